import { elementsOf } from '../../metal/alloy/composition.ts';
import { byElementOrder, type ElementSymbol, elementsIn, entriesOf } from '../../metal/alloy/element.ts';
import { type ContentEnds, contentEnds } from './content-ends.ts';
import { aloneOn, gainedBy, type Influence, influenceOn, metalPerKg } from './influence.ts';
import { type LimitRow, limitRows } from './limit-row.ts';
import { ModelBuilder } from './linear-model.ts';
import {
  type ChargeLine,
  type ChargeMaterial,
  type ChargeProblem,
  type Charges,
  type HeatOrder,
  isMember,
  isPurchasable,
  relativeOf,
  type ShareLimit,
} from './problem.ts';
import type { Linearised } from './refining.ts';
import { ROW_TOLERANCE, SMALLEST_COEFFICIENT } from './scaling.ts';
import type { LinearModel } from './solver.ts';

/** What a column of the model means. */
export interface BlendColumn {
  /**
   * `charge`: amount of a material; `use`: 1 when it is used at all; `empty`: 1 when its drum is emptied; `content`:
   * kg/kg of a limit in the refined metal; `distance`: half windows away from an aim.
   */
  readonly kind: 'charge' | 'use' | 'empty' | 'content' | 'distance';
  readonly heat: number;
  readonly material: number;
  /** kg charged per unit of the column (`charge`), mass fraction per unit (`content`). */
  readonly size: number;
  readonly whole: boolean;
}

/** What a row of the model means. */
export interface BlendRow {
  readonly kind:
    | 'mass'
    | 'limit'
    | 'available'
    | 'required'
    | 'drum'
    | 'share'
    | 'count'
    | 'link'
    | 'least'
    | 'content'
    | 'near'
    | 'aim';
  /** Index of the heat; null for rows over all heats. */
  readonly heat: number | null;
  readonly side: 'min' | 'max' | 'both';
  readonly limit?: LimitRow;
  readonly material?: number;
  readonly share?: ShareLimit;
  readonly count?: { readonly name: string; readonly most: number };
  /** Materials that do not count, and whether the row needs no guard: corrections follow. */
  readonly leftOut?: readonly number[];
  readonly certain?: boolean;
  /** Share of the guard that the row keeps; default all of it [1]. */
  readonly guardShare?: number;
  /** What the row was divided by: mass fraction, kg or share per row unit. */
  readonly scale: number;
}

/** A problem as a linear model with the meaning of its columns and rows. */
export interface Blend {
  readonly problem: ChargeProblem;
  readonly model: LinearModel;
  readonly columns: readonly BlendColumn[];
  readonly rows: readonly BlendRow[];
  /** usd per unit of the objective: the objective is usd per kg of refined metal over all heats. */
  readonly usdPerUnit: number;
}

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

/** Charges below this share of what a material could at most give are solver noise [1]. */
const NOISE = 1e-9;
/** A limit under examination may be overrun so many times [1]. */
const LOOSENED = 1e4;
/** Scale of a row whose limit is zero [kg/kg]: 1 ppm. */
const ZERO_SCALE = 1e-6;

/**
 * The exact blending model of a problem (docs/theory/charge.md, equations 1 to 7). Each limit is a row divided by the
 * limit itself, each charge a column in units of what the limits let the material give at most, so that every number
 * the solver sees is near one whatever the mass of the heat and however small the trace.
 */
