import { fieldsOf } from '../cards/described.js';
import { Field, grouped, share } from '../cards/field.js';
import { nameOf } from '../cards/header.js';
import type { CardModel } from '../cards/types.js';
import { count, sentence, words } from '../cards/words.js';
import { blocksOf, factOf, isShort, sourcesOf } from './outline-blocks.js';
import { scoreSections, toldByScores } from './outline-scores.js';
import type { Block, Fact, Outline, OutlineSection } from './outline-types.js';

/** Fields that stand at the top or at the foot of every outline, or that are no concern of readers. */
const elsewhere = [
  'kind',
  '$schema',
  'id',
  'name',
  'label',
  'image',
  'summary',
  'narrative',
  'quote',
  'role',
  'status',
  'owner',
  'type',
  'basis',
  'why_not',
  'evidence',
  'review',
  'size',
];

/** What readers look for first; the other fields follow as the schema has them. */
const first = ['statement', 'as_a', 'i_want', 'so_that', 'goals', 'pain_points', 'motivations', 'behaviours'];

/** Fields that are claims about people: those without a source are marked. */
const claims = new Set(['goals', 'pain_points', 'behaviours', 'workflows', 'objections']);

/** Names that say more than the key. */
const titles: Readonly<Record<string, string>> = {
  as_a: 'As',
  acceptance_criteria: 'Done when',
  professional_context: 'At work',
  buying: 'How they buy',
  map: 'Job map',
  performers: 'Done by',
  priority: 'Why it counts',
  icps: 'Customer profiles',
};

/** What the card of a model says. Never throws, whatever the entity holds. */
export function outlineOf(model: CardModel): Outline {
  const { entity, readiness } = model;
  const root = Field.of(model);
  const role = root.get('role').readable;
  const quote = quoteOf(root);
  const warning = warningOf(root);
  return {
    kind: entity.kind,
    ...(entity.id === undefined ? {} : { id: entity.id }),
    name: nameOf(entity),
    kicker: kickerOf(model, root),
    ...(role === undefined ? {} : { role }),
    labels: labelsOf(root),
    ...(quote ? { quote } : {}),
    lead: ['summary', 'narrative'].flatMap((key) => paragraphs(root.get(key))),
    ...(warning === undefined ? {} : { warning }),
    ...(readiness ? { readiness } : {}),
    sections: [...sectionsOf(model, root), ...scoreSections(model), ...sourceSection(root)],
    foot: footOf(root),
  };
}

function sectionsOf(model: CardModel, root: Field): OutlineSection[] {
  const { entity } = model;
  const without = [...elsewhere, ...toldByScores(model, root)];
  const fields = fieldsOf({ field: root, root: entity.schema, schemas: [entity.schema] }, without);
  const place = (key: string) => (first.includes(key) ? first.indexOf(key) : first.length);
  const glance: Fact[] = [];
  const sections: OutlineSection[] = [];
  for (const described of fields.sort((a, b) => place(a.key) - place(b.key))) {
    const { key } = described;
    const title = titles[key] ?? words(key);
    if (!first.includes(key) && isShort(described)) {
      const fact = factOf(described, title);
      if (fact) glance.push(fact);
      continue;
    }
    const blocks = blocksOf(described, claims.has(key));
    if (blocks.length > 0) sections.push({ key, title, blocks });
  }
  if (glance.length === 0) return sections;
  const facts: Block = { type: 'facts', facts: glance };
  return [...sections, { key: '', title: 'At a glance', blocks: [facts] }];
}

/** What the entity as a whole rests on. */
function sourceSection(root: Field): OutlineSection[] {
  const items = sourcesOf(root);
  return items.length === 0 ? [] : [{ key: 'evidence', title: 'Sources', blocks: [{ type: 'names', items }] }];
}

function kickerOf({ entity }: CardModel, root: Field): string {
  const type = root.get('type').text;
  if (entity.kind === 'persona') return type === undefined ? 'Persona' : `${words(type)} persona`;
  return entity.schema.title ?? words(entity.kind);
}

function labelsOf(root: Field): string[] {
  const status = root.get('status').text;
  const tier = root.get('priority').isMapping ? root.get('priority').get('tier') : root.get('priority');
  const people = root.get('size').get('people').number;
  const part = share(root.get('size').get('share'));
  const basis = root.get('basis').readable;
  const labels = [
    status === undefined || status === 'active' ? undefined : sentence(status),
    tier.text === undefined ? undefined : `Priority ${tier.text}`,
    basis === undefined ? undefined : sentence(basis),
    people === undefined ? undefined : `${grouped(people)} people`,
    part && `Share ${part}`,
  ];
  return labels.filter((label) => label !== undefined);
}

function quoteOf(root: Field): Outline['quote'] {
  const quote = root.get('quote');
  const text = quote.isMapping ? quote.get('text').readable : quote.readable;
  const source = quote.isMapping ? quote.get('source').readable : undefined;
  return text === undefined ? undefined : { text, ...(source === undefined ? {} : { source }) };
}

function warningOf(root: Field): string | undefined {
  const type = root.get('type').text;
  if (type !== 'negative' && type !== 'misuse') return undefined;
  const what =
    type === 'negative'
      ? 'Not our audience: we do not design or sell for this persona.'
      : 'Misuse: we design against this persona.';
  return [what, root.get('why_not').readable].filter((text) => text !== undefined).join(' ');
}

function paragraphs(field: Field): string[] {
  return (field.readable ?? '').split(/\n\s*\n/).filter((text) => text.trim() !== '');
}

function footOf(root: Field): string[] {
  const owner = root.get('owner').readable;
  const last = root.get('review').get('last').text;
  const cadence = root.get('review').get('cadence').text;
  const sources = root.get('evidence').items.length;
  const texts = [
    owner === undefined ? undefined : `Owner: ${owner}`,
    last === undefined ? undefined : `Last reviewed ${last}${cadence === undefined ? '' : `, ${cadence}`}`,
    sources === 0 ? undefined : count(sources, 'source'),
  ];
  return texts.filter((text) => text !== undefined);
}
