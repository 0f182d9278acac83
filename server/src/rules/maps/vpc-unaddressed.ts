import { join } from '../../document/pointer.js';
import { nearest } from '../../kinds/nearest.js';
import { field, list, present, type Statement, statements, text } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { answers, quoteKey, quotesOf } from '../../scores/value-fit.js';
import { asChoices } from '../choices.js';
import { valuePlace } from '../place.js';
import type { Rule, RuleContext } from '../types.js';
import { type Answer, linkFixes, placeOfAnswer, quoteFixes, type Side, statementPlace } from './links.js';

/** More quick fixes than this are no help. */
const mostFixes = 5;

export const vpcUnaddressed: Rule = {
  meta: {
    id: 'vpc-unaddressed',
    summary: 'A pain or gain that nothing answers, or an answer to something that nobody said.',
    kinds: ['value-proposition'],
    fields: {
      'value-proposition': ['profile.pains', 'profile.gains', 'value_map.pain_relievers', 'value_map.gain_creators'],
    },
    severity: 'info',
    channel: 'finding',
    inDrafts: 'hint',
    fix: 'Links a reliever or creator with what it answers.',
  },
  create: (context) => ({
    entity(entity) {
      const status = text(entity.data.status);
      if (status === 'deprecated' || status === 'retired') return;
      for (const side of answers) new SideCheck(context, entity, side).run();
    },
  }),
};

/** One side of one canvas: pains with what relieves them, or gains with what creates them. */
class SideCheck {
  readonly wanted: readonly Statement[];
  readonly given: readonly Answer[];
  /** What nothing quotes. */
  readonly open: readonly Statement[];
  /** What a quote means although it reads differently: said once, at the quote. */
  readonly meant = new Set<Statement>();

  constructor(
    readonly context: RuleContext,
    readonly entity: Entity,
    readonly side: Side,
  ) {
    const { profile, value_map: offered } = entity.data;
    this.wanted = statements(field(profile, side.list), side.noun);
    this.given = statements(field(offered, side.by), side.byNoun).map((statement) => ({
      ...statement,
      quotes: quotesOf(statement.item, side.link),
    }));
    const answered = new Set(this.given.flatMap(({ quotes }) => quotes.map(quoteKey)));
    this.open = this.wanted.filter((item) => !answered.has(quoteKey(item.text)));
  }

  /** A canvas of which one half is still empty is not finished: what is missing there is no fault of single items. */
  run(): void {
    if (this.wanted.length === 0 || this.given.length === 0) return;
    for (const answer of this.given) this.#checkAnswer(answer);
    for (const item of this.open) if (!this.meant.has(item)) this.#reportOpen(item);
  }

  #checkAnswer(answer: Answer): void {
    const said = field(answer.item, this.side.link);
    if (!present(said)) {
      this.#reportUnlinked(answer);
      return;
    }
    const known = new Set(this.wanted.map((item) => quoteKey(item.text)));
    const place = join(placeOfAnswer(this.side, answer), this.side.link);
    list(said).forEach((quote, index) => {
      const quoted = text(quote);
      if (quoted === undefined || known.has(quoteKey(quoted))) return;
      this.#reportQuote(quoted, Array.isArray(said) ? join(place, index) : place);
    });
  }

  #reportUnlinked(answer: Answer): void {
    const { context, entity, side } = this;
    const pointer = placeOfAnswer(side, answer);
    const choices = this.open.length > 0 ? this.open : this.wanted;
    context.report({
      message: `This ${side.byNoun} does not say which ${side.noun} it answers. Quote it under \`${side.link}\`.`,
      span: valuePlace(entity, statementPlace(pointer, answer, side.byNoun)),
      entity,
      pointer,
      fixes: asChoices(
        choices.slice(0, mostFixes).flatMap((item) => linkFixes(context.file, entity, side, answer, item)),
      ),
    });
  }

  #reportQuote(quoted: string, pointer: string): void {
    const { context, entity, side } = this;
    const near = nearestItem(quoted, this.open) ?? nearestItem(quoted, this.wanted);
    if (near) this.meant.add(near);
    const choices = near ? [near] : this.open.slice(0, mostFixes);
    const advice = near ? `Did you mean “${near.text}”?` : `Quote one of the ${side.list} in its own words.`;
    context.report({
      message: `The profile has no ${side.noun} that reads like this. ${advice}`,
      span: valuePlace(entity, pointer),
      entity,
      pointer,
      fixes: asChoices(choices.flatMap((item) => quoteFixes(context.file, entity, pointer, item))),
    });
  }

  #reportOpen(item: Statement): void {
    const { context, entity, side, given } = this;
    const pointer = join('', 'profile', side.list, item.index);
    const free = given.filter(({ quotes }) => quotes.length === 0);
    const choices = (free.length > 0 ? free : given).slice(0, mostFixes);
    context.report({
      message: `Nothing that you offer answers this ${side.noun}. Quote it under \`${side.link}\` of the ${side.byNoun} that does, or know that you leave it open.`,
      span: valuePlace(entity, statementPlace(pointer, item, side.noun)),
      entity,
      pointer,
      fixes: asChoices(choices.flatMap((answer) => linkFixes(context.file, entity, side, answer, item))),
    });
  }
}

/** The item whose words are nearest; a quote may also be a part of it that no other has. */
function nearestItem(quote: string, items: readonly Statement[]): Statement | undefined {
  const key = quoteKey(quote);
  const holders = items.filter((item) => key.length >= 8 && quoteKey(item.text).includes(key));
  if (holders.length === 1) return holders[0];
  const keys = items.map((item) => quoteKey(item.text));
  const near = nearest(key, keys);
  return near === undefined ? undefined : items[keys.indexOf(near)];
}
