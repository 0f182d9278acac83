import picomatch from 'picomatch';
import type { ClaimHint } from '../kinds/claim.js';
import { isRecord, list, record, text } from '../kinds/read.js';
import { kindOfName } from '../kinds/registry.js';
import type { Dialect, KindName } from '../kinds/types.js';

/** How loud a finding is; the same words stand in the config file, the report and the docs. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

export const presets = ['minimal', 'recommended', 'strict'] as const;
export type Preset = (typeof presets)[number];

export const cadences = ['monthly', 'quarterly', 'biannual', 'annual'] as const;
export type Cadence = (typeof cadences)[number];

/** What the config file says about one rule. */
export interface RuleSetting {
  readonly severity: Severity | 'off';
  readonly options?: Readonly<Record<string, unknown>>;
}

type RuleSettings = ReadonlyMap<string, RuleSetting>;

interface Include {
  readonly glob: string;
  readonly matches: (path: string) => boolean;
  readonly kind?: KindName;
  readonly dialect?: Dialect;
}

/** The config file of a library, read tolerantly: what is wrong in it is left out, the rest applies. */
export interface Config {
  readonly preset: Preset;
  readonly cadence?: Cadence;
  readonly include: readonly Include[];
  readonly exclude: (path: string) => boolean;
  readonly rules: RuleSettings;
  readonly overrides: readonly { readonly matches: (path: string) => boolean; readonly rules: RuleSettings }[];
  /** Terms by the id of the rule, or the name of the field, that reads them. */
  readonly vocabulary: ReadonlyMap<string, readonly string[]>;
  /** The path of the file that lists accepted findings, from the library's root. */
  readonly baseline?: string;
}

/** What holds without a config file. */
export const defaultConfig: Config = {
  preset: 'recommended',
  include: [],
  exclude: () => false,
  rules: new Map(),
  overrides: [],
  vocabulary: new Map(),
};

/** Reads the data of a config file. Wrong parts are ignored here; the schema rules report them in the file itself. */
export function readConfig(data: unknown): Config {
  const source = record(data);
  const cadence = oneOf(cadences, record(source.review).cadence);
  const baseline = text(source.baseline);
  return {
    preset: oneOf(presets, source.extends) ?? 'recommended',
    ...(cadence ? { cadence } : {}),
    include: list(source.include).flatMap(readInclude),
    exclude: matcher(texts(source.exclude)),
    rules: readRules(source.rules),
    overrides: list(source.overrides).flatMap((item) => {
      const files = texts(record(item).files);
      return files.length > 0 ? [{ matches: matcher(files), rules: readRules(record(item).rules) }] : [];
    }),
    vocabulary: new Map(Object.entries(record(source.vocabulary)).map(([key, terms]) => [key, texts(terms)])),
    ...(baseline ? { baseline } : {}),
  };
}

function readInclude(item: unknown): Include[] {
  const glob = text(isRecord(item) ? item.glob : item);
  if (glob === undefined) return [];
  const kind = kindOfName(text(record(item).kind) ?? '')?.name;
  const dialect = oneOf(['native', 'pls'] as const, record(item).dialect);
  // A PLS file holds personas, so the dialect alone says the kind.
  const implied = kind ?? (dialect === 'pls' ? 'persona' : undefined);
  return [{ glob, matches: matcher([glob]), ...(implied ? { kind: implied } : {}), ...(dialect ? { dialect } : {}) }];
}

function readRules(data: unknown): RuleSettings {
  const settings = new Map<string, RuleSetting>();
  for (const [id, value] of Object.entries(record(data))) {
    const [first, options] = Array.isArray(value) ? value : [value];
    const severity = oneOf([...severities, 'off'] as const, first);
    if (severity) settings.set(id, { severity, ...(isRecord(options) ? { options } : {}) });
  }
  return settings;
}

function texts(value: unknown): string[] {
  return list(value).flatMap((item) => text(item) ?? []);
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((candidate) => candidate === value);
}

function matcher(globs: readonly string[]): (path: string) => boolean {
  const tests = globs.flatMap((glob) => {
    try {
      return [picomatch(glob.replace(/^\.\//, '').replace(/\/$/, '/**'), { dot: true })];
    } catch {
      return [];
    }
  });
  return (path) => tests.some((test) => test(path));
}

/** What the config says about claiming a file; `path` is relative to the library's root, with `/`. */
export function hintFor(config: Config, path: string): ClaimHint {
  if (config.exclude(path)) return { excluded: true };
  const found = config.include.find((include) => include.matches(path));
  if (!found) return {};
  const { glob } = found;
  return {
    included: {
      glob,
      ...(found.kind ? { kind: found.kind } : {}),
      ...(found.dialect ? { dialect: found.dialect } : {}),
    },
  };
}

/** What the config file says by name about a rule in a file: the last override that matches, else `rules`. */
export function settingFor(config: Config, rule: string, path: string): RuleSetting | undefined {
  for (const override of [...config.overrides].reverse()) {
    const setting = override.matches(path) ? override.rules.get(rule) : undefined;
    if (setting) return setting;
  }
  return config.rules.get(rule);
}
