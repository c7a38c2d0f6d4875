import { textColumns } from '../../pages/render/terminal.ts';

/** Rows as columns of equal width under their heads; numbers to the right. */
export function columns(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const numeric = header.map((_, i) =>
    rows.every((row) => /^[-\d.<>%= ]*( kg| wt%| ppm)?$/.test(row[i] ?? '')),
  );
  return textColumns([header, ...rows], numeric).join('\n');
}
