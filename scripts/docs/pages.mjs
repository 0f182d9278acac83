/** The generated parts of the pages in docs/rules: the table at the top, the section on options, and the index. */
import { settingText } from './settings.mjs';

/** @typedef {import('../../server/src/rules/types.js').RuleMeta} RuleMeta */
/** @typedef {import('../../server/src/rules/types.js').RuleOption} RuleOption */
/** @typedef {Omit<RuleMeta, 'fields' | 'supersedes'>} Row */

/** The folders of server/src/rules in the order of the index, and what they are called there. */
const groups = new Map([
  ['syntax', 'The text'],
  ['schema', 'Keys and values of the format'],
  ['values', 'What stands in the values'],
  ['anti-patterns', 'Six anti-patterns of personas'],
  ['persona', 'Personas'],
  ['icp', 'Ideal customer profiles'],
  ['jtbd', 'Jobs to be done'],
  ['segment', 'Segments'],
  ['story', 'User stories'],
  ['maps', 'Maps and canvases'],
  ['research', 'Evidence and studies'],
  ['library', 'The library as a whole'],
  ['inheritance', 'Inheritance'],
]);

/** @param {Row} row @returns {string} what stands between the marks at the top of a page */
export function head({ kinds, severity, channel, fix, safe }) {
  const of = kinds === 'all' ? 'all' : kinds.map((kind) => `\`${kind}\``).join(', ');
  const onSave = safe === undefined ? [] : [`\nSafe enough for \`source.fixAll\` on save: ${lowerFirst(safe)}`];
  return [
    '| Severity | Channel | Kinds | Quick fix |',
    '| --- | --- | --- | --- |',
    `| ${severity} | ${channel} | ${of} | ${fix ?? '-'} |`,
    ...onSave,
    '',
  ].join('\n');
}

const optionsStart = '<!-- options -->\n';
const optionsEnd = '<!-- /options -->\n';

/**
 * A page with its section on options written anew. What the author says there besides stays, below.
 * @param {string} page @param {Row} row
 */
export function withOptions(page, row) {
  const marked = page.includes(optionsStart) ? page : page.replace(unmarked, freshOptions);
  const start = marked.indexOf(optionsStart);
  const end = marked.indexOf(optionsEnd, start);
  if (start < 0 || end < 0) throw new Error(`docs/rules/${row.id}.md has no section "## Options".`);
  return marked.slice(0, start + optionsStart.length) + optionsOf(row) + marked.slice(end);
}

/** A new page may say "None.", and what is written for every gap. */
const unmarked =
  /^## Options\n\n(?:None\.\s+)?(?:Naming the rule with a severity makes it a finding of its own:\n\n```yaml\n[^`]*```\n\n)?/m;
const freshOptions = `## Options\n\n${optionsStart}${optionsEnd}\n`;

/** @param {Row} row */
function optionsOf({ id, options = [], channel, severity, vocabulary }) {
  const parts = [];
  if (options.length > 0) {
    const rows = options.map(
      (option) =>
        `| \`${option.name}\` | ${valueInWords(option)} | ${option.description} | \`${String(option.default)}\` |`,
    );
    parts.push(
      ['| Option | What to write | What it is | Without it |', '| --- | --- | --- | --- |', ...rows].join('\n'),
      'They stand behind the severity. This is what holds without a setting:',
      yaml(`rules:\n  ${id}: ${settingText(severity, options)}`),
    );
  } else if (id !== 'incomplete') parts.push('The rule has no options.');
  if (vocabulary !== undefined)
    parts.push(
      `Words of your own are added under \`vocabulary\`. ${vocabulary}`,
      yaml(`vocabulary:\n  ${id}: [a word, another word]`),
    );
  if (channel === 'gap')
    parts.push(
      'A gap is listed under [`incomplete`](incomplete.md). Naming the rule with a severity makes it a finding of its own:',
      yaml(`rules:\n  ${id}: ${severity}`),
    );
  return parts.map((part) => `${part}\n`).join('\n');
}

const silencingStart = '<!-- silencing -->\n';
const silencingEnd = '<!-- /silencing -->\n';

