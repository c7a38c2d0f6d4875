import { expect, it } from 'vitest';
import { dataFacts } from '../../calculations/testing/data-facts.ts';
import { consumablesOf } from './consumables-of-heat.ts';

const context = { compute: { facts: dataFacts } } as unknown as Parameters<
  typeof consumablesOf
>[2]['context'];
const route = [{ operation: 'vacuum-induction', settings: { time_s: 5400 } }];
const wall = (element: 'Mg' | 'O' | 'Y', kg: number) => ({
  operation: 'vacuum-induction',
  index: 0,
  element,
  to: 'wall',
  kg,
});

it('keeps apart what is modelled and what is assumed of the consumables of a heat', () => {
  const found = consumablesOf(
    { furnace: 'VIM-500' },
    { route, exchange: [wall('Mg', -0.02), wall('O', -0.03), wall('Y', 0.01)] },
    { product_kg: 400, context },
  );
  const of = (what: string) => found.find((one) => one.what.startsWith(what))!;
  expect(of('vacuum-induction: hours held')).toMatchObject({ amount: 1.5, unit: 'h', basis: 'assumed' });
  expect(of('lining dissolved')).toMatchObject({ unit: 'kg', basis: 'modelled' });
  expect(of('lining dissolved').amount).toBeCloseTo(0.05, 12);
  expect(of('metal that the lining took up').amount).toBeCloseTo(0.01, 12);
  expect(of('share of lining VIM-500/1 (MgO)').amount).toBeCloseTo(1 / 60, 12);
  expect(of('argon')).toMatchObject({ amount: 100, unit: 'kg CO2e', basis: 'assumed' });
  // without furnace models nothing is modelled
  const practice = consumablesOf({}, null, { product_kg: 400, context });
  expect(practice.map(({ basis }) => basis)).toEqual(['assumed']);
});
