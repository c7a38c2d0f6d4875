import type { DeriveStockInput } from '../../documents/qualification/derive-stock.ts';
import { InputError } from '../../foundation/errors.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { ElementChange } from '../../models/release/stock-window.ts';
import { contentsAt, endOf, parametricHeatOf } from '../furnace/parametric-heat.ts';
import type { SimulateFacts } from '../route/facts.ts';
import type { Window } from './windows.ts';

/** What a route made of stock at the lower and at the upper ends of its windows. */
export interface StockRun {
  /** The change of an element near the lower and near the upper end of its window. */
  readonly below: (of: Window) => ElementChange;
  readonly above: (of: Window) => ElementChange;
  /** Share of draws in which stock at the ends of its window met the limits of this one; the smaller of both. */
  readonly meets: (of: Window) => number;
}

export interface RunOptions {
  readonly input: DeriveStockInput;
  readonly balance: ElementSymbol | null;
  readonly samples: number;
  readonly seed: number | string;
  readonly facts: SimulateFacts;
  /** Draws how far published furnaces are from the models; default the models alone. */
  readonly published?: boolean;
}

/** Contents of stock that few specifications limit and many routes depend on [ppm]. Source: assumption, vacuum-melted. */
export const ROUTE_CONTENTS: Readonly<Partial<Record<ElementSymbol, number>>> = { N: 40, O: 10, S: 10 };

/** Above this the content stays in the middle of its window [kg/kg]: the sum of all maxima is more than there is. */
const MAIN_ELEMENT = 0.1;
/** Share of a lone maximum that stands for its lower end [1]. */
const LOWER_END = 0.5;

/**
 * Runs the route on stock at both ends of its windows, with the same draws. Throws InputError where the product names no
 * balance and its windows do not fill the metal, and what the route throws.
 */
export function runEnds(windows: readonly Window[], options: RunOptions): StockRun {
  const low = runAt(new Map(windows.map((one) => [one.element, lowerEnd(one)])), options);
  const high = runAt(new Map(windows.map((one) => [one.element, upperEnd(one)])), options);
  const shareOf = (at: End, element: ElementSymbol): Float64Array =>
    at.after.get(element)!.map((after) => after / at.before.get(element)!);
  const affine = ({ element }: Window): ElementChange => {
    const [x1, x2] = [low.before.get(element)!, high.before.get(element)!];
    const [y1, y2] = [low.after.get(element)!, high.after.get(element)!];
    const kept = y1.map((y, s) => Math.max(0, (y2[s]! - y) / (x2 - x1)));
    return { kept, gained: y2.map((y, s) => y - kept[s]! * x2) };
  };
  const proportional = (at: End, { element }: Window): ElementChange => {
    const kept = shareOf(at, element);
    return { kept, gained: new Float64Array(kept.length) };
  };
  return {
    below: (one) => proportional(low, one),
    // what has no minimum may start from nothing, and then the pick-up decides
    above: (one) => (one.min === undefined ? affine(one) : proportional(high, one)),
    meets: ({ element, min = 0, max = 1 }) =>
      Math.min(
        shareWhere(low.after.get(element)!, (after) => after >= min),
        shareWhere(high.after.get(element)!, (after) => after <= max),
      ),
  };
}

interface End {
  readonly before: ReadonlyMap<ElementSymbol, number>;
  /** Contents behind the route by draw [kg/kg]. */
  readonly after: ReadonlyMap<ElementSymbol, Float64Array>;
}

const middleOf = ({ min, max }: Window): number =>
  min === undefined || max === undefined ? (max ?? min)! : (min + max) / 2;

function lowerEnd(one: Window): number {
  if (one.min === undefined) return LOWER_END * one.max!;
  return middleOf(one) > MAIN_ELEMENT ? middleOf(one) : one.min;
}

const upperEnd = (one: Window): number =>
  one.max === undefined || (one.min !== undefined && middleOf(one) > MAIN_ELEMENT) ? middleOf(one) : one.max;

function runAt(contents: ReadonlyMap<ElementSymbol, number>, options: RunOptions): End {
  const { input, balance, samples, seed, facts, published = false } = options;
  const given = new Map<string, number>(Object.entries({ ...ROUTE_CONTENTS, ...input.composition_ppm }));
  for (const [element, fraction] of contents) given.set(element, fraction * 1e6);
  if (balance !== null) given.delete(balance);
  refuseOverfull(given);
  const heat = parametricHeatOf(
    'stock',
    {
      melt: {
        mass_kg: input.mass_kg,
        composition_ppm: Object.fromEntries(given),
        ...(balance === null ? {} : { balance }),
      },
      route: input.route,
    },
    { readings: [], facts },
  );
  const elements = [...contents.keys()];
  const at_s = endOf(heat);
  const points = { parameters: [], samples, values: new Float64Array(0), othersSeed: seed };
  const out = contentsAt(
    published ? { ...heat, published: facts.discrepancies } : heat,
    points,
    elements.map((element) => ({ element, at_s })),
  );
  const column = (e: number): Float64Array =>
    Float64Array.from({ length: samples }, (_, s) => out[s * elements.length + e]! * 1e-6);
  return { before: contents, after: new Map(elements.map((element, e) => [element, column(e)])) };
}

function refuseOverfull(given: ReadonlyMap<string, number>): void {
  const sum = [...given.values()].reduce((total, ppm) => total + ppm, 0);
  if (sum < 1e6) return;
  throw new InputError(
    `the windows of the product add up to ${(sum / 1e4).toFixed(1)} wt% and leave no balance`,
    {
      path: 'product',
      value: sum / 1e4,
      unit: 'wt%',
      allowed: 'less than 100 wt%',
      cure: 'name the balance of the product',
    },
  );
}

const shareWhere = (values: Float64Array, isInside: (value: number) => boolean): number =>
  values.reduce((sum, value) => sum + (isInside(value) ? 1 : 0), 0) / values.length;
