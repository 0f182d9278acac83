import { ruleUrl } from '../docs-url.js';
import type { Readiness, ScorePart } from '../scores/types.js';
import { Bar, ScoreDial } from './figures.js';
import { Section } from './section.js';
import { Text } from './text.js';

/** The dial in the head of a persona's card. */
export function ReadinessDial({ readiness }: { readonly readiness: Readiness }) {
  const score = Math.round(readiness.score);
  return (
    <ScoreDial
      score={score}
      max={100}
      label={`Readiness ${score} of 100, grade ${readiness.grade}`}
      caption={`Grade ${readiness.grade}`}
    />
  );
}

/** The one step that would raise the score most. */
export function NextStep({ readiness }: { readonly readiness: Readiness }) {
  const best = readiness.parts
    .filter((part) => part.next !== undefined)
    .sort((a, b) => (b.next?.gain ?? 0) - (a.next?.gain ?? 0))[0]?.next;
  if (best === undefined) return null;
  return (
    <p class="next-step">
      <b>Next best step</b> <Text>{best.action}</Text> <Gain value={best.gain} />
    </p>
  );
}

/** What made the score, and what would raise it. */
export function ReadinessParts({ readiness }: { readonly readiness: Readiness }) {
  return (
    <Section title={`Readiness ${Math.round(readiness.score)}/100`} class="readiness">
      <p class="hint">How complete and how well supported this persona is. It does not say whether it is true.</p>
      <ul class="parts">
        {readiness.parts.map((part) => (
          <Part key={part.id} part={part} />
        ))}
      </ul>
    </Section>
  );
}

function Part({ part }: { readonly part: ScorePart }) {
  return (
    <li class="part">
      <p class="part-head">
        <span class="part-name">{part.rule ? <RuleLink rule={part.rule} label={part.label} /> : part.label}</span>
        <span class="part-points">
          <b>{short(part.points)}</b> of {short(part.max)}
        </span>
      </p>
      <Bar value={part.points} max={part.max} />
      <p class="part-why">
        <Text>{part.why}</Text>
      </p>
      {part.next ? (
        <p class="part-next">
          <span aria-hidden="true">→ </span>
          <Text>{part.next.action}</Text> <Gain value={part.next.gain} />
        </p>
      ) : null}
    </li>
  );
}

/** Leads to the page of the rule that watches over a part. */
function RuleLink({ rule, label }: { readonly rule: string; readonly label: string }) {
  return (
    <a href={ruleUrl(rule)} rel="noopener noreferrer">
      {label}
    </a>
  );
}

function Gain({ value }: { readonly value: number }) {
  return <span class="gain">+{short(value)}</span>;
}

/** A number of points with one decimal at most. */
function short(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 10) / 10) : '–';
}
