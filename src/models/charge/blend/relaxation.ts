import { normalQuantile } from '../../../foundation/numerics/normal.ts';
import { type Cone, conesOf, type Shapes, shaped, shapeKey } from '../confident/cones.ts';
import type { Before, ConfidentOptions, Relaxation } from '../confident/options.ts';
import { carriedOver, coldStart, solveCones, type WarmStart } from '../confident/solve-cones.ts';
import { type TrustRegion, trustRegionRows } from '../confident/trust-region.ts';
import type { ChargeLine, ChargeProblem } from '../problem.ts';
import type { LinearModel, Solution } from '../solver.ts';
import { buildBlend } from './blend.ts';
import { stretch } from './elastic.ts';
import { relaxed, withRows } from './linear-model.ts';
import { type Blend, chargesOf } from './model.ts';

/** Excess over a limit that the point of a bound may have [row units]. */
export const BOUND_TOLERANCE = 1e-6;

/** The aggregated model, from before where materials and furnace are the same. */
export function relaxationOf(problem: ChargeProblem, { before, furnace = {} }: ConfidentOptions): Relaxation {
  const isSame = (one: Relaxation): boolean =>
    one.problem.materials === problem.materials &&
    one.problem.heats[0]!.refining === problem.heats[0]!.refining;
  const known = before?.models.find(isSame);
  if (known) return known;
  const blend = buildBlend(problem, { contentColumns: true, aggregate: true });
  const made = { problem, blend, cones: conesOf(blend, [furnace]) };
  before?.models.push(made);
  return made;
}

/** A start from what a related problem left, where its columns and rows are the same; it goes on serving the next. */
export function warmStartFor(blend: Blend, cones: readonly Cone[], before: Before | undefined): WarmStart {
  const last = before?.last;
  const warmStart =
    last && sameShape(last.blend.model, blend.model) && sameLimits(last.cones, cones)
      ? carriedOver(last.warmStart, cones, blend.model.rowNames.length)
      : coldStart();
  if (before) before.last = { warmStart, blend, cones };
  return warmStart;
}

/** True for models whose columns and rows are called the same: a basis of one is one of the other. */
export const sameShape = (a: LinearModel, b: LinearModel): boolean =>
  isSame(a.columnNames, b.columnNames) && isSame(a.rowNames, b.rowNames);

const sameLimits = (a: readonly Cone[], b: readonly Cone[]): boolean =>
  isSame(
    a.map((cone) => shapeKey(cone.limit)),
    b.map((cone) => shapeKey(cone.limit)),
  );

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, i) => name === b[i]);

/** The relaxation of a problem at one z. */
export interface Sketch {
  readonly lines: readonly ChargeLine[];
  readonly bound_usd: number | null;
  /** Materials, what is used first, then by what their first kg would cost above its worth [usd per kg]. */
  readonly ranking: readonly { readonly material: number; readonly dearer_usd_per_kg: number }[];
  /** The model and its answer; null where there is no charge. */
  readonly solved: { readonly blend: Blend; readonly solution: Solution } | null;
}

/**
 * Bound and charge of the relaxation, without whole numbers and without a search for z: what a plan costs at least.
 * Default z: each limit at the confidence by itself.
 */
export async function sketch(problem: ChargeProblem, options: ConfidentOptions, z?: number): Promise<Sketch> {
  const { blend, cones: normal } = relaxationOf(problem, options);
  const { solver, signal, timeLimit_s, jointConfidence } = options;
  const shapes = (z === undefined ? undefined : options.shapes) ?? new Map();
  const cones = shaped(normal, shapes);
  const { solution } = await solveCones(relaxed(blend.model), cones, {
    solver,
    timeLimit_s,
    z: z ?? lowestZ(problem, jointConfidence),
    tolerance: BOUND_TOLERANCE,
    warmStart: warmStartFor(blend, cones, options.before),
    signal,
  });
  if (solution.objective === null) return { lines: [], bound_usd: null, ranking: [], solved: null };
  const ranking: { material: number; dearer_usd_per_kg: number; isUsed: boolean }[] = [];
  blend.columns.forEach(({ kind, material, size }, j) => {
    const isUsed = solution.x[j]! > USED;
    const dearer_usd_per_kg = isUsed ? 0 : (solution.reducedCost[j]! * blend.usdPerUnit) / size;
    if (kind === 'charge') ranking.push({ material, dearer_usd_per_kg, isUsed });
  });
  return {
    lines: chargesOf(blend, solution.x)[0]!,
    bound_usd: solution.objective * blend.usdPerUnit,
    ranking: ranking.sort(
      (a, b) =>
        Number(b.isUsed) - Number(a.isUsed) ||
        a.dearer_usd_per_kg - b.dearer_usd_per_kg ||
        a.material - b.material,
    ),
    solved: { blend, solution },
  };
}

/** Where a charge that misses limits is looked for: near another, and how far from each limit it keeps where it can [row units]. */
export interface Missing {
  readonly within?: TrustRegion | undefined;
  readonly guards?: Shapes;
}

/** Share of a window that guards from both sides leave [1]. */
const LEFT_OF_WINDOW = 0.1;

/**
 * The charge whose contents miss their limits least on average [row units]; empty when the rules on amounts leave no
 * charge at all.
 */
export async function nearestTo(
  problem: ChargeProblem,
  { solver, signal }: Pick<ConfidentOptions, 'solver' | 'signal'>,
  { within, guards = new Map() }: Missing = {},
): Promise<readonly ChargeLine[]> {
  const loose = buildBlend(problem, { loose: true });
  const near = within ? trustRegionRows(loose, within) : [];
  const blend: Blend = {
    ...loose,
    model: withRows(relaxed(guarded(loose, guards)), near),
    rows: [...loose.rows, ...near.map(() => ({ kind: 'near', heat: 0, side: 'both', scale: 1 }) as const)],
  };
  const rows = blend.rows.flatMap((row, i) => (row.kind === 'limit' ? [i] : []));
  const hard = new Set(blend.rows.flatMap((row, i) => (row.kind === 'limit' ? [] : [i])));
  const { total, solution } = await stretch(blend, { hard, rows }, { solver, signal });
  return Number.isFinite(total) ? chargesOf(blend, solution.x)[0]! : [];
}

/** The model with its limits drawn in by their guards. */
function guarded({ model, rows }: Blend, guards: Shapes): LinearModel {
  const [rowLower, rowUpper] = [model.rowLower.slice(), model.rowUpper.slice()];
  rows.forEach(({ kind, limit }, i) => {
    const guard = kind === 'limit' && limit ? guards.get(shapeKey(limit)) : undefined;
    if (!guard) return;
    const width = (limit!.max - limit!.min) / rows[i]!.scale;
    const share = Math.min(1, ((1 - LEFT_OF_WINDOW) * width) / (guard.min + guard.max));
    rowLower[i] = rowLower[i]! + share * guard.min;
    rowUpper[i] = rowUpper[i]! - share * guard.max;
  });
  return { ...model, rowLower, rowUpper };
}

/** A column above this share of its unit counts as used. */
const USED = 1e-7;

/**
 * Standard deviations that each limit must keep by itself when the heat passes with `confidence`: the normal quantile.
 * "< L" results are uniform, whose quantile is nearer: sqrt(3) (2p - 1).
 */
export function lowestZ(problem: ChargeProblem, confidence: number): number {
  const censored = problem.materials.some((material) =>
    Object.values(material.composition.contents).some((content) => content.law === 'below'),
  );
  const normal = normalQuantile(confidence);
  return censored ? Math.min(normal, Math.sqrt(3) * (2 * confidence - 1)) : normal;
}
