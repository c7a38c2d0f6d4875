import type { ErrorDetail } from '../../foundation/errors.ts';
import { columnLetter } from '../yard/raw-table.ts';

/** What is wrong with one cell or row of a sheet. */
export interface Fault extends ErrorDetail {
  readonly message: string;
  /** What to do about it: who is refused a row can always go on. */
  readonly cure: string;
  /** As a spreadsheet shows it, from 1; absent = the sheet as a whole. */
  readonly row?: number;
  /** Column from 0; absent = the row as a whole. */
  readonly at?: number;
  /** Another row that it is about, and what is said there. */
  readonly also?: { readonly row: number; readonly message: string };
  /** What is asked of the whole column, whatever its cells hold. */
  readonly question?: string;
}

/** A cell, or a row where it has no column, and what is wrong there. */
export interface Mark {
  readonly row: number;
  /** Letter. */
  readonly column?: string;
  readonly words: string;
}

/** Every place where something is wrong, row by row. */
export const marksOf = (faults: readonly Fault[]): Mark[] =>
  faults.flatMap(({ row, also, at, message, allowed }) => {
    const column = at === undefined ? {} : { column: columnLetter(at) };
    const words = (of: string): string => (allowed === undefined ? of : `${of}: ${allowed}`);
    return [
      ...(row === undefined ? [] : [{ row, ...column, words: words(message) }]),
      ...(also === undefined ? [] : [{ row: also.row, ...column, words: words(also.message) }]),
    ];
  });

/** Most details of one refusal; the rest is counted. */
const MOST_DETAILS = 50;

/** The faults of a sheet as details: the same fault of several rows is told once, with its cells, and so is a question of its column. */
export function detailsOf(
  faults: readonly Fault[],
  sheet: { readonly where: string; readonly headings?: readonly string[] },
): ErrorDetail[] {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const key = JSON.stringify([fault.at, fault.question ?? fault.message, fault.allowed, fault.cure]);
    const group = groups.get(key);
    if (group) group.push(fault);
    else groups.set(key, [fault]);
  }
  return [...groups.values()].slice(0, MOST_DETAILS).map((group) => {
    const { row, at, also: _also, question: _question, ...detail } = group[0]!;
    const heading = at === undefined ? '' : (sheet.headings?.[at] ?? '');
    const place =
      row === undefined
        ? ''
        : placeOf(
            at,
            group.map((fault) => fault.row!),
          );
    return {
      ...detail,
      where: [sheet.where, place + (heading === '' || place.includes(heading) ? '' : ` (${heading})`)]
        .filter((part) => part.trim() !== '')
        .join(', '),
    };
  });
}

/** "cell B2", "cells B2, B5 to B9", "row 3", "rows 3, 4". */
function placeOf(at: number | undefined, rows: readonly number[]): string {
  const letter = at === undefined ? '' : columnLetter(at);
  const kind = at === undefined ? 'row' : 'cell';
  const distinct = [...new Set(rows)];
  const runs: [number, number][] = [];
  for (const row of distinct) {
    const last = runs.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  const shown = runs
    .slice(0, 12)
    .map(([from, to]) => (from === to ? `${letter}${from}` : `${letter}${from} to ${letter}${to}`));
  return `${kind}${distinct.length > 1 ? 's' : ''} ${shown.join(', ')}${runs.length > 12 ? ` and ${runs.length - 12} more` : ''}`;
}
