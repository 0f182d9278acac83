import { nearest } from '../kinds/nearest.js';
import { rules } from '../rules/registry.js';
import { readArguments, run, type Terminal, WrongUse } from './arguments.js';

export const explainUsage = `Usage: personas explain [rule]

Prints the page of a rule: what it finds, why that matters, how to put it right, and how to silence it.
Without a rule, lists all rules.
`;

/** The text of the page of a rule, as it stands in docs/rules. */
export type PageOf = (rule: string) => string | undefined;

/** Runs `personas explain`; the result is the exit code. */
export function explain(args: readonly string[], terminal: Terminal, pageOf: PageOf): Promise<number> {
  return run({ name: 'explain', usage: explainUsage, terminal }, async () => {
    const given = readArguments(args, {});
    terminal.out(given.has('help') ? explainUsage : textFor(given.positionals, pageOf));
    return 0;
  });
}

function textFor(named: readonly string[], pageOf: PageOf): string {
  const [rule, ...more] = named;
  if (rule === undefined) return list();
  if (more.length > 0) throw new WrongUse('one rule at a time.');
  const known = [...rules.map(({ meta: { id } }) => id), 'incomplete'];
  if (!known.includes(rule)) {
    const meant = nearest(rule, known);
    throw new WrongUse(`there is no rule "${rule}".${meant ? ` Did you mean ${meant}?` : ''}`);
  }
  const page = pageOf(rule);
  if (page === undefined) throw new WrongUse(`the page of ${rule} is not part of this build.`);
  return readable(page);
}

/** The page without the marks that only its makers need, and without links to pages that are not at hand. */
function readable(page: string): string {
  const text = page.replace(/^<!--.*-->\n/gm, '').replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, '$1');
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

function list(): string {
  const width = Math.max(...rules.map(({ meta: { id } }) => id.length));
  const lines = rules.map(({ meta: { id, severity, channel, summary } }) => {
    return `  ${id.padEnd(width)}  ${(channel === 'gap' ? 'gap' : severity).padEnd(7)}  ${summary}`;
  });
  return `${lines.join('\n')}\n\n"personas explain ${rules[0]?.meta.id ?? 'rule'}" tells more about one of them.\n`;
}
