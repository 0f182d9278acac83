/**
 * The script inside the preview. It patches the card in place, so that nothing flashes or jumps while someone types,
 * shows which block the editor's cursor is in, and asks for the source of a block that is clicked.
 */
import morphdom from 'morphdom';
import { blockAround, blockAt, lineOf, visibleBlocks } from './blocks.js';
import type { CardMessage, FromPage, PageState, ToPage, View } from './messages.js';
import { Scroller } from './scroll.js';

interface Host {
  postMessage(message: FromPage): void;
  setState(state: PageState): void;
  getState(): PageState | undefined;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const root = document.getElementById('card') ?? document.body;
const tools = document.getElementById('tools');
const toggles = { effective: document.getElementById('effective'), canvas: document.getElementById('canvas') };

/** What is on show. */
let shown: { readonly uri: string; readonly entity: string | null; readonly lines: CardMessage['lines'] } | undefined;
let cursor: number | undefined;
let view: View = { effective: false, layout: 'page', locked: false };
/** How the page was left, until its card is there again. */
let left = host.getState();

const scroller = new Scroller(root, {
  scrolled: (line) => host.postMessage({ type: 'scrolled', line }),
  ended: () => remember(),
});

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'card') showCard(data);
  else if (data.type === 'empty') showEmpty(data.text);
  else if (data.uri === shown?.uri) {
    if (data.type === 'cursor') moveTo(data.line);
    else if (isWithin(data.line)) scroller.toLine(data.line, shown.lines[0]);
  }
});

function showCard(message: CardMessage): void {
  const next = document.createElement('main');
  next.innerHTML = message.html;
  const entity = next.querySelector('[data-entity]')?.getAttribute('data-entity') ?? null;
  const same = message.uri === shown?.uri && entity === shown.entity && message.view.layout === view.layout;
  shown = { uri: message.uri, entity, lines: message.lines };
  scroller.hold();
  if (same) patch(next);
  else {
    root.replaceChildren(...next.childNodes);
    scroller.to(left?.uri === message.uri && left.entity === entity ? (left.scroll ?? 0) : 0, true);
  }
  left = undefined;
  if (root.getAttribute('aria-label') !== message.title) root.setAttribute('aria-label', message.title);
  offer(message);
  if (message.line !== undefined) cursor = message.line;
  mark(!same);
  remember();
}

/** Changes only what is different. What a reader has opened, focused or scrolled to stays as it is. */
function patch(next: HTMLElement): void {
  morphdom(root, next, {
    childrenOnly: true,
    onBeforeElUpdated(from, to) {
      if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) to.open = from.open;
      if (from.classList.contains('here')) to.classList.add('here');
      const stop = from.getAttribute('tabindex');
      if (stop !== null) to.setAttribute('tabindex', stop);
      return !from.isEqualNode(to);
    },
  });
}

/** The buttons that show a card in another way, only where there is another way. */
function offer({ view: shownAs, offers }: CardMessage): void {
  view = shownAs;
  tools?.toggleAttribute('hidden', !offers.effective && !offers.canvas);
  for (const name of ['effective', 'canvas'] as const) {
    toggles[name]?.toggleAttribute('hidden', !offers[name]);
    const isOn = name === 'canvas' ? view.layout === 'canvas' : view.effective;
    toggles[name]?.setAttribute('aria-pressed', String(isOn));
  }
}

toggles.effective?.addEventListener('click', () => {
  host.postMessage({ type: 'view', view: { effective: !view.effective } });
});
toggles.canvas?.addEventListener('click', () => {
  host.postMessage({ type: 'view', view: { layout: view.layout === 'canvas' ? 'page' : 'canvas' } });
});

function showEmpty(text: string): void {
  shown = undefined;
  tools?.toggleAttribute('hidden', true);
  root.removeAttribute('aria-label');
  const note = document.createElement('p');
  note.className = 'empty';
  note.textContent = text;
  root.replaceChildren(note);
}

function moveTo(line: number): void {
  cursor = line;
  mark(true);
  remember();
}

/** Whether a line is of the entity on show; in a file of several, the others have lines too. */
function isWithin(line: number): boolean {
  return shown !== undefined && line >= shown.lines[0] && line <= shown.lines[1];
}

/**
 * Marks the block of the cursor's line. A block that the cursor has just come to is brought into view, unless the
 * reader is busy in the preview; while the cursor stays in it, the reader may scroll away.
 */
function mark(scroll: boolean): void {
  const block = cursor === undefined || !isWithin(cursor) ? undefined : blockAt(root, cursor);
  const isNew = block?.classList.contains('here') === false;
  for (const old of root.querySelectorAll('.here')) if (old !== block) old.classList.remove('here');
  block?.classList.add('here');
  if (block && isNew && scroll && !document.hasFocus()) scroller.intoView(block);
}

function remember(): void {
  if (!shown) return;
  host.setState({
    uri: shown.uri,
    view,
    scroll: Math.round(window.scrollY),
    ...(shown.entity === null ? {} : { entity: shown.entity }),
    ...(cursor === undefined ? {} : { line: cursor }),
  });
}

function reveal(block: Element | undefined, focus: boolean): void {
  const line = block && lineOf(block);
  if (line !== undefined) host.postMessage({ type: 'reveal', line, focus });
}

/** A name leads to whom it names. */
function openNamed(link: HTMLElement | null): boolean {
  const { kind, id } = link?.dataset ?? {};
  if (kind === undefined || id === undefined) return false;
  host.postMessage({ type: 'open', kind, id });
  return true;
}

document.addEventListener('click', (event) => {
  if (event.target instanceof Element && openNamed(event.target.closest<HTMLElement>('a.reference[data-kind]'))) {
    event.preventDefault();
    return;
  }
  // Whoever selects text wants the text, not its source.
  if (document.getSelection()?.isCollapsed === false) return;
  revealFrom(event, false);
});

// As in the preview of Markdown, a double click goes to the editor, although it selects a word.
document.addEventListener('dblclick', (event) => revealFrom(event, true));

/** Shows the source of what was clicked, unless the click was meant for something else. */
function revealFrom({ target }: Event, focus: boolean): void {
  if (target instanceof Element && target.closest('a, summary, button')) return;
  reveal(blockAround(target), focus);
}

/**
 * The card is one tab stop (its links and folded parts are the others). From there the arrow keys go from block to
 * block, and Enter opens the source of the one in focus.
 */
root.addEventListener('keydown', (event) => {
  const target = event.target;
  if (event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement)) return;
  if (target !== root && !target.matches('[data-line]')) return;
  if (event.key === 'Enter') reveal(blockAround(target), true);
  else if (!step(event.key, target)) return;
  event.preventDefault();
});

/** Moves the focus as an arrow key says; false for any other key. */
function step(key: string, from: HTMLElement): boolean {
  if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(key)) return false;
  const blocks = visibleBlocks(root);
  const place = blocks.indexOf(from);
  const last = blocks.length - 1;
  const to = { ArrowDown: Math.min(place + 1, last), ArrowUp: place - 1, Home: 0, End: last }[key] ?? 0;
  const block = blocks[to] ?? root;
  if (block !== root) block.tabIndex = -1;
  block.focus();
  return true;
}

host.postMessage({ type: 'ready' });
