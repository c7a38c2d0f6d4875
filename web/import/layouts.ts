import type { SheetOrder } from '../../src/documents/sheet-order.ts';

/** What a person said of a sheet: columns, values for the whole sheet, signs. */
export type Said = Pick<SheetOrder, 'map' | 'set' | 'dates' | 'decimal'>;

const keyOf = (headings: readonly string[]): string =>
  `remelt-import ${headings.map((one) => one.trim().toLowerCase()).join('|')}`;

/** What was said of a sheet with these headings when one was booked last; a supplier keeps to the same ones. */
export function rememberedLayout(headings: readonly string[]): Said | undefined {
  try {
    return JSON.parse(localStorage.getItem(keyOf(headings)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what was said of a sheet that was booked. */
export const rememberLayout = (headings: readonly string[], said: Said): void =>
  localStorage.setItem(keyOf(headings), JSON.stringify(said));
