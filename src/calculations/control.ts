import { CancelledError } from '../foundation/errors.ts';
import type { Figures } from '../foundation/quantity/progress.ts';
import type { OwnPlant } from './plant/own-plant.ts';

/** How a caller follows and stops long work. */
export interface Control {
  readonly signal?: AbortSignal | undefined;
  /** Called with 0 to 1, a few words, and what a search has reached, at most a few times a second. */
  readonly onProgress?: ((done: number, words: string, figures?: Figures) => void) | undefined;
  /** What the plant keeps of itself: it stands over the facts. */
  readonly own?: OwnPlant | undefined;
  /** True: whether a plan is refused is asked, not why. */
  readonly withoutReasons?: boolean;
}

/** Lets other work in between two parts of a long calculation, so that it can be cancelled. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Runs a search for something else than what was asked: with other stock, other knowledge or fewer limits. What it reaches on the way
 * is not told, and an interrupt leaves nothing of it: its heats are not held against the limits of the answer.
 */
export async function aside<C extends Control, T>(control: C, run: (control: C) => Promise<T>): Promise<T> {
  const { onProgress } = control;
  const told: Control['onProgress'] =
    onProgress && ((done, words, figures) => (figures === undefined ? onProgress(done, words) : undefined));
  try {
    return await run({ ...control, ...(told ? { onProgress: told } : {}) });
  } catch (error) {
    throw error instanceof CancelledError ? new CancelledError(STOPPED_ASIDE, [], error) : error;
  }
}

const STOPPED_ASIDE =
  'stopped after the plan that was asked for, while others were tried beside it; nothing is reserved';
