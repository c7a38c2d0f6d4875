import { shortPercent, significant } from '../../foundation/quantity/format.ts';
import type { Blend, BlendRow } from './blend/model.ts';
import { contentWithUnit, unitOfLimit } from './content-words.ts';
import { edgeWords, type LimitRow } from './limit-row.ts';
import type { ShareLimit } from './problem.ts';
import type { Solution } from './solver.ts';

/** One unit by which a rule gives way: "1 ppm more"; `by` in kg/kg for limits and shares, in kg for stocks. */
export interface Step {
  readonly words: string;
  readonly by: number;
  readonly of:
    | { readonly kind: 'limit'; readonly limit: LimitRow; readonly isInner: boolean; readonly at: number }
    | { readonly kind: 'share'; readonly share: ShareLimit }
    | { readonly kind: 'available' | 'required'; readonly material: number };
}

/** A rule that holds the plan where it is, and the slope of its cost. */
export interface Binding {
  readonly heat: number;
  readonly element?: string;
  readonly sum?: readonly string[];
  readonly rule?: string;
  readonly side: 'min' | 'max';
  /** Slope of the linear model at the chosen whole numbers [usd per `unit`]: it may end far within one unit (step-saving.ts). */
  readonly shadowPrice_usd_per_unit: number;
  readonly unit: string;
  /** "S is limited by its maximum of 15 ppm". */
  readonly words: string;
  /** How it gives way; null where one unit is no small step. */
  readonly step: Step | null;
  /** It is an edge of a qualified envelope. */
  readonly edge?: true;
}

/** A row counts as binding when its activity is so near its bound [row unit]: the solver's own tolerance. */
const AT_BOUND = 1e-7;
/** A price of a row unit below this counts as zero [usd]. */
const NO_PRICE = 1e-9;
/** A column counts as used up when so near its bound [share of the bound]. */
const AT_STOCK = 1e-9;

/**
 * The limits, shares and stocks that bind a plan, dearest first. Prices hold for a small step: they are the slopes of
 * the linear model at the chosen whole numbers, and say what to look at; what a whole step saves is `withSavings` (step-saving.ts).
 */
export function bindingOf(blend: Blend, linear: Solution | null): readonly Binding[] {
  if (!linear || linear.x.length === 0) return [];
  const found: Binding[] = [];
  blend.rows.forEach((row, i) => {
    const dual = linear.rowDual[i]!;
    if (row.kind === 'content') {
      // the balance of a content column: its price says which side of the limit, with its guard, holds the content
      const binding =
        Math.abs(dual) * blend.usdPerUnit > NO_PRICE
          ? describe(blend, row, {
              side: dual < 0 ? 'max' : 'min',
              dual,
              inner: contentAtEdge(blend, i, linear),
            })
          : null;
      if (binding) found.push(binding);
      return;
    }
    const activity = linear.rowActivity[i]!;
    const atMax = Math.abs(activity - blend.model.rowUpper[i]!) < AT_BOUND && dual <= 0;
    const atMin = Math.abs(activity - blend.model.rowLower[i]!) < AT_BOUND && dual >= 0;
    if (!atMax && !atMin) return;
    // an equality is at both: the sign of its dual says which side holds
    const binding = describe(blend, row, {
      side: atMax && !(atMin && dual > 0) ? 'max' : 'min',
      dual,
      inner: true,
    });
    if (binding) found.push(binding);
  });
  return [...found, ...stocks(blend, linear)].sort(
    (a, b) => b.shadowPrice_usd_per_unit - a.shadowPrice_usd_per_unit || a.words.localeCompare(b.words),
  );
}

/** True when the mean content itself is at the edge of its column: of the internal range, not of a limit with its guard. */
function contentAtEdge(blend: Blend, row: number, linear: Solution): boolean {
  const { lower, upper, starts, indices } = blend.model;
  return blend.columns.some((column, j) => {
    if (column.kind !== 'content') return false;
    if (!indices.subarray(starts[j]!, starts[j + 1]!).includes(row)) return false;
    return Math.min(upper[j]! - linear.x[j]!, linear.x[j]! - lower[j]!) < AT_BOUND;
  });
}

