import { Uri, ViewColumn, type Webview, window } from 'vscode';
import type { FromPicture, ToPicture } from '../webview/picture-messages.js';

/** What became of a picture: on the clipboard, or its bytes. */
export type Drawn = 'copied' | Uint8Array;

/** Where a picture is not drawn by then, it never will be. */
const longestMs = 20_000;

/**
 * Draws an SVG as PNG, in a page that closes again: nothing else in an editor can draw.
 *
 * @param copy whether it is to be put on the clipboard; where that is not allowed, its bytes are the answer
 * @throws Error when it cannot be drawn
 */
export async function drawn(extensionUri: Uri, title: string, message: ToPicture): Promise<Drawn> {
  // The clipboard is open to pages with the focus only.
  const place = { viewColumn: ViewColumn.Active, preserveFocus: !message.copy };
  const dist = Uri.joinPath(extensionUri, 'dist');
  const panel = window.createWebviewPanel('personas.picture', title, place, {
    enableScripts: true,
    localResourceRoots: [dist],
  });
  const { webview } = panel;
  try {
    return await new Promise<Drawn>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The picture was not drawn in time.')), longestMs);
      panel.onDidDispose(() => {
        clearTimeout(timer);
        reject(new Error('The page was closed before the picture was drawn.'));
      });
      webview.onDidReceiveMessage((answer: FromPicture) => {
        if (answer.type === 'ready') void webview.postMessage(message);
        else if (answer.type === 'copied') resolve('copied');
        else if (answer.type === 'png') resolve(bytesOf(answer.base64));
        else reject(new Error(answer.reason));
      });
      webview.html = pageOf(webview, webview.asWebviewUri(Uri.joinPath(dist, 'picture.js')).toString());
    });
  } finally {
    panel.dispose();
  }
}

function pageOf({ cspSource }: Webview, script: string): string {
  const policy = `default-src 'none'; img-src data:; script-src ${cspSource}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Drawing a picture</title>
</head>
<body>
<main id="picture"></main>
<script src="${script}"></script>
</body>
</html>`;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
