import { normalQuantile } from '../../../foundation/numerics/normal.ts';
import { entriesOf } from '../../../metal/alloy/element.ts';
import { pointOf } from '../blend/model.ts';
import { lowestZ, relaxationOf, sketch } from '../blend/relaxation.ts';
import type { LimitRow } from '../limit-row.ts';
import type { ChargeProblem } from '../problem.ts';
import type { Shapes } from './cones.ts';
import type { ConfidentSolution } from './confident.ts';
import {
  type Linearisation,
  linearisedOptions,
  linearisedProblem,
  type OptionPlan,
} from './linearisation.ts';
import { monteCarloCheck } from './monte-carlo-check.ts';
import { type ConfidentOptions, nothingBefore } from './options.ts';
import { shapesOf } from './shapes.ts';

/** What every limit keeps at least when the heat passes with the confidence asked: standard deviations, and how near to its edge a law lets it come. */
export interface Least {
  readonly z: number;
  readonly shapes: Shapes;
}

/** Standard errors of the drawn heats by which their laws may be kinder than they show. */
const ERRORS = 2;

/**
 * The least distance of each limit by the law that the drawn heats of a plan show, where that is kinder than the normal one: a
 * skewed content may come nearer to its edge than the same spread of a normal one. A bound that takes all laws as normal can
 * lie above a plan.
 */
export async function leastByDraws(
  of: OptionPlan,
  state: Linearisation,
  { lines }: Pick<ConfidentSolution, 'lines'>,
): Promise<Least> {
  const problem = linearisedProblem(of, state);
  const options = linearisedOptions(of, state);
  const { jointConfidence: p } = options;
  const { columns, passed } = await monteCarloCheck(of, { problem, lines, furnace: options.furnace ?? {} });
  const allowed = 1 - p + ERRORS * Math.sqrt((p * (1 - p)) / passed.samples);
  // half of the draws and less say nothing of a distance: what holds on average is left
  if (allowed >= 0.5) return { z: 0, shapes: new Map() };
  const { blend, cones } = relaxationOf(problem, { ...options, before: nothingBefore() });
  const skewed = cones.filter(({ limit }) => isSkewed(problem, limit));
  const seen = shapesOf(skewed, pointOf(blend, lines), columns, {
    tail: allowed,
    least: 0,
    far: Number.POSITIVE_INFINITY,
  });
  const z = lowestZ(problem, p);
  const kinder = (shape: number): number =>
    Math.max(0, Math.min(1, (shape * normalQuantile(1 - allowed)) / normalQuantile(p)));
  const shapes = new Map(
    [...seen].map(([key, { min, max }]) => [key, { min: kinder(min), max: kinder(max) }]),
  );
  return { z, shapes };
}

/** True for a limit whose content is no sum of normal ones: a furnace scatters it, or the law of a content is another. */
function isSkewed({ materials, heats }: ChargeProblem, { elements }: LimitRow): boolean {
  if (heats[0]!.refining !== null) return true;
  return materials.some(({ composition: { contents, balance } }) => {
    const isAll = balance !== null && elements.includes(balance);
    return entriesOf(contents).some(
      ([element, { law }]) =>
        (law === 'lognormal' || law === 'below') && (isAll || elements.includes(element)),
    );
  });
}

/** What no charge costs less than when each limit keeps its least distance by itself [usd]; null where there is none. */
export const boundAtLeast = async (
  problem: ChargeProblem,
  options: ConfidentOptions,
  { z, shapes }: Least,
): Promise<number | null> => (await sketch(problem, { ...options, shapes }, z)).bound_usd;
