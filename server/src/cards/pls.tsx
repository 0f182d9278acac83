import type { Field } from './field.js';
import { CardHeader, type Label, labelOf } from './header.js';
import { NextStep, ReadinessDial, ReadinessParts } from './readiness.js';
import { Chips, Facts, factsOf, Section } from './section.js';
import { Statements } from './statements.js';
import { Prose, Text } from './text.js';
import type { CardModel } from './types.js';
import { words } from './words.js';

/** The card of a persona in the Persona Library System's own form (FORMAT section 5). */
export function PlsCard({ model, root }: { readonly model: CardModel; readonly root: Field }) {
  const { readiness } = model;
  return (
    <>
      <CardHeader
        entity={model.entity}
        root={root}
        shape="person"
        kicker="Persona (PLS)"
        labels={labelsOf(root)}
        {...(readiness ? { aside: <ReadinessDial readiness={readiness} /> } : {})}
      />
      {readiness ? <NextStep readiness={readiness} /> : null}
      <Prose field={root.get('narrative')} class="lead" />
      <div class="flow">
        <div class="flow-aside">
          <TraitsAside root={root} />
          {root.get('parent').items.length > 0 ? (
            <Section title="Builds on" field={root.get('parent')}>
              <Chips items={root.get('parent').items} />
            </Section>
          ) : null}
        </div>
        <Traits root={root} />
      </div>
      {readiness ? <ReadinessParts readiness={readiness} /> : null}
    </>
  );
}

/** What moves a persona and how to reach it: the traits that are lists. */
export function Traits({ root }: { readonly root: Field }) {
  return (
    <>
      <Lists field={root.get('motivations')} title={(key) => key} />
      <Lists field={root.get('strategies')} title={(key) => `${key} strategy`} />
    </>
  );
}

/** The traits that are facts. */
export function TraitsAside({ root }: { readonly root: Field }) {
  const role = root.get('role');
  return (
    <>
      <Role role={role} />
      <Block title="Organization" field={root.get('organization')} />
      <Block title="Technologies" field={role.get('technologies')} />
      <Awareness field={root.get('awareness')} />
      <Block title="Adoption" field={root.get('adoption')} />
    </>
  );
}

function labelsOf(root: Field): Label[] {
  const said = (field: Field) => (field.text === '*' ? [] : labelOf(field));
  return [
    ...said(root.get('segment')),
    ...said(root.get('role').get('function')),
    ...said(root.get('role').get('level')),
  ];
}

/** A mapping of lists, such as motivations: one section a list; a list that extends its parents' says so. */
function Lists({ field, title }: { readonly field: Field; readonly title: (key: string) => string }) {
  return (
    <>
      {field.entries.map(([key, list]) => (
        <Statements
          key={key}
          title={`${words(title(key))}${key.startsWith('x-') ? ' (added to the inherited ones)' : ''}`}
          field={list}
          noun="text"
        />
      ))}
    </>
  );
}

function Role({ role }: { readonly role: Field }) {
  const without = ['titles', 'x-titles', 'technologies', ...anything(role)];
  const titles = [...role.get('titles').items, ...role.get('x-titles').items];
  if (factsOf(role, without).length === 0 && titles.length === 0) return null;
  return (
    <Section title="Role" field={role}>
      <Chips items={titles} />
      <Facts field={role} without={without} />
    </Section>
  );
}

function Block({ title, field }: { readonly title: string; readonly field: Field }) {
  const without = anything(field);
  if (field.isMapping ? factsOf(field, without).length === 0 : field.isEmpty) return null;
  return (
    <Section title={title} field={field}>
      <Facts field={field} without={without} />
    </Section>
  );
}

/** In PLS an asterisk stands for "any": there is nothing to say about that field. */
function anything(field: Field): string[] {
  return field.entries.filter(([, value]) => value.text === '*').map(([key]) => key);
}

function Awareness({ field }: { readonly field: Field }) {
  const channels = field.get('channels').items;
  const without = ['channels', ...anything(field)];
  if (factsOf(field, without).length === 0 && channels.length === 0) return null;
  return (
    <Section title="Awareness" field={field}>
      <Facts field={field} without={without} />
      {channels.length > 0 ? (
        <ul class="plain-list">
          {channels.map((channel) => {
            const url = channel.get('url').text;
            const format = channel.get('format').text;
            return (
              <li key={channel.pointer} data-line={channel.line}>
                <Text>{url ?? channel.readable ?? ''}</Text>
                {url && format ? <span class="source-facts">{format}</span> : null}
              </li>
            );
          })}
        </ul>
      ) : null}
    </Section>
  );
}
