import type { HeatOfPlan } from '../../documents/heats/plan.ts';
import { usdPerKg } from '../../foundation/quantity/format.ts';
import { chooseLots } from '../../models/charge/blend/choose-lots.ts';
import { relaxed } from '../../models/charge/blend/linear-model.ts';
import type { Blend } from '../../models/charge/blend/model.ts';
import { atChosen } from '../../models/charge/blend/solve-blend.ts';
import type { ConfirmedPlan } from '../../models/charge/confident/confirmed-plan.ts';
import { costWithout, guardPrices } from '../../models/charge/confident/plan-worth.ts';
import { type Risks, risksAt } from '../../models/charge/confident/risk.ts';
import { explainLots, type LotReason, MOST_LISTED, type Without } from '../../models/charge/explain.ts';
import { type ChargeProblem, type Charges, isPurchasable } from '../../models/charge/problem.ts';
import { solveEach, withBounds } from '../../models/charge/solve-each.ts';
import type { BoundChanges, LinearModel, Solution, Solver } from '../../models/charge/solver.ts';
import type { RecourseFixedPoint } from '../../models/charge/trim/recourse-fixed-point.ts';

type Reasons = Pick<HeatOfPlan, 'lots' | 'commonRisk'>;

/** Relative gap at which a charge without a lot counts as the cheapest [1]. */
const EXACT_GAP = 1e-6;
/** Relative gap at which the search for a charge without a lot ends [1]: its cost is told, not planned. */
const EXPLAINED_GAP = 1e-4;
/** Work for one solve without one of its lots [s of a machine of fixed speed]. */
const SOLVE_S = 5;

/** Why each lot is in or out of a plan with confidence, and where its risk comes from. */
export async function lotsOf(plan: ConfirmedPlan): Promise<Reasons> {
  const { solution, problem, conformance } = plan;
  const { blend, cones, linear, lines, z, cost_usd, distance_usd, sameZBound_usd, jointBound_usd } = solution;
  if (!linear || cost_usd === null) return {};
  const failures = conformance?.failures ?? [];
  const risks = risksAt(blend, cones, { x: linear.x, z, failures, prices: guardPrices(solution) });
  const reasons = await explainLots({
    blend,
    linear,
    lines,
    heat: 0,
    cost_usd: cost_usd + distance_usd,
    // the nearer of the two: the page tells the other as the cost below which there is no plan
    bound_usd: sameZBound_usd === null ? null : Math.max(sameZBound_usd, jointBound_usd ?? 0),
    without: (material) => costWithout(solution, material),
    risks: risks.lots,
  });
  const { lots = [] } = shown(problem, reasons);
  return { lots: [...lots, ...asideOf(plan, MOST_LISTED - lots.length)], ...commonOf(risks) };
}

/** Lots of a large yard that were left aside before planning: what the relaxation of the whole yard says of them. */
const asideOf = ({ leftAside = [] }: ConfirmedPlan, most: number): NonNullable<Reasons['lots']> =>
  leftAside.slice(0, Math.max(0, most)).map(({ id, price_usd_per_kg, breakEven_usd_per_kg }) => ({
    id,
    mass_kg: 0,
    price_usd_per_kg,
    breakEven_usd_per_kg,
    parts: [],
    words:
      `out, ${id}: left aside before planning; in the relaxation of the whole yard ` +
      (price_usd_per_kg - breakEven_usd_per_kg < 0.005
        ? `it would cost as much as the lots in use; its price is ${usdPerKg(price_usd_per_kg)}`
        : `it would be used below ${usdPerKg(breakEven_usd_per_kg)}, its price is ${price_usd_per_kg.toFixed(2)}`),
  }));

/** The same for a lean charge: what is trimmed after the sample brings no risk that a lot could be blamed for. */
export async function recourseLots({ plan, problem }: RecourseFixedPoint): Promise<Reasons> {
  const { blend, linear, lines, planned_usd, costWithout: without } = plan;
  const reasons = await explainLots({ blend, linear, lines, heat: 0, cost_usd: planned_usd, without });
  return shown(problem, reasons);
}

const commonOf = ({ common }: Risks): Pick<Reasons, 'commonRisk'> =>
  common.length > 0 ? { commonRisk: common.map((one) => ({ ...one })) } : {};

/** An exact plan, and the solver that works out its reasons. */
interface ExactPlan {
  readonly blend: Blend;
  readonly linear: Solution | null;
  readonly charges: Charges;
  readonly cost_usd: number;
  readonly linearBound_usd: number | null;
  readonly solver: Solver;
  readonly signal?: AbortSignal | undefined;
}

/** A lot of a heat. */
interface LotOf {
  readonly heat: number;
  readonly material: number;
}

/** The same for the heats of an exact problem. */
export async function exactLots(plan: ExactPlan): Promise<readonly Reasons[]> {
  const { blend, linear, charges, cost_usd, linearBound_usd: bound_usd } = plan;
  if (!linear || linear.rowDual.length === 0) return charges.map(() => ({}));
  const chosen = blend.model.integrality ? atChosen(blend, linear.x) : blend.model;
  const without = await eachWithout(plan, { linear, chosen });
  const reasons: Reasons[] = [];
  for (const [heat, lines] of charges.entries()) {
    const of = { blend, linear, lines, heat, cost_usd, bound_usd };
    const explained = await explainLots({ ...of, without: (material) => without({ heat, material }) });
    reasons.push(shown(blend.problem, explained));
  }
  return reasons;
}

