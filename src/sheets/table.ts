import type { Heading } from './heading.ts';

/** A cell of a line, and where it stands: its column, or its characters where blanks divide columns. */
export interface GridCell {
  readonly text: string;
  readonly from: number;
  /** One behind its last column or character. */
  readonly to: number;
}

export interface Line {
  /** Line of the text or row of the sheet, from 1. */
  readonly row: number;
  readonly cells: readonly GridCell[];
  /** Cells of a line with separators, empty ones too. */
  readonly width?: number;
}

/** How a text ends whose last line has no line end. */
interface OpenEnd {
  readonly row: number;
  /** Nothing stands behind its last cell: no blank, no separator, no quote. */
  readonly isInCell: boolean;
  /** A quote that was opened there never closes. */
  readonly isInQuotes: boolean;
}

/** A text or a sheet as lines of cells, before any meaning. */
export interface Grid {
  /** File name, and sheet where there are several. */
  readonly where: string;
  /** Columns stand at the same place of each line, or are told by blanks. */
  readonly isAligned: boolean;
  /** Lines that hold something. */
  readonly lines: readonly Line[];
  /** Cells of a workbook that show something else than they hold. */
  readonly doubtful: readonly { readonly row: number; readonly text: string; readonly why: string }[];
  readonly openEnd?: OpenEnd;
}

/** One row of a table: its cells under the headings, and the labels left of them. */
export interface TableRow {
  /** Line of the file; of a column among columns the line of its heading. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Line of each cell, where they stand below each other. */
  readonly rows?: readonly number[];
  readonly labels: readonly string[];
  /** Of a column that became a row: what its heading says. */
  readonly heading?: Heading;
  /** A blank line or another text stands above it. */
  readonly isApart: boolean;
}

/** Contents under or beside the headings of their elements. */
export interface Table {
  readonly where: string;
  /** Line of its heading. */
  readonly row: number;
  readonly headings: readonly Heading[];
  readonly rows: readonly TableRow[];
  /** Rows hold one content each: sample, element, result. */
  readonly isList: boolean;
  /** Elements stood below each other: its rows are columns of the file. */
  readonly isTurned: boolean;
}

/** A line that is in no table, with the line above it blank or not. */
export interface TextLine {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Regions {
  readonly where: string;
  readonly tables: readonly Table[];
  readonly texts: readonly TextLine[];
}
