import type { Facts } from '../calculations/facts.ts';
import type { CalibrateOutput } from '../documents/heats/calibrate.ts';
import type { ChargeConformance } from '../documents/heats/charge-conformance.ts';
import type { SubjectIndex } from '../evidence/proof/subject-index.ts';
import type { LotWorth } from './money/lot-worth.ts';
import type { Kept } from './planning/kept-plans.ts';

/**
 * All that a process remembers of a ledger from one question to the next, so that nothing long is worked out twice. Each part is
 * bounded and may be forgotten at any time: nothing rests on it.
 */
export interface Memory {
  /** Plans by the document that was asked. */
  readonly plans: Remembered<Kept>;
  /** Checks of charges by document and weights. */
  readonly charges: Remembered<Promise<ChargeConformance>>;
  /** Calibrations of furnaces by their heats. */
  readonly calibrations: Remembered<CalibrateOutput>;
  /** What lots are worth, by all that it rests on: a yard asks for thousands at each look. */
  readonly worths: Remembered<LotWorth>;
  /** The index of the ledger, to go on from. */
  index?: { readonly index: SubjectIndex; readonly root: string };
}

export const newMemory = (): Memory => ({
  plans: remembered(20),
  charges: remembered(100),
  calibrations: remembered(20),
  worths: remembered(50_000),
});

/** Answers by the facts that they rest on, then by key. */
type Remembered<Answer> = (facts: Facts) => Answers<Answer>;

function remembered<Answer>(most: number): Remembered<Answer> {
  const known = new WeakMap<Facts, Answers<Answer>>();
  return (facts) => {
    const answers = known.get(facts) ?? new Answers<Answer>(most);
    known.set(facts, answers);
    return answers;
  };
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
