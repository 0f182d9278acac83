import { Evidence } from './evidence.js';
import { type Field, grouped } from './field.js';
import { type CardProps, Glance, PageFrame, Sections } from './generic.js';
import { Extras } from './generic-parts.js';
import { PersonaPlot, type Placed } from './persona-plot.js';
import { Section } from './section.js';
import { Prose, Reference, Text } from './text.js';

const own = ['purpose', 'personas', 'axes'];

/** The priorities in their order, with what each means. */
const priorities = [
  ['primary', 'Primary', 'designed for first'],
  ['secondary', 'Secondary', 'served well, with a few needs of their own'],
  ['supplemental', 'Supplemental', 'served by what the others get'],
  ['negative', 'Negative', 'not served'],
  ['', 'No priority yet', ''],
] as const;

/** The card of a persona map: the personas in the picture, and beside it who comes first and why. */
export function PersonaMapCard({ model, root }: CardProps) {
  const groups = priorities.map(([priority, title, hint]) => ({
    title,
    hint,
    entries: root.get('personas').items.filter((item) => priorityOf(item) === priority),
  }));
  const entries = groups.flatMap((group) => group.entries);
  const numbers = new Map(entries.map((entry, index) => [entry.pointer, index + 1]));
  const placed = entries.flatMap((entry) => placeOf(entry, numbers.get(entry.pointer) ?? 0));
  return (
    <PageFrame model={model} root={root}>
      <Glance model={model} root={root} without={own} />
      {root.get('purpose').isEmpty ? null : (
        <Section title="What it decides" field={root.get('purpose')}>
          <Prose field={root.get('purpose')} />
        </Section>
      )}
      <div class={placed.length > 0 ? 'section map' : 'section'}>
        {placed.length > 0 ? <Picture axes={root.get('axes')} placed={placed} /> : null}
        <div class="map-groups">
          {groups.map(({ title, hint, entries: members }) =>
            members.length === 0 ? null : (
              <section key={title} class="map-group">
                <h2>
                  <span>
                    {title} <small>{hint}</small>
                  </span>
                </h2>
                <ul>
                  {members.map((member) => (
                    <Member key={member.pointer} member={member} number={numbers.get(member.pointer) ?? 0} />
                  ))}
                </ul>
              </section>
            ),
          )}
        </div>
      </div>
      <Sections model={model} root={root} without={own} />
    </PageFrame>
  );
}

/** The priority of an entry, as far as there is such a one. */
function priorityOf(entry: Field): string {
  const said = entry.get('priority').text ?? '';
  return priorities.some(([priority]) => priority === said) ? said : '';
}

function personaOf(entry: Field): Field {
  if (!entry.isMapping) return entry;
  const persona = entry.get('persona');
  return persona.isEmpty ? entry.get('persona_label') : persona;
}

function placeOf(entry: Field, number: number): Placed[] {
  const [x, y] = [entry.get('x').number, entry.get('y').number];
  if (x === undefined || y === undefined) return [];
  return [{ number, x, y, name: personaOf(entry).readable ?? 'Unnamed', priority: priorityOf(entry), entry }];
}

function Member({ member, number }: { readonly member: Field; readonly number: number }) {
  const persona = personaOf(member);
  const priority = member.get('priority');
  const known = priorityOf(member) !== '' || priority.isEmpty;
  return (
    <li class="map-member" data-line={member.line}>
      <span class={`map-number map-${priorityOf(member) || 'open'}`} aria-hidden="true">
        {number}
      </span>
      <div>
        <p class="map-name">
          <Reference field={persona}>{persona.readable ?? 'Unnamed'}</Reference>
        </p>
        {member.get('why').isEmpty ? null : (
          <p data-line={member.get('why').line}>
            <Text>{member.get('why').readable ?? ''}</Text>
          </p>
        )}
        <Extras item={member} without={['persona', 'persona_label', 'why', 'x', 'y', ...(known ? ['priority'] : [])]} />
        <Evidence owner={member} />
      </div>
    </li>
  );
}

function Picture({ axes, placed }: { readonly axes: Field; readonly placed: readonly Placed[] }) {
  const [x, y] = [axes.get('x'), axes.get('y')];
  const names = [x.get('label').readable ?? 'Across', y.get('label').readable ?? 'Up'] as const;
  return (
    <figure class="map-figure" data-line={axes.line}>
      <p class="map-axis" data-line={y.line}>
        <b>
          <span aria-hidden="true">↑ </span>
          <Text>{names[1]}</Text>
        </b>
        <End field={y.get('high')} />
      </p>
      <PersonaPlot placed={placed} />
      <p class="map-axis">
        <End field={y.get('low')} />
      </p>
      <p class="map-axis map-axis-x" data-line={x.line}>
        <End field={x.get('low')} />
        <b>
          <Text>{names[0]}</Text>
          <span aria-hidden="true"> →</span>
        </b>
        <End field={x.get('high')} />
      </p>
      <details class="evidence">
        <summary>The places in numbers</summary>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">Persona</th>
              <th scope="col">{names[0]}</th>
              <th scope="col">{names[1]}</th>
            </tr>
          </thead>
          <tbody>
            {placed.map(({ entry, name, x: across, y: up }) => (
              <tr key={entry.pointer} data-line={entry.line}>
                <th scope="row">
                  <Text>{name}</Text>
                </th>
                <td data-line={entry.get('x').line}>{grouped(across)}</td>
                <td data-line={entry.get('y').line}>{grouped(up)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** What stands at the end of an axis. */
function End({ field }: { readonly field: Field }) {
  return (
    <span class="map-end" data-line={field.line}>
      <Text>{field.readable ?? ''}</Text>
    </span>
  );
}
