import { type TextDocument, workspace } from 'vscode';

/** The languages in which entities are written; which yaml, json and markdown files are ours, the server decides. */
export const languages = ['persona', 'yaml', 'json', 'markdown'] as const;

/**
 * Where documents are people's own files. Not the left side of a comparison, a chat or an output: a second copy of a
 * file would be a second entity with the same id.
 */
export function schemes(): string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', 'vscode-vfs', 'vscode-remote', ...folders.map(({ uri }) => uri.scheme)])];
}

/** Every language in every place, as the language client and the status bar want it. */
export function documentSelector(): { language: string; scheme: string }[] {
  return schemes().flatMap((scheme) => languages.map((language) => ({ language, scheme })));
}

/** Whether a document may hold an entity. */
export function mayHoldEntities(document: TextDocument): boolean {
  return languages.some((language) => language === document.languageId) && schemes().includes(document.uri.scheme);
}
