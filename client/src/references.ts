import { commands, type Disposable, Uri } from 'vscode';
import type { BaseLanguageClient, Location, Position } from 'vscode-languageclient';

/** What a code lens of the server runs: it knows places as LSP has them, the editor's own command does not. */
export const showReferences = 'personas.showReferences';

/** Shows a list of places in the editor, below the place that they refer to. */
export function registerShowReferences(client: BaseLanguageClient): Disposable {
  return commands.registerCommand(showReferences, (uri: string, position: Position, locations: Location[]) => {
    const { protocol2CodeConverter: convert } = client;
    const places = locations.map((location) => convert.asLocation(location));
    return commands.executeCommand(
      'editor.action.showReferences',
      Uri.parse(uri),
      convert.asPosition(position),
      places,
    );
  });
}