export function buildBlend(problem: ChargeProblem, options: BlendOptions = {}): Blend {
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
  for (const h of problem.heats.keys()) addHeat(build, h, present);
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

/** Elements that any material or any refining brings, in print order. */
export function presentElements(problem: ChargeProblem): ElementSymbol[] {
  const seen = new Set<ElementSymbol>();
  for (const { composition } of problem.materials)
    for (const element of elementsOf(composition)) seen.add(element);
  for (const { refining } of problem.heats) {
    for (const element of elementsIn(refining?.gained ?? {})) seen.add(element);
  }
  return [...seen].sort(byElementOrder);
}

/** A column this near a whole number is one [1]: a hundred times what the solver lets integers miss. */
const WHOLE = 1e-4;

/** Charges that a point of the model means, without solver noise; pieces where the point has whole numbers of them. */
export function chargesOf(blend: Blend, x: Float64Array): Charges {
  const charges: ChargeLine[][] = blend.problem.heats.map(() => []);
  blend.columns.forEach((column, j) => {
    const isWhole = column.whole && Math.abs(x[j]! - Math.round(x[j]!)) < WHOLE;
    const value = isWhole ? Math.round(x[j]!) : x[j]!;
    if (column.kind !== 'charge' || value <= NOISE) return;
    const mass_kg = value * column.size;
    charges[column.heat]!.push({
      material: column.material,
      mass_kg,
      ...(isWhole ? { items: value } : {}),
    });
  });
  return charges;
}

/** The amounts of a charge of one heat as a point of its model; all other columns are nothing. */
export function pointOf({ columns }: Blend, lines: readonly ChargeLine[]): Float64Array {
  const amounts = new Map(lines.map(({ material, mass_kg }) => [material, mass_kg]));
  return Float64Array.from(columns, ({ kind, material, size }) =>
    kind === 'charge' ? (amounts.get(material) ?? 0) / size : 0,
  );
}

interface Build {
  readonly problem: ChargeProblem;
  readonly loose: boolean;
  readonly contentColumns: boolean;
  readonly aggregate: boolean;
  readonly builder: ModelBuilder;
  readonly columns: BlendColumn[];
  readonly rows: BlendRow[];
  readonly ends: readonly ContentEnds[];
  readonly total_kg: number;
}

/** One side or both of a limit in one heat, with the kg per kg of every material. */
interface Side {
  readonly limit: LimitRow;
  readonly side: 'min' | 'max' | 'both';
  readonly perKg: Float64Array;
  readonly gained: number;
  /** True when the maximum caps each material by itself: no other material can lower the content again. */
  readonly caps: boolean;
  /** How far each material can be above its mean with some chance [kg/kg]; absent in an exact model. */
  readonly reach?: Float64Array;
  /** Materials that do not count here: kept for corrections. */
  readonly leftOut?: readonly number[];
  /** True where a correction stands in for a guard. */
  readonly certain?: boolean;
  /** Share of the guard that is kept, where a correction stands in for the rest [1]. */
  readonly guardShare?: number;
}

/** Coefficients below the tolerance of a row move nothing that a solver sees, and make the row too wide [row unit]. */
const UNSEEN = Math.max(SMALLEST_COEFFICIENT, ROW_TOLERANCE);

function addHeat(build: Build, h: number, present: readonly ElementSymbol[]): void {
  const { problem, builder, ends } = build;
  const heat = problem.heats[h]!;
  const metal = Float64Array.from(problem.materials, (material, i) =>
    metalPerKg(heat, material, ends[i]!.mean),
  );
  const sides = limitRows(heat.specification, present, heat.internal).flatMap((limit) =>
    sidesOf(build, heat, limit),
  );
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
  for (const side of sides) {
    if (!build.loose && cannotBind(side, metal)) continue;
    const row = addLimit(build, h, side);
    for (const [i, perKg] of side.perKg.entries()) put(row.index, i, perKg, row.scale);
  }
  for (const share of heat.shares) addShare(build, h, { share, put });
  if (heat.aim && !build.loose) addAim(build, h, put);
  addCounting(build, h, charge);
}

function sidesOf(build: Build, heat: HeatOrder, limit: LimitRow): Side[] {
  const { materials } = build.problem;
  const gained = gainedBy(heat, limit.elements);
  const alone = materials.map((material) => aloneOn(heat, material, limit.elements));
  const perKg = (end: keyof ContentEnds): Float64Array =>
    Float64Array.from(materials, (material, i) => {
      const kept = alone[i]!;
      const ends = build.ends[i]!;
      return kept !== null && kept >= 0
        ? kept * (ends[end][limit.elements[0]!] ?? 0)
        : contentPerKg(influenceOn(heat, material, limit.elements), ends, end);
    });
  const sideOf = (side: Side['side'], contents: Float64Array): Side => ({
    limit,
    side,
    perKg: contents,
    ...(build.contentColumns
      ? { reach: Float64Array.from(materials, (material) => reachOf(heat, material, limit)) }
      : {}),
    gained,
    caps: side !== 'min' && contents.every((content) => content >= 0),
  });
  if (build.contentColumns)
    return heat.trim
      ? trimmedSides(build, heat, { limit, contents: perKg('mean'), sideOf })
      : [sideOf('both', perKg('mean'))];
  const low = perKg('low');
  const high = perKg('high');
  const sides: Side[] = [];
  const [wantsLow, wantsHigh] = [limit.inner.min > 0, Number.isFinite(limit.inner.max)];
  if (wantsLow && wantsHigh && low.every((v, i) => v === high[i])) return [sideOf('both', high)];
  if (wantsLow) sides.push(sideOf('min', low));
  if (wantsHigh) sides.push(sideOf('max', high));
  return sides;
}

/**
 * Sides of a limit when corrections follow: above, what is charged keeps its guard, with room for thinning; below, what
 * a correction can raise has to come out above the minimum only on average, corrections included.
 */
function trimmedSides(
  build: Build,
  heat: HeatOrder,
  of: {
    limit: LimitRow;
    contents: Float64Array;
    sideOf: (side: Side['side'], contents: Float64Array) => Side;
  },
): Side[] {
  const { limit, contents, sideOf } = of;
  const trim = heat.trim!;
  const guard = Math.hypot(...limit.elements.map((element) => trim.guard[element] ?? 0));
  // thinning helps the tails only: seldom is anything charged beyond a limit, and never on average
  const max = Math.max(limit.max, (limit.max - guard) * trim.room);
  const seen = limit.elements.every((one) => !trim.unseen.includes(one));
  const thinned = seen && max > limit.max;
  const [element] = limit.elements;
  const raised = limit.elements.length === 1 && trim.elements.includes(element!) && limit.min > 0;
  const leftOut = build.problem.materials.flatMap(({ id }, i) => (trim.materials.includes(id) ? [i] : []));
  // before it is corrected the melt is smaller: in place of its corrections it has the limit itself
  const standIn = Math.min(limit.max, limit.inner.max);
  const charged = contents.map((content, i) =>
    leftOut.includes(i)
      ? Number.isFinite(standIn)
        ? standIn * build.problem.materials[i]!.metalYield
        : 0
      : content,
  );
  const upper = (to: number): Side => ({
    ...sideOf('max', charged),
    leftOut,
    limit: { ...limit, min: 0, max: to, inner: { min: 0, max: limit.inner.max } },
  });
  const seldom = { ...upper(limit.max), guardShare: trim.thinShare };
  const left = limit.elements.length === 1 ? (trim.left[element!] ?? 1) : 1;
  const least = (raised ? limit.min + guard : limit.min) / left;
  const both = {
    ...sideOf('both', contents),
    limit: { ...limit, min: least, inner: { min: Math.max(limit.inner.min, least), max: limit.inner.max } },
  };
  if (!raised)
    return [{ ...both, limit: { ...both.limit, max } }, ...(thinned ? [seldom] : [upper(limit.max)])];
  return [...(thinned ? [upper(max), seldom] : [upper(max)]), { ...both, certain: true }];
}

/** kg per kg charged, at one end of "< L" results; what lowers a content counts at its other end. */
function contentPerKg(influence: Influence, ends: ContentEnds, end: keyof ContentEnds): number {
  let sum = 0;
  for (const [element, kept] of influence) {
    const at = end === 'mean' || kept >= 0 ? end : end === 'low' ? 'high' : 'low';
    sum += kept * (ends[at][element] ?? 0);
  }
  return sum;
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
      if (isMember(material, share)) most = Math.min(most, share.max * heat.mass_kg);
  }
  for (const { limit, caps, perKg, gained } of sides) {
    if (!caps || perKg[i]! <= 0) continue;
    const left = Math.max(build.loose ? ZERO_SCALE : 0, limit.inner.max - gained);
    most = Math.min(most, (room * left * heat.mass_kg) / perKg[i]!);
  }
  return most;
}

