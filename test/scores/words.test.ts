import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../server/src/library/language.js';
import {
  jaccard,
  overlapOfStatements,
  sharedOf,
  sharedWords,
  stems,
  stemsOfPersona,
} from '../../server/src/library/words.js';
import { entity, persona } from './entities.js';

describe('stems', () => {
  it('joins the forms of a word and leaves stop words and single letters out', () => {
    expect([...stems(['The reports that he was reporting to a report of B'])]).toEqual(['report']);
  });

  it('folds case and compatibility forms', () => {
    expect(stems(['ＲＥＰＯＲＴ ﬁnance'])).toEqual(stems(['report finance']));
  });

  it('drops English endings after an apostrophe, straight or curly', () => {
    expect([...stems(["user's", 'user’s', "don't", "we're"])]).toEqual(['user']);
  });

  it('keeps words of other scripts and numbers', () => {
    expect([...stems(['отчёт 30 報告'])]).toEqual(['отчёт', '30', '報告']);
  });
});

describe('texts without blanks between words', () => {
  it('count by pairs of characters, but for pairs of hiragana', () => {
    expect([...stems(['報告書を作る'])]).toEqual(['報告', '告書', '書を', 'を作', '作る']);
    expect([...stems(['ありがとうございます'])]).toEqual([]);
    expect([...stems(['月'])]).toEqual(['月']);
  });

  it('are told from the words of other scripts between them', () => {
    expect([...stems(['新しいAPIの仕様'])]).toEqual(['新し', 'api', 'の仕', '仕様']);
  });

  it('share what is the same in both', () => {
    expect(overlapOfStatements(['降低客户流失'], ['降低客户流失'])).toBe(1);
    expect(overlapOfStatements(['降低客户流失'], ['减少库存'])).toBe(0);
    expect(overlapOfStatements(['降低客户流失率'], ['降低客户流失'])).toBeCloseTo(5 / 6);
  });
});

describe('fillers of other languages', () => {
  it('are no content words where they outnumber the English ones', () => {
    expect([...stems(['Die Zeit für den Bericht und die Rechnung'])]).toEqual(['die', 'zeit', 'bericht', 'rechnung']);
    expect([...stems(['Load van'])]).toEqual(['load', 'van']);
    expect([...stems(['Load the van before the round', 'Pour con'])]).toEqual(['load', 'van', 'round', 'pour', 'con']);
  });
});

describe('sharedWords', () => {
  it('are written as they stand in the text, each once, in its order', () => {
    const others = stems(['A report that costs time']);
    expect(sharedWords(['Time for reporting', 'Reports and more reports'], others)).toEqual(['time', 'reporting']);
  });

  it('puts pairs of characters together again', () => {
    expect(sharedWords(['毎月の報告書を三日で'], stems(['報告書を三日']))).toEqual(['報告書を三日']);
  });

  it('are as many stems as both have in common', () => {
    const said = fc.array(fc.array(fc.constantFrom('ship', 'ships', 'Costs', 'the', 'van'), { maxLength: 5 }));
    fc.assert(
      fc.property(said, said, (a, b) => {
        const [one, other] = [a, b].map((texts) => texts.map((words) => words.join(' ')));
        expect(stems(sharedWords(one ?? [], stems(other ?? []))).size).toBe(
          sharedOf(stems(one ?? []), stems(other ?? [])),
        );
      }),
    );
  });
});

describe('overlap', () => {
  it('is the shared part of all stems', () => {
    // cut, report, time | cut, report, cost: 2 of 4
    expect(overlapOfStatements(['Cut reporting time'], ['Cut the cost of reports'])).toBe(0.5);
  });

  it('reaches the edge of 0.6 exactly', () => {
    expect(overlapOfStatements(['alpha beta gamma delta'], ['alpha beta gamma omega'])).toBe(0.6);
  });

  it('finds nothing shared where nothing is said', () => {
    expect(overlapOfStatements([], [])).toBe(0);
    expect(overlapOfStatements(['Ship'], [])).toBe(0);
  });

  it('is symmetric, between 0 and 1, and 1 for the same words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.string({ unit: 'grapheme' })), (a, b) => {
        const overlap = overlapOfStatements(a, b);
        expect(overlap).toBe(overlapOfStatements(b, a));
        expect(overlap).toBeGreaterThanOrEqual(0);
        expect(overlap).toBeLessThanOrEqual(1);
        expect(jaccard(stems(a), stems(a))).toBe(stems(a).size === 0 ? 0 : 1);
      }),
    );
  });
});

describe('the words of a persona', () => {
  it('are those of its goals and pain points', () => {
    const data = {
      goals: ['Ship weekly', { goal: 'Sleep' }, null, 3],
      pain_points: [{ pain: 'Pagers' }],
      summary: 'Other',
    };
    expect([...stemsOfPersona(persona(data))]).toEqual(['ship', 'weekli', 'sleep', '3', 'pager']);
  });

  it('stand under motivations in a PLS persona, additions to the parent included', () => {
    const data = {
      motivations: {
        goals: ['Ship'],
        'x-goals': ['Learn'],
        dislikes: ['Pagers'],
        'x-dislikes': ['Noise'],
        likes: ['Tea'],
      },
    };
    expect([...stemsOfPersona(entity('persona', data, 'pls'))]).toEqual(['ship', 'learn', 'pager', 'nois']);
  });
});

describe('languageOf', () => {
  it.each([
    'The release has to go out before the end of the week',
    'I want to see what my team is working on without asking',
    'She spends two hours a day on reports that nobody reads',
  ])('knows English: %s', (text) => {
    expect(languageOf(text)).toBe('english');
  });

  it.each([
    'Die Freigabe muss vor dem Ende der Woche fertig sein',
    'Je veux voir ce que mon équipe fait sans poser de questions',
    'Quiero ver lo que hace el equipo sin preguntar por las tareas',
    'Het rapport moet voor het einde van de week klaar zijn',
    'Отчёт должен быть готов до конца недели',
    '週末までに報告書を完成させる必要があります',
  ])('knows another language: %s', (text) => {
    expect(languageOf(text)).toBe('other');
  });

  it.each(['', '12 345', 'Ship faster', 'Jira, Slack, Figma, Notion, Miro'])('leaves open: "%s"', (text) => {
    expect(languageOf(text)).toBe('unknown');
  });
});
