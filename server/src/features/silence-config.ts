import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { insertPairs } from '../document/edits.js';
import type { ParsedText } from '../document/parsed-text.js';
import { asMapping, asSequence, asText, type MappingNode, pairOf, type Span, valueAt } from '../document/syntax.js';
import { appendItem } from './list-edit.js';
import { scalarText } from './yaml-text.js';

/** The config file of a library. */
export interface ConfigTarget {
  readonly uri: string;
  /** For titles. */
  readonly name: string;
  /** Nothing where the file has to be made. */
  readonly parsed?: ParsedText;
  /** A glob for the file in which a rule is to be silenced. */
  readonly glob: string;
}

/**
 * Silences a rule for some files in the config file: under `overrides`, so that it goes on speaking elsewhere.
 *
 * @returns nothing where the config file is not made of keys and values, or would have to be made by a client that cannot
 */
export function silenceInConfig(target: ConfigTarget, rule: string, creates: boolean): WorkspaceEdit | undefined {
  const { uri, parsed, glob } = target;
  if (!parsed) return creates ? creation(uri, glob, rule) : undefined;
  const edit = overrideEdit(parsed, glob, rule);
  if (!edit) return undefined;
  const change: TextEdit = { range: parsed.lines.range(edit.span), newText: edit.newText };
  return { changes: { [uri]: [change] } };
}

function creation(uri: string, glob: string, rule: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  const lines = [
    '# The settings of this persona library. Everything below this folder belongs to it.',
    'overrides:',
    ...blockItem(glob, rule, '  '),
    '',
  ];
  const edits = [{ range: { start, end: start }, newText: lines.join('\n') }];
  return {
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits },
    ],
  };
}

/** The edit that switches a rule off under `overrides`, in the item for exactly these files if there is one. */
function overrideEdit(config: ParsedText, glob: string, rule: string): { span: Span; newText: string } | undefined {
  const root = config.documents.find((document) => document.root)?.root;
  const override = { files: glob, rules: { [rule]: 'off' } };
  if (!root) {
    const end = { start: config.text.length, end: config.text.length };
    const needsBreak = config.text !== '' && !/[\r\n]$/.test(config.text);
    return { span: end, newText: `${needsBreak ? '\n' : ''}overrides:\n${blockItem(glob, rule, '  ').join('\n')}\n` };
  }
  const mapping = asMapping(root);
  if (!mapping || mapping !== root) return undefined;
  const overrides = pairOf(mapping, 'overrides');
  if (!overrides) return insertPairs(config, mapping, [['overrides', [override]]]);
  const list = asSequence(overrides.value);
  if (!list || list !== overrides.value) return undefined;
  const own = list.items.map(asMapping).find((item) => item && isFor(item, glob));
  if (own) return inItem(config, own, rule);
  const flow = `{ files: ${scalarText(glob)}, rules: { ${rule}: "off" } }`;
  return appendItem(config, list, { block: (indent) => blockItem(glob, rule, indent), flow });
}

function isFor(item: MappingNode, glob: string): boolean {
  const files = valueAt(item, 'files');
  const items = asSequence(files)?.items;
  return items ? items.length === 1 && asText(items[0]) === glob : asText(files) === glob;
}

function inItem(config: ParsedText, item: MappingNode, rule: string): { span: Span; newText: string } | undefined {
  const rules = pairOf(item, 'rules');
  if (!rules) return insertPairs(config, item, [['rules', { [rule]: 'off' }]]);
  const mapping = asMapping(rules.value);
  if (!mapping || mapping !== rules.value) return undefined;
  const known = pairOf(mapping, rule);
  if (!known) return insertPairs(config, mapping, [[rule, 'off']]);
  return known.value.type === 'alias' ? undefined : { span: known.value.span, newText: '"off"' };
}

function blockItem(glob: string, rule: string, indent: string): string[] {
  return [`${indent}- files: ${scalarText(glob)}`, `${indent}  rules:`, `${indent}    ${rule}: "off"`];
}
