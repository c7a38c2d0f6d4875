import type { ErrorDetail } from '../foundation/errors.ts';
import type { LotRow } from './lot-table.ts';
import { columnLetter } from './raw-table.ts';
import type { Question } from './sheet/column-use.ts';
import type { SheetReading } from './sheet/read-sheet.ts';
import type { Sheet } from './sheet/sheet.ts';

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
  /** Words of cells that became others, each once. */
  readonly words: readonly {
    readonly written: string;
    readonly became: string;
    readonly heading: string;
    readonly cells: number;
  }[];
  readonly passedOver: SheetReading['passedOver'];
  readonly taken: readonly string[];
  readonly questions: readonly Question[];
  readonly faults: readonly ErrorDetail[];
  /** Every cell and row that is wrong. */
  readonly marks: SheetReading['marks'];
  readonly cells: readonly {
    readonly cell: string;
    readonly heading: string;
    readonly written: string;
    readonly became: string;
  }[];
}

/** A reading as a document; `more` = what else is taken for granted. */
export function importReading(
  reading: SheetReading,
  sheet: Sheet,
  more: readonly string[] = [],
): ImportReading {
  const { columns, cells, headings } = reading;
  const words = new Map<string, { written: string; became: string; heading: string; cells: number }>();
  const worded = new Set(
    columns
      .filter(({ field }) => field && ['form', 'origin_class', 'method', 'balance'].includes(field))
      .map(({ at }) => at),
  );
  for (const { at, written, became } of cells) {
    if (!worded.has(at) || written === became) continue;
    const key = `${at}:${written}`;
    const known = words.get(key) ?? { written, became, heading: headings[at] ?? '', cells: 0 };
    words.set(key, { ...known, cells: known.cells + 1 });
  }
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
    words: [...words.values()],
    passedOver: reading.passedOver,
    taken: [...sheet.taken, ...reading.notices, ...more],
    questions: reading.questions,
    faults: reading.faults,
    marks: reading.marks,
    cells: cells.map(({ row, at, written, became }) => ({
      cell: `${columnLetter(at)}${row}`,
      heading: headings[at] ?? '',
      written,
      became,
    })),
  };
}
