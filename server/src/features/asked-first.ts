import { type CodeAction, type CodeActionContext, CodeActionKind } from 'vscode-languageserver-types';

/** Whether actions of a kind are wanted: `refactor` asks for `refactor.rewrite` too; nothing, or the empty kind, for all. */
export function isWanted(kind: string, only: CodeActionContext['only']): boolean {
  if (!only || only.length === 0) return true;
  return only.some((asked) => asked === CodeActionKind.Empty || kind === asked || kind.startsWith(`${asked}.`));
}

/** Whether actions of a kind are asked for by name, or by a kind above it. */
export function isNamed(kind: string, only: CodeActionContext['only']): boolean {
  return (only ?? []).some((asked) => asked !== CodeActionKind.Empty && isWanted(kind, [asked]));
}

/**
 * Puts what mends the diagnostics that a client names before everything else that can be done at that place, and prefers
 * nothing else: an editor that applies the preferred one must not mend what nobody asked about.
 *
 * @param actions each with those of the named diagnostics that it is about
 */
export function askedFirst(actions: readonly CodeAction[], { diagnostics }: CodeActionContext): CodeAction[] {
  if (diagnostics.length === 0) return [...actions];
  const isAsked = (action: CodeAction) => (action.diagnostics?.length ?? 0) > 0;
  const others = actions.filter((action) => !isAsked(action)).map(({ isPreferred, ...action }) => action);
  return [...actions.filter(isAsked), ...others];
}
