import { Disposable, EventEmitter, languages, workspace } from 'vscode';
import { mayHoldEntities } from './documents.js';

/** Tells that something may have changed in a library: a text, a file, a finding. Whoever hears it waits a little. */
export class LibraryChanges extends Disposable {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChange = this.changes.event;

  constructor() {
    super(() => registrations.dispose());
    const changed = () => this.changes.fire();
    // A client cannot watch everywhere: files in a virtual workspace may change unseen, until an editor shows them.
    const files = workspace.createFileSystemWatcher('**/*.{yaml,yml,json,md,markdown}');
    const registrations = Disposable.from(
      this.changes,
      files,
      files.onDidChange(changed),
      files.onDidCreate(changed),
      files.onDidDelete(changed),
      workspace.onDidChangeWorkspaceFolders(changed),
      languages.onDidChangeDiagnostics(changed),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && mayHoldEntities(document)) changed();
      }),
    );
  }
}
