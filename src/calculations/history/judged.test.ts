import { expect, it } from 'vitest';
import { studentTQuantile } from '../../foundation/numerics/student-t.ts';
import { factorOf } from './change.ts';
import { coverageOf, faredOf, lastReadings, scoreOf } from './fared.ts';
import type { Foretold } from './foretold.ts';
import { inTime, refuseTwice } from './in-time.ts';

const one = (value_ppm: number, more: Partial<Foretold> = {}, at_s = 60): Foretold => {
  const [low, high] = [more.low ?? 10, more.high ?? 40];
  const reading = { sample: 'S', element: 'O' as const, at_s, value_ppm, sd_ppm: 0.1, below: false };
  const lies = value_ppm > high ? 'above' : value_ppm < low ? 'below' : 'inside';
  return { heat: 'H1', reading, mean: 20, low, high, lies, ...more } as Foretold;
};

it('scores the logarithm: width, and twenty times what lies outside', () => {
  expect(scoreOf(one(20))).toBeCloseTo(Math.log(4), 12);
  expect(scoreOf(one(80))).toBeCloseTo(Math.log(4) + 20 * Math.log(2), 12);
  expect(scoreOf(one(5))).toBeCloseTo(Math.log(4) + 20 * Math.log(2), 12);
});

it('tells how predictions fared as factors, and each element with its exact interval', () => {
  const all = [one(20), one(40), one(80)];
  expect(faredOf(all)).toMatchObject({ inside: 2 });
  expect(faredOf(all).width).toBeCloseTo(4, 9);
  expect(faredOf(all).error).toBeCloseTo(2, 9);
  const [whole, oxygen] = coverageOf(all);
  expect(whole).toMatchObject({ element: 'all', n: 3, inside: 2, above: 1, below: 0 });
  expect(oxygen).toMatchObject({ element: 'O', share: 2 / 3 });
  // 2 of 3: the exact 90 % interval (Clopper and Pearson 1934)
  expect(oxygen!.low).toBeCloseTo(0.1354, 3);
  expect(oxygen!.high).toBeCloseTo(0.983, 3);
  expect(coverageOf([])).toEqual([]);
});

it('counts the last reading of an element in a heat', () => {
  const [early, late, other] = [one(20, {}, 60), one(30, {}, 600), one(10, { heat: 'H2' }, 60)];
  expect(lastReadings([late, early, other])).toEqual([late, other]);
});

it('tells the change of a level with the interval of Welch', () => {
  const logs = [0.1, -0.1, 0, 0.7, 0.5, 0.6, 9];
  const read = [true, true, true, true, true, true, false];
  const found = factorOf(logs, read, 3)!;
  expect(found.mean).toBeCloseTo(Math.exp(0.6), 9);
  const half = studentTQuantile(0.95, 4) * Math.sqrt(0.02 / 3);
  expect(Math.log(found.p95 / found.mean)).toBeCloseTo(half, 9);
  expect(factorOf(logs, read, 2)).toBeNull();
});

it('sorts heats by their dates and says so, keeps the order of the table where one has none, and refuses one twice', () => {
  const heats = [
    { id: 'B', at: '2026-02-02', place: 'row 2' },
    { id: 'A', at: '2026-02-01', place: 'row 3' },
  ];
  const warnings: string[] = [];
  expect(inTime(heats, { furnace: 'F', warnings }).map(({ id }) => id)).toEqual(['A', 'B']);
  expect(warnings).toEqual(['F: 2 of 2 heats did not stand in order of their dates; they are sorted']);
  const undated = [...heats, { id: 'C' }];
  expect(inTime(undated, { furnace: 'F', warnings })).toBe(undated);
  expect(warnings[1]).toMatch(/1 of 3 heats have no date \(C\)/);
  expect(() => refuseTwice([...heats, heats[0]!], 'F')).toThrow(/heat B of F is listed twice/);
});
