import { pathTo, segmentsOf } from '../document/pointer.js';
import { isMerge, keyName, type Pair, resolve, type Span, type SyntaxNode } from '../document/syntax.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import type { Finding } from './types.js';

/**
 * Findings about text that is repeated elsewhere with an alias or a merge. Where the text is wrong at its own place too,
 * that is told once, there. Where it is right at its own place, the fault lies in repeating it: the finding moves to the
 * alias, and has no fix, as that would change both places.
 */
export function atRepeats(findings: readonly Finding[], { entities }: PersonaFile): Finding[] {
  const direct = new Set<string>();
  const repeats = new Map<Finding, Span>();
  for (const finding of findings) {
    const alias = finding.entity && repeatOn(finding.entity, finding.pointer.slice(finding.entity.pointer.length));
    if (alias) repeats.set(finding, alias);
    else direct.add(faultOf(finding));
  }
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const alias = repeats.get(finding);
    if (alias && direct.has(faultOf(finding))) return [];
    const placed = alias && isJudgedAt(finding.span, entities) ? { ...finding, span: alias, fixes: [] } : finding;
    const fault = faultOf(placed);
    if (seen.has(fault)) return [];
    seen.add(fault);
    return [placed];
  });
}

function faultOf({ rule, span, message }: Finding): string {
  return `${rule} ${span.start} ${span.end} ${message}`;
}

/** The alias through which a pointer leads to text that stands elsewhere. */
function repeatOn({ node }: Entity, pointer: string): Span | undefined {
  let current: SyntaxNode | undefined = node;
  for (const segment of segmentsOf(pointer)) {
    if (current?.type === 'alias') return current.span;
    if (current?.type === 'sequence') current = current.items[Number(segment)];
    else if (current?.type === 'mapping') {
      const own: Pair | undefined = current.pairs.findLast((pair) => keyName(pair) === segment);
      const merged = own ? undefined : current.pairs.find(isMerge);
      if (merged) return merged.value.span;
      current = own?.value;
    } else return undefined;
  }
  return undefined;
}

/** Whether a place belongs to an entity that is judged there: not under a key of the team's own, where such text is kept. */
function isJudgedAt({ start }: Span, entities: readonly Entity[]): boolean {
  const around = entities.filter(({ node }) => node.span.start <= start && start <= node.span.end);
  return around.some(({ node }) => {
    const way = pathTo(resolve(node), start).at(-1)?.pointer ?? '';
    return !segmentsOf(way).some((key) => /^x[-_]/.test(key));
  });
}
