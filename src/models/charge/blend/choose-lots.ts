import { isPurchasable } from '../problem.ts';
import { NO_WORK, type Solution, type SolveBudget, type Solver, type Work, workOfBoth } from '../solver.ts';
import { withoutFixed } from './linear-model.ts';
import type { Blend } from './model.ts';

/** Lots of a heat that the first integer search chooses from, besides those that the relaxation uses. */
const FIRST_LOTS = 40;

/** A lot that a heat may take as a whole decision: its columns, and what it does to the bound. */
interface Choice {
  readonly heat: number;
  readonly columns: readonly number[];
  /** No charge that takes the lot into the heat costs less [objective]. */
  readonly least: number;
  readonly isUsed: boolean;
}

interface How extends SolveBudget {
  readonly relativeGap: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The best whole numbers of a blend. Lots that do not look like paying are left out of the search, and none is lost by it: with the
 * duals of the relaxation every lot has a least cost of any charge that takes it (reduced-cost fixing: Dantzig, Fulkerson,
 * Johnson, Operations Research 2 (1954) 393). Once that is no less than the best charge found, within the gap, the lot is
 * proven out; those that are not come back, and the search is made again.
 */
export async function chooseLots(
  blend: Blend,
  { relaxation, solver, ...how }: How & { readonly relaxation: Solution; readonly solver: Solver },
): Promise<Solution> {
  const { model } = blend;
  const { signal, onBetter, ...budget } = how;
  let out = leftOut(blend, relaxation);
  let work: Work = NO_WORK;
  let start: Float64Array | null = null;
  for (;;) {
    const upper = model.upper.slice();
    for (const { columns } of out) for (const j of columns) upper[j] = 0;
    const shut = { ...model, upper };
    const small = withoutFixed(shut);
    const answer = await solver.solve(
      small.reduce(shut),
      {
        ...budget,
        timeLimit_s: budget.timeLimit_s - work.spent_s,
        linearBound: relaxation.objective!,
        onBetter: (point) => onBetter?.({ ...point, x: small.expand(point.x) }),
        ...(start ? { start: small.shrink(start) } : {}),
      },
      signal,
    );
    work = workOfBoth(work, answer.work);
    const found = { ...answer, x: small.expand(answer.x), work };
    const best = found.objective;
    const isBetter = ({ least }: Choice): boolean =>
      best === null || least < best - how.relativeGap * Math.abs(best);
    const open = out.filter(isBetter);
    if (open.length === 0 || found.stoppedBy)
      return {
        ...found,
        status: open.length > 0 && found.status === 'infeasible' ? 'stopped' : found.status,
        bound: boundOf(found, out),
      };
    out = out.filter((one) => !isBetter(one));
    start = best === null ? null : found.x;
  }
}

/** The bound of a search over some lots, and of every charge that takes one of the others. */
const boundOf = ({ bound }: Solution, out: readonly Choice[]): number | null =>
  bound === null ? null : out.reduce((least, one) => Math.min(least, one.least), bound);

/** Lots beyond the most promising of their heat. */
function leftOut(blend: Blend, relaxation: Solution): readonly Choice[] {
  const all = choicesOf(blend, relaxation).sort((a, b) => a.least - b.least);
  const kept = new Map<number, number>();
  return all.filter(({ heat, isUsed }) => {
    const before = kept.get(heat) ?? 0;
    kept.set(heat, before + 1);
    return !isUsed && before >= FIRST_LOTS;
  });
}

function choicesOf(blend: Blend, relaxation: Solution): Choice[] {
  const { columns, model, problem } = blend;
  const uses = new Map<string, number>();
  columns.forEach(({ kind, heat, material }, j) => {
    if (kind === 'use') uses.set(`${heat}/${material}`, j);
  });
  return columns.flatMap(({ kind, heat, material, whole }, j): Choice[] => {
    const use = uses.get(`${heat}/${material}`);
    if (kind !== 'charge' || isPurchasable(problem.materials[material]!)) return [];
    if (model.lower[j]! > 0 || model.upper[j] === 0 || (use === undefined && !whole)) return [];
    const isUsed = relaxation.x[j]! > 0;
    const taking = use === undefined ? 0 : withoutOwn(blend, relaxation, use).cost;
    const { cost, least, most } = withoutOwn(blend, relaxation, j);
    const amount = cost >= 0 ? Math.max(least, whole ? 1 : 0) : Math.min(most, model.upper[j]!);
    const more = cost === 0 ? 0 : cost * amount;
    return [
      {
        heat,
        columns: use === undefined ? [j] : [j, use],
        least: relaxation.objective! + taking + more,
        isUsed,
      },
    ];
  });
}

/**
 * Reduced cost of a column without the rows that tie an amount to its "used": those say here which amounts there are when it is
 * used, and a price on them would be counted twice.
 */
function withoutOwn(
  { model, rows }: Blend,
  { rowDual }: Solution,
  column: number,
): { readonly cost: number; readonly least: number; readonly most: number } {
  let [cost, least, most] = [model.cost[column]!, 0, Number.POSITIVE_INFINITY];
  for (let k = model.starts[column]!; k < model.starts[column + 1]!; k++) {
    const i = model.indices[k]!;
    const value = model.values[k]!;
    const { kind } = rows[i]!;
    if (kind === 'least') least = 1 / value;
    else if (kind === 'link') most = 1 / value;
    else cost -= rowDual[i]! * value;
  }
  return { cost, least, most };
}
