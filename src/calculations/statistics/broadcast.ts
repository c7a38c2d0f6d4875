import { InputError } from '../../foundation/errors.ts';
import type { Quantity } from '../method/quantities.ts';

/**
 * `f` over inputs that are numbers or lists of one length: one result when all are numbers, else a list.
 * Throws InputError when two lists differ in length.
 */
export function broadcast<Name extends string, Result extends Quantity>(
  inputs: Readonly<Record<Name, number | readonly number[]>>,
  f: (row: Readonly<Record<Name, number>>) => Result,
): Result | readonly Result[] {
  const names = Object.keys(inputs) as Name[];
  const lists = names.filter((name) => typeof inputs[name] !== 'number');
  const rowAt = (i: number): Record<Name, number> => {
    const row = {} as Record<Name, number>;
    for (const name of names) {
      const value = inputs[name];
      row[name] = typeof value === 'number' ? value : (value as readonly number[])[i]!;
    }
    return row;
  };
  if (lists.length === 0) return f(rowAt(0));
  const lengths = lists.map((name) => (inputs[name] as readonly number[]).length);
  if (lengths.some((length) => length !== lengths[0])) {
    throw new InputError(
      `lists of different length: ${lists.map((name, i) => `${name} ${lengths[i]}`).join(', ')}`,
      {
        path: lists[0]!,
      },
    );
  }
  return Array.from({ length: lengths[0]! }, (_, i) => f(rowAt(i)));
}
