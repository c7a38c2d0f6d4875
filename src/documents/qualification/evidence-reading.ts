import { z } from 'zod';
import type { ErrorDetail } from '../../foundation/errors.ts';
import { EVIDENCE_TYPES, type EvidenceType } from '../../metal/alloy/words.ts';
import { listOf, textSchema } from '../common.ts';
import { columnLetter, type RawTable } from '../yard/raw-table.ts';
import { faultSchema, sheetOrder } from '../yard/sheet-order.ts';
import { evidenceDocumentSchema } from './evidence.ts';
import { fieldsOf, TYPES_OF_EVIDENCE } from './evidence-table.ts';

/** A table of evidence that somebody dropped or pasted, and what it does not say of its report. */
export const evidenceSheetOrder = z.strictObject({
  programme: textSchema,
  /** Name of the file, for refusals. */
  name: textSchema,
  /** Its bytes as base64, or its text. */
  base64: z.string().exactOptional(),
  text: z.string().exactOptional(),
  type: z.enum(TYPES_OF_EVIDENCE),
  report: textSchema,
  /** What shows that the numbers of the laboratory can be trusted. */
  laboratory: z.record(textSchema, textSchema).exactOptional(),
  /** Unit of values without one. */
  unit: textSchema.exactOptional(),
  dates: z.enum(['dmy', 'mdy']).exactOptional(),
  decimal: z.enum(['comma', 'point']).exactOptional(),
  /** Cells that were written anew after the table was read, by letter and row. */
  rewritten: sheetOrder.shape.rewritten,
});
export type EvidenceSheetOrder = z.infer<typeof evidenceSheetOrder>;

/** `remelt-evidence-reading/1`: what a table of evidence holds, and what is wrong beside its cells. Nothing of it is booked. */
export const evidenceReadingSchema = z.object({
  format: z.literal('remelt-evidence-reading/1'),
  /** Name of the file, and sheet where there is one. */
  where: z.string(),
  columns: listOf(z.object({ column: z.string(), heading: z.string() })),
  cells: listOf(z.object({ cell: z.string(), written: z.string() })),
  faults: listOf(faultSchema),
  /** What is not a fault and should be known before it is added: rows that will never count, rows that were passed over. */
  notes: listOf(z.string()),
  /** The report as `add-evidence` takes it, with the place of each row; null while something is wrong. */
  report: z.object({ document: evidenceDocumentSchema, places: listOf(z.string()) }).nullable(),
});
export type EvidenceReading = z.infer<typeof evidenceReadingSchema>;

/** The cells of a table by the letters and rows that a spreadsheet shows. */
export const cellsOf = ({
  where,
  header,
  rows,
}: RawTable): Pick<EvidenceReading, 'where' | 'columns' | 'cells'> => ({
  where,
  columns: header.map((heading, at) => ({ column: columnLetter(at), heading })),
  cells: rows.flatMap(({ row, cells }) =>
    cells.map((written, at) => ({ cell: `${columnLetter(at)}${row}`, written })),
  ),
});

/**
 * Faults at the cell that they are about: "a.csv, row 5, heat" is the cell of the column of heats. What no column holds is told of
 * the first cell of its row.
 */
export function inCells(
  faults: readonly ErrorDetail[],
  table: RawTable,
  type: EvidenceType,
): readonly ErrorDetail[] {
  return faults.map((fault) => {
    const [, row, field] = /, row (\d+)(?:, (\w+))?/.exec(fault.where ?? '') ?? [];
    if (row === undefined) return fault;
    const columns: readonly (string | undefined)[] = fieldsOf(table, EVIDENCE_TYPES[type]);
    // a unit without a column is missing at its value
    const held = field === 'unit' && !columns.includes('unit') ? 'value' : field;
    const at = held === undefined ? 0 : Math.max(0, columns.indexOf(held));
    return { ...fault, where: `${table.where}, cell ${columnLetter(at)}${row}` };
  });
}

/** The cells of a table that name metal: heats and objects, each by the letter and row that a spreadsheet shows. */
export function metalCells(
  table: RawTable,
  type: EvidenceType,
): { readonly field: 'heat' | 'object'; readonly id: string; readonly where: string }[] {
  const fields = fieldsOf(table, EVIDENCE_TYPES[type]);
  return table.rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, at) => {
      const [field, id] = [fields[at], cell.trim()];
      return (field === 'heat' || field === 'object') && id !== ''
        ? [{ field, id, where: `${table.where}, cell ${columnLetter(at)}${row}` }]
        : [];
    }),
  );
}
