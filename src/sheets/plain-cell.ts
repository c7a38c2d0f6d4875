import { cleanText } from '../documents/sheet/sheet.ts';

/** A cell without odd blanks, unseen signs and signs of full width; most cells have none. */
export const plainCell = (text: string): string =>
  /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(text) ? text : cleanText(text);

/** True for a cell of digits alone: a figure, and nothing that a heading says. */
export const isDigits = (text: string): boolean => /^[-+]?\d[\d.,]*$/.test(text);
