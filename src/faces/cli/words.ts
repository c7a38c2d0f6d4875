/** 812500 -> "812.5 kg", to the gram without trailing zeros: a share of a lot is no whole number of grams. */
export function kilograms(grams: number): string {
  const whole = Math.round(Math.abs(grams));
  const rest = String(whole % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  const sign = grams < 0 && whole > 0 ? '-' : '';
  return `${sign}${Math.trunc(whole / 1000)}${rest === '' ? '' : `.${rest}`} kg`;
}

/** Rows as columns of equal width; numbers to the right. */
export function columns(header: readonly string[], rows: readonly (readonly string[])[]): string {
  // Counted, not spread into Math.max: a table of some hundred thousand rows overflows its arguments.
  const widths = header.map((name, i) =>
    rows.reduce((widest, row) => Math.max(widest, row[i]?.length ?? 0), name.length),
  );
  const numeric = header.map((_, i) =>
    rows.every((row) => /^[-\d.<>%= ]*( kg| wt%| ppm)?$/.test(row[i] ?? '')),
  );
  const print = (row: readonly string[]): string =>
    row
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [print(header), ...rows.map(print)].join('\n');
}

/** "1 lot", "3 lots", "2 analyses". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** Where the assumptions of a result are to be read. */
export const assumedLine = (assumed: readonly unknown[]): string =>
  `${assumed.length} assumptions; --json lists them with their sources`;

/** A content [wt%]: four significant digits, traces in ppm. */
export const wtpctText = (wtpct: number): string =>
  wtpct >= 0.001 || wtpct === 0
    ? Number(wtpct.toPrecision(4)).toString()
    : `${Number((wtpct * 1e4).toPrecision(3))} ppm`;