/** Index of the column, or -1 when the material can not be used in this heat. */
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

/** A maximum that no material exceeds, without a minimum, holds for every mixture. */
function cannotBind({ side, limit, perKg, reach, gained }: Side, metal: Float64Array): boolean {
  if (side === 'min' || (side === 'both' && limit.inner.min > 0)) return false;
  return (
    gained <= 0 && perKg.every((content, i) => content + (reach?.[i] ?? 0) <= limit.inner.max * metal[i]!)
  );
}

/** Standard deviations beyond which nothing is expected: with less than one draw in 10^9 [1]. */
const FAR = 6;

/** How far a material's share of a limit can be above its mean: contents, common causes, furnace and recovery together. */
function reachOf(heat: HeatOrder, material: ChargeMaterial, limit: LimitRow): number {
  const { contents, balance } = material.composition;
  const furnace = (heat.refining as Partial<Linearised> | null)?.relativeSpread ?? {};
  const spreadOf = (element: ElementSymbol): number => {
    const content = contents[element];
    if (!content) return 0;
    return Object.values(content.loadings ?? {}).reduce((sum, by) => sum + Math.abs(by), content.spread);
  };
  let reach = 0;
  for (const [element, kept] of influenceOn(heat, material, limit.elements)) {
    const others = element === balance ? elementsIn(contents) : [element];
    const own = others.reduce((sum, other) => sum + spreadOf(other), 0);
    const relative = material.recovery ? relativeOf(material.recovery[element]) : (furnace[element] ?? 0);
    reach += Math.abs(kept) * (own + relative * (contents[element]?.mean ?? (element === balance ? 1 : 0)));
  }
  return FAR * reach;
}

