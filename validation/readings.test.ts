import { describe, expect, it } from 'vitest';
import { crossing, isBeyond, pooled, type Reading } from './readings.ts';

/** Vaccinated and not, ill and well, of the 13 trials of BCG in Colditz and others, JAMA 271 (1994) 698-702. */
const BCG = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13536, 248, 12619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87886, 499, 87892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50448, 141, 27197],
  [5, 2493, 3, 2338],
  [27, 16886, 29, 17825],
] as const;

const reading = (furnace: string, mean: number, sd: number, beyond = 0): Reading => ({
  parameter: 'x',
  furnace,
  set: furnace,
  says: '',
  mean,
  sd,
  beyond,
  draws: 36,
});

describe('readings together', () => {
  it('are those of metafor for the 13 trials of BCG (DL): -0.7141 +- 0.1787, between2 0.3088', () => {
    const trials = BCG.map(([a, b, c, d], i) =>
      reading(
        String(i),
        Math.log(a / (a + b) / (c / (c + d))),
        Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)),
      ),
    );
    const { mean, standardError, between, furnaces } = pooled(trials);
    expect(furnaces).toBe(13);
    expect(mean).toBeCloseTo(-0.7141, 4);
    expect(standardError).toBeCloseTo(0.1787, 4);
    expect(between ** 2).toBeCloseTo(0.3088, 4);
  });
  it('count several readings of a furnace once, and furnaces that agree as no different', () => {
    const { furnaces, mean, between } = pooled([
      reading('a', 0.2, 0.3),
      reading('a', 0.4, 0.3),
      reading('b', 0.3, 0.3),
    ]);
    expect({ furnaces, between }).toEqual({ furnaces: 2, between: 0 });
    expect(mean).toBeCloseTo(0.3, 12);
  });
  it('leave a furnace out for which most draws find no factor', () => {
    const lost = [reading('c', -2.5, 0, 30), reading('c', -1, 0.5, 10)];
    expect(isBeyond(lost)).toBe(true);
    expect(pooled([reading('a', 0, 0.3), ...lost]).furnaces).toBe(1);
  });
});

describe('the factor that meets a number', () => {
  it.each([
    ['rising', 1],
    ['falling', -1],
  ] as const)('is found where the model is %s with it, to 0.02', async (_, sign) => {
    const { log10, isWithin } = await crossing(async (x) => sign * (10 ** x - 10 ** 0.7));
    expect(isWithin).toBe(true);
    expect(Math.abs(log10 - 0.7)).toBeLessThan(0.02);
  });
  it('is the nearer end where no factor does', async () => {
    expect(await crossing(async (x) => 1 + 10 ** x)).toEqual({ log10: -2.5, isWithin: false });
  });
});