function describe(
  blend: Blend,
  row: BlendRow,
  at: { side: 'min' | 'max'; dual: number; inner: boolean },
): Binding | null {
  const heat = row.heat ?? 0;
  const usdPerScale = (Math.abs(at.dual) * blend.usdPerUnit) / row.scale;
  if ((row.kind === 'limit' || row.kind === 'content') && row.limit)
    return limitBinding(row, { heat, side: at.side, usdPerFraction: usdPerScale, inner: at.inner });
  if (row.kind === 'share' && row.share) {
    const price = usdPerScale / 100;
    const { label: name, max, edge } = row.share;
    return {
      heat,
      rule: `share of ${name}`,
      side: 'max',
      shadowPrice_usd_per_unit: price,
      unit: '1 % of the heat',
      words: `${name} is at its largest share of ${shortPercent(max, 4)}`,
      step: { words: '1 % more', by: 0.01, of: { kind: 'share', share: row.share } },
      ...(edge ? { edge } : {}),
    };
  }
  if (row.kind === 'required' && row.material !== undefined) {
    const { id, required_kg = 0 } = blend.problem.materials[row.material]!;
    return {
      heat,
      rule: `required ${id}`,
      side: 'min',
      shadowPrice_usd_per_unit: usdPerScale,
      unit: 'kg',
      words: `${significant(required_kg)} kg of ${id} are required`,
      step: { words: '1 kg less', by: 1, of: { kind: 'required', material: row.material } },
    };
  }
  if (row.kind === 'available' && row.material !== undefined)
    return stockBinding(blend, { heat, material: row.material, price: usdPerScale });
  if (row.kind === 'count' && row.count && at.side === 'max') {
    const { name, most } = row.count;
    return {
      heat,
      rule: `number of ${name}`,
      side: 'max',
      shadowPrice_usd_per_unit: 0,
      unit: name.replace(/s$/, ''),
      words: `the charge is at its ${most} ${name}; the saving by one more is not proportional`,
      step: null,
    };
  }
  return null;
}

function limitBinding(
  row: BlendRow,
  of: { heat: number; side: 'min' | 'max'; usdPerFraction: number; inner: boolean },
): Binding {
  const limit = row.limit!;
  const { heat, side } = of;
  const [edge, printed] = [limit.inner[side], limit[side]];
  const value = of.inner ? edge : printed;
  const own = value === printed ? '' : 'internal ';
  const { unit, size } = unitOfLimit(value);
  const price = of.usdPerFraction * size;
  const name = limit.elements.join('+');
  const held = row.kind === 'content' ? 'is limited by its' : 'is at its';
  const label =
    limit.kind === 'residual'
      ? `${name} ${held} residual limit of`
      : `${name} ${held} ${own}${side === 'max' ? 'maximum' : 'minimum'} of`;
  const step: Step = {
    words: `${unit === 'ppm' ? '1 ppm' : unit} ${side === 'max' ? 'more' : 'less'}`,
    by: size,
    of: { kind: 'limit', limit, isInner: value !== printed, at: value },
  };
  const atEdge = value === printed ? edgeWords(limit, side) : '';
  const words = `${label} ${contentWithUnit(value)}${atEdge}`;
  return {
    heat,
    ...(limit.kind === 'sum' ? { sum: limit.elements } : { element: name }),
    side,
    shadowPrice_usd_per_unit: price,
    unit,
    words,
    step,
    ...(atEdge ? { edge: true as const } : {}),
  };
}

function stockBinding(blend: Blend, of: { heat: number; material: number; price: number }): Binding {
  const { id, available_kg } = blend.problem.materials[of.material]!;
  return {
    heat: of.heat,
    rule: `stock of ${id}`,
    side: 'max',
    shadowPrice_usd_per_unit: of.price,
    unit: 'kg',
    words: `all ${significant(available_kg)} kg of ${id} are used`,
    step: { words: '1 kg more', by: 1, of: { kind: 'available', material: of.material } },
  };
}

/** Lots used up in a single heat: their stock is a bound of the column, its price the reduced cost. */
function stocks(blend: Blend, linear: Solution): Binding[] {
  if (blend.rows.some((row) => row.kind === 'available')) return [];
  return blend.columns.flatMap((column, j) => {
    const upper = blend.model.upper[j]!;
    if (
      column.kind !== 'charge' ||
      column.whole ||
      !Number.isFinite(upper) ||
      linear.x[j]! < upper * (1 - AT_STOCK)
    )
      return [];
    const price = (Math.max(0, -linear.reducedCost[j]!) * blend.usdPerUnit) / column.size;
    return [stockBinding(blend, { heat: column.heat, material: column.material, price })];
  });
}
