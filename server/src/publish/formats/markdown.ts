import { titleOf } from '../../features/card.js';
import { escapeInline, escapeMarkdown } from '../../features/markdown.js';
import { kindOf } from '../../kinds/registry.js';
import { Anchors, type ExportJob, modelIn } from '../job.js';
import { outlineOf } from '../outline.js';
import type { Block, Fact, Outline, Said, Statement } from '../outline-types.js';

/** Cards as Markdown that GitHub and wikis show well: tables, lists, and links from name to name. */
export function markdown(job: ExportJob): string {
  const { entities, title, snapshot } = job;
  const anchors = new Anchors(entities);
  const isWhole = entities.length > 1;
  const parts = entities.map((shown) => {
    const outline = outlineOf(modelIn(job, shown, anchors.hrefOf));
    // One card alone has nowhere to lead to.
    const anchor = isWhole ? `<a id="${anchors.of(shown)}"></a>\n\n` : '';
    return anchor + outlineText(outline, isWhole ? 2 : 1);
  });
  const head = isWhole ? [`# ${block(title)}`, contents(job, anchors)] : [];
  const made = `*Made on ${snapshot.today} with Personas as Code.*`;
  const text = [...head, ...parts, '---', made].filter((part) => part !== '').join('\n\n');
  return `${text}\n`;
}

function contents({ entities }: ExportJob, anchors: Anchors): string {
  const kinds = [...new Set(entities.map(({ entity }) => entity.kind))];
  return kinds
    .map((kind) => {
      const own = entities.filter(({ entity }) => entity.kind === kind);
      const items = own.map((one) => `- [${inline(titleOf(one.entity, one.file.uri))}](#${anchors.of(one)})`);
      return `**${kindOf(kind).label}**\n\n${items.join('\n')}`;
    })
    .join('\n\n');
}

function outlineText(outline: Outline, level: number): string {
  const { name, kicker, role, labels, quote, lead, warning, readiness, sections, foot } = outline;
  const facts = [kicker, role, ...labels, readiness && `Readiness ${readiness.score} of 100, grade ${readiness.grade}`];
  const parts = [
    `${'#'.repeat(level)} ${block(name)}`,
    facts
      .filter((fact) => fact !== undefined)
      .map((fact, index) => (index === 0 ? `**${inline(fact)}**` : inline(fact)))
      .join(' · '),
    warning === undefined ? '' : `> **${inline(warning)}**`,
    quote ? `> ${block(quote.text)}${quote.source === undefined ? '' : `\n>\n> — ${inline(quote.source)}`}` : '',
    ...lead.map(block),
    ...sections.flatMap(({ title, blocks }) => [
      `${'#'.repeat(level + 1)} ${block(title)}`,
      ...blocks.map((one) => blockText(one, level + 2)),
    ]),
    foot.length > 0 ? `*${foot.map(inline).join(' · ')}*` : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function blockText(one: Block, level: number): string {
  switch (one.type) {
    case 'prose':
      return block(one.text);
    case 'facts':
      return one.facts.map((fact) => `- ${factText(fact)}`).join('\n');
    case 'names':
      return one.items.map((item) => `- ${saidText(item)}`).join('\n');
    case 'statements':
      return one.items
        .map((item, index) => statementText(item, one.numbered === true ? `${index + 1}. ` : '- '))
        .join('\n');
    case 'table':
      return tableText(one.columns, one.rows);
    case 'group':
      return [
        `${'#'.repeat(Math.min(6, level))} ${block(one.title)}`,
        ...one.blocks.map((b) => blockText(b, level + 1)),
      ]
        .filter((part) => part !== '')
        .join('\n\n');
  }
}

const marks = { backed: '', guess: ' *(a guess)*', none: ' *(no source)*' } as const;

function statementText({ text, link, support, facts, sources }: Statement, bullet: string): string {
  const inner = ' '.repeat(bullet.length);
  const lines = [
    `${bullet}${saidText({ text, ...(link ? { link } : {}) })}${support === undefined ? '' : marks[support]}`,
    ...facts.map((fact) => `${inner}- ${factText(fact)}`),
    ...(sources.length > 0 ? [`${inner}- Source: ${sources.map(saidText).join('; ')}`] : []),
  ];
  return lines.join('\n');
}

function factText({ label, values }: Fact): string {
  return `**${inline(label)}:** ${values.map(saidText).join(', ')}`;
}

/** A text that may begin a line, or a link to whom it means. */
function saidText({ text, link }: Said): string {
  return link === undefined ? block(text) : `[${inline(text)}](${link.href})`;
}

function tableText(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(' | ')} |`;
  return [
    line(columns),
    `| ${columns.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => line(columns.map((_, index) => row[index] ?? ''))),
  ].join('\n');
}

/** Characters that steer a terminal or a parser and say nothing. */
const steering = /[\p{Cc}\p{Cs}\u2028\u2029]+/gu;

function inline(text: string): string {
  return math(escapeInline(text.replace(steering, ' ')));
}

function block(text: string): string {
  return math(escapeMarkdown(text.replace(steering, ' ')));
}

/** Some readers of Markdown take what stands between dollars for a formula. */
function math(escaped: string): string {
  return escaped.replace(/\$/g, '\\$');
}
