import type { Table } from '../../../documents/page.ts';
import { number, tableOf } from '../parts.ts';

/** One lot of the yard on a page. */
export interface YardRow {
  readonly lot: string;
  readonly mass_kg: number;
  readonly form: string;
  readonly declared: string;
  readonly identified: string;
  readonly status: string;
  readonly why: string;
  readonly imputed: number;
  /** Contents that were measured for a demonstration by nobody. */
  readonly simulated: number;
  readonly reference: string;
}

/** The lots with what they are, what holds them, and what of their contents nobody measured. */
export const yardTable = (lots: readonly YardRow[]): Table =>
  tableOf(lots, [
    ['Lot', (lot) => lot.lot],
    [number('kg'), (lot) => String(lot.mass_kg)],
    ['Form', (lot) => lot.form],
    ['Declared', (lot) => lot.declared],
    ['Identified as', (lot) => lot.identified],
    ['Status', (lot) => lot.status],
    [number('Imputed'), (lot) => String(lot.imputed)],
    [number('Simulated'), (lot) => String(lot.simulated)],
    ['Published in', (lot) => lot.reference],
    ['Why', (lot) => lot.why],
  ]);
