import type { CompletionItem } from 'vscode-languageserver-types';
import { text } from '../kinds/read.js';
import { kindOf } from '../kinds/registry.js';
import { type Entity, type KindName, kindNames } from '../kinds/types.js';
import type { Scores } from '../scores/index.js';
import { code, markup, quoteMarkdown } from './markdown.js';

/** What a suggested id carries, to be explained once it is looked at. */
export interface ReferenceData {
  /** The file in which it is suggested. */
  readonly uri: string;
  readonly kind: KindName;
  readonly id: string;
}

/** The line beside a suggested id: whom it names, and what that is. */
export function referenceDetail(kind: KindName, name?: string, readiness?: number): string {
  const parts = [name, kindOf(kind).label, readiness === undefined ? undefined : `readiness ${readiness}/100`];
  return parts.filter(Boolean).join(' · ');
}

/** The data of an item that suggests an id; nothing for any other item. */
export function referenceData({ data }: CompletionItem): ReferenceData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, kind, id } = data as Partial<Record<string, unknown>>;
  const known = kindNames.find((name) => name === kind);
  return known && typeof uri === 'string' && typeof id === 'string' ? { uri, kind: known, id } : undefined;
}

/** A suggested id with what only the entity itself can say: how ready it is, and its summary. */
export function resolveReference(
  item: CompletionItem,
  { kind, id, name, data }: Entity,
  scores: Scores,
): CompletionItem {
  const { readiness } = scores;
  const summary = text(data.summary) ?? text(data.narrative);
  return {
    ...item,
    detail: referenceDetail(kind, name, readiness?.score),
    documentation: markup([
      `${name === undefined ? '' : `**${quoteMarkdown(name)}** · `}${kindOf(kind).label} ${code(id ?? '')}`,
      readiness && `Readiness ${readiness.score}/100 · grade ${readiness.grade}`,
      summary && quoteMarkdown(summary),
    ]),
  };
}
