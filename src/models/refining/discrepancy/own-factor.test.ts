import { expect, it } from 'vitest';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { bathFrom, ensembleOf } from '../bath.ts';
import { runRoute } from '../route.ts';
import { kinetic } from '../testing/melt.ts';
import { properties } from '../testing/refining-data.ts';
import { type Discrepancy, discrepancyName } from './discrepancies.ts';
import { givenBackName, ownFactors, ownName } from './own-factor.ts';

const elements: readonly ElementSymbol[] = ['Ni', 'Cr', 'O', 'S', 'Pb'];
const fractions = [0.79988, 0.2, 6e-5, 5e-5, 1e-5];
const known: readonly Discrepancy[] = [
  { bias: 0, spread: 0.3, within: 0, n: 0, laboratories: 0, source: 'test' },
];
const operation = 'vacuum-induction';

/** Contents [ppm] after an hour with one value of each named parameter. */
function after(given: Readonly<Record<string, number>>, discrepancies?: readonly Discrepancy[]) {
  const start = bathFrom({ elements, samples: 1, values: Float64Array.from(fractions) }, 100);
  const step = kinetic(operation, { time_s: 3600, pressure_Pa: 1, lining: { material: 'MgO' } });
  const values = new Map(Object.entries(given).map(([name, value]) => [name, Float64Array.of(value)]));
  const { bath } = runRoute(start, [step], {
    properties,
    discrepancies,
    draw: { kind: 'given', values, others: { kind: 'central' } },
  });
  const out = ensembleOf(bath).values;
  return (element: ElementSymbol): number => 1e6 * out[elements.indexOf(element)]!;
}

it('acts without what is known of other furnaces, and in the place of it', () => {
  const own = { [ownName(operation, 'O')]: 2 };
  expect(after(own)('O') / after({})('O')).toBeCloseTo(2, 2);
  const both = { ...own, [discrepancyName(operation, 'O')]: 5 };
  expect(after(both, known)('O')).toBeCloseTo(after(own)('O'), 6);
  expect(after({ [discrepancyName(operation, 'O')]: 5 }, known)('O') / after({})('O')).toBeCloseTo(5, 1);
});

it('moves sulfur, which no model moves, by its factor in an hour', () => {
  expect(after({ [ownName(operation, 'S')]: 1.5 })('S') / after({})('S')).toBeCloseTo(1.5, 2);
});

it('multiplies what is left of a metal as far as it left, and gives back a share of the rest', () => {
  const model = after({})('Pb');
  const stays = model / 10;
  const twice = after({ [ownName(operation, 'Pb')]: 2 })('Pb');
  expect(twice / model).toBeCloseTo(2 ** (1 - stays), 2);
  const back = after({ [ownName(operation, 'Pb')]: 1, [givenBackName(operation)]: 0.02 })('Pb');
  expect(back - model).toBeCloseTo(0.02 * (10 - model), 1);
  expect(after({ [ownName(operation, 'Pb')]: 1e9 })('Pb')).toBeLessThanOrEqual(10.2);
});

it('is as wide before the own heats as other furnaces are, and not there for a table or without these', () => {
  const metal = { elements, base: 'Ni' as const };
  const factors = ownFactors(known, { name: operation, fidelity: 'kinetic' }, metal);
  expect(factors.map(({ name }) => name)).toEqual([
    ...['Cr', 'O', 'S', 'Pb'].map((element) => ownName(operation, element as ElementSymbol)),
    givenBackName(operation),
  ]);
  expect(factors[0]).toMatchObject({ spread: 0.3, central: 1, law: 'lognormal' });
  expect(ownFactors(known, { name: operation, fidelity: 'table' }, metal)).toEqual([]);
  expect(ownFactors([], { name: operation, fidelity: 'kinetic' }, metal)).toEqual([]);
});
