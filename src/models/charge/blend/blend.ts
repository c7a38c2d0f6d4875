import { type ElementSymbol, entriesOf } from '../../../metal/alloy/element.ts';
import { contentEnds } from '../content-ends.ts';
import { gainedBy, influenceOn, metalPerKg } from '../influence.ts';
import { limitRows } from '../limit-row.ts';
import {
  type ChargeMaterial,
  type ChargeProblem,
  type HeatOrder,
  isMember,
  presentElements,
  type ShareLimit,
} from '../problem.ts';
import { addRow, type Build, ZERO_SCALE } from './build.ts';
import { addCounting } from './counting.ts';
import { ModelBuilder } from './linear-model.ts';
import { type Blend, NOISE } from './model.ts';
import { ROW_TOLERANCE, SMALLEST_COEFFICIENT } from './scaling.ts';
import { cannotBind, contentPerKg, type Side, sidesOf } from './sides.ts';
import { addAvailability, addDrums, addRequired } from './stock.ts';

/** Which model is built of a problem. */
export interface BlendOptions {
  /**
   * For finding conflicts: nothing is left out or capped on account of a limit, and availability is a row of its own,
   * so that any of them can be loosened. Default false.
   */
  readonly loose?: boolean;
  /** Gives each limit its own column for the mean content, so that cone cuts stay sparse. Default false. */
  readonly contentColumns?: boolean;
  /**
   * Leaves out the columns that say "used": counts then add up charges over their most, least amounts are dropped. The
   * same relaxation with a third of the rows; charge and content columns keep their places. Default false.
   */
  readonly aggregate?: boolean;
}

/**
 * The exact blending model of a problem (docs/theory/charge.md, equations 1 to 7). Each limit is a row divided by the
 * limit itself, each charge a column in units of what the limits let the material give at most, so that every number
 * the solver sees is near one whatever the mass of the heat and however small the trace.
 */
export function buildBlend(problem: ChargeProblem, options: BlendOptions = {}): Blend {
  const parts = buildingOf(problem, options);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/** The same in turns: `pause` lets other work in, and throws where the model is no longer wanted. */
export async function buildInTurns(problem: ChargeProblem, pause: () => Promise<void>): Promise<Blend> {
  const parts = buildingOf(problem, {});
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
    await pause();
  }
}

/** The model, with a stop after each part that may take some tenths of a second in a large yard. */
function* buildingOf(problem: ChargeProblem, options: BlendOptions): Generator<void, Blend> {
  const builder = new ModelBuilder('charge');
  const build: Build = {
    problem,
    loose: options.loose ?? false,
    contentColumns: options.contentColumns ?? false,
    aggregate: options.aggregate ?? false,
    builder,
    columns: [],
    rows: [],
    ends: problem.materials.map((material) => contentEnds(material.composition)),
    total_kg: problem.heats.reduce((sum, heat) => sum + heat.mass_kg, 0),
  };
  const present = presentElements(problem);
  for (const h of problem.heats.keys()) yield* addHeat(build, h, present);
  if (problem.heats.length > 1 || build.loose) addAvailability(build);
  addRequired(build);
  if (!build.loose && !build.aggregate) addDrums(build);
  return {
    problem,
    model: builder.build(),
    columns: build.columns,
    rows: build.rows,
    usdPerUnit: build.total_kg,
  };
}

/** Coefficients below the tolerance of a row move nothing that a solver sees, and make the row too wide [row unit]. */
const UNSEEN = Math.max(SMALLEST_COEFFICIENT, ROW_TOLERANCE);

function* addHeat(build: Build, h: number, present: readonly ElementSymbol[]): Generator<void, void> {
  const { problem, builder } = build;
  const heat = problem.heats[h]!;
  const { metal, sides } = yield* seenBy(build, heat, present);
  const charge = problem.materials.map((_, i) =>
    addCharge(build, h, { material: i, most_kg: mostOf(build, heat, { material: i, metal, sides }) }),
  );
  const gainedInAll = Object.values(heat.refining?.gained ?? {}).reduce((sum, gained) => sum + gained, 0);
  const put = (row: number, i: number, perKg: number, scale: number): void => {
    const j = charge[i]!;
    if (j < 0) return;
    const coefficient = (perKg * build.columns[j]!.size) / (heat.mass_kg * scale);
    if (Math.abs(coefficient) >= UNSEEN) builder.put(row, j, coefficient);
  };
  const mass = addRow(
    build,
    { kind: 'mass', heat: h, side: 'both', scale: 1 },
    { name: `mass of ${heat.id}`, lower: 1 - gainedInAll, upper: 1 - gainedInAll },
  );
  for (const [i, perKg] of metal.entries()) put(mass, i, perKg, 1);
  yield;
  for (const side of sides) {
    if (!build.loose && cannotBind(side, metal)) continue;
    const row = addLimit(build, h, side);
    for (const [i, perKg] of side.perKg.entries()) put(row.index, i, perKg, row.scale);
  }
  for (const share of heat.shares) addShare(build, h, { share, put });
  if (heat.aim && !build.loose) addAim(build, h, put);
  addCounting(build, h, charge);
}

