import type { Maturity } from '../scores/maturity.js';
import { formatMaturity, formatValueFit } from '../scores/words.js';
import type { FeatureContext } from './context.js';
import type { Target } from './hover.js';
import { itemHead, partRow, raises, table } from './hover-scores.js';
import { escapeInline, quoteMarkdown } from './markdown.js';

const heads = ['id', 'name', 'kind'];

/** How much of a profile a value proposition answers, on its head. */
export function fitBlocks(context: FeatureContext, { place }: Target): string[] {
  const [key, ...more] = place.rest;
  const { entity, kind } = place;
  if (kind !== 'value-proposition' || !entity || more.length > 0 || !heads.includes(String(key))) return [];
  const { fit, parts } = context.scoresOf(entity);
  if (!fit) return [];
  const items = parts?.fit ?? [];
  return [
    `**${formatValueFit(fit)}** of pains and gains answered`,
    ...raises({ parts: items }),
    table(['Pain or gain', 'Points', 'Why'], items.map(partRow)),
    '_Each counts by its rank: 1 ÷ rank. It tells what is answered, not how well._',
  ];
}

/** How grown-up a subject is, on its assessment. */
export function maturityBlocks(context: FeatureContext, target: Target): string[] {
  const { entity, kind } = target.place;
  if (kind !== 'maturity-model' || !entity) return [];
  const index = itemHead(context, target, 'assessments', ['subject']);
  const found = index === undefined ? [] : context.scoresOf(entity).maturities;
  const maturity = found?.find((candidate) => candidate.index === index);
  return maturity ? blocksOf(maturity) : [];
}

function blocksOf(maturity: Maturity): string[] {
  const open = maturity.parts.filter(({ level }) => level === undefined).length;
  const missing = open === 1 ? '1 dimension has no level and does' : `${open} dimensions have no level and do`;
  return [
    `**${quoteMarkdown(formatMaturity(maturity))}** · ${quoteMarkdown(maturity.subject)}`,
    ...(open > 0 ? [`${missing} not count.`] : []),
    table(
      ['Dimension', 'Weight', 'Level'],
      maturity.parts.map(({ dimension, weight, level }) => [
        escapeInline(dimension),
        String(weight),
        level === undefined ? 'missing' : String(level),
      ]),
    ),
    '_Maturity = sum of weight × level, divided by the sum of weights. The name is that of the level reached._',
  ];
}
