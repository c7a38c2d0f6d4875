import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Knot, SwingingDoor } from './swinging-door.ts';

function thinned(readings: readonly Knot[], within: number): Knot[] {
  const door = new SwingingDoor(() => within);
  const knots = readings.flatMap(({ at, value }) => door.take(at, value) ?? []);
  return [...knots, ...[door.end()].flatMap((knot) => knot ?? [])];
}

function onLine(knots: readonly Knot[], at: number): number {
  const k = knots.findLastIndex((knot) => knot.at <= at);
  const [from, to] = [knots[k]!, knots[k + 1]];
  return to ? from.value + ((to.value - from.value) * (at - from.at)) / (to.at - from.at) : from.value;
}

it('keeps the ends of a straight line, and of a step both sides', () => {
  const ramp = Array.from({ length: 100 }, (_, at) => ({ at, value: 2 * at }));
  expect(thinned(ramp, 0.1)).toEqual([ramp[0], ramp[99]]);
  const step = Array.from({ length: 10 }, (_, at) => ({ at, value: at < 5 ? 1 : 9 }));
  expect(thinned(step, 0.1)).toEqual([step[0], step[4], step[5], step[9]]);
});

it('makes no knots of noise within the tolerance', () => {
  const noise = Array.from({ length: 10_000 }, (_, at) => ({ at, value: 5 + 0.9 * Math.sin(at * at) }));
  expect(thinned(noise, 1).length).toBeLessThan(10);
});

it('passes every reading within the tolerance', () => {
  const readings = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(readings, fc.double({ min: 0.01, max: 20, noNaN: true }), (values, within) => {
      const all = values.map((value, at) => ({ at, value }));
      const knots = thinned(all, within);
      for (const { at, value } of all)
        expect(Math.abs(onLine(knots, at) - value)).toBeLessThanOrEqual(within * (1 + 1e-9) + 1e-9);
    }),
    { seed: 43 },
  );
});
