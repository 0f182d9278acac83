import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-types';
import { type Plan, planToNative, planToPls } from '../convert/pls.js';
import { carriedOutFile, carriedOutText, isMovable } from '../convert/pls-text.js';
import { applyEdits } from '../convert/source.js';
import { formatOf } from '../document/front-matter.js';
import type { Range } from '../document/lines.js';
import { pairOf } from '../document/syntax.js';
import { baseName } from '../kinds/claim.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { parentsOf } from '../library/bodies.js';
import { hintFor } from '../library/config.js';
import { type Library, pathIn } from '../library/library.js';
import { stemOf } from '../library/stem.js';

/** What the client hands back when it wants the edits of the action. */
export interface ConvertPlsData {
  readonly convertPls: { readonly uri: string; readonly document: number; readonly pointer: string };
}

/** What a client can do. */
export interface ConvertPlsSupport {
  /** It asks for the edits once the action is chosen. */
  readonly lazily: boolean;
  /** It makes and deletes files. */
  readonly files: boolean;
  /** Nobody has asked for actions: the editor wonders whether to show that there are some. */
  readonly unasked?: boolean;
}

/** Marks a file as PLS that nothing else would. */
const schema = 'https://github.com/DevRel-Foundation/persona-library/blob/main/src/schemas/persona.json';

/** "Convert to a native persona" on a PLS persona, and the other way round, where nothing would be lost. */
export function convertPlsActions(
  file: PersonaFile,
  library: Library,
  range: Range,
  { lazily, files, unasked = false }: ConvertPlsSupport,
): CodeAction[] {
  const { lines, problems } = file.parsed;
  const entity = file.entities.find(({ node, kind }) => {
    const { start, end } = lines.range(node.span);
    return kind === 'persona' && start.line <= range.end.line && range.start.line <= end.line;
  });
  if (!entity || problems.length > 0 || !isMovable(entity) || !pairOf(entity.node, 'id') || entity.id === undefined)
    return [];
  // Most teams have never heard of the PLS: they are not to see a light bulb in every line.
  if (unasked && entity.dialect === 'native' && entity.data.traits === undefined) return [];
  const place = placeOf(file, entity, library);
  if (!place || (place.uri !== file.uri && !files)) return [];
  const { document, pointer } = entity;
  const to = entity.dialect === 'pls' ? 'a native persona' : 'a PLS persona';
  const action = {
    title: `Convert to ${to}${place.uri === file.uri ? '' : ` (${baseName(place.uri)})`}`,
    kind: CodeActionKind.RefactorRewrite,
    data: { convertPls: { uri: file.uri, document, pointer } } satisfies ConvertPlsData,
  };
  if (lazily) return [action];
  const whole = withEdit(action, file, library);
  return whole.edit ? [whole] : [];
}

/** The action with its edit, as the file is now. */
export function resolveConvertPls(action: CodeAction, file: PersonaFile, library: Library): CodeAction {
  return isConvertPlsData(action.data) ? withEdit({ ...action, data: action.data }, file, library) : action;
}

/** Whether the data of an action is that of such a conversion. */
export function isConvertPlsData(data: unknown): data is ConvertPlsData {
  return typeof data === 'object' && data !== null && 'convertPls' in data;
}

function withEdit(
  action: CodeAction & { readonly data: ConvertPlsData },
  file: PersonaFile,
  library: Library,
): CodeAction {
  const { document, pointer } = action.data.convertPls;
  const entity = file.entities.find((one) => one.document === document && one.pointer === pointer);
  const place = entity && placeOf(file, entity, library);
  if (!entity || !place) return action;
  const plan = planFor(file, entity, library);
  const edit = place.uri === file.uri ? inPlace(file, entity, plan) : elsewhere(file, entity, plan, place.uri);
  return edit ? { ...action, edit } : action;
}

function planFor({ claim }: PersonaFile, entity: Entity, library: Library): Plan {
  const { data, id = '' } = entity;
  if (entity.dialect === 'pls') {
    const family = parentsOf(entity).length > 0 || library.bodies.childrenOf(id).length > 0;
    return planToNative(data, { family });
  }
  const needsSchema = claim.claimed && (claim.by === 'kind' || claim.by === 'schema');
  return planToPls(data, needsSchema ? { schema } : {});
}

/**
 * Where the converted persona stands: where it stood, or, where the settings say that the file holds PLS personas, in a
 * file of its own. Nothing where it would be read as what it was.
 */
function placeOf(file: PersonaFile, entity: Entity, library: Library): { uri: string } | undefined {
  const { claim, uri, entities, parsed } = file;
  if (!claim.claimed) return undefined;
  if (entity.dialect === 'native') return claim.dialect === 'native' ? undefined : { uri };
  if (claim.dialect !== 'pls' || claim.by === 'schema') return { uri };
  const alone = entities.length === 1 && parsed.documents.length === 1 && entity.pointer === '';
  if (claim.by === 'modeline' || !alone) return undefined;
  const made = `${uri.slice(0, uri.lastIndexOf('/') + 1)}${encodeURIComponent(stemOf(uri))}.persona.yaml`;
  const hint = hintFor(library.config, pathIn(library, made));
  const isTaken = library.isTaken(made);
  return made === uri || isTaken || hint.excluded || hint.included?.dialect === 'pls' ? undefined : { uri: made };
}

function inPlace(file: PersonaFile, entity: Entity, plan: Plan): WorkspaceEdit | undefined {
  const edit = carriedOutText(file, entity, plan);
  if (!edit) return undefined;
  return { changes: { [file.uri]: [{ range: file.parsed.lines.range(edit.span), newText: edit.newText }] } };
}

/** In a new YAML file; what was YAML keeps its comments. */
function elsewhere(file: PersonaFile, entity: Entity, plan: Plan, uri: string): WorkspaceEdit | undefined {
  const start = { line: 0, character: 0 };
  const isJson = formatOf(file.uri) === 'json';
  const edit = isJson ? undefined : carriedOutText(file, entity, plan);
  if (!isJson && !edit) return undefined;
  const newText = edit ? applyEdits(file.parsed.text, [edit]) : carriedOutFile(entity, plan);
  return {
    documentChanges: [
      { kind: 'create', uri },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] },
      { kind: 'delete', uri: file.uri },
    ],
  };
}
