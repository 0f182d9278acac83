import type { HealthPart } from '../../scores/health.js';
import type { EntityName, HealthReport, LibraryReport, PersonaReport } from '../health-report.js';

/** Where a name is cut, so that the table fits a terminal. */
const longestName = 40;

/** The health of libraries for people: the score and why, a line a persona, and what nobody performs or tells. */
export function healthText({ libraries }: HealthReport): string {
  if (libraries.length === 0) return 'No persona library here.\n';
  return `${libraries.map(libraryText).join('\n\n')}\n`;
}

function libraryText({ path, health, coverage }: LibraryReport): string {
  const head = health
    ? [`${path}: health ${health.score}/100, grade ${health.grade}`, `  ${health.why}`]
    : [`${path}: no health, as no active persona has a readiness`];
  const table = tableOf(coverage.personas, health?.parts ?? []);
  const idle = [
    ...listed('Jobs that nobody performs', coverage.jobsOfNobody),
    ...listed('Stories told as nobody', coverage.storiesOfNobody),
  ];
  return [head, table, idle]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

const heads = ['Persona', 'Ready', 'Weight', 'To gain', 'Jobs', 'Stories', 'Messages', 'Evidence'];

function tableOf(personas: readonly PersonaReport[], parts: readonly HealthPart[]): string[] {
  if (personas.length === 0) return [];
  const left = [...parts];
  const rows = personas.map((persona) => {
    // Parts stand in the order of the personas; not every persona has one.
    const part = left[0]?.id === persona.id && left[0]?.name === persona.name ? left.shift() : undefined;
    return [
      nameOf(persona) + (persona.negative ? ' (not served)' : ''),
      part ? String(part.readiness) : '-',
      part ? String(part.weight) : '-',
      part ? `+${part.gain}` : '-',
      String(persona.jobs.length || '-'),
      String(persona.stories.length || '-'),
      persona.messages ? 'yes' : '-',
      persona.evidence ? 'yes' : '-',
    ];
  });
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return [heads, ...rows].map((row) =>
    `  ${row.map((cell, column) => padded(cell, widths[column] ?? 0, column)).join('  ')}`.trimEnd(),
  );
}

/** Names to the left, all else to the right. */
function padded(cell: string, width: number, column: number): string {
  const blanks = ' '.repeat(Math.max(0, width - [...cell].length));
  return column === 0 ? cell + blanks : blanks + cell;
}

function listed(title: string, entities: readonly EntityName[]): string[] {
  return entities.length === 0 ? [] : [`  ${title}: ${entities.map(nameOf).join(', ')}`];
}

/** Names are what people wrote: on one line, and without what steers a terminal. */
function nameOf({ id, name, path }: EntityName): string {
  const written = (name ?? id ?? path).replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const letters = [...written];
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : written;
}
