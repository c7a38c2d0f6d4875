import type { State } from '../subjects/subjects.ts';

/** States that are kept; the rest is read at each look. Ten thousand lots with twenty contents each take some 60 MB. */
const MOST = 20_000;

/** A state as a row of the database holds it. */
interface KeptState {
  /** Number of the transaction that wrote the row. */
  readonly version: string;
  readonly state: State;
}

/**
 * States that were read before, by subject: a list of thousands that differs by one is read as one. What the database says of a row
 * decides whether it is still the same, so that nobody has to say what changed.
 */
export class KeptStates {
  private readonly known = new Map<string, KeptState>();

  /** The state of a row, where it is the one that was read before. */
  get(subject: string, version: string): State | undefined {
    const kept = this.known.get(subject);
    return kept?.version === version ? kept.state : undefined;
  }

  /** Keeps the state of a row in place of an older one. */
  keep(subject: string, { version, state }: KeptState): void {
    if (this.known.size < MOST || this.known.has(subject)) this.known.set(subject, { version, state });
  }

  /** True when nothing is kept. */
  get isEmpty(): boolean {
    return this.known.size === 0;
  }
}
