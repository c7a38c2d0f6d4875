import type { LimitRow } from '../limit-row.ts';
import type { ChargeLine, ChargeProblem, Charges, ShareLimit } from '../problem.ts';
import type { LinearModel } from '../solver.ts';

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
  /** Materials that do not count, and whether the row needs no guard: trims follow. */
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

/** Charges below this share of what a material could at most give are solver noise [1]. */
export const NOISE = 1e-9;

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

/** Price of the distance from all aims at a point [usd]: in the objective, but no money. */
export const distanceCost = (blend: Blend, x: Float64Array): number =>
  blend.columns.reduce(
    (sum, column, j) =>
      column.kind === 'distance' ? sum + x[j]! * blend.model.cost[j]! * blend.usdPerUnit : sum,
    0,
  );
