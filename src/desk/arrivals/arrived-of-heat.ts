import type { HeatState, ObjectState } from '../../evidence/ledger/state.ts';
import { PPM_PER } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import type { ArrivedOfHeat } from '../../pages/blocks/heats/arrived-blocks.ts';
import type { TaskContext } from '../context.ts';
import { waitingArrivals } from './listed-arrivals.ts';

/** Results of samples of a heat and its pieces that arrived and wait for a person, beside what the heat is to become; nothing where none do. */
export async function arrivedOfHeat(
  things: readonly (HeatState | ObjectState)[],
  limits: Specification['limits'],
  context: Pick<TaskContext, 'store' | 'compute' | 'clock' | 'memory'>,
): Promise<{ readonly arrived?: readonly ArrivedOfHeat[] }> {
  const own = new Set<string>(things.map(({ subject }) => subject));
  const waiting = await waitingArrivals(context);
  const arrived = waiting.flatMap(({ arrival, file, at, samples }) =>
    samples
      .filter(({ state, match }) => state === 'waits' && match !== null && own.has(match.of))
      .map(({ name, match, analyses, asks }) => ({
        ...{ arrival, file, at, name, sample: match!.sample, asks: asks[0]?.words ?? null },
        rows: analyses.flat().map(({ element, text, unit }) => {
          const { operator, value } = parseReading(text);
          const { min, max } = ownValue(limits, element as keyof typeof limits) ?? {};
          return {
            ...{ element, text, unit, ppm: value * PPM_PER[unit], operator: operator[0]! },
            min_ppm: min === undefined ? null : 1e6 * min,
            max_ppm: max === undefined ? null : 1e6 * max,
          };
        }),
      })),
  );
  return arrived.length > 0 ? { arrived } : {};
}
