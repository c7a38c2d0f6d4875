import { expect, it } from 'vitest';
import { bathFrom, ensembleOf } from '../bath.ts';
import { type RunOptions, runRoute } from '../route.ts';
import { kinetic } from '../testing/melt.ts';
import { properties } from '../testing/refining-data.ts';
import { type Discrepancy, discrepancyName } from './discrepancies.ts';

const elements = ['Ni', 'Cr', 'Al', 'O', 'N', 'Pb', 'Mg'] as const;
type Of = (typeof elements)[number];
const fractions = [0.7889, 0.2, 0.01, 2e-5, 5e-5, 1e-5, 0];
const samples = 3;
const melt = bathFrom(
  { elements, samples, values: Float64Array.from(Array.from({ length: samples }, () => fractions).flat()) },
  100,
);
const unmoved: readonly Discrepancy[] = [
  { bias: 0, spread: 0, within: 0, n: 0, laboratories: 0, source: 'test' },
];

/** Contents [ppm] after 600 s, with a factor by sample on each element that is named. */
function left(factors: Partial<Record<Of, readonly number[]>>, more: Partial<RunOptions> = {}) {
  const step = kinetic('vacuum-induction', {
    time_s: 600,
    pressure_Pa: 1,
    lining: { material: 'MgO', wallToVolume_per_m: 10 },
  });
  const values = new Map(
    Object.entries(factors).map(([element, of]) => [
      discrepancyName('vacuum-induction', element as Of),
      Float64Array.from(of),
    ]),
  );
  const route = runRoute(melt, [step], {
    properties,
    discrepancies: unmoved,
    draw: { kind: 'given', values, others: { kind: 'central' } },
    ...more,
  });
  const of = (bath: typeof route.bath) => {
    const { values: out } = ensembleOf(bath);
    return (element: Of, sample: number): number =>
      1e6 * out[sample * elements.length + elements.indexOf(element)]!;
  };
  return {
    end: of(route.bath),
    looks: route.snapshots.map(({ bath, time_s }) => ({ time_s, at: of(bath) })),
  };
}

it('leaves the model as it is where every factor is one', () => {
  const [alone, unit] = [left({}, { discrepancies: undefined }), left({ O: [1, 1, 1], Pb: [1, 1, 1] })];
  for (const element of elements) expect(unit.end(element, 0)).toBe(alone.end(element, 0));
});

it('multiplies oxygen and a gas, which no vacuum brings', () => {
  const { end } = left({ O: [1, 3, 1 / 3], N: [1, 1e3, 1 / 3] });
  expect(end('O', 1) / end('O', 0)).toBeCloseTo(3, 2);
  expect(end('O', 2) / end('O', 0)).toBeCloseTo(1 / 3, 2);
  expect(end('N', 2) / end('N', 0)).toBeCloseTo(1 / 3, 2);
  expect(end('N', 1)).toBeCloseTo(50, 0);
  expect(end('N', 0)).toBeLessThan(45);
});

it('slows or speeds what only leaves, which stays between nothing and what was charged', () => {
  const { end } = left({ Pb: [1, 3, 1 / 3] });
  const rate = (sample: number): number => -Math.log((end('Pb', sample) * 1e-6) / fractions[5]!);
  expect(rate(0) / rate(1)).toBeCloseTo(3, 1);
  expect(rate(2) / rate(0)).toBeCloseTo(3, 1);
  expect(left({ Pb: [1e9, 1e-9, 1] }).end('Pb', 0)).toBeLessThanOrEqual(10.1);
});

it('multiplies what the lining brought', () => {
  const { end } = left({ Mg: [1, 4, 0.25] });
  expect(end('Mg', 0)).toBeGreaterThan(0);
  expect(end('Mg', 1) / end('Mg', 0)).toBeCloseTo(4, 2);
});

it('looks on the way without moving what follows, and is not yet wrong where nothing has happened', () => {
  const factors = { O: [1, 3, 1 / 3] } as const;
  const { end, looks } = left(factors, { at_s: [1, 300] });
  expect(end('O', 1)).toBeCloseTo(left(factors).end('O', 1), 2);
  const ratio = (time: number): number => {
    const { at } = looks.find(({ time_s }) => time_s === time)!;
    return at('O', 1) / at('O', 0);
  };
  expect(ratio(1)).toBeLessThan(1.05);
  expect(ratio(300)).toBeCloseTo(3, 1);
});
