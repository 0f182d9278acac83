import { type CompletionItem, CompletionItemKind, type Hover, TextEdit } from 'vscode-languageserver-types';
import { ruleUrl } from '../docs-url.js';
import type { Position } from '../document/lines.js';
import type { Span } from '../document/syntax.js';
import type { PersonaFile } from '../kinds/types.js';
import { rules } from '../rules/registry.js';
import {
  formNames,
  type Reach,
  type SuppressionComment,
  suppressionComments,
  suppressionForms,
} from '../rules/suppression/comments.js';
import { allGaps, isAtTop } from '../rules/suppression/suppress.js';
import type { RuleMeta } from '../rules/types.js';
import type { CompletionOptions } from './completion-item.js';
import type { FeatureContext } from './context.js';
import { code, markup } from './markdown.js';

/** What can be named in a suppression comment. */
interface Named extends Pick<RuleMeta, 'id' | 'summary' | 'kinds'> {
  /** A few words. */
  readonly detail: string;
}

const named: readonly Named[] = [
  ...rules.map(({ meta: { id, summary, kinds, severity, channel } }) => {
    return { id, summary, kinds, detail: channel === 'gap' ? 'gap' : severity };
  }),
  { id: allGaps, summary: 'Everything that the entity lacks.', kinds: 'all', detail: 'all gaps' },
];

const meanings: Readonly<Record<Reach, string>> = {
  'next-line': 'Silences rules on the next line.',
  line: 'Silences rules on this line.',
  file: 'Silences rules in the whole file; it has to stand above everything else in it.',
};

const form = '`# personas-disable-next-line rule-id, another-rule -- reason`';

/**
 * What can be written in a comment that silences rules: how it begins, and the rules.
 *
 * @returns nothing outside such a comment
 */
export function suppressionItems(
  { file }: FeatureContext,
  position: Position,
  options: CompletionOptions,
): CompletionItem[] | undefined {
  const { lines, text, comments } = file.parsed;
  const offset = lines.offsetAt(position);
  const comment = comments.find(({ span }) => span.start < offset && lines.lineAt(span.start) === position.line);
  if (!comment) return undefined;
  const { start } = comment.span;
  const before = text.slice(start, offset);
  const begun = /^#+[ \t]*(p[a-z-]*)$/.exec(before)?.[1];
  if (begun !== undefined && formNames.some((name) => name.startsWith(begun)))
    return formItems(file, { start: offset - begun.length, end: wordEnd(text, offset) }, options);
  const found = suppressionComments(file.uri, file.parsed).find(({ span }) => span.start === start);
  if (!found || offset <= found.word.span.end || /(?:\s)(?:--|[—–])/.test(before)) return undefined;
  const word = /[^\s,]*$/.exec(before)?.[0] ?? '';
  return ruleItems(file, found, { start: offset - word.length, end: wordEnd(text, offset) });
}

function wordEnd(text: string, offset: number): number {
  return offset + (/^[a-z-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0);
}

function formItems(file: PersonaFile, span: Span, { retrigger }: CompletionOptions): CompletionItem[] {
  const range = file.parsed.lines.range(span);
  return formNames
    .filter((name) => suppressionForms[name] !== 'file' || isAtTop(file, span))
    .map((name, index) => ({
      label: name,
      kind: CompletionItemKind.Keyword,
      documentation: markup([meanings[suppressionForms[name]], form]),
      sortText: String(index),
      textEdit: TextEdit.replace(range, `${name} `),
      ...(retrigger ? { command: { title: 'Suggest', command: retrigger } } : {}),
    }));
}

/** Those that can speak of what is in the file come first. */
function ruleItems({ entities, parsed }: PersonaFile, { ids }: SuppressionComment, span: Span): CompletionItem[] {
  const taken = new Set(ids.filter(({ span: { start } }) => start !== span.start).map(({ text }) => text));
  const kinds = new Set(entities.map(({ kind }) => kind));
  const range = parsed.lines.range(span);
  return named
    .filter(({ id }) => !taken.has(id))
    .map((each) => ({
      label: each.id,
      kind: CompletionItemKind.Constant,
      detail: each.detail,
      documentation: markup(wordsOn(each)),
      sortText: `${each.kinds === 'all' || each.kinds.some((kind) => kinds.has(kind)) ? 0 : 1}${each.id}`,
      textEdit: TextEdit.replace(range, each.id),
    }));
}

/** What a rule in a suppression comment finds, and what the comment's first word does. */
export function suppressionHover({ file }: FeatureContext, position: Position): Hover | undefined {
  const { lines } = file.parsed;
  const offset = lines.offsetAt(position);
  const holds = ({ start, end }: Span) => offset >= start && offset <= end;
  const comment = suppressionComments(file.uri, file.parsed).find(({ span }) => holds(span));
  if (!comment) return undefined;
  const { word, reach, ids } = comment;
  if (reach && holds(word.span)) return { contents: markup([meanings[reach], form]), range: lines.range(word.span) };
  const id = ids.find(({ span }) => holds(span));
  const rule = id && named.find((each) => each.id === id.text);
  if (!rule) return undefined;
  return { contents: markup([`**${code(rule.id)}** · ${rule.detail}`, ...wordsOn(rule)]), range: lines.range(id.span) };
}

function wordsOn({ id, summary }: Named): string[] {
  return [summary, `[What it finds, and why](${ruleUrl(id)})`];
}
