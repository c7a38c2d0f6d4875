/**
 * One line of a table as CSV (RFC 4180): it ends in CR LF; a cell with a comma, a quote or a line break stands in quotes. A text that a
 * spreadsheet would compute as a formula begins with an apostrophe; numbers do not.
 */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(cell).join(',')}\r\n`;

function cell(value: string | number | null): string {
  const text = typeof value === 'string' && computes(value) ? `'${value}` : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A decimal such as -2.500 is a number, whatever holds it as text to keep its digits. */
const computes = (text: string): boolean => /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text);
