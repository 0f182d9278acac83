import { toData } from '../../document/data.js';
import { locate } from '../../document/pointer.js';
import { asMapping, keyName, type MappingNode, type Pair, pairOf } from '../../document/syntax.js';
import { field, isRecord, present, text } from '../../kinds/read.js';
import { propertiesOf } from '../../kinds/schema-walk.js';
import { snakeCase } from '../../kinds/synonyms.js';
import type { Entity } from '../../kinds/types.js';
import { evidenceItems } from '../../library/evidence.js';
import { removal } from '../removal.js';
import { isRetired } from '../statements.js';
import type { Fix, Rule } from '../types.js';
import { fillIn } from '../unread.js';

/** Keys for what the law protects, and what readers of a persona fill with clichés first. */
const sensitive = new Map(
  Object.entries({
    gender: 'gender sex gender_identity',
    ethnicity: 'ethnicity ethnic_group ethnic_background race race_ethnicity ethnicity_race',
    religion: 'religion faith religious_affiliation religious_views',
    'family status': 'marital_status family_status relationship_status marital civil_status',
    'sexual orientation': 'sexual_orientation sexuality',
    politics: 'political_views political_affiliation politics political_leaning',
    disability: 'disability disabilities',
  }).flatMap(([name, keys]) => keys.split(' ').map((key) => [key, name] as const)),
);

/** Values by which somebody says that it does not matter. */
const whatever =
  /^(?:any|all|all genders|both|mixed|various|varies|n\/?a|none|not relevant|irrelevant|unspecified|-|\*)$/i;

const title = 'Say why it matters: keep it as a key of your own, with evidence to fill in';

export const sensitiveAttribute: Rule = {
  meta: {
    id: 'sensitive-attribute',
    summary: 'Gender, ethnicity, religion, family status and the like, without evidence that it matters.',
    kinds: ['persona'],
    severity: 'info',
    channel: 'finding',
    fix: 'Takes it out, or keeps it as a key of your own (`x_gender`) with evidence to fill in.',
    supersedes: ['unknown-key', 'mixed-key-case', 'synonym-key'],
    vocabulary: 'Further keys that need evidence, such as caste.',
  },
  create: ({ file: { parsed }, library, report }) => {
    const own = new Set((library.config.vocabulary.get('sensitive-attribute') ?? []).map(snakeCase));
    return {
      value({ pointer, pair, node }, entity) {
        if (!pair || entity.dialect === 'pls' || isRetired(entity)) return;
        const key = snakeCase(keyName(pair));
        const name = sensitive.get(key) ?? (own.has(key) ? keyName(pair) : undefined);
        if (name === undefined || /\/x[_-]/.test(pointer) || !says(toData(node))) return;
        const holder = pointer.slice(0, pointer.lastIndexOf('/'));
        const mapping = asMapping(locate(entity.node, holder)?.node);
        const shown = [entity.data.evidence, field(toData(mapping ?? node), 'evidence')];
        if (!mapping || shown.some((evidence) => evidenceItems(evidence).length > 0)) return;
        const gone = removal(parsed, entity, pointer);
        const source = { source: 'What shows that it changes what we do', method: 'customer_interviews' };
        const justified =
          pair.value.type === 'scalar' && !Object.hasOwn(Object(toData(mapping)), 'evidence')
            ? asOwn(entity, mapping, pair, fillIn(title, parsed, mapping, [['evidence', [source]]]))
            : [];
        report({
          message: advice(name, keyName(pair)),
          span: pair.key.span,
          entity,
          pointer,
          fixes: [...(gone ? [{ title: `Leave out ${keyName(pair)}`, edits: [gone] }] : []), ...justified],
        });
      },
    };
  },
};

/** The format has no place for such keys: one that stays becomes a key of the team's own. */
function asOwn({ schema }: Entity, mapping: MappingNode, { key }: Pair, fixes: readonly Fix[]): Fix[] {
  const name = String(key.value);
  const own = `x_${snakeCase(name)}`;
  if (propertiesOf(schema, [schema]).has(name) || pairOf(mapping, own) || key.style !== 'plain') return [...fixes];
  return fixes.map((fix) => ({ ...fix, edits: [{ span: key.span, newText: own }, ...fix.edits] }));
}

function says(value: unknown): boolean {
  if (isRecord(value) || !present(value)) return false;
  const said = text(value);
  return said === undefined || !whatever.test(said);
}

function advice(name: string, key: string): string {
  const instead = name === 'disability' ? ' What they need to use a product belongs in `accessibility`.' : '';
  return `\`${key}\` invites clichés, and nothing shows that ${name} changes what you do. Leave it out, or add \`evidence\`.${instead}`;
}