/** What the limits of a heat see of the materials. */
interface Seen {
  readonly metal: Float64Array;
  readonly sides: readonly Side[];
}

/** What heats saw last, and of which materials: neither stock nor prices change it. */
const lastSeen = new WeakMap<
  HeatOrder,
  Seen & { readonly materials: readonly ChargeMaterial[]; readonly present: string }
>();

const isSameMetal = (a: ChargeMaterial, b: ChargeMaterial | undefined): boolean =>
  a.composition === b?.composition && a.metalYield === b.metalYield && a.recovery === b.recovery;

function* seenBy(build: Build, heat: HeatOrder, present: readonly ElementSymbol[]): Generator<void, Seen> {
  const { materials } = build.problem;
  const elements = present.join();
  const last = build.contentColumns ? undefined : lastSeen.get(heat);
  if (
    last?.present === elements &&
    last.materials.length === materials.length &&
    materials.every((one, i) => isSameMetal(one, last.materials[i]))
  )
    return last;
  const sides: Side[] = [];
  for (const limit of limitRows(heat.specification, present, heat.internal)) {
    sides.push(...sidesOf(build, heat, limit));
    yield;
  }
  const metal = Float64Array.from(materials, (one, i) => metalPerKg(heat, one, build.ends[i]!.mean));
  const seen = { metal, sides };
  if (!build.contentColumns) lastSeen.set(heat, { ...seen, materials, present: elements });
  return seen;
}

/** Most that a material can give to a heat [kg]: the heat's mass, what there is, and each maximum taken alone. Exact. */
function mostOf(
  build: Build,
  heat: HeatOrder,
  of: { material: number; metal: Float64Array; sides: readonly Side[] },
): number {
  const { material: i, metal, sides } = of;
  const material = build.problem.materials[i]!;
  // a loosened limit still caps, far out: the model stays scaled, and no cure lies there
  const room = build.loose ? LOOSENED : 1;
  let most = heat.mass_kg / metal[i]!;
  if (!build.loose) {
    most = Math.min(most, material.available_kg);
    for (const share of heat.shares)
      if (isMember(material, share) && (share.of !== 'charge' || share.max === 0))
        most = Math.min(most, share.max * heat.mass_kg);
  }
  for (const { limit, caps, perKg, gained } of sides) {
    if (!caps || perKg[i]! <= 0) continue;
    const left = Math.max(build.loose ? ZERO_SCALE : 0, limit.inner.max - gained);
    most = Math.min(most, (room * left * heat.mass_kg) / perKg[i]!);
  }
  return most;
}

/** Index of the column, or -1 when the material cannot be used in this heat. */
function addCharge(build: Build, h: number, of: { material: number; most_kg: number }): number {
  const { material: i, most_kg } = of;
  const material = build.problem.materials[i]!;
  const heat = build.problem.heats[h]!;
  if (material.onlyIn !== undefined && material.onlyIn !== heat.id) return -1;
  const least_kg = build.loose ? 0 : (material.minimumIfUsed_kg ?? 0);
  if (!(most_kg > heat.mass_kg * NOISE) || most_kg < least_kg) return -1;
  const whole = material.item_kg !== undefined && !build.loose;
  const size = whole ? material.item_kg! : most_kg;
  // a cap that only repeats a limit is left to the limit's row, so that the row carries the price
  const stock = build.loose ? Number.POSITIVE_INFINITY : material.available_kg / size;
  const upper = whole ? Math.floor(most_kg / size + NOISE) : stock;
  if (upper === 0) return -1;
  build.columns.push({ kind: 'charge', heat: h, material: i, size, whole });
  return build.builder.column(
    `${material.id} in ${heat.id}`,
    (material.price_usd_per_kg * size) / build.total_kg,
    { upper, integer: whole },
  );
}

