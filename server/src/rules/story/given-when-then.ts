import { eol, scalar } from '../../document/edits.js';
import { formatOf } from '../../document/front-matter.js';
import { locate } from '../../document/pointer.js';
import type { Span } from '../../document/syntax.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import type { WrittenText } from '../../library/prose.js';
import type { Fix } from '../types.js';

/** What takes the place of a word that says too little. */
const question = '(how exactly?)';

/**
 * The fix that writes a criterion as a situation, an action and a result, with a question in the place of each vague
 * word.
 *
 * @returns nothing where the criterion is a result already, or does not stand alone on its line
 */
export function givenWhenThen(
  { uri, parsed }: PersonaFile,
  entity: Entity,
  { node, pointer, text }: WrittenText,
  words: readonly { readonly span: Span }[],
): Fix[] {
  const { lines, text: source } = parsed;
  const isCriterion = pointer.endsWith('/criterion');
  const key = isCriterion ? locate(entity.node, pointer)?.key : undefined;
  if (!/^\/acceptance_criteria\/\d+(?:\/criterion)?$/.test(pointer) || formatOf(uri) === 'json') return [];
  const start = key?.span.start ?? node.span.start;
  const line = lines.lineAt(start);
  const isAlone = /^ *- +$/.test(source.slice(lines.startOf(line), start)) && lines.lineAt(node.span.end) === line;
  const said = asked(source, node.span, words, text);
  if (!isAlone || node.anchor !== undefined || said === undefined) return [];
  const pad = eol(parsed) + ' '.repeat(lines.positionAt(start).character);
  const newText = partsOf(said)
    .map(([name, part]) => `${name}: ${scalar(part)}`)
    .join(pad);
  return [{ title: 'Write it as given, when, then', edits: [{ span: { start, end: node.span.end }, newText }] }];
}

/** The text with a question for each word; nothing where it is written in another way than it reads. */
function asked(
  source: string,
  { start, end }: Span,
  words: readonly { readonly span: Span }[],
  text: string,
): string | undefined {
  const raw = source.slice(start, end);
  const offset = raw === text ? 0 : raw.slice(1, -1) === text ? 1 : undefined;
  if (offset === undefined) return undefined;
  let result = '';
  let at = start + offset;
  for (const { span } of words) {
    result += source.slice(at, span.start) + question;
    at = span.end;
  }
  return result + source.slice(at, end - offset);
}

/** The parts as far as the sentence has them. */
function partsOf(said: string): readonly (readonly [name: string, part: string])[] {
  const [, given, when, outcome] = /^given\s+(.+?),?\s+when\s+(.+?),?\s+then\s+(.+)$/i.exec(said) ?? [];
  return [
    ['given', given ?? 'The situation at the start'],
    ['when', when ?? 'What somebody does, or what happens'],
    ['then', outcome ?? said],
  ];
}
