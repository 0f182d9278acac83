/** Reference pages: every field of a kind, what it is for, what may stand there, and an example. */
import { stringify } from 'yaml';
import { isSchema } from './bundle.mjs';
import { readersAt, ruleLink, scoreLink } from './readers.mjs';

/** @typedef {import('./bundle.mjs').Schema} Schema */
/** @typedef {import('./readers.mjs').Readers} Readers */
/** @typedef {import('./readers.mjs').RuleMeta} RuleMeta */
/** `of` stands before the path in the heading. @typedef {{path: string, schema: Schema, noun?: string, of?: string}} Section */

/** Shapes that stand in many places: explained once, at the foot of a page. */
const shared = new Map([
  ['evidence_item', 'Evidence'],
  ['review', 'Review'],
  ['range', 'Ranges'],
]);

/** How to write those that have no file name ending of their own. */
const intros = new Map([
  ['config', 'Written in `personas.config.yaml` at the root of the library.'],
  [
    'pls-persona',
    'A persona with `id` and `label` and no `kind`, in a file that the [settings](config.md) mark with `dialect: pls`. ' +
      'How such personas are combined is told in [PLS personas](../pls.md).',
  ],
  [
    'pls-glossary',
    'A glossary without `kind`, `id` and `name` whose terms have `definitions` or `see`, in a file that the ' +
      '[settings](config.md) include with `kind: glossary`. More on it stands in [PLS personas](../pls.md#its-glossary).',
  ],
]);

/** @param {{name: string, list?: string}} source */
function intro({ name, list }) {
  const several = list ? `, or under \`${list}:\` in a file with several` : '';
  return intros.get(name) ?? `Written in \`*.${name}.yaml\`${several}.`;
}

/** @param {string} name of the schema @returns {string} path of its page */
export const pageOf = (name) => `docs/reference/${name === 'pls-persona' ? 'pls' : name}.md`;

/**
 * @param {{name: string, own: boolean, list?: string, schema: Schema}} source
 * @param {Readers} readers
 * @returns {string}
 */
