import { ownValue } from '../../foundation/quantity/own-value.ts';
import { cellUnit } from './units.ts';

/** How the decimals of a column are written. */
export type DecimalSign = '.' | ',';

/** Decimal signs by their names. */
export const SIGNS = { comma: ',', point: '.' } as const;

/** A number as typed: sign of comparison, digits with whatever separates them, and a unit behind. */
export interface TypedNumber {
  readonly operator: '' | '<' | '<=' | '>' | '>=';
  readonly digits: string;
  readonly unit: ReturnType<typeof cellUnit>;
}

const NUMBER =
  /^([<>≤≥]=?|max\.?|min\.?|kleiner|unter|under|below|bis|up to)?\s*([+-]?(?:\d[\d.,'’ ]*\d|\d|[.,]\d+)(?:[eE][+-]?\d{1,3})?)\s*(\(?[^\d\s].*)?$/i;
const OPERATORS: Readonly<Record<string, TypedNumber['operator']>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  max: '<=',
  bis: '<=',
  'up to': '<=',
  min: '>=',
  kleiner: '<',
  unter: '<',
  under: '<',
  below: '<',
};

/** A cell as a number; undefined where it is not one, or something unknown stands behind it. */
export function typedNumber(text: string): TypedNumber | undefined {
  const [, operator = '', digits, tail] = NUMBER.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const unit = tail === undefined ? undefined : cellUnit(tail);
  if (tail !== undefined && unit === undefined) return undefined;
  return { operator: ownValue(OPERATORS, operator.toLowerCase().replace(/\.$/, '')) ?? '', digits, unit };
}

/**
 * What digits say about their decimal sign: a sign; `open` for "1.234" and "1,234", which may be either; `none` for whole
 * numbers; `odd` for what is not a number either way.
 */
export function signIn(typed: string): DecimalSign | 'open' | 'none' | 'odd' {
  const digits = typed
    .replace(/[eE][+-]?\d+$/, '')
    .replace(/^[+-]/, '')
    .replace(/['’ ]/g, '');
  const [points, commas] = [digits.split('.').length - 1, digits.split(',').length - 1];
  if (points === 0 && commas === 0) return 'none';
  if (points > 0 && commas > 0) {
    const sign = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
    return grouped(digits, sign) ? sign : 'odd';
  }
  const sign = points > 0 ? '.' : ',';
  if (points + commas > 1) return grouped(digits, other(sign)) ? other(sign) : 'odd';
  const [before = '', after = ''] = digits.split(sign);
  return after.length === 3 && /^[1-9]\d{0,2}$/.test(before) ? 'open' : sign;
}

const other = (sign: DecimalSign): DecimalSign => (sign === '.' ? ',' : '.');

const grouped = (digits: string, sign: DecimalSign): boolean =>
  sign === '.' ? /^\d{1,3}(,\d{3})*(\.\d+)?$/.test(digits) : /^\d{1,3}(\.\d{3})*(,\d+)?$/.test(digits);

/** The digits with a point and nothing else between them; undefined where they are not written with that sign. */
export function withPoint(typed: string, sign: DecimalSign): string | undefined {
  const bare = typed.replace(/['’ ]/g, '').replace(/^\+/, '');
  const [, minus = '', number = '', exponent = ''] = /^(-?)([\d.,]+)([eE][+-]?\d+)?$/.exec(bare) ?? [];
  const thousands = other(sign);
  if (number === '' || number.split(sign).length > 2) return undefined;
  if (number.includes(thousands) && !grouped(number, sign)) return undefined;
  const plain = number.split(thousands).join('').replace(',', '.');
  return `${minus}${plain.startsWith('.') ? '0' : ''}${plain}${exponent}`;
}

/** Decimal sign of a column by its cells: the one that all of them allow; `both` where they contradict each other. */
export function signOf(cells: readonly string[]): DecimalSign | 'open' | 'none' | 'both' {
  const found = new Set(cells.map((cell) => signIn(typedNumber(cell)?.digits ?? '')));
  if (found.has('.') && found.has(',')) return 'both';
  if (found.has('.')) return '.';
  if (found.has(',')) return ',';
  if (!found.has('open')) return 'none';
  // "1.234" and "1,234" in one column, with nothing else: one of the two has thousands.
  const signs = new Set(cells.flatMap((cell) => cell.match(/[.,]/g) ?? []));
  return signs.size > 1 ? 'both' : 'open';
}
