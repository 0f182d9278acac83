/** What the page needs from outside of it. */
export interface PageParts {
  /** New for each page: only what carries it may run. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** Where the script and the style come from, as a source of a policy. */
  readonly source: string;
  /** Whether pictures may be loaded from the web. */
  readonly remoteImages: boolean;
}

/** The empty page of the preview. Its script fills it; nothing else may run or load in it. */
export function pageDocument({ nonce, script, style, source, remoteImages }: PageParts): string {
  const policy = [
    `default-src 'none'`,
    `img-src data: ${source}${remoteImages ? ' https:' : ''}`,
    `style-src 'nonce-${nonce}' ${source}`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${style}">
<title>Persona preview</title>
</head>
<body>
<nav id="tools" aria-label="How the card is shown" hidden>
<button id="effective" type="button" aria-pressed="false" aria-controls="card" title="Show the persona with everything that it takes over from its parents">With what it inherits</button>
<button id="canvas" type="button" aria-pressed="false" aria-controls="card" title="Lay the persona out as one sheet for the wall">As a canvas</button>
</nav>
<main id="card" tabindex="0" aria-describedby="keys"></main>
<p id="keys" hidden>Arrow keys go from block to block, Enter opens the source of a block.</p>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
