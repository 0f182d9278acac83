import { walk } from '../document/pointer.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { type Config, settingFor } from '../library/config.js';
import { type Library, pathIn } from '../library/library.js';
import { readinessContext } from '../scores/in-library.js';
import { gainOf as gainOfParts } from '../scores/readiness.js';
import { againstBaseline, type OpenAndAccepted } from './baseline.js';
import { isAsked, loudest } from './drafts.js';
import { type Effective, effective, louder } from './effective.js';
import { rules as allRules } from './registry.js';
import { atRepeats } from './repeats.js';
import { withoutSilenced } from './suppression/silence.js';
import type { Finding, Report, Rule, RuleContext, RuleMeta, RuleOption, Visitor } from './types.js';
import { judgedIn } from './unread.js';
import { violationsOf } from './violations.js';

/**
 * Runs every rule over a file in one walk.
 *
 * @param today ISO date that counts as today
 * @returns the findings and gaps that are open, in the order of the text: neither silenced by a comment nor accepted in
 *   the baseline of the library
 */
export function check(
  file: PersonaFile,
  library: Library,
  today: string,
  rules: readonly Rule[] = allRules,
): Finding[] {
  return judge(file, library, today, rules).findings;
}

/** As `check`, with the findings that the baseline accepts beside those that are open. */
export function judge(
  file: PersonaFile,
  library: Library,
  today: string,
  rules: readonly Rule[] = allRules,
): OpenAndAccepted {
  if (!file.claim.claimed) return { findings: [], accepted: [] };
  const findings: Finding[] = [];
  const path = pathIn(library, file.uri);
  const active = new Map(
    rules.flatMap(({ meta }) => {
      const how = effective(meta, library.config, path);
      return how ? [[meta.id, how] as const] : [];
    }),
  );
  const gainOf = (entity: Entity, parts: readonly string[]) =>
    gainOfParts(entity, readinessContext(library, file.uri, entity), parts);
  const visitors = rules.flatMap((rule): { meta: RuleMeta; visitor: Visitor }[] => {
    const how = active.get(rule.meta.id) ?? unheard(rule.meta, library.config, path);
    if (!how) return [];
    const report = (found: Report) => findings.push(complete(found, rule.meta, how, library.config));
    const option = <T>(asked: RuleOption<T>) => optionIn(how.options, asked);
    const context: RuleContext = { file, library, today, option, gainOf, report };
    return [{ meta: rule.meta, visitor: rule.create(context) }];
  });
  visit(file, visitors);
  const { ids, superseding } = tablesOf(rules);
  const told = withoutSuperseded(findings, superseding).filter(({ rule }) => active.has(rule));
  const open = withoutSilenced(file, atRepeats(told, file), {
    known: allIds,
    asked: ids,
    on: new Set(active.keys()),
    complete: library.complete,
    report: (meta, found) => {
      const how = active.get(meta.id);
      return how ? [complete(found, meta, how, library.config)] : [];
    },
  });
  return againstBaseline(open.sort(inTextOrder), library, file.uri);
}

const allIds = allRules.map(({ meta: { id } }) => id);

interface Tables {
  readonly ids: ReadonlySet<string>;
  readonly superseding: ReadonlyMap<string, readonly string[]>;
}

const made = new WeakMap<readonly Rule[], Tables>();

/** What holds of a set of rules whatever the file. */
function tablesOf(rules: readonly Rule[]): Tables {
  const before = made.get(rules);
  if (before) return before;
  const ids = new Set(rules.map(({ meta: { id } }) => id));
  const superseding = new Map(rules.map(({ meta: { id, supersedes = [] } }) => [id, supersedes]));
  const tables = { ids, superseding };
  made.set(rules, tables);
  return tables;
}

/**
 * How a rule runs that the config switches off and that supersedes others: nobody hears it, and its places stay its own.
 * A preset that leaves it out leaves its places to the rules that it keeps.
 */
function unheard(meta: RuleMeta, config: Config, path: string): Effective | undefined {
  if (!meta.supersedes || meta.yieldsWhenOff) return undefined;
  const setting = settingFor(config, meta.id, path);
  if (setting?.severity !== 'off') return undefined;
  return { severity: meta.severity, channel: meta.channel, options: setting.options ?? {}, fixed: false };
}

function optionIn<T>(options: Readonly<Record<string, unknown>>, { name, schema, default: usual }: RuleOption<T>): T {
  const said = options[name];
  const { type, minimum = -Infinity, maximum = Infinity } = schema;
  const fits = type === 'integer' ? Number.isInteger(said) : typeof said === type;
  const within = typeof said !== 'number' || (said >= minimum && said <= maximum);
  // The schema of the option states the type of its default.
  return fits && within ? (said as T) : usual;
}

function visit(file: PersonaFile, visitors: readonly { meta: RuleMeta; visitor: Visitor }[]): void {
  for (const { visitor } of visitors) {
    visitor.file?.();
    if (visitor.problem) file.parsed.problems.forEach(visitor.problem);
    if (visitor.misfit) file.misfits.forEach(visitor.misfit);
  }
  const isJudged = judgedIn(file.parsed);
  for (const entity of file.entities) {
    const asked = visitors
      .filter(({ meta }) => (meta.kinds === 'all' || meta.kinds.includes(entity.kind)) && isAsked(meta, entity))
      .map(({ visitor }) => visitor);
    const violations = violationsOf(entity).filter(isJudged);
    for (const violation of violations) for (const visitor of asked) visitor.violation?.(violation);
    for (const visitor of asked) visitor.entity?.(entity);
    const walking = asked.filter((visitor) => visitor.value);
    if (walking.length > 0)
      walk(entity.node, (step) => {
        for (const visitor of walking) visitor.value?.(step, entity);
      });
  }
}

function complete(report: Report, meta: RuleMeta, how: Effective, config: Config): Finding {
  const own = report.severity && config.preset === 'strict' ? louder[report.severity] : report.severity;
  return {
    ...report,
    rule: meta.id,
    severity: how.fixed ? how.severity : (loudest(meta, report.entity) ?? own ?? how.severity),
    channel: how.channel,
    pointer: pointerOf(report),
    document: report.entity?.document ?? report.document ?? 0,
    fixes: report.fixes ?? [],
  };
}

/** From the root of the document. An id that is the key of its entity stands where the entity does. */
function pointerOf({ entity, pointer = '' }: Report): string {
  if (!entity) return pointer;
  return entity.idKey && pointer === '/id' ? entity.pointer : entity.pointer + pointer;
}

function withoutSuperseded(findings: readonly Finding[], superseding: Tables['superseding']): Finding[] {
  const silenced = new Set<string>();
  for (const finding of findings) {
    for (const id of superseding.get(finding.rule) ?? []) silenced.add(placeOf(finding, id));
  }
  return findings.filter((finding) => !silenced.has(placeOf(finding, finding.rule)));
}

function placeOf(finding: Finding, rule: string): string {
  return `${rule} ${finding.span.start} ${finding.span.end}`;
}

function inTextOrder(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || a.rule.localeCompare(b.rule);
}
