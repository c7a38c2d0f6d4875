import { meanFractions } from '../../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Specification } from '../../../metal/alloy/specification.ts';
import { type ChargeLine, type ChargeProblem, presentElements } from '../problem.ts';
import { recheck } from '../recheck.ts';
import type { Linearised, RefiningOption } from '../refining.ts';
import type { Shapes } from './cones.ts';
import type { ConfirmedOptions } from './confirmed-options.ts';
import type { ConfidentOptions } from './options.ts';

/** One heat on its way to a plan through one of its routes; `linear` is the linearisation of that furnace. */
export interface OptionPlan {
  readonly problem: ChargeProblem;
  readonly options: ConfirmedOptions;
  readonly option: RefiningOption | null;
  readonly linear: Linearised | null;
}

/** What the way through a furnace costs, whatever is charged [usd]. */
export const optionCost = (option: RefiningOption | null, mass_kg: number): number =>
  (option?.fixed_usd ?? 0) + (option?.usd_per_kg ?? 0) * mass_kg;

/** The problem of one heat behind a linearised furnace. */
export const withRefining = (problem: ChargeProblem, refining: Linearised): ChargeProblem => ({
  ...problem,
  heats: [{ ...problem.heats[0]!, refining }],
});

/** True where each draw runs a furnace model. */
export const isSimulated = ({ option, options }: OptionPlan): boolean =>
  option !== null && (options.refining?.isSimulated?.(option) ?? false);

/** Contents by element [kg/kg]. */
export type Fractions = Readonly<Partial<Record<ElementSymbol, number>>>;

/** Linearisation of a furnace and of the distributions of limits. */
export interface Linearisation {
  readonly linear: Linearised | null;
  readonly shapes: Shapes;
  /** Standard deviations that the last plan needed. */
  readonly z?: number;
}

/** The problem as a linearisation of the furnace states it. */
export const linearisedProblem = ({ problem }: OptionPlan, { linear }: Linearisation): ChargeProblem =>
  linear ? withRefining(problem, linear) : problem;

/** The options of a search in a linearisation: spreads and factors of its furnace, shapes, and the z to begin with. */
export const linearisedOptions = (
  { options }: OptionPlan,
  { linear, shapes, z }: Linearisation,
): ConfidentOptions => ({
  ...options,
  furnace: linear?.relativeSpread ?? options.furnace ?? {},
  ...(linear ? { factors: linear.factors } : {}),
  ...(z === undefined ? {} : { guessZ: z }),
  shapes,
});

/** The furnace made linear where a charge lies; null without a furnace. */
export const linearisedAt = (
  { options, option, problem }: OptionPlan,
  lines: readonly ChargeLine[],
): Linearised | null =>
  options.refining && option ? options.refining.linearise(option, chargeOf(problem, lines)) : null;

/** Composition of the first charge [kg/kg], late additions left out. */
export function chargeOf(
  problem: ChargeProblem,
  lines: readonly ChargeLine[],
): Partial<Record<ElementSymbol, number>> {
  const early = lines.filter((line) => problem.materials[line.material]!.recovery === undefined);
  return {
    ...recheck({ ...problem, heats: [{ ...problem.heats[0]!, refining: null }] }, [early], {
      meansOnly: true,
    }).heats[0]!.charged,
  };
}

/**
 * Where a furnace is first made linear: the aim, else the middle of each window, but of no element more than the richest
 * lot of the first charge holds: a melt with every residual at once has a chemistry of its own.
 */
export function middleOf(problem: ChargeProblem): Partial<Record<ElementSymbol, number>> {
  const { specification } = problem.heats[0]!;
  const present = new Set(presentElements(problem));
  const middle: Partial<Record<ElementSymbol, number>> = {};
  for (const element of present) {
    const content = middleContent(specification, element);
    if (content !== null) middle[element] = Math.min(content, richestOf(problem, element));
  }
  const sum = Object.values(middle).reduce((total, content) => total + content, 0);
  const base = specification.balance ?? 'Ni';
  middle[base] = Math.max(middle[base] ?? 0, 1 - sum);
  return middle;
}

/** Largest mean content among what is charged first [kg/kg]. */
const richestOf = ({ materials }: ChargeProblem, element: ElementSymbol): number =>
  materials.reduce(
    (most, { recovery, composition }) =>
      recovery === undefined ? Math.max(most, meanFractions(composition)[element] ?? 0) : most,
    0,
  );

/** Share of a maximum without minimum that real heats hold, roughly [1]: as the catalogue assumes for residuals. */
const RESIDUAL_SHARE = 0.25;

function middleContent(specification: Specification, element: ElementSymbol): number | null {
  if (element === specification.balance) return null;
  const aim = specification.aim?.[element];
  if (aim !== undefined) return aim;
  const limit = specification.limits[element];
  if (!limit) return specification.residual === null ? null : specification.residual * RESIDUAL_SHARE;
  const { min = 0, max } = limit;
  if (max === undefined) return min;
  return min > 0 ? (min + max) / 2 : max * RESIDUAL_SHARE;
}
