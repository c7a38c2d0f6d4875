import { InputError } from '../../errors.ts';
import { AT_LEAST_ONE, POSITIVE, requireArguments, requireValues } from '../arguments.ts';

/** Right-censored lives, all > 0, in one unit of time. */
export interface Lives {
  readonly time: readonly number[];
  /** True for a failure; all failures when absent. */
  readonly event?: readonly boolean[];
  /** Number of identical items per row; one each when absent. */
  readonly count?: readonly number[];
}

/** Number of failures, identical items counted. */
export const failuresOf = ({ time, event, count }: Lives): number =>
  time.reduce((sum, _, i) => sum + ((event?.[i] ?? true) ? (count?.[i] ?? 1) : 0), 0);

/** Number of items, failed or not. */
export const unitsOf = ({ time, count }: Lives): number =>
  time.reduce((sum, _, i) => sum + (count?.[i] ?? 1), 0);

/**
 * Lives with every list written out: all failed and one item a row where nothing else was said.
 * Throws InputError for a life not above zero, lists of different length, or a count that is not whole.
 */
export function completeLives({ time, event, count }: Lives): Required<Lives> {
  requireValues('lives', 'time', time);
  for (const [name, list] of Object.entries({ event, count })) {
    if (list !== undefined && list.length !== time.length) {
      throw new InputError(
        `lives: ${name} has ${list.length} value${list.length === 1 ? '' : 's'}, but time has ${time.length}`,
        {
          path: name,
        },
      );
    }
  }
  time.forEach((value, i) => {
    requireArguments('lives', { [`time[${i}]`]: [value, POSITIVE] });
  });
  count?.forEach((value, i) => {
    requireArguments('lives', { [`count[${i}]`]: [value, AT_LEAST_ONE] });
  });
  return { time, event: event ?? time.map(() => true), count: count ?? time.map(() => 1) };
}
