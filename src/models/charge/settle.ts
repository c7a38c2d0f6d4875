import { presentElements } from './blend.ts';
import { columnsOf } from './certify.ts';
import type { WholeNumbers } from './chosen.ts';
import type { Shapes } from './cones.ts';
import { type ConfidentOptions, type ConfidentSolution, planConfidently, sketch } from './confident.ts';
import { type LimitRow, limitRows } from './limit-row.ts';
import { confidentIn, linearAt, type OptionPlan, type PictureState, statedIn } from './picture.ts';
import type { ChargeLine, ChargeProblem } from './problem.ts';
import { recheck } from './recheck.ts';
import type { Linearised } from './refining.ts';
import { shapesOf } from './shapes.ts';

/** How near the linear picture of the furnace came to the furnace itself. */
export interface Agreement {
  /** Times the furnace was made linear around a plan. */
  readonly rounds: number;
  /** Largest difference of a refined content between plan and furnace, relative to its limit [1]. */
  readonly disagreement: number;
  /** Where. */
  readonly limit: LimitRow | null;
}

/** Rounds of making the furnace linear around the plan. */
export const MOST_ROUNDS = 6;
/** Disagreement at which plan and furnace count as agreed [1 of the limit]. */
export const AGREED = 1e-3;
/** Draws from which shapes are taken, and the difference at which they count as settled [1]. */
const SHAPE_SAMPLES = 2000;
const SHAPES_AGREED = 0.1;
export interface Settled extends PictureState {
  readonly solution: ConfidentSolution;
  readonly agreement: Agreement;
}

/**
 * Plans, makes the furnace linear around the plan and takes the shapes of its limits, plans again, until plan and
 * furnace agree. Whole numbers are left aside or held.
 */
export async function settle(
  of: OptionPlan,
  start: PictureState,
  how: { amountsOnly?: boolean; choice?: WholeNumbers | null },
): Promise<Settled> {
  let state = start;
  let without = 0;
  for (let rounds = 1; ; rounds++) {
    const problem = statedIn(of, state);
    const confident = { ...confidentIn(of, state), ...how };
    const solution = await planConfidently(problem, confident);
    const lines = await tryLines(problem, solution, confident);
    if (lines.length === 0)
      return {
        ...state,
        solution,
        agreement: { rounds, disagreement: Number.POSITIVE_INFINITY, limit: null },
      };
    without = solution.lines.length > 0 ? 0 : without + 1;
    const next = {
      linear: linearAt(of, lines),
      shapes: shapesFor(of, { problem, solution, furnace: confident.furnace ?? {}, before: state.shapes }),
    };
    const agreement = { rounds, ...disagreementOf(problem, statedIn(of, next), lines) };
    if (
      (agreement.disagreement < AGREED && apart(state.shapes, next.shapes) < SHAPES_AGREED) ||
      rounds === MOST_ROUNDS
    )
      return { ...state, z: solution.z, solution, agreement };
    state = solution.lines.length > 0 ? { ...next, z: solution.z } : next;
  }
}

/** Shapes of the limits at a plan, from planning draws through the furnace; those from before without a plan. */
function shapesFor(
  { options, option }: OptionPlan,
  run: {
    problem: ChargeProblem;
    solution: ConfidentSolution;
    furnace: Linearised['relativeSpread'];
    before: Shapes;
  },
): Shapes {
  const { problem, solution, furnace } = run;
  const { linear, cones, lines } = solution;
  if (!linear || lines.length === 0) return run.before;
  const draws = { seed: options.seed, branch: 'planning', first: 0 };
  const route = options.refining && option ? { refining: options.refining, option } : null;
  const trial = {
    problem,
    lines,
    samples: SHAPE_SAMPLES,
    draws,
    furnace,
    route,
    ...(options.draws ? { contents: options.draws } : {}),
  };
  return shapesOf(
    cones,
    linear.x,
    columnsOf(trial, { samples: SHAPE_SAMPLES, draws, elements: presentElements(problem) }),
  );
}

/** Largest difference of two sets of shapes [1]. */
function apart(a: Shapes, b: Shapes): number {
  let most = 0;
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [one, other] = [a.get(key), b.get(key)];
    most = Math.max(
      most,
      Math.abs((one?.min ?? 1) - (other?.min ?? 1)),
      Math.abs((one?.max ?? 1) - (other?.max ?? 1)),
    );
  }
  return most;
}

/** The plan, or where there is none, the charge that came nearest to one. */
async function tryLines(
  problem: ChargeProblem,
  solution: ConfidentSolution,
  options: ConfidentOptions,
): Promise<readonly ChargeLine[]> {
  if (solution.lines.length > 0) return solution.lines;
  return solution.best?.lines ?? (await sketch(problem, options)).lines;
}

/** Largest difference of refined contents between two pictures of the furnace for one charge, relative to the limits. */
export function disagreementOf(
  a: ChargeProblem,
  b: ChargeProblem,
  lines: readonly ChargeLine[],
): { disagreement: number; limit: LimitRow | null } {
  const [first, second] = [a, b].map(
    (problem) => recheck(problem, [lines], { meansOnly: true }).heats[0]!.refined,
  );
  let disagreement = 0;
  let where: LimitRow | null = null;
  for (const limit of limitRows(a.heats[0]!.specification, presentElements(a))) {
    const total = (contents: typeof first): number =>
      limit.elements.reduce((sum, element) => sum + (contents![element] ?? 0), 0);
    const scale = Number.isFinite(limit.max) ? limit.max : limit.min;
    const apart = Math.abs(total(first) - total(second)) / Math.max(scale, 1e-9);
    if (apart <= disagreement) continue;
    disagreement = apart;
    where = limit;
  }
  return { disagreement, limit: where };
}
