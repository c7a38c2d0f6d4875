import { plainDecimal } from '../design/plain-decimal.ts';

/** A price as an order has it. */
export interface PastedPrice {
  readonly of: string;
  readonly usd_per_kg: string;
  readonly on: string;
  readonly source: string;
}

/** What a line that leaves it out is taken to say. */
export type UsualPrice = Pick<PastedPrice, 'on' | 'source'>;

/**
 * Prices of pasted lines: element or charge material, USD/kg, day and source, between tabs or semicolons; day and source may be
 * left out. A first line of headings is passed over. What cannot be read is told by its line.
 */
export function pastedPrices(
  text: string,
  usual: UsualPrice,
): { readonly prices: readonly PastedPrice[]; readonly wrong: readonly string[] } {
  const prices: PastedPrice[] = [];
  const wrong: string[] = [];
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  for (const [i, line] of lines.entries()) {
    const [of = '', price = '', on = '', source = ''] = line.split(/[\t;]/).map((cell) => cell.trim());
    if (i === 0 && !/\d/.test(price)) continue;
    const usd_per_kg = plainDecimal(price);
    const whole = { of, on: on || usual.on, source: source || usual.source };
    const fault =
      usd_per_kg === null
        ? `"${price}" is no price in USD/kg, or may mean two`
        : of === ''
          ? 'it names no element or charge material'
          : !/^\d{4}-\d{2}-\d{2}$/.test(whole.on)
            ? `"${whole.on}" is no day such as 2026-11-28`
            : whole.source === ''
              ? 'it names no source'
              : null;
    if (usd_per_kg === null || fault !== null) wrong.push(`line ${i + 1}: ${fault}`);
    else prices.push({ ...whole, usd_per_kg });
  }
  return { prices, wrong };
}
