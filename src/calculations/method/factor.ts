import { DATED } from '../../documents/economics/stated.ts';
import type { NumberRule, Reader } from './reader.ts';

/** A price or a factor with where it comes from. A bare number is one that the document answers for. */
export interface Factor {
  readonly value: number;
  readonly unit?: string;
  /** ISO date from which it holds. */
  readonly date?: string;
  readonly source?: string;
}

/**
 * A price or factor of the inputs: a bare number, or `{value, unit, date, source}`. One that is written out needs its
 * date and its source: InputError otherwise.
 */
export function factorIn(reader: Reader, name: string, rule: NumberRule = {}): Factor {
  const written = reader.raw(name);
  if (typeof written !== 'object' || written === null) return { value: reader.number(name, rule) };
  const inner = reader.inner(name);
  const date = inner.has('date')
    ? inner.text('date')
    : inner.refuse('date', 'is missing', 'an ISO date: 2019-02-07');
  if (!DATED.test(date)) inner.refuse('date', 'is no ISO date', '2019, 2019-02 or 2019-02-07');
  return {
    value: inner.number('value', rule),
    ...(inner.has('unit') ? { unit: inner.text('unit') } : {}),
    date,
    source: inner.has('source')
      ? inner.text('source')
      : inner.refuse('source', 'is missing', 'where the number stands'),
  };
}

/** A factor as a note: `A = 0.2 (2019, PEF method)`. */
export const factorNote = (name: string, { value, date, source }: Factor): string[] =>
  date === undefined ? [] : [`${name} = ${value} (${date}, ${source})`];
