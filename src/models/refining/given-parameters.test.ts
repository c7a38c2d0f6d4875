import { expect, it } from 'vitest';
import { bathFrom, ensembleOf } from './bath.ts';
import { type Parameter, uniqueParameters } from './parameters.ts';
import { runRoute } from './route.ts';
import { kinetic } from './testing/melt.ts';
import { properties } from './testing/refining-data.ts';

const elements = ['Ni', 'Cr', 'Al', 'O', 'N', 'Pb', 'La'] as const;
const fractions = [0.7889, 0.2, 0.01, 2e-5, 5e-5, 1e-5, 1e-3];
const melt = bathFrom({ elements, samples: 2, values: Float64Array.from([...fractions, ...fractions]) }, 100);
const content = (values: ReadonlyMap<string, Float64Array>, leak_Pa_m3_per_s = 0) => {
  const addition = {
    material: 'NiLa',
    fractions: { Ni: 0.8, La: 0.2 },
    amount: { mass_kg: 1 },
    at_s: 1800,
    recovery: 0.9,
    path: 'route[0].additions[0]',
  };
  const step = kinetic('vacuum-induction', { time_s: 1800, pressure_Pa: 1, leak_Pa_m3_per_s }, [addition]);
  const { bath } = runRoute(melt, [step], {
    properties,
    draw: { kind: 'given', values, others: { kind: 'central' } },
  });
  const { values: out } = ensembleOf(bath);
  return (element: (typeof elements)[number], sample: number): number =>
    out[sample * elements.length + elements.indexOf(element)]!;
};

it('lets a parameter take a value by sample and the others their central one', () => {
  const left = content(new Map([['vacuum-induction/kMelt', Float64Array.of(1, 2)]]));
  expect(left('Pb', 1)).toBeLessThan(0.8 * left('Pb', 0));
  expect(left('Pb', 0)).toBe(content(new Map())('Pb', 0));
});

it('lets a recovery take a value by sample in place of the stated one', () => {
  const left = content(new Map([['recovery:La', Float64Array.of(0.9, 0.45)]]));
  expect(left('La', 0)).toBe(content(new Map())('La', 0));
  expect((left('La', 0) - left('La', 1)) / ((0.2 * 0.45) / 101)).toBeCloseTo(1, 1);
});

it('brings in proportion to the factor of the leak', () => {
  const factor = new Map([['vacuum-induction/leak', Float64Array.of(1, 3)]]);
  const tight = content(factor);
  const leaking = content(factor, 0.05);
  expect(tight('O', 1)).toBe(tight('O', 0));
  expect((leaking('N', 1) - tight('N', 1)) / (leaking('N', 0) - tight('N', 0))).toBeGreaterThan(2);
  expect(leaking('O', 1)).toBeGreaterThan(leaking('O', 0));
});

it('takes each name once and says of which operation it is where two have the same in words', () => {
  const parameter = (name: string, what: string): Parameter => ({
    name,
    what,
    unit: '1',
    central: 1,
    spread: 0.1,
    law: 'lognormal',
    source: 'test',
    confidence: 'assumption',
  });
  const melt = 'melt-side mass transfer';
  const rows = uniqueParameters([
    parameter('vacuum-induction/kMelt', melt),
    parameter('gamma:Pb', 'activity of Pb'),
    parameter('vacuum-arc/kMelt', melt),
    parameter('vacuum-arc/leak', 'air per leak'),
    parameter('gamma:Pb', 'activity of Pb'),
  ]);
  expect(rows.map(({ name, what }) => [name, what])).toEqual([
    ['vacuum-induction/kMelt', `${melt} (vacuum-induction)`],
    ['gamma:Pb', 'activity of Pb'],
    ['vacuum-arc/kMelt', `${melt} (vacuum-arc)`],
    ['vacuum-arc/leak', 'air per leak'],
  ]);
});
