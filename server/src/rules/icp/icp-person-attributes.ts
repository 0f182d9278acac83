import { Source, shift } from '../../convert/source.js';
import { scalar } from '../../document/edits.js';
import { escapeSegment, locate } from '../../document/pointer.js';
import { asMapping, keyName } from '../../document/syntax.js';
import { field } from '../../kinds/read.js';
import { isSlug } from '../../kinds/slug.js';
import { isSpokenFor, snakeCase } from '../../kinds/synonyms.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import type { Library } from '../../library/library.js';
import { pairPlace } from '../place.js';
import { removal } from '../removal.js';
import type { Offer, Rule } from '../types.js';

export const icpPersonAttributes: Rule = {
  meta: {
    id: 'icp-person-attributes',
    summary: 'Age, gender, hobbies and the like: facts about a person, in a profile of a company.',
    kinds: ['icp'],
    fields: { icp: ['firmographics', 'technographics', 'business', 'signals', 'personas'] },
    severity: 'warning',
    channel: 'finding',
    fix: 'Moves it to a new persona.',
    vocabulary: 'Further keys that speak of a person.',
    supersedes: ['unknown-key', 'synonym-key', 'mixed-key-case'],
  },
  create: ({ file, library, report }) => ({
    violation({ keyword, entity, pointer, key, value }) {
      if (keyword !== 'additionalProperties' || key === undefined) return;
      const own = library.config.vocabulary.get('icp-person-attributes') ?? [];
      const isPersonal = isSpokenFor('icp', key) || own.some((term) => snakeCase(term) === snakeCase(key));
      const place = isPersonal ? pairPlace(entity, pointer, key) : undefined;
      if (!place) return;
      report({
        message: `\`${key}\` describes a person, and this is the profile of a company. Move it to a persona of somebody who works there.`,
        span: place.key,
        entity,
        pointer: `${pointer}/${escapeSegment(key)}`,
        offers: moving(file, entity, { pointer, key, value: field(value, key) }, newId(library, entity)),
      });
    },
  }),
};

interface Personal {
  /** Of the mapping that holds it. */
  readonly pointer: string;
  readonly key: string;
  readonly value: unknown;
}

/** Takes it out here and writes it, as it stands, into a new persona: what it is called there, other rules say. */
function moving(file: PersonaFile, entity: Entity, personal: Personal, id: string): Offer[] {
  const cut = removal(file.parsed, entity, `${personal.pointer}/${escapeSegment(personal.key)}`);
  if (!cut) return [];
  const lines = ['kind: persona', `id: ${id}`, `name: ${inWords(id)}`, '# A first sketch: nobody has been asked yet.'];
  const text = `${[...lines, 'basis: proto', textOf(file, entity, personal)].join('\n')}\n`;
  return [{ title: 'Move it to a new persona', create: { kind: 'persona', id, text }, edits: [cut] }];
}

function textOf({ parsed }: PersonaFile, entity: Entity, { pointer, key, value }: Personal): string {
  const source = new Source(parsed);
  const mapping = asMapping(locate(entity.node, pointer)?.node);
  const pair = mapping?.pairs.find((candidate) => keyName(candidate) === key);
  const block = mapping && pair && source.blockOf(mapping, pair);
  if (!pair || !block) return `${scalar(key)}: ${JSON.stringify(value)}`;
  const written = source.slice({ start: pair.key.span.start, end: block.end });
  return shift(written, -source.column(pair.key.span.start)).replace(/\r\n?/g, '\n').trimEnd();
}

/** An id that no persona has: that of the profile with what the person is to it. */
function newId(library: Library, { id }: Entity): string {
  const first = `${id !== undefined && isSlug(id) ? id : 'company'}-buyer`;
  let free = first;
  for (let count = 2; library.declares('persona', free); count++) free = `${first}-${count}`;
  return free;
}

function inWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
