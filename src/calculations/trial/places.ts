import type { TrialInput } from '../../documents/heats/trial.ts';
import { InputError } from '../../foundation/errors.ts';
import { endsOf, type ParametricHeat } from '../furnace/parametric-heat.ts';

/** Where a sample can be taken. */
export interface Place {
  readonly name: string;
  /** Time since the route began [s]. */
  readonly at_s: number;
  /** False: only looked at to say which sample would tell more. */
  readonly offered: boolean;
}

/**
 * Places of a route in the order in which the metal passes them: those of the document, else the charge, the middle of
 * every stirred bath and the end of every operation. The middle of each other operation is not offered, only looked at:
 * not every furnace can be sampled there. Throws InputError for a time after the end and a name given twice.
 */
export function placesOf({ places }: TrialInput, heat: ParametricHeat): Place[] {
  const ends = endsOf(heat);
  const last_s = ends.at(-1)!;
  if (places !== undefined) refuse(places, last_s);
  const stated = places?.map((one) => ({ ...one, offered: true })) ?? defaultPlaces(heat, ends);
  const middles = heat.steps.flatMap(({ operation }, i): Place[] => {
    const from_s = ends[i - 1] ?? 0;
    const at_s = (from_s + ends[i]!) / 2;
    const isTaken = stated.some((one) => Math.abs(one.at_s - at_s) < (ends[i]! - from_s) / 4);
    return isTaken || ends[i] === from_s
      ? []
      : [{ name: `middle of ${nameOf(heat, i)}`, at_s, offered: false } as Place].filter(
          () => !operation.holdsStirredBath || places !== undefined,
        );
  });
  return [...stated, ...middles].sort((a, b) => a.at_s - b.at_s);
}

const defaultPlaces = (heat: ParametricHeat, ends: readonly number[]): Place[] => [
  { name: 'charge', at_s: 0, offered: true },
  ...heat.steps.flatMap(({ operation }, i): Place[] => {
    const from_s = ends[i - 1] ?? 0;
    const end: Place = { name: `end of ${nameOf(heat, i)}`, at_s: ends[i]!, offered: true };
    if (ends[i] === from_s) return [];
    return operation.holdsStirredBath
      ? [{ name: `middle of ${nameOf(heat, i)}`, at_s: (from_s + ends[i]!) / 2, offered: true }, end]
      : [end];
  }),
];

/** Name of an operation; with its number where the route has it twice. */
function nameOf({ steps }: ParametricHeat, index: number): string {
  const { name } = steps[index]!.operation;
  const same = steps.filter(({ operation }) => operation.name === name);
  return same.length === 1 ? name : `${name} ${same.indexOf(steps[index]!) + 1}`;
}

function refuse(places: NonNullable<TrialInput['places']>, last_s: number): void {
  places.forEach(({ name, at_s }, i) => {
    if (at_s > last_s)
      throw new InputError(`place ${name} is at ${at_s} s, but the route ends at ${last_s} s`, {
        path: `places[${i}].at_s`,
        value: at_s,
        unit: 's',
        allowed: `0 to ${last_s} s`,
        cure: 'give the time since the route began',
      });
    if (places.findIndex((one) => one.name === name) === i) return;
    throw new InputError(`place ${name} is listed twice`, {
      path: `places[${i}].name`,
      value: name,
      allowed: 'each place once',
    });
  });
}
