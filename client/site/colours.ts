/** `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

const key = 'personas-theme';

/** What was chosen before; where a browser keeps nothing for files, `auto`. */
export function chosenTheme(): Theme {
  try {
    const kept = localStorage.getItem(key);
    return kept === 'light' || kept === 'dark' ? kept : 'auto';
  } catch {
    return 'auto';
  }
}

/** Keeps a choice, where the browser lets us. */
export function keepTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // It holds for this page alone.
  }
}

/** Shows the page in these colours. */
export function showTheme(theme: Theme): void {
  const { classList } = document.documentElement;
  classList.toggle('theme-light', theme === 'light');
  classList.toggle('theme-dark', theme === 'dark');
}
