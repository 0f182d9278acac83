import { Evidence } from './evidence.js';
import type { Field } from './field.js';
import { type CardProps, Glance, PageFrame, Sections } from './generic.js';
import { Extras } from './generic-parts.js';
import { fewestDimensions, mostSeries, Radar, SeriesMark } from './radar.js';
import { Section } from './section.js';
import { Text } from './text.js';
import type { CardModel } from './types.js';
import { sentence } from './words.js';

const own = ['subject', 'levels', 'dimensions', 'assessments'];

/** The card of a maturity model: how far each subject has come, and what each level looks like. */
export function MaturityModelCard({ model, root }: CardProps) {
  const assessments = root.get('assessments');
  const dimensions = dimensionsOf(root);
  return (
    <PageFrame model={model} root={root} role={root.get('subject')}>
      <Glance model={model} root={root} without={own} />
      {assessments.items.length > 0 ? (
        <Section title="How far each has come" {...(assessments.isMapping ? {} : { field: assessments })}>
          <div class="maturity">
            <Picture model={model} dimensions={dimensions} assessments={assessments.items} />
            <Assessments model={model} dimensions={dimensions} assessments={assessments.items} />
          </div>
        </Section>
      ) : null}
      <Rubric root={root} />
      <Sections model={model} root={root} without={own} />
    </PageFrame>
  );
}

/** The names of the dimensions: those of the model, else those that the assessments name. */
function dimensionsOf(root: Field): string[] {
  const named = root.get('dimensions').items.flatMap((item) => nameOf(item, 'dimension') ?? []);
  const assessed = root.get('assessments').items.flatMap((item) => item.get('levels').entries.map(([key]) => key));
  return [...new Set(named.length > 0 ? named : assessed)];
}

function nameOf(item: Field, key: string): string | undefined {
  return item.isMapping ? item.get(key).readable : item.readable;
}

interface PartProps {
  readonly model: CardModel;
  readonly dimensions: readonly string[];
  readonly assessments: readonly Field[];
}

/** The polygons, where there are dimensions enough to span one. */
function Picture({ model, dimensions, assessments }: PartProps) {
  const { levels } = model.entity.data;
  const known = (Array.isArray(levels) ? levels : [])
    .concat(assessments.flatMap((item) => item.get('levels').entries.map(([, level]) => ({ level: level.number }))))
    .map((item: unknown) => (typeof item === 'object' && item !== null && 'level' in item ? item.level : undefined))
    .filter((level): level is number => typeof level === 'number' && Number.isFinite(level) && level > 0);
  const highest = model.maturities?.[0]?.highest ?? Math.max(0, ...known);
  if (dimensions.length < fewestDimensions || !(highest > 0)) return null;
  const series = assessments.map((item) => ({
    name: nameOf(item, 'subject') ?? '',
    levels: dimensions.map((dimension) => item.get('levels').get(dimension).number),
  }));
  return (
    <figure class="radar-figure">
      <Radar
        dimensions={dimensions.map(sentence)}
        series={series}
        highest={highest}
        label="The level of each subject on each dimension"
      />
      {series.length > mostSeries ? <figcaption>The first {mostSeries} are drawn.</figcaption> : null}
    </figure>
  );
}

