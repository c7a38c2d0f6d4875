import { describe, expect, it } from 'vitest';
import { additionChance } from './addition-chance.ts';
import { type JudgedLimit, judgedOf } from './judge.ts';

const MINIMUM: JudgedLimit = { elements: ['Mn'], side: 'min', limit_ppm: 600 };
const maximum = (limit_ppm: number): JudgedLimit => ({ elements: ['Mn'], side: 'max', limit_ppm });
/** Ten equally likely melts with 500, 510 ... 590 ppm Mn, at two times, the second 100 ppm lower. */
const melts = (limits: readonly JudgedLimit[]) =>
  judgedOf(
    {
      times_s: [0, 60],
      limits,
      weights: new Float64Array(10).fill(0.1),
      contents: Float64Array.from({ length: 10 }, (_, s) => 500 + 10 * s).reduce<Float64Array>(
        (all, ppm, s) => {
          for (let t = 0; t < 2; t++) {
            for (let k = 0; k < limits.length; k++) all[(2 * s + t) * limits.length + k] = ppm - 100 * t;
          }
          return all;
        },
        new Float64Array(20 * limits.length),
      ),
      inside: new Uint8Array(20),
    },
    { delay_s: 60 },
  );
const even = new Float64Array(10).fill(0.1);
const chance = (limits: readonly JudgedLimit[], weights = even, at = 0): number =>
  additionChance(melts(limits), [MINIMUM])(weights, at);

describe('the chance of an addition', () => {
  it('is the share of melts that one amount lifts into the window: four of ten into 30 ppm, all into 90', () => {
    expect(chance([MINIMUM, maximum(630)])).toBeCloseTo(0.4, 12);
    expect(chance([MINIMUM, maximum(690)])).toBeCloseTo(1, 12);
    expect(chance([MINIMUM, maximum(630)], even, 1)).toBeCloseTo(0.4, 12);
  });

  it('is one where nothing limits what may be added, and where nothing is lacking', () => {
    expect(chance([MINIMUM])).toBe(1);
    expect(additionChance(melts([MINIMUM, maximum(601)]), [])(even, 0)).toBe(1);
  });

  it('grows as the melt is better known, and is that of the likeliest melts', () => {
    const known = new Float64Array(10);
    known.set([0.5, 0.5], 3);
    expect(chance([MINIMUM, maximum(615)], known)).toBeCloseTo(1, 12);
    const leaning = Float64Array.from({ length: 10 }, (_, s) => (s === 7 ? 0.55 : 0.05));
    expect(chance([MINIMUM, maximum(605)], leaning)).toBeCloseTo(0.55, 12);
  });

  it('takes nothing out: what is above the window is missed, what is in it needs nothing', () => {
    const limits: JudgedLimit[] = [{ ...MINIMUM, limit_ppm: 545 }, maximum(560)];
    const hit = (weights: Float64Array): number => additionChance(melts(limits), [limits[0]!])(weights, 0);
    // of 500 to 540 two can be lifted together; 550 and 560 are inside
    expect(hit(even)).toBeCloseTo(0.2, 12);
    const inside = Float64Array.from({ length: 10 }, (_, s) => (s === 6 ? 0.55 : 0.05));
    expect(hit(inside)).toBeCloseTo(0.6, 12);
    const above = Float64Array.from({ length: 10 }, (_, s) => (s === 9 ? 0.55 : 0.05));
    expect(hit(above)).toBeCloseTo(0.1, 12);
  });

  it('multiplies over contents that are lacking', () => {
    const other: JudgedLimit = { elements: ['Mn', 'Cr'], side: 'min', limit_ppm: 600 };
    const limits = [MINIMUM, maximum(630), other, { ...maximum(630), elements: ['Mn', 'Cr'] as const }];
    expect(additionChance(melts(limits), [MINIMUM, other])(even, 0)).toBeCloseTo(0.16, 12);
  });
});
