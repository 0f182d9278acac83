import type { Data } from '../../document/data.js';
import type { NewPair } from '../../document/edits.js';
import { present } from '../../kinds/read.js';
import { referencesOf } from '../../kinds/references.js';
import { propertiesOf } from '../../kinds/schema-walk.js';
import type { Entity } from '../../kinds/types.js';
import { withInherited } from '../../library/effective.js';
import { isActive } from '../../library/library.js';
import { anchorSpan } from '../../library/place.js';
import type { Fix, Rule, RuleContext, RuleOption } from '../types.js';
import { fillIn } from '../unread.js';
import { listed } from '../words.js';

/** Measured on real collections: with fewer entities than this, or a smaller share, what most have says nothing. */
const leastSiblings: RuleOption<number> = {
  name: 'siblings',
  description: 'How many entities a collection has at least before they are compared.',
  schema: { type: 'integer', minimum: 2, maximum: 1000 },
  default: 4,
};
const leastShare: RuleOption<number> = {
  name: 'share',
  description: 'From which share of the others on a key counts as usual, 0.5 to 1.',
  schema: { type: 'number', minimum: 0.5, maximum: 1 },
  default: 0.75,
};

/** Keys that are right for one and wrong for the next, and those that other rules ask for by name. */
const notCompared = new Set([
  ...['$schema', 'kind', 'id', 'name', 'label', 'status', 'parent', 'owner', 'tags', 'review', 'validation', 'why_not'],
  ...['evidence', 'goals', 'pain_points', 'size', 'quote', 'priority', 'messaging'],
]);

export const siblingMissingKey: Rule = {
  meta: {
    id: 'sibling-missing-key',
    summary: 'An entity of a collection lacks a key that most of the others beside it have.',
    kinds: 'all',
    severity: 'info',
    channel: 'gap',
    options: [leastSiblings, leastShare],
    fix: 'Adds the key to fill in.',
  },
  create: (context) => ({
    file() {
      for (const siblings of collections(context)) {
        if (siblings.length < context.option(leastSiblings)) continue;
        const users = usersOf(siblings);
        for (const entity of siblings) reportLacks(context, entity, siblings.length - 1, users);
      }
    },
  }),
};

/** The active entities of each list or mapping that holds several. */
function collections({ file, library }: RuleContext): Entity[][] {
  const byList = new Map<string, Entity[]>();
  for (const entity of file.entities) {
    if (entity.kind === 'config' || entity.pointer === '' || !isActive(entity)) continue;
    const place = `${entity.document} ${entity.kind} ${entity.pointer.slice(0, entity.pointer.lastIndexOf('/'))}`;
    byList.set(place, [...(byList.get(place) ?? []), withInherited(library, file.uri, entity) ?? entity]);
  }
  return [...byList.values()];
}

/** How many say something under each key. */
function usersOf(siblings: readonly Entity[]): ReadonlyMap<string, number> {
  const users = new Map<string, number>();
  for (const { data } of siblings) {
    for (const [key, value] of Object.entries(data)) {
      if (present(value) && !notCompared.has(key) && !/^x[_-]/.test(key)) users.set(key, (users.get(key) ?? 0) + 1);
    }
  }
  return users;
}

function reportLacks(context: RuleContext, entity: Entity, others: number, users: ReadonlyMap<string, number>): void {
  const share = context.option(leastShare);
  const lacking = [...users].filter(([key, count]) => count >= share * others && !Object.hasOwn(entity.data, key));
  if (lacking.length === 0) return;
  const keys = lacking.map(([key]) => key);
  const fewest = Math.min(...lacking.map(([, count]) => count));
  const most = fewest === others ? `All ${others}` : `At least ${fewest} of the ${others}`;
  const own = context.file.entities.find((one) => one.node === entity.node) ?? entity;
  context.report({
    message: `${most} others in this list have ${listed(
      keys.map((key) => `\`${key}\``),
      'and',
    )}, and this one has not. Add what holds here.`,
    span: anchorSpan(entity),
    entity: own,
    fixes: fixesFor(context, own, keys),
  });
}

/** Starts from the examples of the schema. Ids in an example would lead nowhere, and a key of no schema has none. */
function fixesFor({ file }: RuleContext, entity: Entity, keys: readonly string[]): Fix[] {
  const { schema } = entity;
  const properties = propertiesOf(schema, [schema]);
  const pairs = keys.flatMap((key): NewPair[] => {
    const example = properties.get(key)?.schema.examples?.[0];
    const holdsIds = referencesOf(schema).some(({ path }) => path[0] === key && !path.includes('evidence'));
    return example === undefined || holdsIds ? [] : [[key, example as Data]];
  });
  const isWhole = pairs.length === keys.length;
  return isWhole ? fillIn(`Add ${listed(keys, 'and')} to fill in`, file.parsed, entity.node, pairs) : [];
}
