/** A library of any size, the same each time, for measuring: its files differ as those of real people do. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Numbers from 0 up to 1 that look random and repeat (mulberry32).
 * @param {number} seed
 */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const onsets = [
  'b',
  'ch',
  'd',
  'f',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'qu',
  'r',
  'st',
  'tr',
  'v',
  'w',
  'sh',
  'pl',
  'th',
];
const rimes = ['ad', 'ell', 'ine', 'ock', 'unt', 'ame', 'irk', 'ost', 'ule', 'arn'];

/** A few thousand made-up words. */
const words = onsets.flatMap((a) => rimes.flatMap((b) => onsets.slice(0, 18).map((c) => `${a}${b}${c}o`)));

/** @param {() => number} random */
function writer(random) {
  // A few words are common and most are rare, as in any language.
  const word = () => words[Math.floor(words.length * random() ** 2.5)] ?? 'word';
  return {
    /** @param {number} length */
    sentence: (length) => Array.from({ length }, word).join(' '),
    /** @param {number} below */
    number: (below) => Math.floor(random() * below),
  };
}

/** @typedef {ReturnType<typeof writer>} Writer */

/**
 * @param {number} at
 * @param {Writer} write
 * @param {boolean} common whether all say most of the same, as people of one trade do
 */
function persona(at, write, common) {
  const parent = at % 10 === 9 ? [`parent: [persona-${at - 9}]`] : [];
  /** @param {string} noun */
  const statements = (noun) =>
    Array.from({ length: 4 }, (_, place) => [
      common
        ? `  - ${noun}: finish the ${noun} report of every regional team before friday noon because managers, auditors and vendors ask ${noun}${at}x${place}`
        : `  - ${noun}: ${write.sentence(8)}`,
      '    evidence:',
      `      - study: study-${at % 50}`,
      '        confidence: high',
    ]).flat();
  return [
    'kind: persona',
    `id: persona-${at}`,
    `name: ${write.sentence(2)} ${at}`,
    ...parent,
    'type: user',
    'basis: qualitative',
    `summary: ${write.sentence(12)}`,
    'priority: 2',
    'size:',
    `  people: ${1000 + at}`,
    'review:',
    '  last: 2026-03-31',
    'goals:',
    ...statements('goal'),
    'pain_points:',
    ...statements('pain'),
    `quote: I ${write.sentence(6)}`,
  ];
}

/**
 * @param {number} at
 * @param {number} personas
 * @param {Writer} write
 */
function story(at, personas, write) {
  return [
    `id: story-${at}`,
    `as_a: persona-${write.number(personas)}`,
    `job: job-${at % 50}`,
    `i_want: ${write.sentence(6)}`,
    `so_that: ${write.sentence(6)}`,
    'acceptance_criteria:',
    ...Array.from({ length: 3 }, () => `  - ${write.sentence(8)}`),
  ];
}

/**
 * @param {number} at
 * @param {number} personas
 * @param {Writer} write
 */
function job(at, personas, write) {
  return [
    'kind: jtbd',
    `id: job-${at}`,
    `name: ${write.sentence(3)} ${at}`,
    `performers: [persona-${at % personas}]`,
    'statement:',
    `  when: ${write.sentence(5)}`,
    `  want: ${write.sentence(5)}`,
    `  so: ${write.sentence(5)}`,
  ];
}

/**
 * Writes a library: half personas, a tenth of them children of another one; stories and jobs that name them; studies;
 * a glossary and a persona-map.
 * @param {string} folder
 * @param {number} count how many files
 * @param {boolean} [common] whether its personas have most of their words in common
 */
export function writeLibrary(folder, count, common = false) {
  const write = writer(numbers(count));
  const personas = Math.floor(count / 2);
  /** @type {[string, readonly string[]][]} */
  const files = [
    ['personas.config.yaml', ['extends: recommended']],
    [
      'words.glossary.yaml',
      [
        'id: words',
        'terms:',
        ...Array.from({ length: 40 }, (_, at) => `  - { term: ${words[at * 7]}, definition: ${write.sentence(5)} }`),
      ],
    ],
    [
      'who.persona-map.yaml',
      [
        'id: who',
        'personas:',
        ...Array.from({ length: 5 }, (_, at) => `  - { persona: persona-${at}, priority: primary }`),
      ],
    ],
  ];
  for (let at = 0; at < 50; at++)
    files.push([
      `studies/study-${at}.study.yaml`,
      [`id: study-${at}`, `name: ${write.sentence(3)}`, 'method: survey', 'sample_size: 120', 'date: 2026-02-01'],
    ]);
  for (let at = 0; at < personas; at++) files.push([`personas/persona-${at}.persona.yaml`, persona(at, write, common)]);
  for (let at = 0; at < 50; at++) files.push([`jobs/job-${at}.jtbd.yaml`, job(at, personas, write)]);
  for (let at = 0; files.length < count; at++)
    files.push([`stories/story-${at}.story.yaml`, story(at, personas, write)]);
  for (const name of ['studies', 'personas', 'jobs', 'stories']) mkdirSync(join(folder, name), { recursive: true });
  for (const [path, lines] of files) writeFileSync(join(folder, path), `${lines.join('\n')}\n`);
}
