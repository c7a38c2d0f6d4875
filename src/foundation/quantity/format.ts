/** Numbers as people read them, with their units: the one place that decides digits. */

/** A decimal with a comma between thousands: "12345.6" -> "12,345.6"; what is not a plain decimal stays. */
export const grouped = (decimal: string): string =>
  /^-?\d{4,}(\.\d+)?$/.test(decimal) ? decimal.replace(/\B(?=(\d{3})+(\.|$))(?<!\.\d*)/g, ',') : decimal;

/** "12.3 %" of a share [1], with so many decimals. */
export const percent = (share: number, decimals = 1): string => `${(100 * share).toFixed(decimals)} %`;

/** "12.3 %" of a share [1], never more than the share: a demand that it meets. */
export const flooredPercent = (share: number): string =>
  // 1e-9: a share of whole per mille stays, whatever its last binary digit
  percent(Math.floor(share * 1000 + 1e-9) / 1000);

/** "93 %" of a share of draws [1]: all of them are no certainty, so never 100 %. */
export const sureness = (share: number): string => (share > 0.995 ? 'more than 99 %' : percent(share, 0));

/** "12.3 %" of a share [1], to so many significant digits and without trailing zeros. */
export const shortPercent = (share: number, digits = 3): string => `${shortNumber(100 * share, digits)} %`;

/** A share [1] with the digits that its size needs: "25.00 %", "0.0034 %". */
export const smallPercent = (share: number): string =>
  share >= 0.001 ? percent(share, 2) : shortPercent(share, 2);

/** A number to so many significant digits, without trailing zeros. */
export const shortNumber = (value: number, digits = 3): string =>
  grouped(String(Number(value.toPrecision(digits))));

/** An amount of money without its currency, to the cent; what rounds to nothing has no sign. */
export const money = (value: number, decimals = 2): string =>
  grouped(value.toFixed(decimals).replace(/^-(0(?:\.0*)?)$/, '$1'));

/** "12.30 USD". */
export const usd = (value: number, decimals = 2): string => `${money(value, decimals)} USD`;

/** "123,500 USD": an amount that rests on estimates, to four significant digits. */
export const aboutUsd = (value: number): string => `${significant(value)} USD`;

/** "12.30 USD/kg". */
export const usdPerKg = (value: number): string => `${money(value)} USD/kg`;

/** A mass [kg] to the gram, without its unit and without trailing zeros. */
export const kilogramsText = (mass_kg: number): string => grouped(mass_kg.toFixed(3).replace(/\.?0+$/, ''));

/** A mass [kg] with so many decimals, to stand in a column, without its unit. */
export const massText = (mass_kg: number, decimals = 3): string => grouped(mass_kg.toFixed(decimals));

/** 812500 -> "812.5 kg", to the gram without trailing zeros: a share of a lot is not a whole number of grams. */
export function kilograms(grams: number): string {
  const whole = Math.round(Math.abs(grams));
  const rest = String(whole % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  const sign = grams < 0 && whole > 0 ? '-' : '';
  return `${sign}${grouped(String(Math.trunc(whole / 1000)))}${rest === '' ? '' : `.${rest}`} kg`;
}

/** A number as it was written with its sign; what its digits show as nothing has none: "+0" and "-0.0" say more than is known. */
export const signed = (text: string): string => {
  const size = text.replace(/^-/, '');
  if (!/[1-9]/.test(size)) return size;
  return size === text ? `+${text}` : text;
};

/** Whole minutes of a time [s], without the unit. */
export const wholeMinutes = (time_s: number): string => String(Math.round(time_s / 60));

/** "12 min" of a time [s]. */
export const minutes = (time_s: number): string => `${wholeMinutes(time_s)} min`;

/** How long, in the largest unit that leaves at least two of it: "90 s", "45 min", "30 h", "3 days". */
export const roughTime = (time_s: number): string =>
  time_s < 120
    ? `${Math.round(time_s)} s`
    : time_s < 7200
      ? `${Math.round(time_s / 60)} min`
      : time_s < 172_800
        ? `${Math.round(time_s / 3600)} h`
        : `${Math.round(time_s / 86_400)} days`;

/** "2026-11-28 06:30 UTC" of an instant in UTC (ISO 8601). */
export const utcMinute = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

/** A moment to the minute; what was stated by its day alone is kept as the first instant of that day, and is told as the day. */
export const dayOrMinute = (instant: string): string =>
  /T00:00:00(\.0+)?Z$/.test(instant) ? instant.slice(0, 10) : utcMinute(instant);

/** "2026-11-28 06:30:15 UTC" of an instant in UTC (ISO 8601). */
export const utcSecond = (instant: string): string => `${instant.slice(0, 19).replace('T', ' ')} UTC`;

/** ppm in one unit of a printed content. */
export const PPM_PER = { 'wt%': 1e4, ppm: 1, ppb: 1e-3 } as const;

/** The unit in which people read a content, and what a ppm is in it. */
export interface ContentUnit {
  readonly unit: 'wt%' | 'ppm';
  /** Unit per ppm. */
  readonly scale: number;
}

/** Three significant digits, or as many as asked, without an exponent: 0.3 ppm is never 0.0000. */
export function contentText(value: number, { digits = 3 }: { readonly digits?: number } = {}): string {
  if (value === 0) return '0';
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  return grouped(value.toFixed(Math.min(decimals, 12)));
}

/** "12.3 wt%" of a mass fraction, to so many significant digits. */
export const shortWtpct = (fraction: number, digits = 4): string =>
  `${shortNumber(100 * fraction, digits)} wt%`;

/** "12.3 ppm" of a mass fraction, to so many significant digits. */
export const shortPpm = (fraction: number, digits = 3): string =>
  `${shortNumber(1e6 * fraction, digits)} ppm`;

/** Three significant digits, no exponent between 0.001 and 1e6. */
export function readable(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-3) return value.toPrecision(3);
  return grouped(String(Number(value.toPrecision(size >= 100 ? Math.ceil(Math.log10(size) + 0.001) : 3))));
}

/** Digits in which amounts are spoken of. */
const DIGITS = 4;

/** Up to four significant digits, without an exponent for sizes that occur. */
export function significant(value: number): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(DIGITS));
  return Math.abs(rounded) >= 1e-6 ? grouped(String(rounded)) : rounded.toExponential();
}

/** `value` with four significant digits, never below it (`up`) or never above it (`down`). */
export function roundedOutward(value: number, way: 'up' | 'down'): number {
  if (value <= 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(value)) - DIGITS + 1);
  // 1e-9: a value that already has four digits stays, whatever its last binary digit
  const steps = way === 'up' ? Math.ceil(value / step - 1e-9) : Math.floor(value / step + 1e-9);
  return Number((steps * step).toPrecision(DIGITS));
}

/** "1 lot", "3 lots", "2 analyses". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(String(count))} ${count === 1 ? one : many}`;

/** "16 MB", "20 kB": a size of a file [byte]; a MB is 1,048,576 bytes, a kB 1,000. */
export const sizeText = (bytes: number): string =>
  bytes >= 2 ** 20 ? `${grouped(String(Math.floor(bytes / 2 ** 20)))} MB` : `${Math.floor(bytes / 1000)} kB`;
