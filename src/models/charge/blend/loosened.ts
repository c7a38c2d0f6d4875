import { contentEnds } from '../content-ends.ts';
import { gainedBy, influenceOn } from '../influence.ts';
import { type LimitRow, limitRows } from '../limit-row.ts';
import { type ChargeProblem, type HeatOrder, isMember, type ShareLimit } from '../problem.ts';
import type { BoundChanges, OtherBounds } from '../solver.ts';
import { limitBounds } from './blend.ts';
import { type Blend, NOISE } from './model.ts';
import { contentPerKg } from './sides.ts';

/**
 * The bounds by which the linear model of a problem differs from that of a blend, where there is more of some stocks, or limits and
 * shares of one heat are wider, in the scale of the blend. null where more than bounds would change (whole numbers, aims, shares of
 * the charge, columns that come): then it has to be built.
 */
export function loosenedBounds(blend: Blend, problem: ChargeProblem): BoundChanges | null {
  if (blend.model.integrality !== null || problem.heats.length !== blend.problem.heats.length) return null;
  const changed = problem.heats.flatMap((heat, h) => (heat === blend.problem.heats[h] ? [] : [h]));
  if (problem.materials === blend.problem.materials)
    return changed.length === 1 ? withLimits(blend, problem, changed[0]!) : null;
  return changed.length === 0 ? withStocks(blend, problem) : null;
}

/** Other stocks; everything else of the materials is as it was. */
function withStocks(
  { model, rows, columns, problem: before }: Blend,
  problem: ChargeProblem,
): BoundChanges | null {
  if (problem.materials.length !== before.materials.length) return null;
  const stocks = new Map<number, number>();
  for (const [i, material] of problem.materials.entries()) {
    const { available_kg } = material;
    const was = before.materials[i]!;
    if (material === was) continue;
    const isStockAlone = Object.entries(material).every(
      ([key, value]) => key === 'available_kg' || was[key as keyof typeof was] === value,
    );
    if (!isStockAlone || was.leaveAtLeast_kg !== undefined || available_kg < was.available_kg) return null;
    stocks.set(i, available_kg);
  }
  const changes: { columns: OtherBounds[]; rows: OtherBounds[] } = { columns: [], rows: [] };
  columns.forEach(({ kind, material, size }, at) => {
    const stock = stocks.get(material);
    if (kind === 'charge' && stock !== undefined)
      changes.columns.push({ at, lower: model.lower[at]!, upper: stock / size });
  });
  rows.forEach(({ kind, material = -1, scale }, at) => {
    const stock = stocks.get(material);
    if (kind === 'available' && stock !== undefined)
      changes.rows.push({ at, lower: model.rowLower[at]!, upper: stock / scale });
  });
  return changes;
}

/** What of a heat may differ. */
const LIMITS: ReadonlySet<string> = new Set(['specification', 'internal', 'internalShare', 'shares']);

/** A limit as it was and as it became. */
interface WiderLimit {
  readonly was: LimitRow;
  readonly is: LimitRow;
}

/** What became wider in a heat: limits by `keyOf`, shares by what they were. */
interface Wider {
  readonly limits: ReadonlyMap<string, WiderLimit>;
  readonly shares: ReadonlyMap<ShareLimit, ShareLimit>;
}

/** Wider limits and shares of one heat; its other rules are as they were. */
function withLimits(blend: Blend, problem: ChargeProblem, h: number): BoundChanges | null {
  const [before, heat] = [blend.problem.heats[h]!, problem.heats[h]!];
  const others = Object.keys({ ...before, ...heat }).filter((key) => !LIMITS.has(key)) as (keyof HeatOrder)[];
  if (heat.aim || others.some((key) => heat[key] !== before[key])) return null;
  const limits = widerLimits(blend, before, heat);
  const shares = widerShares(before, heat);
  if (!limits || !shares || letsIn(blend, h, { limits, shares })) return null;
  const rows = blend.rows.flatMap((row, at): OtherBounds[] => {
    if (row.heat !== h) return [];
    const limit = row.limit && limits.get(keyOf(row.limit))?.is;
    if (limit) {
      const side = { limit, side: row.side, gained: gainedBy(heat, limit.elements) };
      return [{ at, ...limitBounds(side, row.scale) }];
    }
    const share = row.share && shares.get(row.share);
    return share ? [{ at, lower: blend.model.rowLower[at]!, upper: share.max / row.scale }] : [];
  });
  return { columns: [], rows };
}

