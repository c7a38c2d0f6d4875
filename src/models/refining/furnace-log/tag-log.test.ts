import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutOf, MOST_KNOTS, onLine } from './cut.ts';
import { curveOf, type Reading, type TagRule } from './tag-log.ts';

const RULE: TagRule = { gapAfter_ms: 10_000, low: 1000, high: 2500, tolerance: () => 2 };
const at = (second: number, value: number, isGood = true): Reading => ({
  at_ms: 1000 * second,
  value,
  isGood,
});
const seconds = (count: number, value: (second: number) => number): Reading[] =>
  Array.from({ length: count }, (_, second) => at(second, value(second)));

describe('the curve of a tag', () => {
  it('keeps a day of seconds that hardly moves in a few knots, and its lowest and highest reading', () => {
    const readings = seconds(86_400, (second) =>
      second === 40_000 ? 1824.9 : 1823 + 0.9 * Math.sin(second),
    );
    const { knots, highest, gaps } = curveOf(readings, RULE);
    expect(knots.length).toBeLessThan(40);
    expect(highest).toEqual({ at: 40_000_000, value: 1824.9 });
    expect(knots).toContainEqual(highest);
    expect(gaps).toEqual([]);
  });

  it('passes every good reading within the tolerance, in gaps and out of order as well', () => {
    const value = fc.double({ min: 900, max: 2600, noNaN: true });
    const step = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(fc.array(fc.tuple(step, value, fc.boolean()), { maxLength: 60 }), (rows) => {
        let second = 0;
        const readings = rows.map(([ahead, one, isGood]) => {
          second += ahead;
          return at(second, one, isGood);
        });
        const { knots, gaps } = curveOf(readings.toReversed(), RULE);
        const times = readings.map(({ at_ms }) => at_ms);
        for (const reading of readings) {
          const isAlone = times.filter((time) => time === reading.at_ms).length === 1;
          const isValue = reading.isGood && reading.value >= 1000 && reading.value <= 2500;
          if (!isAlone || !isValue) continue;
          const told = onLine(knots, gaps, reading.at_ms);
          expect(Math.abs(told!.value - reading.value)).toBeLessThanOrEqual(2 + 1e-9);
        }
        for (const { from_ms, to_ms } of gaps) {
          expect(to_ms - from_ms).toBeGreaterThan(10_000);
          expect(onLine(knots, gaps, (from_ms + to_ms) / 2)).toBeUndefined();
        }
      }),
      { seed: 43 },
    );
  });

  it('marks each gap with why: silence, bad quality, no number, out of range', () => {
    const bad = (from: number, one: (second: number) => Reading) =>
      Array.from({ length: 20 }, (_, i) => one(from + i));
    const readings = [
      ...seconds(5, () => 1800),
      at(30, 1800),
      ...bad(31, (second) => at(second, 1800, false)),
      at(51, 1801),
      ...bad(52, (second) => at(second, Number.NaN)),
      at(72, 1802),
      ...bad(73, (second) => at(second, 300)),
      at(93, 1803),
    ];
    const { gaps, leftOut, knots } = curveOf(readings, RULE);
    expect(gaps).toEqual([
      { from_ms: 4000, to_ms: 30_000, why: 'silence' },
      { from_ms: 30_000, to_ms: 51_000, why: 'bad quality' },
      { from_ms: 51_000, to_ms: 72_000, why: 'not a number' },
      { from_ms: 72_000, to_ms: 93_000, why: 'out of range' },
    ]);
    expect(leftOut).toMatchObject({ bad: 20, notNumber: 20, outOfRange: 20 });
    expect(onLine(knots, gaps, 15_000)).toBeUndefined();
  });

  it('a single bad value between good ones is left out and no gap', () => {
    const readings = seconds(20, (second) => (second === 7 ? Number.NaN : 1800));
    expect(curveOf(readings, RULE)).toMatchObject({ gaps: [], leftOut: { notNumber: 1 } });
  });

  it('takes what is told twice once, and says where it was told otherwise', () => {
    const readings = [at(0, 1800), at(1, 1801), at(1, 1801), at(1, 1900), at(2, 1800)];
    const { leftOut, highest } = curveOf(readings, RULE);
    expect(leftOut).toMatchObject({ twice: 2, contradicting: 1 });
    expect(highest?.value).toBe(1801);
  });

  it('reads a counter as its rate, and goes on where it begins again at zero', () => {
    const rule = { gapAfter_ms: 5000, low: 0, high: 1e6, tolerance: () => 0.1, wrapsAt: 1000 };
    const readings = seconds(60, (second) => (10 * second + 800) % 1000);
    const { lowest, highest } = curveOf(readings, rule);
    expect(lowest?.value).toBeCloseTo(10, 9);
    expect(highest?.value).toBeCloseTo(10, 9);
  });
});

describe('the part of a curve that belongs to a heat', () => {
  it('begins and ends on its lines, and marks what is missing at its ends', () => {
    const curve = curveOf(
      seconds(101, (second) => 1500 + 10 * second),
      RULE,
    );
    const inside = cutOf(curve, { from_ms: 20_500, to_ms: 60_500 }, RULE)!;
    expect(inside).toMatchObject({ at_s: [0, 40], value: [1705, 2105], gaps: [], loosened: 1 });
    const beyond = cutOf(curve, { from_ms: -30_000, to_ms: 150_000 }, RULE)!;
    expect(beyond.gaps).toEqual([
      { from_s: 0, to_s: 30, why: 'silence' },
      { from_s: 130, to_s: 180, why: 'silence' },
    ]);
    expect(cutOf(curve, { from_ms: 200_000, to_ms: 300_000 }, RULE)).toBeNull();
  });

  it('keeps few knots of a restless curve, and says how far its lines may be off', () => {
    const readings = seconds(5000, (second) => 1800 + 100 * Math.sin(second / 3));
    const cut = cutOf(curveOf(readings, RULE), { from_ms: 0, to_ms: 5_000_000 }, RULE)!;
    expect(cut.at_s.length).toBeLessThanOrEqual(MOST_KNOTS);
    const knots = cut.at_s.map((second, i) => ({ at: 1000 * second, value: cut.value[i]! }));
    const errors = readings.map(({ at_ms, value }) => Math.abs(onLine(knots, [], at_ms)!.value - value));
    expect(Math.max(...errors)).toBeLessThanOrEqual(2 * cut.loosened);
    expect(cut.loosened).toBeGreaterThan(1);
    expect(cut.highest).toBe(Math.max(...readings.map(({ value }) => value)));
  });
});
