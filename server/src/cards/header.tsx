import type { ComponentChildren } from 'preact';
import type { Entity } from '../kinds/types.js';
import type { Field } from './field.js';
import { Text } from './text.js';
import { initials, sentence, tintOf } from './words.js';

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

type Shape = 'person' | 'company' | 'job' | 'page';

/** How round the corners of a square avatar are. */
const corners: Readonly<Record<Shape, number>> = { person: 36, job: 36, company: 14, page: 5 };

/** A drawn stand-in for a photo: a photo of a made-up person invites readers to judge by looks. */
export function Avatar({ entity, shape }: { readonly entity: Entity; readonly shape: Shape }) {
  return (
    <svg class="avatar" viewBox="0 0 72 72" width="72" height="72" aria-hidden="true">
      {shape === 'person' ? <circle cx="36" cy="36" r="36" /> : <rect width="72" height="72" rx={corners[shape]} />}
      <text x="36" y="45" text-anchor="middle">
        {initials(nameOf(entity))}
      </text>
    </svg>
  );
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
}

/** The top of every card. */
export function CardHeader({ entity, root, shape, kicker, role, labels, aside }: CardHeaderProps) {
  const line = root.get('name').line ?? root.get('label').line ?? root.line;
  return (
    <header class="head">
      <Avatar entity={entity} shape={shape} />
      <div class="head-text">
        <p class="kicker">{kicker}</p>
        <h1 data-line={line}>
          <Text>{nameOf(entity)}</Text>
        </h1>
        {role?.readable ? (
          <p class="role" data-line={role.line}>
            <Text>{role.readable}</Text>
          </p>
        ) : null}
        {labels.length > 0 ? (
          <ul class="labels">
            {labels.map((label) => (
              <li key={label.text} class={`label ${label.tone ?? 'plain'}`} data-line={label.line}>
                <Text>{label.text}</Text>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {aside ? <div class="head-aside">{aside}</div> : null}
    </header>
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
