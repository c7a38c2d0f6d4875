import type { SheetCell } from '../../documents/sheet/sheet.ts';

/** Parts of a number format that print nothing of the value: colours and conditions, padding, fillers (ECMA-376 18.8.31). */
const SILENT = /\[[^\]]*\]|[_*]./g;
/** Text that a format prints beside the number: quoted, escaped, or one of the signs that need neither. */
const PRINTED = /"([^"]*)"|\\(.)|([<>=])/g;
/** A comma behind the last digit shows thousandths of what the cell holds. */
const SCALED = /[0#?.],+(?![0#?,])/;

/** Formats that every workbook knows without stating them: dates and times, per cent. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
const BUILT_IN_PERCENT: readonly number[] = [9, 10];

/** How the numbers of a style are shown. */
export interface NumberFormat {
  readonly id: number;
  /** Empty where every workbook knows it. */
  readonly code: string;
}

/** True for a format that shows a day. */
export const isDateFormat = ({ id, code }: NumberFormat): boolean =>
  code === ''
    ? isBuiltInDate(id)
    : !/general|standard/i.test(code) &&
      /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').replace(/[Ee][+-]/g, ''));

/** Day (ISO 8601) of a serial number; serial 60 of the first calendar is a day that never was. */
export function serialDay(serial: number, from1904: boolean): string {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  return new Date(Date.UTC(1899, 11, days < 61 ? 31 : 30) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The number of a cell as its format shows it: per cent, with a sign in front or a unit behind it, zeros in front of a name. */
export function numberCell(value: number, { id, code }: NumberFormat): SheetCell {
  const digits = plainDigits(value);
  if (code === '' || /^(general|standard)$/i.test(code))
    return {
      text: digits,
      kind: 'number',
      ...(BUILT_IN_PERCENT.includes(id) ? { percent: true as const } : {}),
    };
  if (/^0{2,}$/.test(code) && /^\d+$/.test(digits))
    return { text: digits.padStart(code.length, '0'), kind: 'number' };
  const heard = code.replace(SILENT, '');
  const bare = heard.replace(PRINTED, '');
  const printed = [...heard.matchAll(PRINTED)]
    .map(([, quoted, escaped, sign]) => (quoted ?? escaped ?? sign ?? '').trim())
    .join('');
  const percent = /%/.test(bare);
  if (SCALED.test(bare) || (printed !== '' && heard.includes(';')) || (percent && printed !== ''))
    return {
      text: digits,
      kind: 'number',
      problem: {
        message: `holds ${digits} but shows it as ${code}`,
        allowed: 'a number that is shown as it is',
        cure: 'format the cells as plain numbers, look at what they hold, and write "<" or a unit out as text',
      },
    };
  if (percent) return { text: digits, kind: 'number', percent: true };
  if (printed === '') return { text: digits, kind: 'number' };
  return heard.search(/[0#?]/) > heard.indexOf(printed[0]!)
    ? { text: `${printed}${digits}`, kind: 'text' }
    : { text: `${digits} ${printed}`, kind: 'text' };
}

/** Digits with a point and without an exponent where that is short; workbooks hold binary numbers: 0.1 + 0.2 is 0.3. */
function plainDigits(value: number): string {
  const digits = String(Number(value.toPrecision(15)));
  return /e-/.test(digits) && Math.abs(value) > 1e-12 ? value.toFixed(15).replace(/0+$/, '') : digits;
}
