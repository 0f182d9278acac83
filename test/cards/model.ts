import type { CardModel } from '../../server/src/cards/types.js';
import { parse } from '../../server/src/document/parse.js';
import { locate } from '../../server/src/document/pointer.js';
import type { ClaimHint } from '../../server/src/kinds/claim.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { schemaFor } from '../../server/src/kinds/registry.js';
import type { Entity } from '../../server/src/kinds/types.js';
import { scoresOf } from '../../server/src/scores/index.js';
import type { ReadinessContext } from '../../server/src/scores/readiness.js';

const alone: ReadinessContext = {
  others: { count: 0, closest: () => undefined },
  inPersonaMap: false,
  study: () => undefined,
};

/** The card models of every entity in a text, each judged as if it were alone in its library. */
export function modelsOf(name: string, text: string, findings: CardModel['findings'] = []): CardModel[] {
  const parsed = parse(text);
  const hint: ClaimHint = name.endsWith('.json') ? { included: { kind: 'persona', dialect: 'pls' } } : {};
  const file = readEntities(`file:///library/${name}`, parsed, hint);
  return file.entities.map((entity) => {
    const { summary: _, ...scores } = scoresOf(entity, alone);
    const lineOf = (pointer: string) => {
      const place = locate(entity.node, pointer);
      return place && parsed.lines.lineAt((place.key ?? place.node).span.start);
    };
    return { entity, lineOf, findings, ...scores };
  });
}

/** A model made by hand around any data, for what no parser would hand out. */
export function modelOf(entity: Partial<Entity> & Pick<Entity, 'kind'>, data: unknown): CardModel {
  return {
    entity: {
      dialect: 'native',
      schema: schemaFor(entity.kind, entity.dialect ?? 'native').schema,
      node: { type: 'mapping', flow: false, pairs: [], span: { start: 0, end: 0 } },
      pointer: '',
      document: 0,
      data: data as Entity['data'],
      ...entity,
    },
    lineOf: (pointer) => pointer.length,
    findings: [],
  };
}
