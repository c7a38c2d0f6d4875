import type { MassFraction } from '../../foundation/quantity/fractions.ts';
import type { ElementSymbol } from './element.ts';

/** An end of a window. */
export type LimitEnd = 'min' | 'max';

/** A window on one element. Mass fractions [kg/kg]; the printed texts are kept where a document gave them. */
export interface Limit {
  readonly min?: MassFraction;
  readonly max?: MassFraction;
  /** As printed, in `unit`, so that the contractual rule can count digits. */
  readonly printed?: { readonly min?: string; readonly max?: string; readonly unit: 'wt%' | 'ppm' };
  /** Ends that are edges of a qualified envelope, inside what the specification allows. */
  readonly edges?: readonly LimitEnd[];
  /** `derived` windows were not printed anywhere: a verdict against them is at best HOLD. */
  readonly basis: 'printed' | 'derived' | 'residual';
}

/** A window on the sum of several elements, such as Nb + Ta. */
export interface SumLimit {
  readonly elements: readonly ElementSymbol[];
  readonly min?: MassFraction;
  readonly max?: MassFraction;
  readonly edges?: readonly LimitEnd[];
}

/**
 * What a heat must meet. Closed: an element without a row must stay below `residual`, unless `residual` is null
 * (opened on purpose). The balance element is exempt.
 */
export interface Specification {
  readonly id: string;
  readonly title: string;
  readonly balance: ElementSymbol | null;
  readonly limits: Readonly<Partial<Record<ElementSymbol, Limit>>>;
  readonly sums: readonly SumLimit[];
  readonly residual: MassFraction | null;
  readonly aim?: Readonly<Partial<Record<ElementSymbol, MassFraction>>>;
  readonly source: string;
}

/**
 * Default limit of an element without a row [kg/kg]: 0.05 wt% each. Source: assumption (the smallest "others, each"
 * that general Ni-alloy product standards print); stated in every output, replaced by the plant's own.
 */
export const DEFAULT_RESIDUAL = 5e-4 as MassFraction;

/** The limit that applies to an element: its row, else the residual, else null (open, or the balance element). */
export function limitOf(specification: Specification, element: ElementSymbol): Limit | null {
  const row = specification.limits[element];
  if (row) return row;
  if (element === specification.balance || specification.residual === null) return null;
  return { max: specification.residual, basis: 'residual' };
}

/** Share of the window that the default internal range keeps, centred: 60 % (assumption, house default). */
export const INTERNAL_SHARE = 0.6;

/**
 * The range inside the window that the plant aims into: the middle `share` of two-sided windows; a one-sided maximum
 * is lowered to (1 + share)/2 of itself. Limits without a maximum stay as they are.
 */
export function internalRange(
  limit: Limit,
  share = INTERNAL_SHARE,
): { readonly min?: number; readonly max?: number } {
  const { min, max } = limit;
  if (max === undefined) return min === undefined ? {} : { min };
  if (min === undefined || min === 0) return { max: (max * (1 + share)) / 2 };
  const margin = ((max - min) * (1 - share)) / 2;
  return { min: min + margin, max: max - margin };
}
