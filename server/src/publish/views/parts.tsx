import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Avatar } from '../../cards/avatar.js';
import { entityTint } from '../../cards/header.js';
import { Text } from '../../cards/text.js';
import type { KindName } from '../../kinds/types.js';
import type { Library } from '../../library/library.js';
import type { Person } from '../people.js';
import { titleOfFolder } from '../title.js';
import type { View, ViewOptions } from './types.js';

type HrefOf = NonNullable<ViewOptions['hrefOf']>;

/** An anchor that the script of the preview takes for "open this entity". */
export function inPreview(kind: KindName, id: string): string {
  return `#${kind}/${encodeURIComponent(id)}`;
}

/** An entity as a view names it. */
export interface Named {
  readonly kind: KindName;
  readonly id?: string | undefined;
  readonly name: string;
}

/** The name of an entity, as a link to where it is shown; plain text where it has no id. */
export function EntityLink({ to: { kind, id, name }, hrefOf }: { readonly to: Named; readonly hrefOf: HrefOf }) {
  const href = id === undefined ? undefined : hrefOf(kind, id);
  if (href === undefined) return <Text>{name}</Text>;
  return (
    <a class="reference" href={href} data-kind={kind} data-id={id} dir="auto">
      {name}
    </a>
  );
}

/** A persona with its portrait's place and its role. */
export function PersonName({ person, hrefOf }: { readonly person: Person; readonly hrefOf: HrefOf }) {
  const { id, name, role, negative, active, entity } = person;
  const notes = [negative ? 'not served' : undefined, active ? undefined : 'not in use'].filter(Boolean).join(', ');
  return (
    <span class={`who ${entityTint(entity)}`}>
      <Avatar entity={entity} name={name} shape="person" crossed={negative} picture={person.picture} />
      <span class="who-text">
        <b>
          <EntityLink to={{ kind: 'persona', id, name }} hrefOf={hrefOf} />
        </b>
        {role || notes ? (
          <small>
            {role ? <Text>{role}</Text> : null}
            {notes ? <span class="who-note"> ({notes})</span> : null}
          </small>
        ) : null}
      </span>
    </span>
  );
}

interface FrameProps {
  /** Name of the view, for its class and for the script that patches it. */
  readonly view: string;
  readonly title: string;
  readonly library: Pick<Library, 'root'>;
  /** What the library is called; without it, as its folder. */
  readonly libraryTitle?: string | undefined;
  /** One or two sentences on what is seen. */
  readonly lead?: string | undefined;
  /** Beside the title. */
  readonly aside?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** Renders a view. What is user-written is escaped by the renderer. */
export function viewOf(props: FrameProps): View {
  return { title: props.title, html: renderToString(<Frame {...props} />) };
}

function Frame({ view, title, library, libraryTitle, lead, aside, children }: FrameProps): JSX.Element {
  return (
    <article class={`card view view-${view} tint-6`} data-entity={`view ${view}`}>
      <div class="card-body">
        <header class="head">
          <div class="head-text">
            <p class="kicker">
              <Text>{libraryTitle ?? titleOfFolder(library.root)}</Text>
            </p>
            <h1>{title}</h1>
            {lead ? <p class="role">{lead}</p> : null}
          </div>
          {aside ? <div class="head-aside">{aside}</div> : null}
        </header>
        {children}
      </div>
    </article>
  );
}

/** A titled part of a view. */
export function Part({ title, hint, class: name = '', children }: PartProps) {
  return (
    <section class={`section ${name}`.trim()}>
      <h2>{title}</h2>
      {hint ? <p class="hint">{hint}</p> : null}
      {children}
    </section>
  );
}

interface PartProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly class?: string;
  readonly children?: ComponentChildren;
}

/** A view of a library that has nothing to show in it yet, and what to do about it. */
export function Nothing({ children }: { readonly children: ComponentChildren }) {
  return <p class="nothing view-nothing">{children}</p>;
}

/** Entities one after the other, the first few of many. */
export function LinkList({ all, most, hrefOf }: LinkListProps) {
  const rest = all.length - most;
  return (
    <span>
      {all.slice(0, most).map((to, index) => (
        <span key={`${to.kind} ${to.id ?? index}`}>
          {index > 0 ? ', ' : ''}
          <EntityLink to={to} hrefOf={hrefOf} />
        </span>
      ))}
      {rest > 0 ? ` and ${rest} more` : ''}
    </span>
  );
}

interface LinkListProps {
  readonly all: readonly Named[];
  readonly most: number;
  readonly hrefOf: HrefOf;
}
