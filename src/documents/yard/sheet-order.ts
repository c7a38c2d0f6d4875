import { z } from 'zod';
import { listOf, textSchema } from '../common.ts';

/** A spreadsheet that somebody dropped or pasted, and what they said of it. */
export const sheetOrder = z.strictObject({
  /** Name of the file, for refusals. */
  name: textSchema,
  /** Its bytes as base64, or its text. */
  base64: z.string().exactOptional(),
  text: z.string().exactOptional(),
  /** Sheet of a workbook; absent = the first with a table of lots. */
  sheet: textSchema.exactOptional(),
  /** What columns are: "#B=mass[kg]", "Chrom=Cr[wt%]", "#D=-". */
  map: listOf(textSchema).exactOptional(),
  /** Values for the whole sheet, where its cells are empty: form, origin, method, balance, supplier. */
  set: z.record(textSchema, textSchema).exactOptional(),
  /** What words of cells mean; a remark is as long as a cell. */
  words: z.record(z.string().min(1).max(2000), textSchema).exactOptional(),
  dates: z.enum(['dmy', 'mdy']).exactOptional(),
  decimal: z.enum(['comma', 'point']).exactOptional(),
  /** Units that look wrong are taken as they are written. */
  asWritten: z.boolean().exactOptional(),
  /** Rows that are not booked, by their numbers in the sheet. */
  leftOut: z.array(z.int().min(1)).max(100_000).exactOptional(),
  /** Cells that were written anew after the sheet was read, by letter and row. */
  rewritten: z.record(z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/), z.string().max(2000)).exactOptional(),
});
export type SheetOrder = z.infer<typeof sheetOrder>;

/** What a word of a cell is said to mean that is nothing but a remark. */
export const REMARK = 'remark';

/** One answer to a question of a sheet, as the order of a sheet says it. */
const answerSchema = z.discriminatedUnion('say', [
  /** What a column holds, by its letter: "Nb[wt%]"; "-" leaves it out. */
  z.object({ say: z.literal('map'), column: z.string(), what: z.string() }),
  z.object({ say: z.literal('set'), field: z.string(), value: z.string() }),
  z.object({ say: z.literal('word'), written: z.string(), means: z.string() }),
  z.object({ say: z.literal('dates'), order: sheetOrder.shape.dates.unwrap() }),
  z.object({ say: z.literal('decimal'), sign: sheetOrder.shape.decimal.unwrap() }),
  z.object({ say: z.literal('leave out'), row: z.number() }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** What only a person can say of a sheet. */
export const questionSchema = z.object({
  message: z.string(),
  /** What answers it, with the options of the command line. */
  cure: z.string(),
  /** What would be changed in the sheet itself instead of an answer. */
  mend: z.string().exactOptional(),
  /** The answers that there are; absent where the columns below are chosen. */
  answers: listOf(answerSchema).exactOptional(),
});

/** What is wrong with a cell, a row or a column of a sheet. */
export const faultSchema = z.object({
  where: z.string().exactOptional(),
  path: z.string().exactOptional(),
  message: z.string().exactOptional(),
  value: z.unknown().exactOptional(),
  allowed: z.string().exactOptional(),
  cure: z.string().exactOptional(),
});

/** What a web page reads of `remelt-import-reading/1`. */
export const sheetReadingSchema = z.object({
  format: z.literal('remelt-import-reading/1'),
  where: z.string(),
  headerRows: listOf(z.number()),
  /** What would be booked, as `book-returns` takes it; empty while something is open or wrong. */
  lots: listOf(z.looseObject({ mass_g: z.number() })),
  columns: listOf(
    z.object({
      column: z.string(),
      heading: z.string(),
      holds: z.string(),
      example: z.string(),
      became: z.string(),
      why: z.string(),
    }),
  ),
  words: listOf(
    z.object({
      column: z.string(),
      heading: z.string(),
      field: z.string(),
      written: z.string(),
      became: z.string(),
      cells: z.number(),
      /** What it may mean; empty where any word may stand. */
      allowed: listOf(z.string()),
      /** False: nobody knows what it means. */
      isKnown: z.boolean(),
    }),
  ),
  /** Names that are written otherwise already. */
  names: listOf(
    z.object({
      of: z.enum(['supplier', 'laboratory']),
      typed: z.string(),
      known: z.string(),
      where: z.string(),
    }),
  ),
  passedOver: listOf(z.object({ row: z.number(), why: z.string() })),
  taken: listOf(z.string()),
  questions: listOf(questionSchema),
  faults: listOf(faultSchema),
  /** Every cell, or row where it has no column, that is wrong or asked about. */
  marks: listOf(z.object({ row: z.number(), column: z.string().exactOptional(), words: z.string() })),
  cells: listOf(z.object({ cell: z.string(), heading: z.string(), written: z.string(), became: z.string() })),
});
export type SheetReadingDocument = z.infer<typeof sheetReadingSchema>;
