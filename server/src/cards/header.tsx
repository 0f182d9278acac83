import type { ComponentChildren } from 'preact';
import type { Entity } from '../kinds/types.js';
import { Avatar, type Shape } from './avatar.js';
import type { Field } from './field.js';
import { Origin } from './origin.js';
import { Text } from './text.js';
import type { CardModel } from './types.js';
import { sentence, tintOf } from './words.js';

/** What an entity is called on its card, whatever state it is in. */
export function nameOf(entity: Entity): string {
  // A glossary of the PLS has no name to give.
  const nameless = entity.kind === 'glossary' && entity.dialect === 'pls' ? 'Glossary' : 'Unnamed';
  return entity.name?.trim() || entity.id?.trim() || nameless;
}

/** The class that gives an entity its colour. */
export function entityTint(entity: Entity): string {
  return tintOf(entity.id ?? entity.name ?? entity.kind);
}

/** One fact in the row of labels under the name. */
export interface Label {
  readonly text: string;
  readonly line: number | undefined;
  /** `plain` is the quiet one; `strong` stands out, by weight and a frame too. */
  readonly tone?: 'plain' | 'strong';
}

interface CardHeaderProps {
  readonly entity: Entity;
  readonly root: Field;
  readonly shape: Shape;
  /** The line above the name: what kind of thing this is. */
  readonly kicker: string;
  /** The line under the name. */
  readonly role?: Field;
  readonly labels: readonly Label[];
  /** The dial, when there is a score. */
  readonly aside?: ComponentChildren;
  /** What an `img` may show for the picture that the entity names. */
  readonly pictureOf?: CardModel['pictureOf'] | undefined;
  /** Marks somebody whom we do not serve. */
  readonly crossed?: boolean;
}

/** The top of every card. */
export function CardHeader(props: CardHeaderProps) {
  const { entity, root, shape, kicker, role, labels, aside, pictureOf, crossed = false } = props;
  const line = root.get('name').line ?? root.get('label').line ?? root.line;
  const state = stateOf(root);
  return (
    <>
      <header class={['head', state && `head-${state}`, crossed && 'head-crossed'].filter(Boolean).join(' ')}>
        <Portrait entity={entity} root={root} shape={shape} pictureOf={pictureOf} crossed={crossed} />
        <div class="head-text">
          <p class="kicker">{kicker}</p>
          <h1 data-line={line}>
            <Text>{nameOf(entity)}</Text>
          </h1>
          {role?.readable ? (
            <p class="role" data-line={role.line}>
              <Text>{role.readable}</Text> <Origin field={role} />
            </p>
          ) : null}
          <Labels labels={labels} />
        </div>
        {aside ? <div class="head-aside">{aside}</div> : null}
      </header>
      <Standing root={root} />
      <PictureHint root={root} pictureOf={pictureOf} />
    </>
  );
}

/** The portrait of an entity, or the drawing that stands for it. */
export function Portrait(
  props: Pick<CardHeaderProps, 'entity' | 'root' | 'shape' | 'pictureOf'> & { readonly crossed?: boolean },
) {
  const { entity, root, shape, pictureOf, crossed = false } = props;
  const image = root.get('image');
  const picture = image.text === undefined ? undefined : pictureOf?.(image.text);
  return (
    <Avatar
      entity={entity}
      name={nameOf(entity)}
      shape={shape}
      crossed={crossed}
      picture={picture}
      line={picture === undefined ? undefined : image.line}
    />
  );
}

/** Says of a picture that cannot be shown what could be; nothing where nobody looks for pictures. */
function PictureHint({ root, pictureOf }: Pick<CardHeaderProps, 'root' | 'pictureOf'>) {
  const image = root.get('image');
  if (image.text === undefined || !pictureOf || pictureOf(image.text) !== undefined) return null;
  return (
    <p class="picture-hint" data-line={image.line}>
      The picture cannot be shown. Name a PNG, JPEG, GIF, WebP, AVIF or SVG file of at most 2 MB in the folder of the
      library.
    </p>
  );
}

/** The row of labels under a name; nothing without any. */
export function Labels({ labels }: { readonly labels: readonly Label[] }) {
  if (labels.length === 0) return null;
  return (
    <ul class="labels">
      {labels.map((label) => (
        <li key={label.text} class={`label ${label.tone ?? 'plain'}`} data-line={label.line}>
          <Text>{label.text}</Text>
        </li>
      ))}
    </ul>
  );
}

const standings = {
  draft: 'Still being written: not yet meant for decisions.',
  deprecated: 'On its way out: use something else for new work.',
  retired: 'No longer used: kept so that old decisions can be understood.',
} as const;

type State = keyof typeof standings;

/** Whether an entity is not, or no longer, to be relied on. */
function stateOf(root: Field): State | undefined {
  const { text } = root.get('status');
  return (Object.keys(standings) as State[]).find((state) => state === text);
}

const signs: Readonly<Record<State, string>> = {
  draft: 'M3 17l1-4L14 3l3 3L7 16ZM11.5 5.5l3 3',
  deprecated: 'M10 3v9m-4-4 4 4 4-4M4 17h12',
  retired: 'M3 4h14v4H3ZM4.5 8v9h11V8M8 11.5h4',
};

/** Says in words that an entity is a draft, deprecated or retired. */
function Standing({ root }: { readonly root: Field }) {
  const state = stateOf(root);
  if (state === undefined) return null;
  return (
    <p class={`standing standing-${state}`} data-line={root.get('status').line}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path d={signs[state]} />
      </svg>
      <span>
        <b>{sentence(state)}.</b> {standings[state]}
      </span>
    </p>
  );
}

/** The label of a field's value in words; nothing when it is not there. */
export function labelOf(field: Field, prefix = ''): Label[] {
  const text = field.readable;
  if (text === undefined) return [];
  return [{ text: prefix === '' ? sentence(text) : `${prefix} ${text}`, line: field.line }];
}

/** Status, unless it is the usual one. */
export function statusLabel(root: Field): Label[] {
  const status = root.get('status');
  return status.text === 'active' ? [] : labelOf(status).map((label) => ({ ...label, tone: 'strong' }));
}
