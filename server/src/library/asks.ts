import { hash } from './hash.js';

/** What can be compared of an answer: two answers that print alike are the same to whoever asked. */
type Print = string | number | boolean | undefined;

/** A question and its answer as it stands. */
interface Question {
  readonly topic: string;
  readonly name: string;
  print: Print;
  readonly again: () => Print;
  /** Whether a change of this subject may change the answer; absent: any change may. */
  readonly concerns?: (subject: string) => boolean;
  readonly askers: Set<string>;
}

/** What has changed: topics, each with the subjects of the change; `undefined` stands for any. */
export class Changes {
  readonly topics = new Map<string, Set<string> | undefined>();

  add(topic: string, subject?: string): void {
    const known = this.topics.get(topic);
    if (subject === undefined || (known === undefined && this.topics.has(topic))) this.topics.set(topic, undefined);
    else this.topics.set(topic, (known ?? new Set()).add(subject));
  }
}

/**
 * What was asked while a file was judged. A change asks only the questions again that it may have to do with, each once
 * for all who asked, and gives the files back for which one of the answers is another one. What it costs grows with
 * the change and with those who asked about it, and not with the library.
 */
export class Asks {
  readonly #topics = new Map<string, Map<string, Question>>();
  readonly #asked = new Map<string, Set<Question>>();
  #asker: string | undefined;

  /** Whether no file has been judged yet: a change concerns nobody. */
  get isIdle(): boolean {
    return this.#asked.size === 0;
  }

  /**
   * Answers a question, and remembers it while a file is judged.
   *
   * @param topic what has to change for the answer to change
   * @param name tells the questions of one topic apart
   * @param print what of the answer matters
   */
  ask<T>(
    topic: string,
    name: string,
    answer: () => T,
    print: (answer: T) => Print,
    concerns?: (subject: string) => boolean,
  ): T {
    const asker = this.#asker;
    if (asker === undefined) return answer();
    // What an answer is made from is covered by its own topic.
    this.#asker = undefined;
    try {
      const given = answer();
      this.#note(asker, topic, name, () =>
        question({ topic, name, ...(concerns ? { concerns } : {}) }, answer, print, given),
      );
      return given;
    } finally {
      this.#asker = asker;
    }
  }

  #note(asker: string, topic: string, name: string, make: () => Question): void {
    const known = this.#topics.get(topic) ?? new Map<string, Question>();
    this.#topics.set(topic, known);
    const question = known.get(name) ?? make();
    known.set(name, question);
    question.askers.add(asker);
    this.#asked.get(asker)?.add(question);
  }

  /** Judges a file: what is asked meanwhile is what its result depends on, in place of what it was before. */
  during<T>(asker: string, work: () => T): T {
    this.forget(asker);
    this.#asked.set(asker, new Set());
    this.#asker = asker;
    try {
      return work();
    } finally {
      this.#asker = undefined;
    }
  }

  /** The file is judged no longer. */
  forget(asker: string): void {
    for (const question of this.#asked.get(asker) ?? []) {
      question.askers.delete(asker);
      if (question.askers.size > 0) continue;
      const known = this.#topics.get(question.topic);
      known?.delete(question.name);
      if (known?.size === 0) this.#topics.delete(question.topic);
    }
    this.#asked.delete(asker);
  }

  /** Asks again what a change may have to do with. @returns the files that were told something else */
  changed({ topics }: Changes): ReadonlySet<string> {
    const others = new Set<string>();
    for (const [topic, subjects] of topics) {
      for (const question of this.#topics.get(topic)?.values() ?? []) {
        const { concerns } = question;
        if (concerns && subjects && ![...subjects].some(concerns)) continue;
        const print = question.again();
        if (print === question.print) continue;
        question.print = print;
        for (const asker of question.askers) others.add(asker);
      }
    }
    return others;
  }

  /** The topics that files have asked about; a test looks whether any asked about everything. */
  topics(): IterableIterator<string> {
    return this.#topics.keys();
  }
}

/** Made apart from where it is asked: it is to keep how to answer, and not the answer itself. */
function question<T>(
  named: Pick<Question, 'topic' | 'name' | 'concerns'>,
  answer: () => T,
  print: (answer: T) => Print,
  given: T,
): Question {
  return { ...named, print: shortened(print(given)), again: () => shortened(print(answer())), askers: new Set() };
}

/** Long answers are kept as a print of 53 bits. */
function shortened(print: Print): Print {
  return typeof print === 'string' && print.length > 64 ? hash(print) : print;
}
