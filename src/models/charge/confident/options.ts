import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Blend } from '../blend/model.ts';
import type { ContentDraws } from '../content-draws.ts';
import type { ChargeProblem } from '../problem.ts';
import type { Linearised } from '../refining.ts';
import type { Solver } from '../solver.ts';
import type { WholeNumbers } from './chosen.ts';
import type { Cone, Shapes } from './cones.ts';
import type { WarmStart } from './solve-cones.ts';

/** How sure a heat has to be, and how the search goes. */
export interface ConfidentOptions {
  readonly solver: Solver;
  readonly signal?: AbortSignal | undefined;
  readonly timeLimit_s: number;
  /** Probability that all limits hold at once [1]. */
  readonly jointConfidence: number;
  readonly seed: number | string;
  /** Samples of the conformance check that will follow: the search leaves room for its error. */
  readonly checkSamples: number;
  /** Relative standard deviation that the furnace adds, by element [1]. */
  readonly furnace?: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** Draws of the furnace; default normal ones. */
  readonly factors?: Linearised['factors'];
  /** Passing heats beyond those wanted that are looked for [normal quantiles]: raised when a check failed. */
  readonly margin?: number;
  /** Standard deviations that a plan nearby needed. */
  readonly guessZ?: number;
  /** Shapes of the limits' distributions; default normal. */
  readonly shapes?: Shapes;
  /** Draws made before with the same seed. */
  readonly draws?: ContentDraws;
  /** Leaves whole numbers aside: amounts alone. Default false. */
  readonly amountsOnly?: boolean;
  /** Whole numbers chosen before for the same problem. */
  readonly choice?: WholeNumbers | null;
  /** What planning related problems left; planning adds to it. */
  readonly before?: Before;
}

/** What plans of related problems leave for the next one: planes and a basis, and models of linearisations already seen. */
export interface Before {
  last: { readonly warmStart: WarmStart; readonly blend: Blend; readonly cones: readonly Cone[] } | null;
  readonly models: Relaxation[];
}

/** What the first search of a problem starts from. */
export const nothingBefore = (): Before => ({ last: null, models: [] });

/** The aggregated model of a problem with its uncertain limits, all taken as normal. */
export interface Relaxation {
  readonly problem: ChargeProblem;
  readonly blend: Blend;
  readonly cones: readonly Cone[];
}
