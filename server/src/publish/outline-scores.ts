import type { Field } from '../cards/field.js';
import type { CardModel } from '../cards/types.js';
import { sentence } from '../cards/words.js';
import { field, list, text } from '../kinds/read.js';
import { roundHalfUp } from '../scores/words.js';
import type { Block, OutlineSection } from './outline-types.js';

/** What the scores of an entity say, best first. The score of a persona stands at its top. */
export function scoreSections({ entity, accounts, opportunities, fit, maturities }: CardModel): OutlineSection[] {
  const sections: [string, string, Block][] = [];
  if (accounts && accounts.length > 0) {
    const rows = [...accounts]
      .sort((a, b) => b.high + b.low - a.high - a.low)
      .map(({ name, index, low, high, tier }) => [
        name,
        range(low, high, 2),
        tierText(tier?.label),
        tier?.action ?? '',
        text(field(list(entity.data.accounts)[index], 'notes')) ?? '',
      ]);
    sections.push(['accounts', 'Accounts by fit', table(['Account', 'Fit', 'Tier', 'Action', 'Notes'], rows)]);
  }
  if (opportunities && opportunities.length > 0) {
    const rows = [...opportunities]
      .sort((a, b) => b.score - a.score)
      .map((one) => [
        one.outcome,
        fixed(one.score, 1),
        sentence(one.zone.replace(/-/g, ' ')),
        fixed(one.importance, 1),
        fixed(one.satisfaction, 1),
      ]);
    const columns = ['Outcome', 'Opportunity', 'Zone', 'Importance', 'Satisfaction'];
    sections.push(['outcomes', 'Outcomes by opportunity', table(columns, rows)]);
  }
  if (fit && fit.items.length > 0) {
    const rows = fit.items.map(({ text: said, by }) => [said, by.join(', ') || 'Nothing yet']);
    sections.push(['fit', `Fit: ${fit.percent} %`, table(['Pain or gain', 'Answered by'], rows)]);
  }
  if (maturities && maturities.length > 0) {
    const rows = maturities.map(({ subject, value, level, name }) => [subject, fixed(value, 2), name ?? String(level)]);
    sections.push(['assessments', 'Maturity', table(['Subject', 'Maturity', 'Level'], rows)]);
  }
  return sections.map(([key, title, block]) => ({ key: `scores-${key}`, title, blocks: [block] }));
}

/** The fields of which these sections say everything. */
export function toldByScores({ accounts, opportunities }: CardModel, root: Field): string[] {
  const told = { accounts: accounts?.length, outcomes: opportunities?.length };
  return Object.entries(told).flatMap(([key, many]) => (many && many === root.get(key).items.length ? [key] : []));
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): Block {
  return { type: 'table', columns, rows };
}

function tierText(label: string | undefined): string {
  if (label === undefined) return 'Open';
  return /^\d+$/.test(label) ? `Tier ${label}` : label;
}

function range(low: number, high: number, digits: number): string {
  return low === high ? fixed(low, digits) : `${fixed(low, digits)}–${fixed(high, digits)}`;
}

function fixed(value: number, digits: number): string {
  return roundHalfUp(value, digits).toFixed(digits);
}
