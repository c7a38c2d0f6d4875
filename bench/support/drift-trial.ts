import { BASELINE_HEATS, driftOf } from '../../src/calculations/calibrate/drift.ts';
import { fitHeats } from '../../src/calculations/calibrate/fit.ts';
import type { Facts } from '../../src/calculations/facts.ts';
import { syntheticHeat, type Truth } from '../../src/calculations/testing/synthetic-furnace.ts';

/** Heats of a history, and the first one that is different. */
export const HISTORY = 14;
export const LEAVES_AT = 8;

/** What happens to a furnace from heat `LEAVES_AT` on [prior sd] by parameter. */
export const DRIFTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'nothing changes': {},
  'a leak nobody logged, air 4 times': { 'vacuum-induction/leak': 2 },
  'a lining that gives 4 times as much': { 'vacuum-induction/erosion': 2 },
  'half the stirring': { 'vacuum-induction/kMelt': -1.5 },
};

/** Heats of one furnace that its charts alarm on, counted from 0. */
export async function alarmsOf(
  truth: Truth,
  change: Readonly<Record<string, number>>,
  facts: Facts,
): Promise<number[]> {
  const heats = Array.from(
    { length: HISTORY },
    (_, h) => syntheticHeat(truth, h, { facts, samples: 2, shift: h + 1 >= LEAVES_AT ? change : {} }).heat,
  );
  const fit = await fitHeats(heats);
  const { charts } = driftOf(fit, heats, BASELINE_HEATS);
  const alarmed = new Set(charts.flatMap(({ signals }) => signals));
  return heats.flatMap(({ id }, h) => (alarmed.has(id) ? [h] : []));
}
