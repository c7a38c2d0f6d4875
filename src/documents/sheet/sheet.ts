/** A sheet as read from a file, before any meaning: what stands in each cell, without a word on what a column is. */
export interface Sheet {
  /** File name, and sheet where there is one. */
  readonly where: string;
  /** Rows that hold something, with their number in the file. */
  readonly rows: readonly SheetRow[];
  /** Other sheets of the file that hold something; nobody read them. */
  readonly beside: readonly string[];
  /** Cells that are one for the eye; rows and columns of a workbook, none in a text file. */
  readonly merges: readonly Merge[];
  /** The workbook counts its days from 1904. */
  readonly from1904?: true;
  /** What the reader took for granted, such as the encoding; for a person. */
  readonly taken: readonly string[];
  /** A comma separates its columns: an unquoted decimal comma cannot stand in it. */
  readonly commaSeparated?: true;
}

export interface SheetRow {
  /** Row number as a spreadsheet shows it, from 1. */
  readonly row: number;
  readonly cells: readonly SheetCell[];
}

export interface SheetCell {
  /** As typed, without blanks at its ends; a number of a workbook as digits with a point, a date as 2026-11-24. */
  readonly text: string;
  /** Numbers and dates are known as such in a workbook only. */
  readonly kind: 'text' | 'number' | 'date';
  /** Its number is shown as per cent: 0.19 as 19 %. */
  readonly percent?: true;
  /** Why its text cannot be trusted. */
  readonly problem?: { readonly message: string; readonly allowed: string; readonly cure: string };
}

/** A block of merged cells, rows and columns from 1, both ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const EMPTY_CELL: SheetCell = { text: '', kind: 'text' };

/** Signs that nobody sees: joiners, marks of direction, byte order marks, soft hyphens. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** Text without what only a spreadsheet sees: odd blanks, unseen signs, digits and letters of full width. */
export const cleanText = (text: string): string =>
  text
    .replace(UNSEEN, '')
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Zs}\t\r\n]+/gu, ' ')
    .replace(/\u2212/g, '-')
    .normalize('NFC')
    .trim();
