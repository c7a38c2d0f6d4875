import type { z } from 'zod';

/** What of the answer of a verb is a list. Its tables follow from the schema: OData, CSV and workbook alike. */
export interface List {
  /** Name of its entity set and of its sheet: `Lots`. */
  readonly set: string;
  /** Field of the answer that holds the rows. */
  readonly rows: string;
  /** Fields that identify a row. */
  readonly key: string | readonly string[];
  /** The order by which the list leaves nothing out; default: none of its fields. */
  readonly whole?: Readonly<Record<string, unknown>>;
  /** Field of the order that names rows by the first field of their key. */
  readonly one?: string;
  /** Fields of the answer that are true of each of its rows. */
  readonly beside?: readonly string[];
  /** Field of the answer where the next part begins, as the order takes it in `after`; default `next`. */
  readonly next?: string;
  /** What a row holds, where the schema of the answer does not say it. */
  readonly row?: z.ZodType;
}

/** What a cell holds. `decimal` is a text with all its digits; `parts` is JSON. */
export type CellKind = 'text' | 'number' | 'whole' | 'decimal' | 'flag' | 'day' | 'instant' | 'parts';

export type CellValue = string | number | boolean | null;

export interface ListColumn {
  /** Its place in a row: `waits_age_d`. */
  readonly name: string;
  readonly kind: CellKind;
  /** The same in words, with the unit: "waits, age [d]". */
  readonly label: string;
  readonly unit?: string;
}

/** A table of a list: a line for each row, or for each item of a list that stands in a row. */
export interface ListTable {
  /** `Lots`, `LotsAnalyses`, `LotsAnalysesResults`. */
  readonly name: string;
  /** Columns that identify a line; those of the row above come first. */
  readonly key: readonly string[];
  readonly columns: readonly ListColumn[];
  /** The lines of one row of the list: cells in the order of the columns. */
  readonly lines: (row: unknown, answer: unknown) => Iterable<readonly CellValue[]>;
}
