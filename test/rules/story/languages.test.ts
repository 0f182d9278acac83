import { describe, expect, test } from 'vitest';
import { shelf } from '../../support/library.js';
import { doc } from '../../support/marked.js';

/** A story as good as an English one: two verbs joined, words that look like ours, criteria of some length. */
const stories: Readonly<Record<string, readonly string[]>> = {
  German: [
    'i_want: Notizen anlegen und löschen, auch im System mit API und Cache',
    'so_that: ich sie immer dann habe, wenn ich sie für den Bericht brauche',
    'acceptance_criteria:',
    '  - Die Liste ist robust und intuitiv, und das Menü ist fast immer da.',
    '  - Der Text steht dort, wo er vorher auch stand.',
  ],
  French: [
    'i_want: créer et supprimer des notes dans la base, avec une API et un cache',
    'so_that: je les retrouve quand il me les faut pour le rapport',
    'acceptance_criteria:',
    '  - La page est simple et intuitive, et le message est clair pour tous.',
    '  - Le texte est là où il était avant.',
  ],
  Spanish: [
    'i_want: crear y borrar notas en la base, con una API y un modal',
    'so_that: las tengo cuando las necesito para el informe de la semana',
    'acceptance_criteria:',
    '  - La lista es simple y robusta, y el mensaje se ve en la pantalla.',
  ],
  Dutch: [
    'i_want: notities maken en verwijderen, ook in het systeem met een API',
    'so_that: ik ze altijd heb als ik ze nodig heb voor het rapport',
    'acceptance_criteria:',
    '  - De lijst is robuust en simpel, en het menu staat er altijd.',
  ],
  Portuguese: [
    'i_want: criar e apagar notas na base, com uma API e um popup',
    'so_that: eu tenho tudo quando preciso para o relatório da semana',
    'acceptance_criteria:',
    '  - A lista é simples e robusta, e a mensagem aparece na tela.',
  ],
  Polish: [
    'i_want: tworzyć i usuwać notatki w systemie, także przez API',
    'so_that: mam je zawsze, kiedy potrzebuję ich do raportu',
    'acceptance_criteria:',
    '  - Lista jest prosta i robust, a komunikat widać od razu.',
  ],
  Japanese: [
    'i_want: メモを作成して共有したい。API と JSON も使う。',
    'so_that: 必要なときにすぐ見つけられる',
    'acceptance_criteria:',
    '  - 一覧は simple で robust に表示される。',
  ],
};

describe.each(Object.entries(stories))('a story in %s', (_, lines) => {
  test('is not judged by English words', () => {
    const library = shelf({
      'ana.persona.yaml': doc('kind: persona', 'id: ana', 'basis: proto'),
      'a.story.yaml': doc('kind: story', 'id: a', 'as_a: ana', ...lines),
    });
    const found = library.findings('a.story.yaml').filter(({ channel }) => channel === 'finding');
    expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

test('the same faults are found in English', () => {
  const library = shelf({
    'ana.persona.yaml': doc('kind: persona', 'id: ana', 'basis: proto'),
    'a.story.yaml': doc(
      'kind: story',
      'id: a',
      'as_a: ana',
      'i_want: to create and delete the notes through the API',
      'so_that: I have them when I need them',
      'acceptance_criteria:',
      '  - The list is robust and intuitive.',
    ),
  });
  const found = library.findings('a.story.yaml').filter(({ channel }) => channel === 'finding');
  expect(found.map(({ rule }) => rule)).toEqual(['story-not-atomic', 'story-implementation', 'ac-vague']);
});
