/** A place in the memory of a process: how many answers it holds. */
export interface Shelf<Answer> {
  readonly most: number;
  /** Never there: it says what the answers are. */
  readonly holds?: Answer;
}

export const shelf = <Answer>(most: number): Shelf<Answer> => ({ most });

/**
 * All that a process remembers of a ledger from one question to the next, so that nothing long is worked out twice. Each shelf is
 * bounded and may be forgotten at any time: nothing rests on it.
 */
export class Memory {
  readonly #shelves = new WeakMap<Shelf<unknown>, WeakMap<object, Answers<unknown>>>();
  readonly #notes = new WeakMap<Note<unknown>, WeakMap<object, Noted<unknown>>>();

  /** What is remembered on a shelf, of what rests on the same facts. */
  on<Answer>(place: Shelf<Answer>, facts: object = place): Answers<Answer> {
    const byFacts = this.#shelves.get(place) ?? new WeakMap<object, Answers<unknown>>();
    this.#shelves.set(place, byFacts);
    const answers = byFacts.get(facts) ?? new Answers<unknown>(place.most);
    byFacts.set(facts, answers);
    return answers as Answers<Answer>;
  }

  /**
   * What `work` makes of some things, worked out again when one of them is another object: a state that a list of the ledger
   * gives is the same object until it changes. It goes with the first of them, and `work` may rest on nothing else.
   */
  of<Answer>(place: Note<Answer>, things: readonly [object, ...object[]], work: () => Answer): Answer {
    const noted = this.#notes.get(place) ?? new WeakMap<object, Noted<unknown>>();
    this.#notes.set(place, noted);
    const known = noted.get(things[0]);
    if (known?.things.length === things.length && things.every((thing, i) => thing === known.things[i]))
      return known.answer as Answer;
    const answer = work();
    noted.set(things[0], { things, answer });
    return answer;
  }
}

/** A place for answers about things; one for each kind of answer. */
export interface Note<Answer> {
  /** Never there: it says what the answers are. */
  readonly holds?: Answer;
}

export const note = <Answer>(): Note<Answer> => ({});

interface Noted<Answer> {
  readonly things: readonly object[];
  readonly answer: Answer;
}

/** Answers by key; the one that was asked for longest ago goes first. */
export class Answers<Answer> {
  readonly #known = new Map<string, Answer>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Answer | undefined {
    const answer = this.#known.get(key);
    if (answer !== undefined) this.keep(key, answer);
    return answer;
  }

  keep(key: string, answer: Answer): Answer {
    this.#known.delete(key);
    this.#known.set(key, answer);
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest);
    return answer;
  }

  forget(key: string): void {
    this.#known.delete(key);
  }

  values(): readonly Answer[] {
    return [...this.#known.values()];
  }
}
