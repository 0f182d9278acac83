import fc from 'fast-check';

/** A value of some shape that people write, before it has a place in a text. */
export type Messy =
  | {
      readonly is: 'text';
      readonly text: string;
      readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'lines';
    }
  | { readonly is: 'raw'; readonly text: string }
  | { readonly is: 'nothing' }
  | { readonly is: 'list'; readonly items: readonly Messy[]; readonly flow: boolean; readonly indent: number }
  | { readonly is: 'mapping'; readonly pairs: readonly MessyPair[]; readonly flow: boolean };

export interface MessyPair {
  readonly key: string;
  readonly value: Messy;
  readonly above: boolean;
  readonly beside: boolean;
  readonly blank: boolean;
  /** A comment under its value, indented like what belongs to it. */
  readonly below: boolean;
}

const words = ['alpha', 'beta', 'gamma', 'delta', 'Kappa', 'is', 'late', 'Data', 'reports'];
const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
const text = fc.oneof(
  sentence,
  sentence,
  fc.constantFrom(
    'As a Nurse, I want to see the list so that nobody is lost',
    'As an accountant I can log in',
    'When the month ends, I want all numbers, so I can report',
    'Excel, NetSuite, Jira',
    'alpha; beta',
    'under 30',
    '25 to 34 years',
    'finance-lead',
    'high',
    'career',
    'C-Level',
    '50+',
    "it's: not so",
    'a # no comment',
    '- alpha',
    '2026-03-31',
    '',
    'ünïcode – dash',
  ),
);
const far = ' '.repeat(40);
/** Written as they are: numbers, marks, tags, repeats, lists with a comment inside. */
const raws = [
  ...['34', '25-34', '3', '4.5', 'true', '2_000', '2026-03-31', '"7"', '<10', '0', '[]', '{}', '[25, 34]', '~'],
  ...['&a alpha', '*a', '&b [alpha, Beta]', '*b', '&c { name: alpha }', '*c', '!!str 34', '!x gamma', '! delta'],
  ...[`[alpha, # inner\n${far}beta]`, `{ name: alpha, # inside\n${far}goal: beta }`, `\n${far}alpha beta`],
  ...[
    `# first\n${far}alpha`,
    `"alpha\n${far}beta"`,
    `|+\n${far}alpha\n\n`,
    `>2\n${far}alpha`,
    `|\n${far}- alpha\n${far}- beta`,
  ],
];
const scalar: fc.Arbitrary<Messy> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant('text' as const),
      text,
      style: fc.constantFrom('plain', 'single', 'double', 'literal', 'folded', 'lines'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...raws).map((raw) => ({ is: 'raw' as const, text: raw })),
  },
  { weight: 1, arbitrary: fc.constant({ is: 'nothing' as const }) },
) as fc.Arbitrary<Messy>;

const innerKeys = (
  'item name title description text goal pain severity intensity type business career personal from ' +
  'to min max min_usd max_usd age location job_title tools trigger criteria when want so ' +
  'given then criterion scenario x_own zebra source evidence rank priority frequency steps statement ' +
  'quote push functional education income'
).split(' ');

innerKeys.push('Slow exports');

const { value } = fc.letrec<{ value: Messy }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.record({
      is: fc.constant('list' as const),
      items: fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
      flow: fc.boolean(),
      indent: fc.constantFrom(0, 2, 4),
    }),
    fc.record({ is: fc.constant('mapping' as const), pairs: pairsOf(innerKeys, tie('value'), 3), flow: fc.boolean() }),
  ) as fc.Arbitrary<Messy>,
}));

function pairsOf(keys: readonly string[], of: fc.Arbitrary<Messy>, most: number): fc.Arbitrary<MessyPair[]> {
  return fc.uniqueArray(
    fc.record({
      key: fc.constantFrom(...keys),
      value: of,
      above: fc.boolean(),
      beside: fc.boolean(),
      blank: fc.boolean(),
      below: fc.boolean(),
    }),
    { minLength: 1, maxLength: most, selector: ({ key }) => key },
  );
}

/** The pairs of an entity whose keys are some of these. */
export function messyEntity(keys: readonly string[]): fc.Arbitrary<MessyPair[]> {
  return pairsOf(keys, value, 7);
}

