/** The colours that the reader chose, before anything is painted. */
import { chosenTheme, showTheme } from './colours.js';

showTheme(chosenTheme());