function addRow(build: Build, row: BlendRow, bounds: { name: string; lower: number; upper: number }): number {
  build.rows.push(row);
  return build.builder.row(bounds.name, bounds.lower, bounds.upper);
}

function addLimit(build: Build, h: number, of: Side): { index: number; scale: number } {
  const { limit, side, gained } = of;
  const scale = Number.isFinite(limit.max) ? Math.max(limit.max, ZERO_SCALE) : limit.inner.min;
  const lower =
    side === 'max' || limit.inner.min <= 0 ? Number.NEGATIVE_INFINITY : (limit.inner.min - gained) / scale;
  const upper = side === 'min' ? Number.POSITIVE_INFINITY : (limit.inner.max - gained) / scale;
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
    { name: `${share.label} in ${heats[h]!.id}`, lower: Number.NEGATIVE_INFINITY, upper: share.max / scale },
  );
  for (const i of members) put(row, i, 1, scale);
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
export function halfWindow({ specification }: HeatOrder, element: ElementSymbol, aim: number): number {
  const { min = 0, max } = specification.limits[element] ?? {};
  const half = max === undefined ? Math.abs(aim - min) / 2 || aim / 10 : (max - min) / 2;
  return Math.max(half, ZERO_SCALE);
}

/** Price of the distance from all aims at a point [usd]: in the objective, but no money. */
export const distanceCost = (blend: Blend, x: Float64Array): number =>
  blend.columns.reduce(
    (sum, column, j) =>
      column.kind === 'distance' ? sum + x[j]! * blend.model.cost[j]! * blend.usdPerUnit : sum,
    0,
  );

/** A largest number of used columns: row index, or -1 where it can not bind. */
function addCount(
  build: Build,
  h: number,
  of: { most: number | undefined; possible: number; name: string },
): number {
  if (build.loose || of.most === undefined || of.most >= of.possible) return -1;
  const { id } = build.problem.heats[h]!;
  return addRow(
    build,
    { kind: 'count', heat: h, side: 'max', scale: 1, count: { name: of.name, most: of.most } },
    { name: `${of.name} in ${id}`, lower: Number.NEGATIVE_INFINITY, upper: of.most },
  );
}

/** Columns that say "used", with what hangs on them: at most so many materials or lots, and not less than the least amount. */
function addCounting(build: Build, h: number, charge: readonly number[]): void {
  const { problem, builder } = build;
  const { maxMaterials, maxLots, trim } = problem.heats[h]!;
  // neither corrections nor what is in the crucible anyway are chosen
  const isCounted = ({ id, onlyIn }: ChargeMaterial): boolean =>
    onlyIn === undefined && !trim?.materials.includes(id);
  const counted = charge.map((j, i) => (isCounted(problem.materials[i]!) ? j : -1));
  const possible = counted.flatMap((j, i) => (j < 0 ? [] : [problem.materials[i]!]));
  const materials = addCount(build, h, { most: maxMaterials, possible: possible.length, name: 'materials' });
  const lots = addCount(build, h, {
    most: maxLots,
    possible: possible.filter((one) => !isPurchasable(one)).length,
    name: 'lots',
  });
  counted.forEach((j, i) => {
    if (j < 0 || build.loose) return;
    const material = problem.materials[i]!;
    const counts = [materials, isPurchasable(material) ? -1 : lots].filter((row) => row >= 0);
    const { minimumIfUsed_kg: least_kg, item_kg } = material;
    const hasLeast = least_kg !== undefined && least_kg > (item_kg ?? 0);
    if (build.aggregate) {
      for (const row of counts) builder.put(row, j, 1 / mostUnits(build, j));
      return;
    }
    if (counts.length === 0 && !hasLeast) return;
    const use = addUse(build, h, { column: j, material: i });
    for (const row of counts) builder.put(row, use, 1);
    if (hasLeast) addLeast(build, h, { column: j, use, material: i, least_kg });
  });
}

