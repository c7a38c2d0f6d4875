import { InputError } from '../../../../foundation/errors.ts';
import { kilograms } from '../../../../foundation/quantity/format.ts';
import type { Said } from '../../../records/kinds.ts';
import { checkGrams, type Desk } from '../../rules/desk.ts';

/** A weight that was read from a scale, and what the scale was. */
export type Weighing = NonNullable<Weighed['weighings']>[number];

/** What a booking says of the scales that its masses were read from. */
export type Weighed = Pick<Said<'heat.melted'>, 'weighings'>;

/** What the pour of a heat is called in `of`. */
export const POURED = 'poured';

/** Name of a loss in `of`. */
export const lossName = (to: string): string => `loss:${to}`;

interface Mass {
  readonly of: string;
  readonly mass_g: number;
}

/**
 * H19: each belongs to a mass of the same booking, and what was read of a mass is no more than it;
 * what is left of it was typed. Throws InputError.
 */
export function checkWeighings(desk: Desk, { weighings = [] }: Weighed, masses: readonly Mass[]): void {
  const left = new Map<string, number>();
  for (const { of, mass_g } of masses) left.set(of, (left.get(of) ?? 0) + mass_g);
  for (const [i, { of, net_g, scale }] of weighings.entries()) {
    const path = `${desk.path}weighings[${i}]`;
    checkGrams(net_g, `${path}.net_g`);
    const rest_g = left.get(of);
    if (rest_g === undefined)
      throw new InputError(`scale ${scale} weighed ${of}, which is not booked here`, {
        path: `${path}.of`,
        value: of,
        allowed: [...left.keys()].join(', '),
      });
    if (net_g > rest_g)
      throw new InputError(
        `scale ${scale} showed ${kilograms(net_g)} of ${of}, and only ${kilograms(rest_g)} are booked`,
        {
          path: `${path}.net_g`,
          value: net_g,
          unit: 'g',
          allowed: `at most ${kilograms(rest_g)}`,
          cure: 'book the mass that was read, or leave the reading out',
        },
      );
    left.set(of, rest_g - net_g);
  }
}
