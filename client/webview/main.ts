/**
 * The script inside the preview. It patches the card in place, so that nothing flashes or jumps while someone types,
 * shows which block the editor's cursor is in, and asks for the source of a block that is clicked.
 */
import morphdom from 'morphdom';
import { blockAround, blockAt, lineOf, visibleBlocks } from './blocks.js';
import type { CardMessage, FromPage, PageState, ToPage } from './messages.js';

interface Host {
  postMessage(message: FromPage): void;
  setState(state: PageState): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const root = document.getElementById('card') ?? document.body;
const tools = document.getElementById('tools');
const toggle = document.getElementById('effective');

/** What is on show. */
let shown: { readonly uri: string; readonly version: number; readonly entity: string | null } | undefined;
let cursor: number | undefined;
let effective = false;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'card') showCard(data);
  else if (data.type === 'empty') showEmpty(data.text);
  else if (data.uri === shown?.uri) moveTo(data.line);
});

function showCard(message: CardMessage): void {
  const next = document.createElement('main');
  next.innerHTML = message.html;
  const entity = next.querySelector('[data-entity]')?.getAttribute('data-entity') ?? null;
  const same = message.uri === shown?.uri && entity === shown.entity;
  shown = { uri: message.uri, version: message.version, entity };
  if (same) patch(next);
  else {
    root.replaceChildren(...next.childNodes);
    window.scrollTo(0, 0);
  }
  root.setAttribute('aria-label', message.title);
  offer(message.effective);
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

/** The button that shows what a persona inherits, only where there is something to show. */
function offer(on: boolean | undefined): void {
  tools?.toggleAttribute('hidden', on === undefined);
  toggle?.setAttribute('aria-pressed', String(on === true));
  if (on !== undefined) effective = on;
}

toggle?.addEventListener('click', () => host.postMessage({ type: 'effective', on: !effective }));

function showEmpty(text: string): void {
  shown = undefined;
  offer(undefined);
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

/**
 * Marks the block of the cursor's line. A block that the cursor has just come to is brought into view, unless the
 * reader is busy in the preview; while the cursor stays in it, the reader may scroll away.
 */
function mark(scroll: boolean): void {
  const block = cursor === undefined ? undefined : blockAt(root, cursor);
  const isNew = block?.classList.contains('here') === false;
  for (const old of root.querySelectorAll('.here')) if (old !== block) old.classList.remove('here');
  block?.classList.add('here');
  if (block && isNew && scroll && !document.hasFocus()) bringIntoView(block);
}

function bringIntoView(block: Element): void {
  const { top, bottom, height } = block.getBoundingClientRect();
  if (top >= 0 && bottom <= window.innerHeight) return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  block.scrollIntoView({
    block: height > window.innerHeight ? 'start' : 'center',
    behavior: calm ? 'auto' : 'smooth',
  });
}

function remember(): void {
  if (!shown) return;
  host.setState({
    uri: shown.uri,
    ...(cursor === undefined ? {} : { line: cursor }),
    ...(effective ? { effective } : {}),
  });
}

function reveal(block: Element | undefined, focus: boolean): void {
  const line = block && lineOf(block);
  if (line !== undefined) host.postMessage({ type: 'reveal', line, focus });
}

document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('a, summary, button')) return;
  // Whoever selects text wants the text, not its source.
  if (document.getSelection()?.isCollapsed === false) return;
  reveal(blockAround(event.target), false);
});

document.addEventListener('dblclick', (event) => reveal(blockAround(event.target), true));

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
