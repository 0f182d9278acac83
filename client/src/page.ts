import { Uri, type Webview } from 'vscode';
import { pageDocument } from '../webview/document.js';

/** The page of a preview, with the script and the style of the extension. */
export function pageHtml(webview: Webview, extensionUri: Uri, remoteImages: boolean): string {
  const file = (name: string) => webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', name)).toString();
  return pageDocument({
    nonce: crypto.randomUUID().replaceAll('-', ''),
    script: file('webview.js'),
    style: file('webview.css'),
    source: webview.cspSource,
    remoteImages,
  });
}
