import type { ErrorDetail } from '../../foundation/errors.ts';
import type { Question } from '../sheet/column-use.ts';
import { marksOf } from '../sheet/fault.ts';
import type { SheetReading } from '../sheet/read-sheet.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { WordUse } from '../sheet/word-uses.ts';
import type { LotRow } from './lot-table.ts';
import { columnLetter } from './raw-table.ts';

/** A name of a supplier or laboratory, and how it is written elsewhere. */
export interface Spelling {
  readonly of: 'supplier' | 'laboratory';
  readonly typed: string;
  readonly known: string;
  /** Where the known one stands: "on 12 lots", "in plant.json", "in this table". */
  readonly where: string;
}

/** `remelt-import-reading/1`: what the columns and cells of a sheet are taken for. Nothing of it is booked. */
export interface ImportReading {
  readonly format: 'remelt-import-reading/1';
  readonly where: string;
  readonly headerRows: readonly number[];
  /** What would be booked; empty while something is open or wrong. */
  readonly lots: readonly LotRow[];
  readonly columns: readonly {
    /** Letter. */
    readonly column: string;
    readonly heading: string;
    /** Field or element with its unit; empty = not imported. */
    readonly holds: string;
    /** First cell that holds something, and what became of it. */
    readonly example: string;
    readonly became: string;
    readonly why: string;
  }[];
  /** Words of cells that became others, and those that mean nothing yet, each once for its column. */
  readonly words: readonly (Omit<WordUse, 'at'> & { readonly column: string; readonly heading: string })[];
  /** Names that are written otherwise already: here, in the ledger or by the plant. */
  readonly names: readonly Spelling[];
  readonly passedOver: SheetReading['passedOver'];
  readonly taken: readonly string[];
  readonly questions: readonly Omit<Question, 'row' | 'at'>[];
  readonly faults: readonly ErrorDetail[];
  /** Every cell and row that is wrong or asked about. */
  readonly marks: SheetReading['marks'];
  readonly cells: readonly {
    readonly cell: string;
    readonly heading: string;
    readonly written: string;
    readonly became: string;
  }[];
}

/** What is said of a reading beside it: what else is taken for granted, names, and what the ledger would refuse. */
interface Beside {
  readonly taken?: readonly string[];
  readonly names?: readonly Spelling[];
  /** What is far from what is known, in words. */
  readonly asked?: readonly string[];
  /** Places of the rows that it is about, by row and column of the template. */
  readonly refused?: readonly (ErrorDetail & { readonly row?: number })[];
}

/** A reading as a document. */
export function importReading(
  reading: SheetReading,
  sheet: Sheet,
  { taken = [], names = [], asked = [], refused = [] }: Beside = {},
): ImportReading {
  const { columns, cells, headings, words } = reading;
  return {
    format: 'remelt-import-reading/1',
    where: reading.where,
    headerRows: reading.headerRows,
    lots: reading.lots,
    columns: columns.map(({ at, heading, field, element, unit, method, statesMassUnit, why }) => {
      const example = cells.find((cell) => cell.at === at);
      const what = [
        element ?? field,
        unit === undefined ? undefined : `[${unit}]`,
        method === undefined ? undefined : `by ${method}`,
      ];
      return {
        column: columnLetter(at),
        heading,
        holds: statesMassUnit ? 'unit of the mass' : what.filter(Boolean).join(' '),
        example: example?.written ?? '',
        became: example?.became ?? '',
        why,
      };
    }),
    words: words.map(({ at, ...word }) => ({
      column: columnLetter(at),
      heading: headings[at] ?? '',
      ...word,
    })),
    names,
    passedOver: reading.passedOver,
    taken: [...sheet.taken, ...taken, ...asked],
    questions: reading.questions.map(({ row: _, at: __, ...question }) => question),
    faults: [...reading.faults, ...refused.map(({ row: _, ...fault }) => fault)],
    marks: [
      ...reading.marks,
      ...marksOf(reading.questions),
      ...refused.flatMap(({ row, path, message = '' }): SheetReading['marks'] => {
        const at = columns.find(({ field }) => field === path)?.at;
        return row === undefined
          ? []
          : [{ row, ...(at === undefined ? {} : { column: columnLetter(at) }), words: message }];
      }),
    ],
    cells: cells.map(({ row, at, written, became }) => ({
      cell: `${columnLetter(at)}${row}`,
      heading: headings[at] ?? '',
      written,
      became,
    })),
  };
}
