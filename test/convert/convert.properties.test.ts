import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import { kindOf } from '../../server/src/kinds/registry.js';
import { synonymTable } from '../../server/src/kinds/synonym-table.js';
import type { KindName } from '../../server/src/kinds/types.js';
import { applyFix } from '../support/library.js';
import { asJson, MessyWriter, messyEntity } from './messy.js';
import { converted, findingsOf, lost } from './support.js';

const kinds = Object.keys(synonymTable) as KindName[];

/** Canonical keys, other names of them, other spellings, and keys that nobody knows. */
function keysOf(kind: KindName): string[] {
  const known = Object.keys(kindOf(kind).schema.properties ?? {}).filter((key) => key !== 'kind' && key !== '$schema');
  const others = Object.values(synonymTable[kind]?.[''] ?? {}).flatMap((names) => names.split(' '));
  const spelled = known
    .filter((key) => key.includes('_'))
    .map((key) => key.replace(/_([a-z])/g, (_, c) => c.toUpperCase()));
  return [...known, ...others, ...spelled, 'zebra', 'x_own', 'hobbies', 'gender'];
}

function isSound(text: string, name = 'a.yaml'): boolean {
  return parse(text, name.endsWith('.json') ? 'json' : 'yaml').problems.length === 0;
}

/** Findings that converting is there for, and errors of any kind. */
function faults(text: string, name: string) {
  const rules = [
    'unknown-key',
    'synonym-key',
    'mixed-key-case',
    'wrong-type',
    'bad-value',
    'enum-value',
    'missing-key',
  ];
  const found = findingsOf(text, { name });
  return {
    all: found.filter(({ rule }) => rules.includes(rule)).length,
    // A role becomes the id of a persona that may still have to be written.
    errors: found
      .filter(
        ({ severity, rule, pointer }) =>
          severity === 'error' && !(rule === 'dangling-reference' && /as_a$/.test(pointer)),
      )
      .map(({ rule, message }) => `${rule}: ${message}`),
  };
}

function holds(text: string, name: string): void {
  const after = converted(text, { name });
  expect(isSound(after, name), `is sound:\n${text}\n->\n${after}`).toBe(true);
  expect(lost(text, after, name), `nothing is lost:\n${text}\n->\n${after}`).toEqual([]);
  expect(converted(after, { name }), `twice:\n${text}\n->\n${after}`).toBe(after);
  const [old, now] = [faults(text, name), faults(after, name)];
  expect(now.all, `fewer findings:\n${text}\n->\n${after}\n${now.errors.join('\n')}`).toBeLessThanOrEqual(old.all);
  expect(now.errors.length, `no new errors:\n${text}\n->\n${after}\n${now.errors.join('\n')}`).toBeLessThanOrEqual(
    old.errors.length,
  );
}

/** Every quick fix for a key, by itself. */
function fixesHold(text: string, name: string): void {
  const before = findingsOf(text, { name });
  const errors = (found: typeof before) =>
    found.filter(({ severity, rule }) => severity === 'error' && rule !== 'dangling-reference').length;
  for (const finding of before.filter(({ rule }) => ['synonym-key', 'mixed-key-case', 'unknown-key'].includes(rule))) {
    for (const fix of finding.fixes) {
      const after = applyFix(text, fix);
      const said = `${finding.rule}, ${fix.title}:\n${text}\n->\n${after}`;
      expect(isSound(after, name), said).toBe(true);
      expect(lost(text, after, name), said).toEqual([]);
      const now = findingsOf(after, { name });
      const same = (found: typeof before) => found.filter(({ message }) => message === finding.message).length;
      expect(same(now), said).toBeLessThan(same(before));
      expect(errors(now), `${said}\n${now.map(({ message }) => message).join('\n')}`).toBeLessThanOrEqual(
        errors(before),
      );
    }
  }
}

const runs = Number(process.env.RUNS ?? 75);

describe.each(kinds)('a messy %s, converted', (kind) => {
  const entity = messyEntity(keysOf(kind));

  test('is sound, loses nothing, has fewer findings, and stays so', () => {
    fc.assert(
      fc.property(entity, fc.constantFrom(2, 4), fc.constantFrom('\n', '\r\n'), (pairs, step, eol) => {
        const own = pairs.some(({ key }) => key === 'id') ? '' : 'id: a\n';
        const text = (own + new MessyWriter(step).entity(pairs)).replaceAll('\n', eol);
        fc.pre(isSound(text));
        holds(text, `a.${kind}.yaml`);
      }),
      { numRuns: runs, maxSkipsPerRun: 1000 },
    );
  });

  test('is mended key by key without harm', () => {
    fc.assert(
      fc.property(entity, (pairs) => {
        const own = pairs.some(({ key }) => key === 'id') ? '' : 'id: a\n';
        const text = own + new MessyWriter(2).entity(pairs);
        fc.pre(isSound(text));
        fixesHold(text, `a.${kind}.yaml`);
      }),
      { numRuns: runs / 3, maxSkipsPerRun: 1000 },
    );
  });

  test('the same within a list of entities', () => {
    fc.assert(
      fc.property(fc.array(entity, { minLength: 1, maxLength: 2 }), (entities) => {
        const { collectionKey } = kindOf(kind);
        const writer = new MessyWriter(2);
        const text = `${collectionKey}:\n${entities.map((pairs) => `  - ${writer.entity(pairs, 4)}`).join('')}`;
        fc.pre(isSound(text));
        holds(text, `a.${kind}.yaml`);
      }),
      { numRuns: runs / 3, maxSkipsPerRun: 1000 },
    );
  });

  test('the same as JSON', () => {
    fc.assert(
      fc.property(entity, (pairs) => {
        const text = asJson([...pairs.filter(({ key }) => key !== 'kind')])
          .replace('{', `{\n  "kind": "${kind}",\n  "id2": "a",`)
          .replace('"id2"', pairs.some(({ key }) => key === 'id') ? '"x_id"' : '"id"');
        fc.pre(isSound(text, 'a.json'));
        holds(text, 'a.json');
      }),
      { numRuns: runs / 3, maxSkipsPerRun: 1000 },
    );
  });
});
