import type { Figures } from '../foundation/quantity/progress.ts';

/** How a caller follows and stops long work. */
export interface Control {
  readonly signal?: AbortSignal | undefined;
  /** Called with 0 to 1, a few words, and what a search has reached, at most a few times a second. */
  readonly onProgress?: ((done: number, words: string, figures?: Figures) => void) | undefined;
  /** True: whether a plan is refused is asked, not why. */
  readonly withoutReasons?: boolean;
}

/** Lets other work in between two parts of a long calculation, so that it can be cancelled. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
