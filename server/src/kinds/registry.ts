import { config } from './config.js';
import { empathyMap } from './empathy-map.js';
import { experienceMap } from './experience-map.js';
import { glossary } from './glossary.js';
import { icp } from './icp.js';
import { interviewGuide } from './interview-guide.js';
import { jtbd } from './jtbd.js';
import { maturityModel } from './maturity-model.js';
import { persona } from './persona.js';
import { personaMap } from './persona-map.js';
import { pestel } from './pestel.js';
import { plsGlossary, plsPersona } from './pls.js';
import { segment } from './segment.js';
import { story } from './story.js';
import { study } from './study.js';
import { swot } from './swot.js';
import { type Dialect, type Kind, type KindName, kindNames } from './types.js';
import { valueProposition } from './value-proposition.js';

const byName: Readonly<Record<KindName, Kind>> = {
  persona,
  icp,
  jtbd,
  story,
  segment,
  'persona-map': personaMap,
  'empathy-map': empathyMap,
  'value-proposition': valueProposition,
  'experience-map': experienceMap,
  swot,
  pestel,
  'maturity-model': maturityModel,
  study,
  'interview-guide': interviewGuide,
  glossary,
  config,
};

/** Every kind, in the order of menus and docs. */
export const kinds: readonly Kind[] = kindNames.map((name) => byName[name]);

/** The kind of a known name. */
export function kindOf(name: KindName): Kind {
  return byName[name];
}

/** The kind that a text names, such as the value of `kind:`; nothing for any other text. */
export function kindOfName(name: string): Kind | undefined {
  return kinds.find((kind) => kind.name === name);
}

/** The kind whose files end in `.<suffix>.yaml`. */
export function kindOfSuffix(suffix: string): Kind | undefined {
  return kinds.find((kind) => kind.suffix === suffix);
}

/** The kind whose entities stand under this key of a collection: `personas` holds personas. */
export function kindOfCollection(key: string): Kind | undefined {
  return kinds.find((kind) => kind.collectionKey === key);
}

/** What checks and explains an entity of this kind, written in this format. */
export function schemaFor(
  name: KindName,
  dialect: Dialect,
): Pick<Kind, 'label' | 'schema' | 'validate' | 'references'> {
  if (dialect === 'pls' && name === 'persona') return plsPersona;
  return dialect === 'pls' && name === 'glossary' ? plsGlossary : byName[name];
}

/** The kinds that a person may write behind `kind:`; the config file is known by its name alone. */
export function writableKinds(): readonly KindName[] {
  return kindNames.filter((name) => name !== 'config');
}
