import { readable } from '../../../foundation/quantity/format.ts';

const MILLION = 1e6;

/** Numbers of one row as one reads them, with their unit: 1.25e+8 USD is 125 million USD; absent ones stay absent. */
export function amounts<const Values extends Readonly<Record<string, number | null>>>(
  values: Values,
  unit: string,
): Shown<Values> & { readonly unit: string } {
  const found = Object.entries(values);
  const largest = Math.max(...found.map(([, value]) => Math.abs(value ?? 0)));
  const per = largest >= MILLION ? MILLION : 1;
  const shown = found.map(([name, value]) => [name, value === null ? null : readable(value / per)] as const);
  return {
    ...(Object.fromEntries(shown) as Shown<Values>),
    unit: per === 1 ? unit : `million ${unit}`,
  };
}

type Shown<Values> = { readonly [Name in keyof Values]: null extends Values[Name] ? string | null : string };

/** Why the result at the stated values stands beside the median of the draws. */
export const POINT_WORDS =
  'At the stated values every parameter is what is stated, prices stay as they are and what is likely to be passed is passed. The median is the middle of all draws: where ranges reach further to one side, or something may fail, it lies to that side.';
