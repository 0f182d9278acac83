/**
 * The script of a site's pages: search and colours. Everything else works without it. It asks no server: what can be
 * searched is a script beside the pages, run when the search is first used.
 */
import { chosenTheme, keepTheme, showTheme, type Theme } from './colours.js';
import { Search } from './search.js';

const themes: readonly Theme[] = ['auto', 'light', 'dark'];

const box = document.getElementById('tools');
const field = document.getElementById('search');
const options = document.getElementById('found');
const status = document.getElementById('found-count');
const button = document.getElementById('theme');

if (box && field instanceof HTMLInputElement && options && status && button) {
  new Search({ box, field, options, status });
  startColours(button);
  box.hidden = false;
}

function startColours(toggle: HTMLElement): void {
  let theme = chosenTheme();
  const name = () => {
    toggle.textContent = `Colours: ${theme}`;
  };
  name();
  toggle.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
    keepTheme(theme);
    showTheme(theme);
    name();
  });
}
