import { z } from 'zod';
import type { Confidence } from '../../foundation/quantity/sourced.ts';
import { citationOf, origin, readTable } from './data-record.ts';
import { ELEMENTS, type ElementSymbol, entriesOf } from './element.ts';

/** A number of a contract with its 5 and 95 % points. */
export interface Term {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Who takes metal, as what, and how it is paid; an element without terms is not paid for. */
export interface Outlet {
  readonly id: string;
  readonly by: string;
  readonly as: string;
  /** The metal then goes into a lesser alloy. */
  readonly downgrade: boolean;
  readonly quotationPeriod: string;
  readonly payment_days: number;
  readonly payable: ReadonlyMap<
    ElementSymbol,
    { readonly share: Term; readonly deduction_wtpct?: number; readonly refining_usd_per_kg?: Term }
  >;
  readonly treatment_usd_per_kg: Term;
  readonly freight_usd_per_kg: Term;
  readonly source: string;
  readonly confidence: Confidence;
}

const number = z.number().min(0);
const term = z
  .strictObject({ value: number, low: number, high: number })
  .refine(({ value, low, high }) => low <= value && value <= high, {
    error: 'lies outside its own range; low <= value <= high',
  });
const words = z.string().min(1);

const record = z.strictObject({
  ...origin,
  by: words,
  as: words,
  downgrade: z.boolean(),
  quotationPeriod: words,
  payment_days: z.number().min(0).max(1000),
  payable: z.partialRecord(
    z.enum(ELEMENTS),
    z.strictObject({
      share: term,
      deduction_wtpct: z.number().min(0).max(100).exactOptional(),
      refining_usd_per_kg: term.exactOptional(),
    }),
  ),
  treatment_usd_per_kg: term,
  freight_usd_per_kg: term,
});

export const OUTLETS_FILE = 'outlets.json';

/** Outlets in the order of the file. Throws InputError (see readTable). */
export function outletsOf(document: unknown): readonly Outlet[] {
  const table = readTable(OUTLETS_FILE, document, { kind: 'outlets', record });
  return table.records.map(({ payable, source, note: _note, unit: _unit, ...row }) => ({
    ...row,
    payable: new Map(entriesOf(payable)),
    source: citationOf(table, source),
  }));
}
