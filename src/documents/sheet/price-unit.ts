/** Currencies that the headings and cells of price lists name, by what they say. A yen and a yuan share a sign, which names neither here. */
const CURRENCIES = [
  [/€|\beuros?\b|\beur\b/, 'EUR'],
  [/\$|\busd\b|\bdollars?\b/, 'USD'],
  [/£|\bgbp\b/, 'GBP'],
  [/\bchf\b/, 'CHF'],
  [/\bcny\b|\brmb\b|元/, 'CNY'],
  [/\bjpy\b/, 'JPY'],
] as const;
type Currency = (typeof CURRENCIES)[number][1];

/** What a price is given in: currency and mass. */
export type PriceUnit = `${Currency}/${'kg' | 't' | 'lb'}`;

/** The currency (ISO 4217) that words name; undefined for none. */
export const currencyIn = (words: string): Currency | undefined =>
  CURRENCIES.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1];

/** The digits of a price without the currency around them. */
export const amountIn = (text: string): string => text.replaceAll(/[€$£元]|[A-Za-z]{3}/g, '').trim();

/** Currency and mass of a purchase price; undefined where one of them is not said, or where it is the worth of the metal. */
export function priceUnitIn(words: string): PriceUnit | undefined {
  const lower = words.toLowerCase();
  if (/wert|value|worth|valeur|valor|lme|index/.test(lower)) return undefined;
  const currency = currencyIn(lower);
  const [, mass] = /(?:\/|\b(?:per|je|pro|par|por)\b)\s*(kg|t|lb)\b/.exec(lower) ?? [];
  return currency === undefined || mass === undefined
    ? undefined
    : `${currency}/${mass as 'kg' | 't' | 'lb'}`;
}
