import { InputError } from '../../foundation/errors.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Inputs } from '../method/reader.ts';
import type { StatisticMethod } from './method.ts';

/** Inputs that name the heat of each value. */
const HEATS = ['batch', 'heat', 'group'];
const VALUES = ['x', 'data', 'sample'];

/**
 * Throws InputError for an A- or B-basis of values whose heats are not stated, or that are all of one heat: a design value
 * speaks of heats to come, and the scatter between heats is in none of them.
 */
export function requireHeats({ name, ofHeats }: StatisticMethod, inputs: Inputs): void {
  if (!ofHeats) return;
  const input = HEATS.find((one) => ownValue(inputs, one) !== undefined);
  const heats = input === undefined ? undefined : ownValue(inputs, input);
  const values = VALUES.map((one) => ownValue(inputs, one)).find(Array.isArray) as
    | readonly unknown[]
    | undefined;
  const labels = Array.isArray(heats) ? heats.map(String) : [];
  const known = new Set(labels.filter((label) => label.trim() !== ''));
  const complete = labels.length === (values ?? []).length && !labels.some((label) => label.trim() === '');
  if (complete && known.size > 1) return;
  throw new InputError(
    `${name} is refused: ${
      input === undefined
        ? 'the heat of each value is not stated'
        : complete
          ? 'all values are of one heat'
          : `${counted(labels.length, 'heat')} are stated for ${counted((values ?? []).length, 'value')}`
    }`,
    {
      path: input ?? 'heat',
      ...(input === undefined ? {} : { value: known.size, unit: 'heats' }),
      allowed: 'values of at least two heats, with the heat of each value',
      cure: `state the heat of each value (a column "heat", or --column heat="Heat No."); basisAnova takes the scatter between heats into account. Without heats: normalToleranceBoundOneSided, with --set content=0.99, is a tolerance bound and no design value`,
    },
  );
}
