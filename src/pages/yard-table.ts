import { type Html, table } from './render/html.ts';

/** One lot of the yard in a report. */
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
export function yardTable(lots: readonly YardRow[]): Html {
  return table({
    head: [
      'Lot',
      'kg',
      'Form',
      'Declared',
      'Identified as',
      'Status',
      'Imputed',
      'Simulated',
      'Published in',
      'Why',
    ],
    numeric: [1, 6, 7],
    rows: lots.map((lot) => [
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
  });
}
