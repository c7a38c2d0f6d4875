import { InputError } from '../../foundation/errors.ts';
import { withPoint } from '../sheet/decimals.ts';
import type { RawTable } from './raw-table.ts';

/**
 * Actual weights out of a filled-in charge make-up sheet: lot and grams, its boxes together, in the order of the table. Rows of
 * lots that are not there may be empty. Throws InputError naming the row for a weight that is missing or not a mass, and for a
 * table that is not a charge make-up sheet.
 */
export function filledSheet(
  table: RawTable,
  notThere: ReadonlySet<string> = new Set(),
): { readonly lot: string; readonly actual_g: number }[] {
  const lot = table.header.indexOf('lot_id');
  const actual = table.header.indexOf('actual_kg');
  if (lot < 0 || actual < 0)
    throw new InputError(`${table.where} is not a charge make-up sheet`, {
      where: table.where,
      allowed: 'a sheet with the columns lot_id and actual_kg, as a charge make-up sheet has them',
    });
  // a lot that was weighed into several boxes has a row for each
  const byLot = new Map<string, number>();
  for (const { row, cells } of table.rows) {
    const text = (cells[actual] ?? '').trim();
    if (text === '' && notThere.has(cells[lot] ?? '')) continue;
    const kg = Number(withPoint(text, table.decimal) ?? Number.NaN);
    const grams = Math.round(kg * 1000);
    if (text === '' || !Number.isFinite(kg) || grams <= 0)
      throw new InputError(
        `${table.where}, row ${row}: actual_kg of ${cells[lot] ?? ''} is "${text}", not a weight above 0`,
        {
          where: table.where,
          path: `row ${row}, actual_kg`,
          value: text,
          unit: 'kg',
          allowed: 'the charged weight in kg, above 0',
          cure: 'enter what the scale showed; say with --not-there LOT=REASON which lots are not there',
        },
      );
    byLot.set(cells[lot] ?? '', (byLot.get(cells[lot] ?? '') ?? 0) + grams);
  }
  return [...byLot].map(([id, actual_g]) => ({ lot: id, actual_g }));
}