export function referencePage(source, readers) {
  const { name, own, schema } = source;
  const page = new Page(schema, (path) => readersAt(readers, name, path));
  const body = page.sections({ path: '', schema }).join('\n');
  const parts = [
    `# ${schema.title}`,
    `<!-- Generated from schemas/source/${name}.yaml by scripts/schemas.mjs. Do not edit. -->`,
    String(schema.description),
    `${intro(source)} ${needed(schema)}`,
    ...(own ? ['Keys that start with `x-` or `x_` are your own and left alone, everywhere.'] : []),
    '## Fields',
    body,
    ...page.footer(),
    ...watchers(name, readers),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** @param {Schema} schema */
function needed({ required }) {
  if (!Array.isArray(required) || required.length === 0) return 'Every field may be left out.';
  return `Only ${required.map((key) => `\`${key}\``).join(' and ')} must be there.`;
}

/** What looks at such a file as a whole. @param {string} name @param {Readers} readers @returns {string[]} */
function watchers(name, { rules, scores }) {
  const kind = name.replace(/^pls-/, '');
  const isPls = kind !== name;
  /** @param {RuleMeta} rule */
  const looksAt = ({ kinds, fields = {} }) => kind in fields || (kinds !== 'all' && kinds.some((one) => one === kind));
  const own = isPls ? [] : rules.filter(looksAt);
  const scored = isPls ? [] : scores.filter(({ fields }) => kind in fields);
  return [
    '## Rules and scores',
    ...(scored.length > 0 ? [`It counts for ${scored.map(scoreLink).join(', ')}.`] : []),
    ...(own.length > 0 ? [own.map((rule) => `- ${ruleLink(rule)}: ${rule.summary}`).join('\n')] : []),
    'What holds for every file, such as the form of dates and ids, is told on the [pages of the rules](../rules).',
  ];
}

class Page {
  #severitiesTold = false;
  /** @type {Set<string>} */
  #used = new Set();
  /** The first list of statements on the page, for the example. @type {{key: string, noun: string, text: string} | undefined} */
  #statement;

  /** @param {Schema} root @param {(path: string) => string[]} readersOf */
  constructor(root, readersOf) {
    this.root = root;
    this.readersOf = readersOf;
  }

  /**
   * The table of one group of fields, then those of the groups inside it.
   * @param {Section} section
   * @returns {string[]}
   */
  sections({ path, schema, noun, of = '' }) {
    const fields = Object.entries(isSchema(schema.properties) ? schema.properties : {}).filter(
      ([key]) => noun === undefined || (key !== 'rank' && key !== 'evidence'),
    );
    const required = Array.isArray(schema.required) ? schema.required : [];
    const rows = fields.map(([key, field]) =>
      this.#row({ key, at: join(path, key), field: asSchema(field), needed: path !== '' && required.includes(key) }),
    );
    const heading = path ? [`### ${of}\`${path}\`\n`] : [];
    const note = noun
      ? ['An item is a plain text, or these fields and those of every [statement](#statements).\n']
      : [];
    const table = ['| Field | What to write | What it is | Example |', '| --- | --- | --- | --- |', ...rows, ''];
    return [
      ...heading,
      ...note,
      ...table,
      ...fields.flatMap(([key, field]) => this.#inner(path, key, asSchema(field))),
    ];
  }

  /** @param {string} path @param {string} key @param {Schema} field @returns {string[]} */
  #inner(path, key, field) {
    const at = join(path, key);
    if (this.#sharedName(field) || (isRules(field) && at !== 'rules')) return [];
    return this.#branches(field).flatMap((branch) => {
      if (isSchema(branch.properties)) return this.sections({ path: at, schema: branch });
      if (Array.isArray(branch.prefixItems)) return this.#settings(at, asSchema(branch.prefixItems[1]));
      if (!isSchema(branch.items) || this.#sharedName(branch.items)) return [];
      return this.#branches(branch.items).flatMap((item) => {
        if (!isSchema(item.properties)) return [];
        const noun = nounOf(item);
        if (noun !== undefined && !hasOwnFields(item)) return [];
        return this.sections({ path: at, schema: item, of: 'Items of ', ...(noun === undefined ? {} : { noun }) });
      });
    });
  }

  /** The settings of one rule. @param {string} at @param {Schema} schema @returns {string[]} */
  #settings(at, schema) {
    const keys = Object.keys(asSchema(schema.properties));
    return keys.length > 0 ? this.sections({ path: at, schema, of: 'Settings of ' }) : [];
  }

  /** @param {{key: string, at: string, field: Schema, needed: boolean}} row */
  #row({ key, at, field, needed }) {
    const schema = this.#resolve(field);
    const fallback = schema.default === undefined ? [] : [`Without it: ${code(schema.default)}.`];
    const readers = this.readersOf(at);
    const read = readers.length > 0 ? [`Looked at by ${readers.join(', ')}.`] : [];
    const about = [String(schema.description), ...this.#newValues(field), ...fallback, ...read].join('<br>');
    const examples = Array.isArray(schema.examples) ? schema.examples : [schema.const];
    const cells = [`\`${key}\`${needed ? ' (needed)' : ''}`, this.#shape(field, at), about, code(examples[0])];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  }

  /** The severities stand behind the name of every rule: once is enough. @param {Schema} field @returns {string[]} */
  #newValues(field) {
    const isSetting = this.#branches(field).some(({ prefixItems }) => prefixItems !== undefined);
    if (isSetting && this.#severitiesTold) return [];
    this.#severitiesTold ||= isSetting;
    return this.#values(field);
  }

  /** What each value of a list means, in the field itself or in its items. @param {Schema} field @returns {string[]} */
  #values(field) {
    return this.#branches(field).flatMap((branch) => {
      const meanings = Array.isArray(branch.enumDescriptions) ? branch.enumDescriptions : [];
      const own = Array.isArray(branch.enum)
        ? branch.enum.map((value, index) => `\`${value}\`: ${meanings[index]}`)
        : [];
      const inner = [branch.items, branch.additionalProperties].filter(isSchema);
      return [...own, ...inner.flatMap((place) => this.#values(place))];
    });
  }

  /** What to write, in words. @param {Schema} field @param {string} at @returns {string} */
  #shape(field, at) {
    const name = this.#sharedName(field);
    if (name === 'range') return this.#link(name, 'range');
    if (name === 'review') return this.#link(name, 'fields');
    if (isRules(field)) return '[fields](#rules)';
    const schema = this.#resolve(field);
    if (Array.isArray(schema.anyOf)) {
      const shapes = schema.anyOf.map((branch) => this.#shape(branch, at));
      return shapes.filter((shape) => shape !== '').join(' or ');
    }
    if (schema.const !== undefined) return code(schema.const);
    if (Array.isArray(schema.enum)) return 'one of the values';
    if (schema.type === 'array') return this.#listShape(schema, at);
    if (schema.type === 'object') return this.#fieldsShape(schema, at);
    if (schema.type === 'boolean') return '`true` or `false`';
    if (typeof schema['x-reference'] === 'string') return `id of ${referenced(schema['x-reference'])}`;
    if (schema.type === 'string') return textShape(schema);
    return `${schema.type === 'integer' ? 'whole number' : 'number'}${limits(schema)}`;
  }

  /** @param {Schema} schema @param {string} at */
  #fieldsShape({ properties, additionalProperties }, at) {
    if (isSchema(properties)) return `[fields](${anchor(at)})`;
    if (!isSchema(additionalProperties)) return 'keys and values of your own';
    return `keys of your own, each with a ${this.#shape(additionalProperties, at)}`.replace(
      'a one of the',
      'one of the',
    );
  }

  /** @param {Schema} schema @param {string} at */
  #listShape({ items, prefixItems }, at) {
    if (Array.isArray(prefixItems)) return settingsShape(prefixItems, at);
    if (!isSchema(items)) return 'list';
    if (items.$ref === '#/$defs/evidence_item') return `list of ${this.#link('evidence_item', 'evidence')}`;
    const kind = this.#resolve(items)['x-reference'];
    if (typeof kind === 'string') return `list of ids of ${referenced(kind)}`;
    const branches = this.#branches(items);
    const statement = branches.find((branch) => nounOf(branch) !== undefined);
    if (statement) {
      const noun = String(nounOf(statement));
      const texts = asSchema(asSchema(statement.properties)[noun]).examples;
      this.#statement ??= { key: at.split('.').at(-1) ?? at, noun, text: Array.isArray(texts) ? String(texts[0]) : '' };
      const more = hasOwnFields(statement) ? anchor(`Items of ${at}`) : '#statements';
      return `list of [statements](${more}), \`${noun}\``;
    }
    const shapes = branches.map((branch) => {
      if (isSchema(branch.properties)) return `[items](${anchor(`Items of ${at}`)})`;
      return Array.isArray(branch.enum) ? 'the values' : `${this.#shape(branch, at)}s`;
    });
    return `list of ${shapes.join(' or ')}`;
  }

  /** @param {string} name @param {string} text */
  #link(name, text) {
    this.#used.add(name);
    return `[${text}](#${String(shared.get(name)).toLowerCase()})`;
  }

  /** The shapes that this page needed, explained. @returns {string[]} */
  footer() {
    const parts = [];
    if (this.#statement) {
      const { key: list, noun, text } = this.#statement;
      const item = { [noun]: text, rank: 1, evidence: ['close-interviews-2026'] };
      this.#used.add('evidence_item');
      const defs = asSchema(this.root.$defs);
      parts.push(
        '## Statements',
        'A list of statements takes plain texts. Where there is more to say, an item has the word shown in the table ' +
          'above as its first field, and may have these too:',
        ['| Field | What to write | What it is | Example |', '| --- | --- | --- | --- |']
          .concat(
            ['rank', 'evidence'].map((key) => this.#row({ key, at: key, field: asSchema(defs[key]), needed: false })),
          )
          .join('\n'),
        `\`\`\`yaml\n# Both say the same; the second has more to say.\n${stringify({ [list]: [text, item] })}\`\`\``,
      );
    }
    for (const [name, title] of shared) {
      if (!this.#used.has(name)) continue;
      const schema = asSchema(asSchema(this.root.$defs)[name]);
      const details = this.#branches(schema).find((branch) => isSchema(branch.properties));
      parts.push(`## ${title}`, String(schema.description));
      if (details) parts.push(this.sections({ path: '', schema: details }).join('\n').trim());
      if (name === 'range')
        parts.push('Currencies may be signs or codes (`$`, `€`, `50k EUR`), large numbers `k`, `m` or `bn`.');
    }
    return parts.map((part) => part.trim());
  }

  /** @param {Schema} field @returns {Schema} */
  #resolve(field) {
    if (typeof field.$ref !== 'string') return field;
    const { $ref, ...beside } = field;
    return { ...this.#resolve(asSchema(asSchema(this.root.$defs)[$ref.replace('#/$defs/', '')])), ...beside };
  }

  /** @param {Schema} field @returns {Schema[]} */
  #branches(field) {
    const schema = this.#resolve(field);
    return Array.isArray(schema.anyOf) ? schema.anyOf.flatMap((branch) => this.#branches(branch)) : [schema];
  }

  /** @param {Schema} field */
  #sharedName({ $ref }) {
    const name = typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : '';
    return shared.has(name) ? name : undefined;
  }
}