function addLimit(build: Build, h: number, of: Side): { index: number; scale: number } {
  const { limit, side } = of;
  const scale = Number.isFinite(limit.max) ? Math.max(limit.max, ZERO_SCALE) : limit.inner.min;
  const { lower, upper } = limitBounds(of, scale);
  const name = `${limit.elements.join('+')} of ${build.problem.heats[h]!.id}${side === 'both' ? '' : ` ${side}`}`;
  if (!build.contentColumns)
    return {
      index: addRow(build, { kind: 'limit', heat: h, side, limit, scale }, { name, lower, upper }),
      scale,
    };
  build.columns.push({ kind: 'content', heat: h, material: -1, size: scale, whole: false });
  const content = build.builder.column(`content ${name}`, 0, { lower, upper });
  const { leftOut, certain, guardShare } = of;
  const row = {
    kind: 'content' as const,
    heat: h,
    side,
    limit,
    scale,
    ...(leftOut ? { leftOut } : {}),
    ...(certain ? { certain } : {}),
    ...(guardShare === undefined ? {} : { guardShare }),
  };
  const index = addRow(build, row, { name, lower: 0, upper: 0 });
  build.builder.put(index, content, -1);
  return { index, scale };
}

/** Bounds of a limit's row [row unit]. */
export const limitBounds = (
  { limit, side, gained }: Pick<Side, 'limit' | 'side' | 'gained'>,
  scale: number,
): { readonly lower: number; readonly upper: number } => ({
  lower:
    side === 'max' || limit.inner.min <= 0 ? Number.NEGATIVE_INFINITY : (limit.inner.min - gained) / scale,
  upper: side === 'min' ? Number.POSITIVE_INFINITY : (limit.inner.max - gained) / scale,
});

function addShare(
  build: Build,
  h: number,
  of: { share: ShareLimit; put: (row: number, i: number, perKg: number, scale: number) => void },
): void {
  const { share, put } = of;
  const { materials, heats } = build.problem;
  const members = materials.map((material, i) => (isMember(material, share) ? i : -1)).filter((i) => i >= 0);
  if (members.length === 0) return;
  const scale = Math.max(share.max, ZERO_SCALE);
  const row = addRow(
    build,
    { kind: 'share', heat: h, side: 'max', share, scale },
    {
      name: `${share.label} in ${heats[h]!.id}`,
      lower: Number.NEGATIVE_INFINITY,
      upper: share.of === 'charge' ? 0 : share.max / scale,
    },
  );
  const member = new Set(members);
  if (share.of !== 'charge') for (const i of members) put(row, i, 1, scale);
  else
    for (const [i, material] of materials.entries())
      if (material.onlyIn === undefined) put(row, i, (member.has(i) ? 1 : 0) - share.max, scale);
}

/** Distance of the mean content from each aim, above and below, in half windows; both cost. */
function addAim(
  build: Build,
  h: number,
  put: (row: number, i: number, perKg: number, scale: number) => void,
): void {
  const { problem, builder, ends } = build;
  const heat = problem.heats[h]!;
  const cost = (heat.aim!.price_usd_per_kg * heat.mass_kg) / build.total_kg;
  for (const [element, aim] of entriesOf(heat.aim!.contents)) {
    const scale = halfWindow(heat, element, aim);
    const at = (aim - gainedBy(heat, [element])) / scale;
    const row = addRow(
      build,
      { kind: 'aim', heat: h, side: 'both', scale },
      { name: `aim of ${element} in ${heat.id}`, lower: at, upper: at },
    );
    for (const sign of [-1, 1]) {
      build.columns.push({ kind: 'distance', heat: h, material: -1, size: scale, whole: false });
      builder.put(
        row,
        builder.column(`${element} ${sign < 0 ? 'above' : 'below'} its aim in ${heat.id}`, cost),
        sign,
      );
    }
    for (const [i, material] of problem.materials.entries())
      put(row, i, contentPerKg(influenceOn(heat, material, [element]), ends[i]!, 'mean'), scale);
  }
}

/** Half the window of an element [kg/kg]; of a one-sided limit half of it; without a limit a tenth of the aim. */
function halfWindow({ specification }: HeatOrder, element: ElementSymbol, aim: number): number {
  const { min = 0, max } = specification.limits[element] ?? {};
  const half = max === undefined ? Math.abs(aim - min) / 2 || aim / 10 : (max - min) / 2;
  return Math.max(half, ZERO_SCALE);
}

/** A limit under examination may be overrun so many times [1]. */
const LOOSENED = 1e4;
