import buyer from '../../../snippets/buyer.json' with { type: 'json' };
import canvases from '../../../snippets/canvases.json' with { type: 'json' };
import icp from '../../../snippets/icp.json' with { type: 'json' };
import jobs from '../../../snippets/jobs.json' with { type: 'json' };
import market from '../../../snippets/market.json' with { type: 'json' };
import persona from '../../../snippets/persona.json' with { type: 'json' };
import pls from '../../../snippets/pls.json' with { type: 'json' };
import research from '../../../snippets/research.json' with { type: 'json' };
import { kindOfCollection, kindOfName } from '../kinds/registry.js';
import { type Dialect, type KindName, kindNames } from '../kinds/types.js';
import { proseText } from './yaml-text.js';

/** A snippet as VS Code reads it too. */
interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
  readonly isFileTemplate?: boolean;
}

/** A snippet that fills a whole file. */
export interface Template {
  /** Its first prefix. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly kind: KindName;
  readonly dialect: Dialect;
  readonly prefixes: readonly string[];
  readonly body: readonly string[];
}

const files: readonly Readonly<Record<string, Snippet>>[] = [
  persona,
  buyer,
  icp,
  jobs,
  market,
  canvases,
  research,
  pls,
];

/** Every template for a whole file, in the order of the kinds. */
export const templates: readonly Template[] = files
  .flatMap((file) => Object.entries(file))
  .flatMap(([label, { prefix, description, body, isFileTemplate }]): Template[] => {
    const held = isFileTemplate ? holds(body) : undefined;
    return held ? [{ id: prefix[0] ?? label, label, description, ...held, prefixes: prefix, body }] : [];
  })
  .sort((a, b) => kindNames.indexOf(a.kind) - kindNames.indexOf(b.kind));

/** What the text of a template holds, by its first key that says so. */
function holds(body: readonly string[]): { kind: KindName; dialect: Dialect } | undefined {
  for (const line of body) {
    const [, key = '', value = ''] = /^([a-z_]+):\s*(.*)$/.exec(line) ?? [];
    const kind = key === 'kind' ? kindOfName(value) : kindOfCollection(key);
    if (kind) return { kind: kind.name, dialect: 'native' };
    if (key === 'label') return { kind: 'persona', dialect: 'pls' };
  }
  return undefined;
}

/** What is known already when a template is written into a file. */
interface Known {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** ISO date; without it the editor puts in its own. */
  readonly today?: string | undefined;
}

/** The snippet of a template with what is known already filled in; the cursor goes to what is left. */
export function filledTemplate({ body }: Pick<Template, 'body'>, { id, name, today }: Known): string {
  const lines = body.map((line) => {
    if (id !== undefined && line.startsWith('id: ${1/')) return `id: ${id}`;
    return name === undefined ? line : withName(line, name);
  });
  const text = lines.join('\n');
  return today === undefined ? text : text.replaceAll('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', today);
}

/** The first tab stop asks for the name: behind a key as YAML writes it, in a comment as it is. */
function withName(line: string, name: string): string {
  const text = /^\s*#/.test(line) ? name : proseText(name);
  return line.replace(/\$\{1:(?:[^\\}]|\\.)*\}/, () => text.replace(/[\\$}]/g, '\\$&'));
}