/** The settings of all rules, which are told in one place. @param {Schema} field */
const isRules = ({ $ref }) => $ref === '#/$defs/rules';

/** The noun of a statement's details, `goal` for one; nothing for any other shape. @param {Schema} schema */
function nounOf({ required, properties }) {
  const isStatement = isSchema(properties) && 'rank' in properties && 'evidence' in properties;
  return isStatement && Array.isArray(required) ? String(required[0]) : undefined;
}

/** Whether a statement has more than its noun, `rank` and `evidence`. @param {Schema} schema */
function hasOwnFields({ properties }) {
  return isSchema(properties) && Object.keys(properties).length > 3;
}

/** @param {string} path @param {string} key */
const join = (path, key) => (path ? `${path}.${key}` : key);

/** Where GitHub puts a heading. @param {string} heading */
const anchor = (heading) =>
  `#${heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-')}`;

/** A link to the page of the kind whose id stands here. @param {string} kind */
const referenced = (kind) => `[${kind}](${kind}.md)`;

/** @param {Schema} schema */
function textShape({ format, pattern }) {
  if (format === 'date') return 'date';
  return typeof pattern === 'string' && pattern.startsWith('^[a-z0-9]+') ? 'id' : 'text';
}

/** @param {readonly unknown[]} items @param {string} at */
function settingsShape(items, at) {
  const keys = Object.keys(asSchema(asSchema(items[1]).properties));
  // That the severity may stand in a list all the same need not be said of a rule without settings.
  if (keys.length === 0) return '';
  return `list of such a value and [settings](${anchor(`Settings of ${at}`)})`;
}

/** @param {Schema} schema */
function limits({ minimum, maximum }) {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  return '';
}

/** @param {unknown} value a piece of YAML on one line, as code */
function code(value) {
  const text = typeof value === 'string' ? value : stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
  return `\`${text}\``;
}

/** @param {unknown} value @returns {Schema} */
function asSchema(value) {
  if (!isSchema(value)) throw new Error(`Not a schema: ${JSON.stringify(value)}`);
  return value;
}
