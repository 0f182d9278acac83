import { type Described, fieldsOf, isRecords, isReference, itemsIn, nounOf, valueText } from './described.js';
import { supportOf } from './evidence.js';
import type { Field } from './field.js';
import { share } from './field.js';
import { columnsOf, Table } from './records.js';
import { StatementList, statementKey } from './statements.js';
import { Text, Value } from './text.js';
import { sentence, words } from './words.js';

/** How deep mappings in mappings are laid out; what is deeper is told in one line. */
export const deepest = 3;
/** A text that still stands well in a row of facts. */
const longestFact = 90;

/** Whether a value can stand in a row of facts: one short text or number, or a few words. */
export function isFact({ field }: Described): boolean {
  const length = (field.readable ?? '').length;
  if (field.isMapping) return field.entries.every(([key]) => key === 'min' || key === 'max');
  return Array.isArray(field.value) ? length <= 40 && field.items.every((item) => item.text) : length <= longestFact;
}

/** Short values with their names. */
export function FactList({ facts }: { readonly facts: readonly Described[] }) {
  if (facts.length === 0) return null;
  // Levels: a number and what it stands for.
  const numbered = facts.length > 1 && facts.every(({ key }) => /^\d{1,2}$/.test(key));
  return (
    <dl class={numbered ? 'facts numbered' : 'facts'}>
      {facts.map((fact) => (
        <div key={fact.key} data-line={fact.field.line}>
          <dt>{words(fact.key)}</dt>
          <dd>{Array.isArray(fact.field.value) ? <Value field={fact.field} /> : <Text>{factText(fact)}</Text>}</dd>
        </div>
      ))}
    </dl>
  );
}

function factText(fact: Described): string {
  return (fact.key === 'share' ? share(fact.field) : undefined) ?? valueText(fact);
}

interface StatementsOfProps {
  readonly list: Described;
  /** Whether to mark what each rests on. Without it they are marked where at least one of this list has a source. */
  readonly claims?: boolean | undefined;
}

/** A list of statements in order of rank. */
export function StatementsOf({ list, claims }: StatementsOfProps) {
  const noun = nounOf(list);
  return (
    <StatementList
      field={list.field}
      noun={noun}
      claims={claims ?? list.field.items.some((item) => supportOf(item) !== 'none')}
      ranks
      more={(item) => <Extras item={item} without={[statementKey(item, noun) ?? '']} />}
    />
  );
}

/** What a statement says beside its text. */
export function Extras({ item, without }: { readonly item: Field; readonly without: readonly string[] }) {
  const extras = item.entries.filter(([key]) => !['rank', 'evidence', ...without].includes(key));
  if (extras.length === 0) return null;
  return (
    <p class="statement-more">
      {extras.map(([key, value]) => (
        <span key={key} data-line={value.line}>
          <b>{words(key)}</b> <Text>{value.items.map((one) => one.readable ?? '').join(' · ')}</Text>
        </span>
      ))}
    </p>
  );
}

/** Any value, laid out by its shape. */
export function Body({ described, depth }: { readonly described: Described; readonly depth: number }) {
  const { field } = described;
  if (isRecords(described)) return <Records list={described} depth={depth} />;
  if (Array.isArray(field.value)) {
    return isReference(described) ? <Value field={field} /> : <StatementsOf list={described} />;
  }
  if (!field.isMapping) return <Text>{valueText(described)}</Text>;
  const parts = fieldsOf(described, ['evidence']);
  return depth === 0 ? <Sides parts={parts} /> : <Parts parts={parts} depth={depth + 1} />;
}

/** A list of mappings: a table where each value is short, else one block each. */
function Records({ list, depth }: { readonly list: Described; readonly depth: number }) {
  const rows = itemsIn(list);
  const columns = columnsOf(rows);
  return columns ? <Table rows={rows} columns={columns} /> : <Blocks list={list} rows={rows} depth={depth} />;
}

function Blocks(props: { readonly list: Described; readonly rows: readonly Described[]; readonly depth: number }) {
  const noun = nounOf(props.list);
  return (
    <div class="blocks">
      {props.rows.map((row, index) => {
        const name = row.field.get(noun).text;
        return (
          <div key={row.field.pointer} class="tile" data-line={row.field.line}>
            <h3>{name ? <Text>{sentence(name)}</Text> : `${words(noun || props.list.key)} ${index + 1}`}</h3>
            <Parts parts={fieldsOf(row, name ? [noun, 'evidence'] : ['evidence'])} depth={props.depth + 1} />
          </div>
        );
      })}
    </div>
  );
}

/** The fields of a mapping that is a section itself: longer ones side by side. */
function Sides({ parts }: { readonly parts: readonly Described[] }) {
  const facts = parts.filter(isFact);
  const long = parts.filter((part) => !facts.includes(part));
  if (long.length < 2) return <Parts parts={parts} depth={1} />;
  return (
    <>
      <FactList facts={facts} />
      <div class="blocks">
        {long.map((part) => (
          <div key={part.key} class="tile" data-line={part.field.line}>
            <h3>{words(part.key)}</h3>
            <Body described={part} depth={1} />
          </div>
        ))}
      </div>
    </>
  );
}

/** The fields of a block: short ones as facts, the others one below the other, each with its name. */
function Parts({ parts, depth }: { readonly parts: readonly Described[]; readonly depth: number }) {
  const facts = parts.filter(isFact);
  return (
    <>
      <FactList facts={facts} />
      {parts
        .filter((part) => !facts.includes(part))
        .map((part) => (
          <div key={part.key} class="part-block" data-line={part.field.line}>
            {parts.length > 1 ? <h4>{words(part.key)}</h4> : null}
            {depth < deepest ? <Body described={part} depth={depth} /> : <Text>{part.field.readable ?? ''}</Text>}
          </div>
        ))}
    </>
  );
}
