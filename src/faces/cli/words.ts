import { textColumns } from '../../pages/render/terminal.ts';

/** 812500 -> "812.5 kg", to the gram without trailing zeros: a share of a lot is no whole number of grams. */
export function kilograms(grams: number): string {
  const whole = Math.round(Math.abs(grams));
  const rest = String(whole % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  const sign = grams < 0 && whole > 0 ? '-' : '';
  return `${sign}${Math.trunc(whole / 1000)}${rest === '' ? '' : `.${rest}`} kg`;
}

/** Rows as columns of equal width under their heads; numbers to the right. */
export function columns(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const numeric = header.map((_, i) =>
    rows.every((row) => /^[-\d.<>%= ]*( kg| wt%| ppm)?$/.test(row[i] ?? '')),
  );
  return textColumns([header, ...rows], numeric).join('\n');
}

/** "1 lot", "3 lots", "2 analyses". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
