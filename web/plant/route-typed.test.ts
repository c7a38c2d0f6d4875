import { expect, it } from 'vitest';
import type { KeptRoute } from '../../src/documents/reference.ts';
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
    additions: [{ material: 'Al-shot', mass_kg: 1.2, at_s: 3600 }],
  },
  { operation: 'vacuum-arc' },
];

it('gives back a route as it was: groups, schedules, shares and additions', () => {
  expect(routeOf(typedRoute(ROUTE))).toEqual(ROUTE);
  expect(typedRoute(ROUTE)[0]!.settings['lining.material']).toBe('MgO');
});

it('takes a decimal comma, and leaves a setting out that nobody typed', () => {
  const typed = [{ operation: 'vacuum-arc', settings: { rate_kg_per_s: '0,05', gap_m: ' ' }, additions: '' }];
  expect(routeOf(typed)).toEqual([{ operation: 'vacuum-arc', settings: { rate_kg_per_s: 0.05 } }]);
});