/** Most units that a charge column can hold: whole pieces are capped by their bound, amounts are counted in their most. */
const mostUnits = (build: Build, column: number): number =>
  build.columns[column]!.whole ? build.builder.upperOf(column) : 1;

/** Column that is 1 when a charge is used: charge <= most x use. */
function addUse(build: Build, h: number, of: { column: number; material: number }): number {
  const { problem, builder } = build;
  const name = `${problem.materials[of.material]!.id} in ${problem.heats[h]!.id}`;
  build.columns.push({ kind: 'use', heat: h, material: of.material, size: 1, whole: true });
  const use = builder.column(`use ${name}`, 0, { upper: 1, integer: true });
  const link = addRow(
    build,
    { kind: 'link', heat: h, side: 'max', material: of.material, scale: 1 },
    { name: `link ${name}`, lower: Number.NEGATIVE_INFINITY, upper: 0 },
  );
  builder.put(link, of.column, 1 / mostUnits(build, of.column));
  builder.put(link, use, -1);
  return use;
}

/** charge >= least x use. */
function addLeast(
  build: Build,
  h: number,
  of: { column: number; use: number; material: number; least_kg: number },
): void {
  const { problem, builder } = build;
  const column = build.columns[of.column]!;
  const units = column.whole ? Math.ceil(of.least_kg / column.size - NOISE) : of.least_kg / column.size;
  const row = addRow(
    build,
    { kind: 'least', heat: h, side: 'min', material: of.material, scale: 1 },
    {
      name: `least of ${problem.materials[of.material]!.id} in ${problem.heats[h]!.id}`,
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
    },
  );
  builder.put(row, of.column, 1 / units);
  builder.put(row, of.use, -1);
}

function addAvailability(build: Build): void {
  const { problem, builder, columns } = build;
  problem.materials.forEach((material, i) => {
    if (!Number.isFinite(material.available_kg)) return;
    const scale = Math.max(material.available_kg, ZERO_SCALE);
    const members = chargesOfMaterial(columns, i);
    if (members.length === 0) return;
    const row = addRow(
      build,
      { kind: 'available', heat: null, side: 'max', material: i, scale },
      {
        name: `stock of ${material.id}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: material.available_kg / scale,
      },
    );
    for (const j of members) builder.put(row, j, columns[j]!.size / scale);
  });
}

/** What has to be charged in any case, over all heats. */
function addRequired(build: Build): void {
  const { problem, builder, columns } = build;
  problem.materials.forEach(({ id, required_kg }, i) => {
    if (!required_kg) return;
    const row = addRow(
      build,
      { kind: 'required', heat: null, side: 'min', material: i, scale: required_kg },
      { name: `required ${id}`, lower: 1, upper: Number.POSITIVE_INFINITY },
    );
    for (const j of chargesOfMaterial(columns, i)) builder.put(row, j, columns[j]!.size / required_kg);
  });
}

/** Opened drums: x <= A - d + d e and x >= A e, with e = 1 when the drum is emptied. */
function addDrums(build: Build): void {
  const { problem, builder, columns } = build;
  problem.materials.forEach(({ id, leaveAtLeast_kg: left_kg, available_kg }, i) => {
    const members = chargesOfMaterial(columns, i);
    if (!left_kg || !Number.isFinite(available_kg) || members.length === 0) return;
    columns.push({ kind: 'empty', heat: columns[members[0]!]!.heat, material: i, size: 1, whole: true });
    const empty = builder.column(`empty ${id}`, 0, { upper: 1, integer: true });
    const drum = { kind: 'drum' as const, heat: null, material: i, scale: available_kg };
    const rest = addRow(
      build,
      { ...drum, side: 'max' },
      { name: `rest of ${id}`, lower: Number.NEGATIVE_INFINITY, upper: 1 - left_kg / available_kg },
    );
    const all = addRow(
      build,
      { ...drum, side: 'min' },
      { name: `all of ${id}`, lower: 0, upper: Number.POSITIVE_INFINITY },
    );
    for (const j of members) {
      builder.put(rest, j, columns[j]!.size / available_kg);
      builder.put(all, j, columns[j]!.size / available_kg);
    }
    builder.put(rest, empty, -left_kg / available_kg);
    builder.put(all, empty, -1);
  });
}

const chargesOfMaterial = (columns: readonly BlendColumn[], material: number): number[] =>
  columns.flatMap((column, j) => (column.kind === 'charge' && column.material === material ? [j] : []));
