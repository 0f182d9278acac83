import type { Term } from '../library/terms.js';
import { escapeMarkdown, quoteMarkdown } from './markdown.js';

/** How much of a definition a hover shows. */
const longestDefinition = 600;

/** What a glossary says about a word; a word that only points at another one borrows its meaning. */
export function termBlocks(terms: readonly Term[], find: (name: string) => readonly Term[]): string[] {
  return terms.flatMap((term, index) => [...(index > 0 ? ['---'] : []), ...blocksOf(term, find)]);
}

function blocksOf(
  { term, definitions, acronymOf, seeAlso, glossary, place }: Term,
  find: (name: string) => readonly Term[],
) {
  const home = place ? (glossary ? quoteMarkdown(glossary) : 'Glossary') : 'Built-in glossary';
  const full = acronymOf ? ` (${quoteMarkdown(acronymOf)})` : '';
  const borrowed = definitions.length > 0 ? [] : seeAlso.flatMap((name) => find(name)).slice(0, 1);
  const said = [...definitions, ...borrowed.flatMap((other) => other.definitions)];
  return [
    `**${quoteMarkdown(term)}**${full} · ${home}`,
    ...said.map(shorten).map(escapeMarkdown),
    ...(seeAlso.length > 0 ? [`See also: ${seeAlso.map(quoteMarkdown).join(', ')}`] : []),
  ];
}

function shorten(text: string): string {
  return text.length > longestDefinition ? `${text.slice(0, longestDefinition).trimEnd()}…` : text;
}
