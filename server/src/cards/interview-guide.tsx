import { type Described, fieldsOf, itemsIn } from './described.js';
import { Evidence } from './evidence.js';
import type { Field } from './field.js';
import { type CardProps, fieldOf, Glance, PageFrame, Sections } from './generic.js';
import { Body, Extras } from './generic-parts.js';
import { ranked, statementKey, statementText } from './statements.js';
import { Text } from './text.js';
import { count, words } from './words.js';

/** The card of an interview guide: the questions in their order, numbered through; on paper with room for notes. */
export function InterviewGuideCard({ model, root }: CardProps) {
  const sections = itemsIn(fieldOf(model, root, 'sections'));
  const amounts = sections.map(({ field }) => questionsOf(field).length);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const more = total > 0 ? [{ text: count(total, 'question'), line: root.get('sections').line }] : [];
  return (
    <PageFrame model={model} root={root} more={more}>
      <Glance model={model} root={root} without={['sections']} />
      {sections.map((section, index) => (
        <Part
          key={section.field.pointer}
          section={section}
          place={index + 1}
          first={amounts.slice(0, index).reduce((sum, amount) => sum + amount, 1)}
        />
      ))}
      <Sections model={model} root={root} without={['sections']} />
    </PageFrame>
  );
}

function questionsOf(section: Field): Field[] {
  return section.isMapping ? ranked(section.get('questions')) : [];
}

interface PartProps {
  readonly section: Described;
  readonly place: number;
  /** The number of its first question. */
  readonly first: number;
}

function Part({ section, place, first }: PartProps) {
  const { field } = section;
  const name = field.isMapping ? field.get('section').readable : field.readable;
  const questions = questionsOf(field);
  return (
    <section class="section guide-part" data-line={field.line}>
      <h2>{name ? <Text>{name}</Text> : `Part ${place}`}</h2>
      {fieldsOf(section, ['section', 'questions', 'evidence']).map((part) => (
        <div key={part.key} class="part-block" data-line={part.field.line}>
          <h4>{words(part.key)}</h4>
          <Body described={part} depth={1} />
        </div>
      ))}
      {questions.length > 0 ? (
        <ol class="questions" start={first}>
          {questions.map((question, index) => (
            <Question key={question.pointer} question={question} number={first + index} />
          ))}
        </ol>
      ) : null}
      <Evidence owner={field} />
    </section>
  );
}

function Question({ question, number }: { readonly question: Field; readonly number: number }) {
  return (
    <li class="question" data-line={question.line}>
      <span class="question-number" aria-hidden="true">
        {number}
      </span>
      <div>
        <p>
          <Text>{statementText(question, 'question')}</Text>
        </p>
        <Extras item={question} without={[statementKey(question, 'question') ?? '']} />
        <Evidence owner={question} />
        <div class="notes" aria-hidden="true" />
      </div>
    </li>
  );
}
