import { addDecimals, roundHalfEven, timesDecimal } from './reading.ts';

/** Units that scales show weights in. */
export const WEIGHT_UNITS = ['kg', 'g', 't', 'lb'] as const;
export type WeightUnit = (typeof WEIGHT_UNITS)[number];

/** Grams in one unit, exactly. The pound: international agreement of 1959; NIST SP 811, B.8. */
const GRAMS_PER: Readonly<Record<WeightUnit, string>> = {
  kg: '1000',
  g: '1',
  t: '1000000',
  lb: '453.59237',
};

/** A decimal in a unit as exact decimal text [g]. Throws InputError for what is not a decimal. */
export const gramsText = (digits: string, unit: WeightUnit): string =>
  timesDecimal(addDecimals([digits]), GRAMS_PER[unit]);

/** A decimal in a unit, rounded to whole grams, halves to even: the mass that records count with. */
export const wholeGramsOf = (digits: string, unit: WeightUnit): number =>
  Number(roundHalfEven(gramsText(digits, unit), 0));

/** Exact difference of two decimals, with the places of the one that has more. */
export const lessDecimal = (a: string, b: string): string => addDecimals([a, timesDecimal(b, '-1')]);
