import { kindOf } from '../kinds/registry.js';
import { samplePractice } from '../library/evidence.js';
import { type Field, grouped } from './field.js';
import { RangeBar } from './figures.js';
import { type CardProps, fieldOf, Glance, PageFrame, Sections } from './generic.js';
import { StatementsOf } from './generic-parts.js';
import { labelOf } from './header.js';
import { Section } from './section.js';
import { Prose, Text, Value } from './text.js';
import type { CardUse } from './types.js';
import { words } from './words.js';

const own = ['method', 'date', 'sample_size', 'duration', 'participants', 'link', 'findings'];

/** The card of a study: what came out, and beside it how it was done, with how many, and who rests on it. */
export function StudyCard({ model, root }: CardProps) {
  const findings = fieldOf(model, root, 'findings');
  return (
    <PageFrame model={model} root={root} more={[...methodLabel(root.get('method')), ...labelOf(root.get('date'))]}>
      <Glance model={model} root={root} without={own} />
      <div class="columns">
        <div class="column main">
          {findings.field.items.length > 0 ? (
            <Section title="What came out" {...(findings.field.isMapping ? {} : { field: findings.field })}>
              <StatementsOf list={findings} />
            </Section>
          ) : null}
          {model.usedBy ? <UsedBy users={model.usedBy} /> : null}
        </div>
        <div class="column side">
          <Sample method={root.get('method')} size={root.get('sample_size')} />
          <How root={root} />
        </div>
      </div>
      <Sections model={model} root={root} without={own} />
    </PageFrame>
  );
}

function methodLabel(method: Field) {
  return method.text === undefined ? labelOf(method) : [{ text: words(method.text), line: method.line }];
}

/** The sample beside what is practice for the method. */
function Sample({ method, size }: { readonly method: Field; readonly size: Field }) {
  const sample = size.number;
  if (size.isEmpty) return null;
  const practice = samplePractice.get(method.text ?? '');
  const enough = practice !== undefined && sample !== undefined && sample >= practice;
  return (
    <Section title="Sample" field={size}>
      <p class="big-number">{sample === undefined ? <Text>{size.readable ?? ''}</Text> : grouped(sample)}</p>
      {sample !== undefined && practice !== undefined ? (
        <RangeBar low={sample} high={sample} min={0} max={Math.max(sample, practice)} ticks={[practice]} />
      ) : null}
      <p class="hint">
        {practice === undefined
          ? 'No sample is usual for this method: its evidence counts as medium.'
          : `${practice} or more are usual for this method${enough ? ': its evidence counts in full.' : ', so its evidence counts as medium.'}`}
      </p>
    </Section>
  );
}

function How({ root }: { readonly root: Field }) {
  const [participants, duration, link] = ['participants', 'duration', 'link'].map((key) => root.get(key));
  const parts = [
    ['Who took part', participants],
    ['How long', duration],
    ['Full notes', link],
  ] as const;
  if (parts.every(([, field]) => !field || field.isEmpty)) return null;
  return (
    <Section title="How it was done">
      <dl class="facts stacked">
        {parts.map(([title, field]) =>
          field && !field.isEmpty ? (
            <div key={title} data-line={field.line}>
              <dt>{title}</dt>
              <dd>{field.isMapping ? <Prose field={field} /> : <Value field={field} />}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Section>
  );
}

/** Whom it carries; a study on which nobody rests was done in vain. */
function UsedBy({ users }: { readonly users: readonly CardUse[] }) {
  return (
    <Section title="Used as evidence by">
      {users.length === 0 ? <p class="nothing">Nobody yet</p> : null}
      <ul class="users">
        {users.map(({ kind, name, times, link }, index) => (
          <li key={`${kind} ${name} ${index}`}>
            {link ? (
              <a class="reference" href={link.href} data-kind={link.kind} data-id={link.id} dir="auto">
                {name}
              </a>
            ) : (
              <span dir="auto">{name}</span>
            )}{' '}
            <small>
              {kindOf(kind).label}
              {times > 1 ? ` · ${times} times` : ''}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