/** Limits of a heat are the same where they limit the same. */
const keyOf = ({ kind, elements }: LimitRow): string => `${kind === 'sum'} ${elements.join()}`;

/** The limits of a heat that became wider; null where one did not, or says nothing any more. */
function widerLimits({ rows }: Blend, before: HeatOrder, heat: HeatOrder): Wider['limits'] | null {
  const elements = [...new Set(rows.flatMap(({ limit }) => limit?.elements ?? []))];
  const limitsOf = ({ specification, internal }: HeatOrder) =>
    new Map(limitRows(specification, elements, internal).map((limit) => [keyOf(limit), limit]));
  const [all, now] = [limitsOf(before), limitsOf(heat)];
  const wider = new Map<string, WiderLimit>();
  for (const [key, was] of all) {
    const is = now.get(key);
    if (!is || is.inner.min > was.inner.min || is.inner.max < was.inner.max) return null;
    if (is.inner.min < was.inner.min || is.inner.max > was.inner.max) wider.set(key, { was, is });
  }
  return now.size === all.size ? wider : null;
}

/** The shares of a heat that became wider; null where one did not, or is a share of the charge: a factor in its row. */
function widerShares(before: HeatOrder, heat: HeatOrder): Wider['shares'] | null {
  if (heat.shares.length !== before.shares.length) return null;
  const wider = new Map<ShareLimit, ShareLimit>();
  for (const [k, share] of heat.shares.entries()) {
    const was = before.shares[k]!;
    if (share === was) continue;
    if (share.of === 'charge' || share.by !== was.by || share.max < was.max) return null;
    wider.set(was, share);
  }
  return wider;
}

/** True where what became wider kept a material out of the heat: then the model may have another column. */
function letsIn(blend: Blend, h: number, { limits, shares }: Wider): boolean {
  const { materials, heats } = blend.problem;
  const heat = heats[h]!;
  return outOf(blend)[h]!.some((i) => {
    const material = materials[i]!;
    const { minimumIfUsed_kg = 0, item_kg = 0 } = material;
    const least_kg = Math.max(minimumIfUsed_kg, item_kg, heat.mass_kg * NOISE);
    const ends = contentEnds(material.composition);
    const isKeptOut = ({ was }: WiderLimit): boolean => {
      const perKg = contentPerKg(influenceOn(heat, material, was.elements), ends, 'high');
      return (was.inner.max - gainedBy(heat, was.elements)) * heat.mass_kg <= least_kg * perKg;
    };
    return (
      [...limits.values()].some(isKeptOut) ||
      [...shares.keys()].some((one) => isMember(material, one) && one.max * heat.mass_kg <= least_kg)
    );
  });
}

const knownOut = new WeakMap<Blend, readonly (readonly number[])[]>();

/** Materials without a column, by heat. */
function outOf(blend: Blend): readonly (readonly number[])[] {
  const known = knownOut.get(blend);
  if (known) return known;
  const { materials, heats } = blend.problem;
  const isIn = heats.map(() => new Uint8Array(materials.length));
  for (const { kind, heat, material } of blend.columns) if (kind === 'charge') isIn[heat]![material] = 1;
  const out = isIn.map((row) => [...row.keys()].filter((i) => row[i] === 0));
  knownOut.set(blend, out);
  return out;
}