/** Writes YAML as people do, with a comment of its own at every place that asks for one. */
export class MessyWriter {
  #comments = 0;

  constructor(readonly step: number) {}

  entity(pairs: readonly MessyPair[], indent = 0): string {
    return this.#pairs(pairs, indent);
  }

  #comment(): string {
    return `# note ${++this.#comments}`;
  }

  #pairs(pairs: readonly MessyPair[], indent: number): string {
    return pairs
      .map((pair, index) => {
        const pad = ' '.repeat(indent);
        const above =
          (pair.blank && index > 0 ? '\n' : '') + (pair.above && index > 0 ? `${pad}${this.#comment()}\n` : '');
        const first = index === 0 ? '' : pad;
        const written = `${above}${first}${key(pair.key)}:${this.#value(pair.value, indent, pair.beside)}`;
        return pair.below ? `${written}${pad}  ${this.#comment()}\n` : written;
      })
      .join('');
  }

  /** What stands behind a colon or a dash, with its line break. */
  #value(of: Messy, indent: number, beside: boolean): string {
    const note = beside ? ` ${this.#comment()}` : '';
    if (of.is === 'nothing') return `${note}\n`;
    if (of.is === 'raw') return ` ${of.text}${of.text.includes('\n') ? '' : note}\n`;
    if (of.is === 'text') return this.#text(of, indent, note);
    if (of.flow) return ` ${flow(of)}${note}\n`;
    const pad = ' '.repeat(indent + this.step);
    if (of.is === 'mapping') return `${note}\n${pad}${this.#pairs(of.pairs, indent + this.step)}`;
    return `${note}\n${this.#items(of.items, indent + of.indent, beside)}`;
  }

  #items(items: readonly Messy[], indent: number, notes: boolean): string {
    const pad = ' '.repeat(indent);
    return items
      .map((item) => {
        const above = notes ? `${pad}${this.#comment()}\n` : '';
        if (item.is === 'mapping' && !item.flow) return `${above}${pad}- ${this.#pairs(item.pairs, indent + 2)}`;
        return `${above}${pad}-${this.#value(item, indent, notes)}`;
      })
      .join('');
  }

  #text({ text, style }: Extract<Messy, { is: 'text' }>, indent: number, note: string): string {
    const pad = ' '.repeat(indent + this.step);
    if (style === 'single') return ` '${text.replace(/'/g, "''")}'${note}\n`;
    if (style === 'literal' && text !== '') return ` |${note}\n${pad}${text}\n`;
    if (style === 'folded' && text !== '') return ` >-${note}\n${pad}${text.split(' ').join(`\n${pad}`)}\n`;
    if (style === 'lines' && isPlain(text)) return ` ${text.split(' ').join(`\n${pad}`)}${note}\n`;
    return style === 'plain' && isPlain(text) ? ` ${text}${note}\n` : ` ${JSON.stringify(text)}${note}\n`;
  }
}

function key(name: string): string {
  return /^[\w-]+$/.test(name) || name.includes(' ') ? name : JSON.stringify(name);
}

function isPlain(text: string): boolean {
  return /^[A-Za-z][^:#\n]*$/.test(text);
}

function flow(of: Messy): string {
  if (of.is === 'nothing') return 'null';
  if (of.is === 'raw') return of.text;
  if (of.is === 'text')
    return of.style === 'plain' && /^[A-Za-z][\w ]*$/.test(of.text) ? of.text : JSON.stringify(of.text);
  if (of.is === 'list') return `[${of.items.map(flow).join(', ')}]`;
  return `{ ${of.pairs.map((pair) => `${key(pair.key)}: ${flow(pair.value)}`).join(', ')} }`;
}

/** The same as JSON. */
export function asJson(pairs: readonly MessyPair[]): string {
  return JSON.stringify(Object.fromEntries(pairs.map((pair) => [pair.key, plain(pair.value)])), null, 2);
}

function plain(of: Messy): unknown {
  if (of.is === 'nothing') return null;
  if (of.is === 'raw') return /^[\d.]+$/.test(of.text) ? Number(of.text) : of.text;
  if (of.is === 'text') return of.text;
  if (of.is === 'list') return of.items.map(plain);
  return Object.fromEntries(of.pairs.map((pair) => [pair.key, plain(pair.value)]));
}
