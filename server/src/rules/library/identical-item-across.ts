import type { Entity, PersonaFile } from '../../kinds/types.js';
import { type Item, itemsOf } from '../../library/items.js';
import { type EntityFacts, isActive, isNegative, isSame } from '../../library/library.js';
import { stemsOfPersona } from '../../library/words.js';
import { valuePlace } from '../place.js';
import { removal } from '../removal.js';
import type { Fix, Rule, RuleContext } from '../types.js';
import { listed } from '../words.js';
import { descends } from './kinship.js';
import { isBefore, isPlaceOf, placeOf, relatedTo } from './library-ids.js';
import { mostlyTheSame, tolerance } from './undifferentiated.js';

const namesShown = 3;

export const identicalItemAcross: Rule = {
  meta: {
    id: 'identical-item-across',
    summary: 'A goal or pain point that another persona has in the same words.',
    kinds: ['persona'],
    fields: { persona: ['goals', 'pain_points'] },
    severity: 'info',
    channel: 'finding',
    fix: 'Removes it from the later of the two.',
    inDrafts: 'silent',
  },
  create: (context) => ({
    entity(entity) {
      const { file, library } = context;
      if (!library.complete || !isActive(entity) || isNegative(entity)) return;
      for (const item of itemsOf(entity)) {
        const others = library
          .marked(item.mark)
          .filter((other) => !isSame(other, file.uri, entity) && !descends(library, file.uri, entity, other.id));
        const apart = others.length > 0 ? withoutTwins(context, entity, others) : [];
        if (apart.length > 0) reportItem(context, entity, item, apart);
      }
    },
  }),
};

/** Where two personas are mostly the same, or copies, that is the finding, and not each thing that they share. */
function withoutTwins({ file, library }: RuleContext, entity: Entity, others: readonly EntityFacts[]): EntityFacts[] {
  const twins = library.similar(placeOf(file, entity), stemsOfPersona(entity), mostlyTheSame - tolerance);
  return others.filter((other) => !twins.some(({ neighbour }) => isPlaceOf(neighbour, other.uri, other)));
}

function reportItem({ file, library, report }: RuleContext, entity: Entity, item: Item, others: EntityFacts[]): void {
  const names = others.slice(0, namesShown).map((other) => `\`${nameOf(other)}\``);
  const rest = others.length - names.length;
  const who = listed(rest > 0 ? [...names, `${rest} more`] : names, 'and');
  const words = item.words === 1 ? 'its one content word is' : `all ${item.words} content words are`;
  const declared = others.flatMap((other) =>
    other.id === undefined
      ? []
      : library.links.declarations('persona', other.id).filter((one) => isPlaceOf(one, other.uri, other)),
  );
  report({
    message: `${who} ${others.length === 1 ? 'has' : 'have'} this ${item.what} too: ${words} the same. Say what is different about it for this persona, or keep it in a persona that both inherit from.`,
    span: valuePlace(entity, item.pointer),
    entity,
    pointer: item.pointer,
    fixes: leaveTo(file, entity, item, others),
    ...relatedTo(declared, ({ id }) => `\`${id}\` has the same ${item.what}`),
  });
}

/** The first persona keeps it. */
function leaveTo(file: PersonaFile, entity: Entity, { what, pointer }: Item, others: readonly EntityFacts[]): Fix[] {
  const [first] = others;
  if (!first || isBefore(placeOf(file, entity), first)) return [];
  const list = pointer.split('/').findIndex((step) => /^\d+$/.test(step));
  const edit =
    list < 0
      ? undefined
      : removal(
          file.parsed,
          entity,
          pointer
            .split('/')
            .slice(0, list + 1)
            .join('/'),
        );
  return edit ? [{ title: `Leave this ${what} to ${nameOf(first)}`, edits: [edit] }] : [];
}

function nameOf({ id, name }: EntityFacts): string {
  return id ?? name ?? 'another persona';
}
