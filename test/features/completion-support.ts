import type { CompletionItem } from 'vscode-languageserver-types';
import { parse } from '../../server/src/document/parse.js';
import { type CompletionOptions, completion } from '../../server/src/features/completion.js';
import type { FeatureContext, KnownEntity } from '../../server/src/features/context.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { scoresOf } from '../../server/src/scores/index.js';
import type { ReadinessContext } from '../../server/src/scores/readiness.js';
import { accept } from '../support/edits.js';
import { marked } from '../support/marked.js';

export const today = '2026-05-01';

const known: readonly KnownEntity[] = [
  { kind: 'persona', id: 'finance-lead', name: 'Dana Okafor' },
  { kind: 'persona', id: 'accountant', name: 'Sam *Reyes*' },
  { kind: 'icp', id: 'mid-market', name: 'Mid-market' },
  { kind: 'jtbd', id: 'close-the-books', name: 'Close the books' },
];

/** What a feature sees of a text in a library of four entities. */
export function contextOf(text: string, uri = 'file:///team/some.persona.yaml'): FeatureContext {
  const file = readEntities(uri, parse(text));
  const alone: ReadinessContext = {
    others: { count: 0, closest: () => undefined },
    inPersonaMap: false,
    study: () => undefined,
  };
  return { file, known, today, scoresOf: (entity) => scoresOf(entity, alone) };
}

export const snippets: CompletionOptions = { snippets: true, asIs: true, skeletons: false };
export const plain: CompletionOptions = { snippets: false, skeletons: false };

/** Suggestions at the marker. */
export function suggest(source: string, options = snippets, uri?: string): CompletionItem[] {
  const { text, position } = marked(source);
  return completion(contextOf(text, uri), position, options);
}

/** Labels at the marker, in the order in which an editor shows them. */
export function labels(source: string, uri?: string): string[] {
  return suggest(source, snippets, uri)
    .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
    .map(({ label }) => label);
}

/** The document after the suggestion with this label is accepted at the marker. */
export function accepted(source: string, label: string, options = snippets, uri?: string): string {
  const item = suggest(source, options, uri).find((candidate) => candidate.label === label);
  if (!item) throw new Error(`No suggestion ${label}`);
  return accept(marked(source).text, item);
}