/** Cost of a plan without one lot in one heat, by the linear model of its whole numbers for all at once. */
async function eachWithout(
  plan: ExactPlan,
  { linear, chosen }: { readonly linear: Solution; readonly chosen: LinearModel },
): Promise<(lot: LotOf) => Promise<Without>> {
  const { blend, charges, solver, signal } = plan;
  const { materials } = blend.problem;
  const lots: readonly LotOf[] = charges.flatMap((lines, heat) =>
    lines.flatMap(({ material }) => (isPurchasable(materials[material]!) ? [] : [{ heat, material }])),
  );
  const shut = shutOf(blend);
  // the plan without one lot is near the plan: its basis saves nearly all of the solve
  const answers = await solveEach(solver, chosen, {
    changes: lots.map(shut),
    budget: {
      timeLimit_s: SOLVE_S * lots.length,
      each_s: SOLVE_S,
      ...(linear.basis && { basis: linear.basis }),
    },
    signal,
  });
  const found = new Map(lots.map(({ heat, material }, k) => [`${heat} ${material}`, answers[k]!]));
  return async (lot) => {
    const same = found.get(`${lot.heat} ${lot.material}`)!;
    if (blend.model.integrality) return withoutAnew(plan, { linear, lot, same, shut: shut(lot) });
    if (same.status === 'optimal') return same.objective! * blend.usdPerUnit;
    return same.status === 'infeasible' ? 'none' : 'not worked out';
  };
}

/** The same with whole numbers chosen anew, where those of the plan cost more without the lot. */
async function withoutAnew(
  plan: ExactPlan,
  {
    linear,
    lot,
    same,
    shut,
  }: {
    readonly linear: Solution;
    readonly lot: LotOf;
    readonly same: Solution;
    readonly shut: BoundChanges;
  },
): Promise<Without> {
  const { blend, cost_usd, solver, signal } = plan;
  const usd = (objective: number): number => objective * blend.usdPerUnit;
  const alone = blend.problem.heats.length === 1;
  const same_usd = same.status === 'optimal' ? usd(same.objective!) : null;
  if (same_usd !== null && same_usd <= cost_usd * (1 + EXACT_GAP)) return same_usd;
  const model = alone ? blend.model : chosenBut(blend, linear.x, lot.heat);
  const free = { ...blend, model: withBounds(model, shut) };
  const relaxation = await solver.solve(relaxed(free.model), { timeLimit_s: SOLVE_S }, signal);
  if (relaxation.status !== 'optimal') {
    if (same_usd !== null) return { atMost: same_usd };
    if (relaxation.stoppedBy) return 'not worked out';
    return alone && relaxation.status === 'infeasible' ? 'none' : 'not found';
  }
  // where even without whole numbers it costs as much, the whole numbers of the plan are the best
  if (alone && same_usd !== null && same_usd <= usd(relaxation.objective!) * (1 + EXACT_GAP)) return same_usd;
  const budget = { timeLimit_s: SOLVE_S, relativeGap: EXPLAINED_GAP, signal };
  const anew = await chooseLots(free, { relaxation, solver, ...budget });
  const costs = [same_usd, anew.objective && usd(anew.objective)].filter((one) => one !== null);
  if (costs.length === 0) return alone && anew.status === 'infeasible' ? 'none' : 'not found';
  const least_usd = Math.min(...costs);
  return alone && anew.status === 'optimal' ? least_usd : { atMost: least_usd };
}

/** The model with the whole numbers of all heats but one fixed as a point has them. */
function chosenBut(blend: Blend, x: Float64Array, heat: number): LinearModel {
  const { model, columns } = blend;
  const [lower, upper] = [model.lower.slice(), model.upper.slice()];
  columns.forEach((column, j) => {
    if (!column.whole || column.heat === heat) return;
    lower[j] = Math.round(x[j]!);
    upper[j] = lower[j]!;
  });
  return { ...model, lower, upper };
}

/** Nothing of a lot in a heat. */
function shutOf({ columns }: Blend): (lot: LotOf) => BoundChanges {
  const places = new Map<string, number[]>();
  columns.forEach(({ kind, heat, material }, at) => {
    if (kind !== 'charge') return;
    const key = `${heat} ${material}`;
    places.set(key, [...(places.get(key) ?? []), at]);
  });
  return ({ heat, material }) => ({
    rows: [],
    columns: (places.get(`${heat} ${material}`) ?? []).map((at) => ({ at, lower: 0, upper: 0 })),
  });
}

const shown = ({ materials }: ChargeProblem, reasons: readonly LotReason[]): Pick<Reasons, 'lots'> => ({
  lots: reasons.map(({ material, mass_kg, breakEven_usd_per_kg, parts, risk, words }) => ({
    id: materials[material]!.id,
    mass_kg,
    price_usd_per_kg: materials[material]!.price_usd_per_kg,
    breakEven_usd_per_kg,
    parts: [...parts],
    ...(risk ? { riskShare: risk.share, analyses: [...risk.analyses] } : {}),
    words,
  })),
});