/**
 * A page with the ways to silence its rule written anew. What the author says there besides stays, below.
 * @param {string} page @param {Row} row
 */
export function withSilencing(page, row) {
  const fresh = `## How to silence it\n\n${silencingStart}${silencingEnd}`;
  const marked = page.includes(silencingStart) ? page : page.replace(unmarkedSilencing, fresh);
  const start = marked.indexOf(silencingStart);
  const end = marked.indexOf(silencingEnd, start);
  if (start < 0 || end < 0) throw new Error(`docs/rules/${row.id}.md has no section "## How to silence it".`);
  return marked.slice(0, start + silencingStart.length) + silencingOf(row) + marked.slice(end);
}

/** A new page may say how to do it in the config file, as is written for every rule. */
const unmarkedSilencing =
  /^## How to silence it\n(?:\nIn `personas\.config\.yaml`[^\n]*:\n\n```yaml\nrules:\n {2}[a-z-]+: ["']?off["']?\n```\n)?/m;

/** @param {Row} row */
function silencingOf({ id, channel }) {
  const isMissing = channel === 'gap' || id === 'incomplete';
  const where = isMissing ? 'For one entity, above the line of its `id`' : 'At one place, on the line above';
  return [
    `${where}, with the reason ([more on silencing](../silencing.md)):`,
    yaml(`# personas-disable-next-line ${id} -- why`),
    'In the whole library, in `personas.config.yaml`:',
    yaml(`rules:\n  ${id}: off`),
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n');
}

/** @param {string} text */
const yaml = (text) => `\`\`\`yaml\n${text}\n\`\`\``;

/** @param {RuleOption} option */
function valueInWords({ schema: { type, minimum, maximum } }) {
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'string') return 'text';
  const word = type === 'integer' ? 'whole number' : 'number';
  if (minimum !== undefined && maximum !== undefined) return `${word}, ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `${word}, ${minimum} or more`;
  return maximum === undefined ? word : `${word}, ${maximum} or less`;
}

/**
 * The index of all pages, by the folders that the rules live in.
 * @param {readonly Row[]} rules @param {(id: string) => string} groupOf the folder of a rule
 */
export function index(rules, groupOf) {
  const folders = [...new Set(rules.map(({ id }) => groupOf(id)))];
  const order = [...groups.keys(), ...folders.filter((folder) => !groups.has(folder)).sort()];
  const sections = order.flatMap((folder) => {
    const own = rules.filter(({ id }) => groupOf(id) === folder);
    return own.length > 0 ? [`## ${groups.get(folder) ?? upperFirst(folder)}`, ...about(folder), table(own)] : [];
  });
  const gaps = rules.filter(({ channel }) => channel === 'gap').length;
  return `${[
    '# Rules',
    '<!-- Generated from server/src/rules by scripts/docs.mjs. Do not edit. -->',
    `What the editor and \`personas lint\` look for: ${rules.length} rules. How loudly each of them speaks, and where, ` +
      'is set in `personas.config.yaml`; [Settings](../settings.md) tells how.',
    `${gaps} of them are gaps: something worth having is absent. Gaps are no mistakes: the editor lists those of one ` +
      'entity in one note, [`incomplete`](incomplete.md), and they never fail a run.',
    'Fix: **yes** where there is a quick fix, **on save** where it is safe enough for `source.fixAll` to do it unasked.',
    ...sections,
  ].join('\n\n')}\n`;
}

/** @param {string} folder */
function about(folder) {
  return folder === 'anti-patterns' ? ['The ones that the preset `minimal` keeps.'] : [];
}

/** @param {readonly Row[]} rules */
function table(rules) {
  const rows = rules.map(({ id, summary, severity, channel, fix, safe, options = [] }) => {
    const fixed = fix === undefined ? '-' : safe === undefined ? 'yes' : 'on save';
    const set = options.map(({ name }) => `\`${name}\``).join(', ') || '-';
    return `| [\`${id}\`](${id}.md) | ${severity} | ${channel} | ${fixed} | ${set} | ${summary} |`;
  });
  return [
    '| Rule | Severity | Channel | Fix | Options | What it finds |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** @param {string} text */
const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);

/** @param {string} text */
const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);
