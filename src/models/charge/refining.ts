import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Ensemble } from '../../metal/alloy/ensemble.ts';
import type { LinearRefining } from './problem.ts';

/** A route with its settings that a heat may take; what it is made of is the business of who implements the port. */
export interface RefiningOption {
  readonly id: string;
  /** Cost of taking it [usd per heat] and [usd per kg of refined metal]; default 0. */
  readonly fixed_usd?: number;
  readonly usd_per_kg?: number;
}

/** A furnace as planning needs it: linear around one composition, and how far its outcome scatters. */
export interface Linearised extends LinearRefining {
  /** Standard deviation of a refined content that comes from the furnace, relative to the content [1]. */
  readonly relativeSpread: Readonly<Partial<Record<ElementSymbol, number>>>;
  /**
   * Draws of the furnace itself: refined content over its mean, by sample, the same samples for all elements [1]. They
   * keep the skew of each element and what elements have in common; draw s of a plan takes factor s, round and round.
   */
  readonly factors: Readonly<Partial<Record<ElementSymbol, Float64Array>>>;
}

/** Which random numbers a run takes. Planning and conformance check never share a branch. */
export interface Draws {
  readonly seed: number | string;
  readonly branch: string;
  /** Number of the first sample, when an ensemble is computed in parts. */
  readonly first: number;
}

/**
 * Branch of the draws of a conformance check: its number, or what it checks. The first word of a branch is part of every
 * draw and stays as it is, so that outputs can be repeated.
 */
export const checkBranch = (check: number | 'as-weighed' | 'uncorrected' | 'nearest'): string =>
  `certification/${check}`;

/** What is charged, sample by sample, and what a furnace made of it. */
export interface ChargedEnsemble {
  /** kg of each element per kg of refined metal that is planned: what melted down of the first charge. */
  readonly charge: Ensemble;
  /** The same for what is added late. */
  readonly late: Ensemble;
}

/** Refined metal of every sample: its contents [kg/kg], and how much there is of it, per kg that is planned [1]. */
export interface RefinedEnsemble extends Ensemble {
  readonly masses: Float64Array;
}

/**
 * What planning needs from refining. `calculations/plan/refining.ts` implements it with the real route; both rooms stay
 * strangers to each other.
 */
export interface Refining {
  /** The option made linear around a charge [kg/kg of melt]. */
  readonly linearise: (
    option: RefiningOption,
    composition: Readonly<Partial<Record<ElementSymbol, number>>>,
  ) => Linearised;
  /** True where each draw runs a furnace model, so that planning draws few; absent = false. */
  readonly isSimulated?: (option: RefiningOption) => boolean;
  /** What every sample of a charge becomes on the real route. */
  readonly sample: (ensemble: ChargedEnsemble, option: RefiningOption, draws: Draws) => RefinedEnsemble;
}
