/** 812500 -> "812.500 kg" without trailing zeros; grams never go through a float. */
export function kilograms(grams: number): string {
  const whole = Math.trunc(grams / 1000);
  const rest = String(Math.abs(grams % 1000))
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${whole}${rest === '' ? '' : `.${rest}`} kg`;
}

/** Rows as columns of equal width; numbers to the right. */
export function columns(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0)));
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
