import { readDay } from '../../src/documents/sheet/days.ts';

/** What a person typed as a day: ISO 8601, or what is unclear about it. */
export type TypedDay =
  | { readonly day: string }
  | { readonly wrong: 'shape' }
  | { readonly wrong: 'ambiguous'; readonly dmy: string; readonly mdy: string };

/** A day as it is written in any of the usual ways. Where day and month may be exchanged it is asked, never guessed. */
export function readTypedDay(typed: string): TypedDay {
  const text = typed.trim();
  // a number of five digits is a day only in a workbook
  if (/^\d{5}(\.\d+)?$/.test(text)) return { wrong: 'shape' };
  const [dmy, mdy] = [readDay(text, 'dmy'), readDay(text, 'mdy')];
  if (dmy !== undefined && mdy !== undefined && dmy !== mdy) return { wrong: 'ambiguous', dmy, mdy };
  const day = dmy ?? mdy;
  return day === undefined ? { wrong: 'shape' } : { day };
}

/** The day that was typed; undefined for none, or one that is unclear. */
export function dayOf(typed: string): string | undefined {
  const read = readTypedDay(typed);
  return 'day' in read ? read.day : undefined;
}
