import { expect, it } from 'vitest';
import type { KeptRoute } from '../../src/documents/reference.ts';
import { additionsOf, BLANK_ADDITION, EXAMPLE_ADDITION, isWholeAddition } from './additions-typed.ts';
import { routeOf, typedRoute } from './route-typed.ts';

const ROUTE: KeptRoute['route'] = [
  {
    operation: 'vacuum-induction',
    settings: {
      temperature_K: 1823,
      lining: { material: 'MgO', age_heats: 12 },
      pressure_Pa: { at_s: [0, 600], value: [50, 1] },
      slag: { CaF2: 70, CaO: 30 },
    },
    additions: [
      { material: 'Al-ingot', mass_kg: 1.2, at_s: 3600 },
      { composition_wtpct: { Ni: 50, Mg: 50 }, wtpct: 0.05, at_s: 0, recovery: 0.4, dissolution_s: 20 },
    ],
  },
  { operation: 'vacuum-arc' },
];

it('gives back a route as it was: groups, schedules, shares and additions', () => {
  expect(routeOf(typedRoute(ROUTE))).toEqual(ROUTE);
  expect(typedRoute(ROUTE)[0]!.settings['lining.material']).toBe('MgO');
});

it('takes a decimal comma, and leaves a setting out that nobody typed', () => {
  const typed = [{ operation: 'vacuum-arc', settings: { rate_kg_per_s: '0,05', gap_m: ' ' }, additions: [] }];
  expect(routeOf(typed)).toEqual([{ operation: 'vacuum-arc', settings: { rate_kg_per_s: 0.05 } }]);
});

it('says which additions are not whole, and takes the decimal comma of those that are', () => {
  const one = { ...EXAMPLE_ADDITION, amount: '1,25', at_min: '0' };
  expect(
    [one, { ...one, amount: '' }, { ...one, at_min: 'soon' }, BLANK_ADDITION].map(isWholeAddition),
  ).toEqual([...[true, false, false, false]]);
  expect(additionsOf([one, { ...one, unit: 'wt%', at_min: '2.5' }])).toEqual([
    { material: 'Al-ingot', mass_kg: 1.25, at_s: 0 },
    { material: 'Al-ingot', wtpct: 1.25, at_s: 150 },
  ]);
});
