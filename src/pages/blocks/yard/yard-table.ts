import type { Table } from '../../../documents/page.ts';
import { number, table } from '../parts.ts';

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
  table(
    [
      'Lot',
      number('kg'),
      'Form',
      'Declared',
      'Identified as',
      'Status',
      number('Imputed'),
      number('Simulated'),
      'Published in',
      'Why',
    ],
    lots.map((lot) => [
      lot.lot,
      String(lot.mass_kg),
      lot.form,
      lot.declared,
      lot.identified,
      lot.status,
      String(lot.imputed),
      String(lot.simulated),
      lot.reference,
      lot.why,
    ]),
  );
