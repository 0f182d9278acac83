import { ruleUrl } from '../docs-url.js';
import { asSequence, type MappingNode, valueAt } from '../document/syntax.js';
import type { AccountFit, Opportunity, Readiness } from '../scores/types.js';
import {
  formatAccountFit,
  formatOpportunity,
  formatPoints,
  formatTier,
  formatZone,
  tierAction,
} from '../scores/words.js';
import type { FeatureContext } from './context.js';
import type { EntityPlace } from './entity-at.js';
import type { Target } from './hover.js';
import { code, escapeInline, escapeMarkdown, link, quoteMarkdown } from './markdown.js';

const notTruth = '_It judges completeness and evidence, not truth._';

/** The score that a place stands for, explained: readiness of a persona, fit of an account, opportunity of an outcome. */
export function scoreBlocks(context: FeatureContext, target: Target): string[] {
  const { place } = target;
  if (!place.entity) return [];
  if (place.kind === 'persona') return readinessBlocks(context, target);
  if (place.kind === 'icp') return accountBlocks(context, target);
  return place.kind === 'jtbd' ? opportunityBlocks(context, target) : [];
}

function readinessBlocks(context: FeatureContext, { place }: Target): string[] {
  const [key, ...more] = place.rest;
  const heads = place.dialect === 'pls' ? ['id', 'label'] : ['id', 'name', 'kind'];
  if (!place.entity || more.length > 0 || !heads.includes(String(key))) return [];
  const { readiness } = context.scoresOf(place.entity);
  if (!readiness) return [];
  return [
    `**Readiness ${readiness.score}/100** · grade ${readiness.grade}`,
    // What to do stands above why: a hover is cut off below.
    ...raises(readiness),
    table(['Part', 'Points', 'Why'], readiness.parts.map(partRow)),
    notTruth,
  ];
}

export function partRow(part: Readiness['parts'][number]): string[] {
  const label = part.rule ? link(part.label, ruleUrl(part.rule)) : escapeInline(part.label);
  return [label, `${formatPoints(part.points)}/${formatPoints(part.max)}`, escapeInline(part.why)];
}

/** What to do next, by what it is worth. */
export function raises({ parts }: Pick<Readiness, 'parts'>): string[] {
  const steps = parts.flatMap(({ next }) => (next && next.gain > 0 ? [next] : []));
  if (steps.length === 0) return [];
  steps.sort((a, b) => b.gain - a.gain);
  const lines = steps.map(
    ({ action, gain }, index) => `${index + 1}. **+${formatPoints(gain)}** ${escapeMarkdown(action)}`,
  );
  return [`What would raise the score:\n\n${lines.join('\n')}`];
}

function accountBlocks(context: FeatureContext, target: Target): string[] {
  const index = itemHead(context, target, 'accounts', ['name']);
  const fits = index === undefined || !target.place.entity ? [] : context.scoresOf(target.place.entity).accounts;
  const fit = fits?.find((candidate) => candidate.index === index);
  if (!fit) return [];
  const open = fit.parts.filter(({ score }) => score === undefined).length;
  const missing = open === 1 ? '1 score is missing' : `${open} scores are missing`;
  return [
    `**${quoteMarkdown(fit.name)}: ${formatAccountFit(fit)}** · ${tierInWords(fit)}`,
    ...(open > 0 ? [`${missing}, so this is the range that the fit could still have.`] : []),
    table(
      ['Attribute', 'Weight', 'Score', 'A 5 would add'],
      fit.parts.map((part) => fitRow(part).map(escapeInline)),
    ),
    '_Fit = sum of weight × score, divided by the sum of weights. It is as good as the scores given._',
  ];
}

function tierInWords({ tier }: AccountFit): string {
  if (!tier) return 'the tier is still open';
  return [formatTier(tier), tierAction(tier)]
    .filter((text) => text !== undefined)
    .map(escapeMarkdown)
    .join(', ');
}

function fitRow({ attribute, weight, score, gain }: AccountFit['parts'][number]): string[] {
  return [
    attribute,
    String(weight),
    score === undefined ? 'missing' : String(score),
    gain > 0 ? `+${gain.toFixed(2)}` : '',
  ];
}

function opportunityBlocks(context: FeatureContext, target: Target): string[] {
  const index = itemHead(context, target, 'outcomes', ['outcome', 'importance', 'satisfaction']);
  const found = index === undefined || !target.place.entity ? [] : context.scoresOf(target.place.entity).opportunities;
  const opportunity = found?.find((candidate) => candidate.index === index);
  if (!opportunity) return [];
  const importance = formatOpportunity(opportunity.importance);
  const satisfaction = formatOpportunity(opportunity.satisfaction);
  return [
    `**Opportunity ${formatOpportunity(opportunity.score)}** · ${formatZone(opportunity.zone).toLowerCase()}`,
    `Importance ${importance}, satisfaction ${satisfaction} (both on a scale of 0 to 10).`,
    sumInWords(opportunity),
    '_It is as good as the answers behind the two numbers._',
  ];
}

function sumInWords({ importance, satisfaction, score }: Opportunity): string {
  const [i, s, total] = [importance, satisfaction, score].map(formatOpportunity);
  return `Opportunity = importance + (importance − satisfaction, but never below 0) = ${code(`${i} + max(${i} - ${s}, 0) = ${total}`)}`;
}

/**
 * The place in a list of the item that a target stands for: on one of its main fields, or anywhere on its first line.
 */
export function itemHead(
  context: FeatureContext,
  target: Target,
  list: string,
  fields: readonly string[],
): number | undefined {
  const [first, index, field, ...more] = target.place.rest;
  if (first !== list || typeof index !== 'number') return undefined;
  const isMain = field === undefined || (more.length === 0 && fields.includes(String(field)));
  return isMain || isOnFirstLine(context, target.place, target.span.start, list, index) ? index : undefined;
}

function isOnFirstLine(context: FeatureContext, place: EntityPlace, at: number, list: string, index: number): boolean {
  const { lines } = context.file.parsed;
  const start = place.entity ? itemStart(place.entity.node, list, index) : undefined;
  return start !== undefined && lines.lineAt(start) === lines.lineAt(at);
}

function itemStart(node: MappingNode, list: string, index: number): number | undefined {
  return asSequence(valueAt(node, list))?.items[index]?.span.start;
}

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
