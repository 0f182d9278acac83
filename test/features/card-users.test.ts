import { expect, test } from 'vitest';
import { cardModel } from '../../server/src/features/card.js';
import type { KindName } from '../../server/src/kinds/types.js';
import { shelf } from '../support/library.js';

const texts = {
  'talks.study.yaml': 'id: talks\nname: Talks\n',
  'dana.persona.yaml': 'id: dana\nname: Dana\nevidence: [talks]\ngoals: [{ goal: Sleep, evidence: [talks] }]\n',
  'pair.swot.yaml': 'id: pair\nstrengths: [{ strength: Calm, evidence: [talks] }]\n',
  'other.persona.yaml': 'id: other\nname: Other\nevidence: [else]\n',
};

function usersIn(name: keyof typeof texts, hrefOf?: (kind: KindName, id: string) => string | undefined) {
  const { library, files } = shelf(texts);
  const file = files.get(name);
  const entity = file?.entities[0];
  if (!file || !entity) throw new Error(`no entity in ${name}`);
  return cardModel({ file, findings: [], library, entity, scores: { summary: {} }, ...(hrefOf ? { hrefOf } : {}) })
    .usedBy;
}

test('a study knows who uses it as evidence, the most frequent first', () => {
  expect(usersIn('talks.study.yaml')).toEqual([
    { kind: 'persona', name: 'Dana', times: 2 },
    { kind: 'swot', name: 'pair', times: 1 },
  ]);
});

test('its users are links where they are shown', () => {
  const users = usersIn('talks.study.yaml', (kind, id) => (kind === 'persona' ? `#${kind}/${id}` : undefined));
  expect(users?.map(({ link }) => link)).toEqual([{ kind: 'persona', id: 'dana', href: '#persona/dana' }, undefined]);
});

test('nothing else is asked who uses it', () => {
  expect(usersIn('dana.persona.yaml')).toBeUndefined();
});
