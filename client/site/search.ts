import { type Known, known, matches, type Row } from './matches.js';

declare global {
  interface Window {
    personasIndex?: readonly Row[];
  }
}

/** The elements of the search. */
export interface SearchParts {
  /** Says where the index is (`data-index`) and where the site begins (`data-root`), seen from the page. */
  readonly box: HTMLElement;
  readonly field: HTMLInputElement;
  readonly options: HTMLElement;
  readonly status: HTMLElement;
}

/** More than that nobody reads through. */
const most = 12;

/** A field with a list below it, as the combobox pattern of the ARIA guide has it. */
export class Search {
  #all: Known[] | undefined;
  #active = -1;
  #loading = false;

  constructor(readonly parts: SearchParts) {
    const { field, options } = parts;
    field.addEventListener('focus', () => this.#load());
    field.addEventListener('input', () => {
      this.#load();
      this.#show();
    });
    field.addEventListener('keydown', (event) => this.#press(event));
    field.addEventListener('blur', () => this.#open(false));
    // The field keeps the focus while an option is pressed; else its list would be gone before the click.
    options.addEventListener('mousedown', (event) => event.preventDefault());
    options.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role=option]') : null;
      if (!option) return;
      this.#mark([...options.children].indexOf(option));
      this.#go();
    });
    document.addEventListener('keydown', (event) => this.#come(event));
  }

  /** Runs the script that holds what can be found, once. */
  #load(): void {
    if (this.#loading) return;
    this.#loading = true;
    const script = document.createElement('script');
    script.src = this.parts.box.dataset.index ?? '';
    script.addEventListener('load', () => {
      this.#all = known(window.personasIndex ?? []);
      this.#show();
    });
    script.addEventListener('error', () => {
      this.#loading = false;
      this.parts.status.textContent = 'The search index is not there.';
    });
    document.head.append(script);
  }

  #show(): void {
    const { box, field, options, status } = this.parts;
    if (!this.#all) return;
    const { best, count } = matches(this.#all, field.value, most);
    options.replaceChildren(...best.map((row, index) => optionOf(row, index, box.dataset.root ?? '')));
    this.#open(best.length > 0);
    if (best.length > 0) this.#mark(0);
    status.textContent = field.value.trim() === '' ? '' : words(count, best.length);
    status.classList.toggle('away', count > 0 || field.value.trim() === '');
  }

  #open(isOpen: boolean): void {
    const { field, options, status } = this.parts;
    options.hidden = !isOpen;
    field.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) return;
    this.#mark(-1);
    status.classList.add('away');
  }

  #mark(next: number): void {
    const { field, options } = this.parts;
    this.#active = next;
    [...options.children].forEach((option, index) => {
      option.setAttribute('aria-selected', String(index === next));
    });
    const current = options.children[next];
    if (current) {
      field.setAttribute('aria-activedescendant', current.id);
      current.scrollIntoView({ block: 'nearest' });
    } else field.removeAttribute('aria-activedescendant');
  }

  #go(): void {
    const href = this.parts.options.children[this.#active]?.getAttribute('data-href');
    if (href) window.location.href = href;
  }

  #press(event: KeyboardEvent): void {
    const { field, options } = this.parts;
    const { length } = options.children;
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      if (options.hidden) field.value = '';
      this.#open(false);
    } else if (event.key === 'Enter') this.#go();
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const from = this.#active < 0 && step < 0 ? length : this.#active;
      this.#open(true);
      this.#mark((from + step + length) % length);
    } else return;
    event.preventDefault();
  }

  /** `/` leads to the field from anywhere but another field. */
  #come(event: KeyboardEvent): void {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return;
    event.preventDefault();
    this.parts.field.focus();
    this.parts.field.select();
  }
}

function optionOf([name, what, path, line]: Row, index: number, root: string): HTMLElement {
  const option = document.createElement('div');
  option.id = `found-${index}`;
  option.setAttribute('role', 'option');
  option.dataset.href = `${root}${path}`;
  option.append(piece('b', name), ' ', piece('small', what));
  if (line !== '') option.append(' ', piece('span', line));
  return option;
}

function piece(tag: 'b' | 'small' | 'span', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  element.dir = 'auto';
  return element;
}

function words(count: number, shown: number): string {
  if (count === 0) return 'Nothing found';
  const found = count === 1 ? '1 found' : `${count} found`;
  return count > shown ? `${found}, the best ${shown} are listed` : found;
}
