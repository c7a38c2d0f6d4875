/** What a person typed as a number: its value, or what is unclear about it. */
export type Typed =
  | { readonly value: number }
  | { readonly wrong: 'shape' }
  | { readonly wrong: 'ambiguous'; readonly whole: string; readonly part: string };

/** Thousands apart by blanks or apostrophes. */
const APART = /(?<=\d)[\u0020\u00a0\u202f'’](?=\d{3}(\D|$))/g;

/** How far a number may be off what is expected, and still be plainly meant [1]: far from the factor of a thousand. */
const NEAR = 0.25;

/** True for a number that may well be meant where another is expected. */
const isNear = (value: number, expected: number): boolean => Math.abs(value - expected) <= NEAR * expected;

/**
 * A number above zero as typed, with a decimal comma or point. One sign before three digits may mean thousands or a
 * decimal, whatever the language of the browser: the reading near what is expected is taken, and else it is asked. A whole
 * number whose thousandth is expected is asked too: the sign was left out, or grams were typed.
 */
export function readNumber(typed: string, expected?: number): Typed {
  const text = typed.trim().replaceAll(APART, '');
  if (/^\d{1,3}[.,]\d{3}$/.test(text) && !text.startsWith('0')) {
    const [before = '', part = ''] = text.split(/[.,]/);
    const two = { whole: `${before}${part}`, part: `${before}.${part}` };
    const meant = [two.whole, two.part].filter(
      (one) => expected !== undefined && isNear(Number(one), expected),
    );
    return meant.length === 1 ? { value: Number(meant[0]) } : { wrong: 'ambiguous', ...two };
  }
  if (expected !== undefined && /^\d{4,9}$/.test(text) && isNear(Number(text) / 1000, expected))
    return { wrong: 'ambiguous', whole: text, part: `${text.slice(0, -3)}.${text.slice(-3)}` };
  const decimal = /^\d{1,3}(,\d{3})+\.\d+$/.test(text)
    ? text.replaceAll(',', '')
    : /^\d{1,3}(\.\d{3})+,\d+$/.test(text)
      ? text.replaceAll('.', '').replace(',', '.')
      : text.replace(',', '.');
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(decimal) || Number(decimal) === 0) return { wrong: 'shape' };
  return { value: Number(decimal) };
}

/** What a known total leaves for a number, and how far it may be off, both in the unit of the field. */
export interface Left {
  readonly left: number;
  readonly tolerance: number;
}

/** Of two readings the one that closes a balance, else the only one that there is room for; undefined where that is neither. */
export function fittingOf(
  { whole, part }: { readonly whole: string; readonly part: string },
  { left, tolerance }: Left,
): string | undefined {
  const possible = [part, whole].filter((one) => Number(one) <= left + tolerance);
  const closing = possible.filter((one) => Number(one) >= left - tolerance);
  const fitting = closing.length === 1 ? closing : possible;
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The number from zero on that was typed: where nothing is an answer too. */
export const fromZero = (typed: string, expected?: number): number | undefined =>
  isZero(typed) ? 0 : numberOf(typed, expected);

/** True for a zero, with or without decimals. */
export const isZero = (typed: string): boolean => /^0+([.,]0*)?$/.test(typed.trim());

/** True for something typed that is not a plain number: its shape is wrong, or it may mean two. */
export const isUnclear = (typed: string, expected?: number): boolean =>
  typed.trim() !== '' && fromZero(typed, expected) === undefined;

/** The number that was typed; undefined for none, or one that is unclear. */
export function numberOf(typed: string, expected?: number): number | undefined {
  const read = readNumber(typed, expected);
  return 'value' in read ? read.value : undefined;
}
