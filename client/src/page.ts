import { Uri, type Webview } from 'vscode';

/** The empty page of the preview. Its script fills it; nothing else may run or load in it. */
export function pageHtml(webview: Webview, extensionUri: Uri): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const file = (name: string) => webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', name)).toString();
  const policy = [
    `default-src 'none'`,
    `img-src data: ${webview.cspSource}`,
    `style-src 'nonce-${nonce}' ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${file('webview.css')}">
<title>Persona preview</title>
</head>
<body>
<div id="tools" hidden>
<button id="effective" type="button" aria-pressed="false" aria-controls="card" title="Show the persona with everything that it takes over from its parents">With what it inherits</button>
</div>
<main id="card" tabindex="0" aria-describedby="keys"></main>
<p id="keys" hidden>Arrow keys go from block to block, Enter opens the source of a block.</p>
<script nonce="${nonce}" src="${file('webview.js')}"></script>
</body>
</html>`;
}
