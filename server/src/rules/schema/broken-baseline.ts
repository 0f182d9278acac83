import type { Entity, PersonaFile } from '../../kinds/types.js';
import type { Library } from '../../library/library.js';
import { valuePlace } from '../place.js';
import type { Report } from '../types.js';

/** What is wrong with the baseline that a config file names; nothing for any other file. */
export function brokenBaseline(file: PersonaFile, { configUri, baseline }: Library, entity: Entity): Report[] {
  if (file.uri !== configUri || baseline?.problem === undefined || typeof entity.data.baseline !== 'string') return [];
  const message = `\`baseline\` names \`${entity.data.baseline}\`, which accepts nothing. ${baseline.problem}`;
  return [{ message, span: valuePlace(entity, '/baseline'), entity, pointer: '/baseline' }];
}
