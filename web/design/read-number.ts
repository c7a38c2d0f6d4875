/** What a person typed as a number: its value, or what is unclear about it. */
export type Typed =
  | { readonly value: number }
  | { readonly wrong: 'shape' }
  | { readonly wrong: 'ambiguous'; readonly whole: string; readonly part: string };

/** Thousands apart by blanks or apostrophes. */
const APART = /(?<=\d)[\u0020\u00a0\u202f'’](?=\d{3}(\D|$))/g;

/**
 * A number above zero as typed, with a decimal comma or point. One sign before three digits may mean thousands or a
 * decimal: that is asked, never guessed.
 */
export function readNumber(typed: string): Typed {
  const text = typed.trim().replaceAll(APART, '');
  if (/^\d{1,3}[.,]\d{3}$/.test(text) && !text.startsWith('0')) {
    const [whole = '', part = ''] = text.split(/[.,]/);
    return { wrong: 'ambiguous', whole: `${whole}${part}`, part: `${whole}.${part}` };
  }
  const decimal = /^\d{1,3}(,\d{3})+\.\d+$/.test(text)
    ? text.replaceAll(',', '')
    : /^\d{1,3}(\.\d{3})+,\d+$/.test(text)
      ? text.replaceAll('.', '').replace(',', '.')
      : text.replace(',', '.');
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(decimal) || Number(decimal) === 0) return { wrong: 'shape' };
  return { value: Number(decimal) };
}

/** The number that was typed; undefined for none, or one that is unclear. */
export function numberOf(typed: string): number | undefined {
  const read = readNumber(typed);
  return 'value' in read ? read.value : undefined;
}
