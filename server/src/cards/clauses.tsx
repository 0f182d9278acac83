import type { Field } from './field.js';
import { Reference, Text } from './text.js';

interface ClausesProps {
  readonly line: number | undefined;
  /** Each part of the sentence with the word that leads into it, which may be none. */
  readonly clauses: readonly (readonly [string, Field])[];
}

/** A sentence in the form that everybody knows: "When ... I want ... so ...". A part that is not there is left out. */
export function Clauses({ line, clauses }: ClausesProps) {
  const present = clauses.filter(([, field]) => !field.isEmpty);
  if (present.length === 0) return null;
  return (
    <blockquote class="job-statement" data-line={line}>
      {present.map(([lead, field]) => (
        <p key={lead} data-line={field.line}>
          {lead ? <b>{lead} </b> : null}
          {field.link ? (
            <Reference field={field}>{field.readable ?? ''}</Reference>
          ) : (
            <Text>{withoutLead(field.readable ?? '', lead)}</Text>
          )}
        </p>
      ))}
    </blockquote>
  );
}

/** Some write the lead word into the field ("When I ..."): do not say it twice. */
function withoutLead(text: string, lead: string): string {
  if (lead === '') return text;
  const start = text.slice(0, lead.length + 1).toLowerCase();
  return start === `${lead.toLowerCase()} ` ? text.slice(lead.length + 1) : text;
}