function Assessments({ model, dimensions, assessments }: PartProps) {
  const drawn = dimensions.length >= fewestDimensions;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrows.
    <section class="scroll-box" aria-label="Assessments" tabIndex={0}>
      <table class="plain-table assessments">
        <thead>
          <tr>
            <th scope="col">Subject</th>
            <th scope="col">Maturity</th>
            {dimensions.map((dimension) => (
              <th key={dimension} scope="col" class="number">
                <Text>{sentence(dimension)}</Text>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {assessments.map((item, index) => (
            <tr key={item.pointer} data-line={item.line}>
              <th scope="row">
                {drawn ? <SeriesMark index={index} /> : null}
                <Text>{nameOf(item, 'subject') ?? 'Unnamed'}</Text>
                {item.get('date').isEmpty ? null : (
                  <small>
                    {' '}
                    <Text>{item.get('date').readable ?? ''}</Text>
                  </small>
                )}
                <Extras item={item} without={['subject', 'date', 'levels', ...(item.isMapping ? [] : [''])]} />
                <Evidence owner={item} />
              </th>
              <Reached model={model} item={item} />
              {dimensions.map((dimension) => (
                <td key={dimension} class="number">
                  {item.get('levels').get(dimension).readable ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The score of an assessment and the level that it reaches. */
function Reached({ model, item }: { readonly model: CardModel; readonly item: Field }) {
  const maturity = model.maturities?.find(({ index }) => item.pointer === `/assessments/${index}`);
  if (!maturity || !Number.isFinite(maturity.value)) return <td class="nothing">–</td>;
  return (
    <td class="reached">
      <b>{maturity.value.toFixed(2)}</b> {maturity.name ? <Text>{maturity.name}</Text> : `Level ${maturity.level}`}
    </td>
  );
}

/** The levels, and what each looks like on every dimension. */
function Rubric({ root }: { readonly root: Field }) {
  const levels = root.get('levels');
  const dimensions = root.get('dimensions');
  const numbers = levelNumbers(levels, dimensions);
  if (levels.items.length + dimensions.items.length === 0) return null;
  const source = levels.isMapping || levels.isEmpty ? {} : { field: levels };
  return (
    <Section title="What each level looks like" {...source}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrows. */}
      <section class="scroll-box" aria-label="Levels" tabIndex={0}>
        <table class="rubric">
          <thead>
            <tr>
              <td class="journey-corner" />
              {numbers.map(({ number, item }) => (
                <th key={number} scope="col" class="stage" data-line={item?.line}>
                  <span class="step-number">{number}</span> <Text>{item?.get('name').readable ?? ''}</Text>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbers.some(({ item }) => item && !item.get('description').isEmpty) ? (
              <tr class="rubric-general">
                <th scope="row">In general</th>
                {numbers.map(({ number, item }) => (
                  <td key={number} data-line={item?.get('description').line}>
                    <Text>{item?.get('description').readable ?? '–'}</Text>
                    {item ? <Extras item={item} without={['level', 'name', 'description']} /> : null}
                    {item ? <Evidence owner={item} /> : null}
                  </td>
                ))}
              </tr>
            ) : null}
            {dimensions.items.map((dimension) => (
              <DimensionRow
                key={dimension.pointer}
                dimension={dimension}
                numbers={numbers.map(({ number }) => number)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

function DimensionRow({ dimension, numbers }: { readonly dimension: Field; readonly numbers: readonly string[] }) {
  const weight = dimension.get('weight');
  const described = dimension.get('descriptions');
  return (
    <tr data-line={dimension.line}>
      <th scope="row">
        <Text>{sentence(nameOf(dimension, 'dimension') ?? 'Unnamed')}</Text>
        {weight.isEmpty ? null : <small data-line={weight.line}>Weight {weight.readable}</small>}
        <Extras item={dimension} without={['dimension', 'weight', 'descriptions']} />
        <Evidence owner={dimension} />
      </th>
      {described.isEmpty && numbers.length > 0 ? (
        <td class="nothing" colSpan={numbers.length}>
          Not described yet
        </td>
      ) : null}
      {(described.isEmpty ? [] : numbers).map((number) => {
        const text = described.get(number);
        return (
          <td key={number} data-line={text.line}>
            <Text>{text.readable ?? '–'}</Text>
          </td>
        );
      })}
    </tr>
  );
}

interface LevelColumn {
  readonly number: string;
  /** Absent where only a dimension describes it. */
  readonly item?: Field;
}

/** The columns of the rubric: the levels of the model, and those that only a dimension describes. */
function levelNumbers(levels: Field, dimensions: Field): LevelColumn[] {
  const columns = new Map<string, LevelColumn>();
  for (const [index, item] of levels.items.entries()) {
    const number = (item.isMapping ? item.get('level').text : item.text) ?? String(index + 1);
    const column = columns.has(number) ? `${number} (${index + 1})` : number;
    columns.set(column, { number: column, item });
  }
  for (const dimension of dimensions.items) {
    for (const [number] of dimension.get('descriptions').entries) {
      if (!columns.has(number)) columns.set(number, { number });
    }
  }
  const value = ({ number }: LevelColumn) => (Number.isFinite(Number(number)) ? Number(number) : Number.MAX_VALUE);
  return [...columns.values()].sort((a, b) => value(a) - value(b));
}
