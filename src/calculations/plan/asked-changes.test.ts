import { expect, it } from 'vitest';
import type { PlanInput } from '../../documents/heats/plan.ts';
import type { PlanChange } from '../../documents/heats/what-if.ts';
import { askedChanges } from './asked-changes.ts';

const plan = {
  materials: [
    { id: 'Ni-electrolytic', price_usd_per_kg: 15.4, composition_wtpct: {} },
    { id: 'R-1', price_usd_per_kg: 9, composition_wtpct: {}, available_kg: 100 },
  ],
} as unknown as PlanInput;
const windows = { S: { max: 0.0015 }, Cr: { min: 17, max: 21 } };
const asked = (change: PlanChange) =>
  askedChanges(plan, [change], windows).map(({ typed, known }) => `${typed}: ${known}`);

it('asks about a limit in another unit, and about a sign that slipped', () => {
  const limit = (element: 'S' | 'Cr' | 'Bi', max_wtpct: number) =>
    asked({ what: 'limit', element, max_wtpct });
  expect(limit('S', 16)).toEqual(['S max 16 wt%: the limit of the plan is 15 ppm']);
  expect([limit('S', 0.015), limit('S', 0.00015), limit('Cr', 2.1)].map(({ length }) => length)).toEqual([
    1, 1, 1,
  ]);
  expect([limit('S', 0.0016), limit('S', 0.003), limit('Cr', 22), limit('S', 0)].flat()).toEqual([]);
  // nothing is known of it
  expect(limit('Bi', 5)).toEqual([]);
  expect(asked({ what: 'limit', element: 'Cr', min_wtpct: 0.17 })).toHaveLength(1);
});

it('asks about a price of a tonne, and of a change by one', () => {
  expect(asked({ what: 'price', material: 'Ni-electrolytic', usd_per_kg: 21_000 })).toEqual([
    'Ni-electrolytic 21,000.00 USD/kg: 15.40 USD/kg, in the plan; a price of a tonne would be 21.00 USD/kg',
  ]);
  expect(asked({ what: 'element', element: 'Ni', more_usd_per_kg: 5000 })).toHaveLength(1);
  const fine: readonly PlanChange[] = [
    { what: 'price', material: 'Ni-electrolytic', usd_per_kg: 30 },
    { what: 'element', element: 'Ni', more_usd_per_kg: -5 },
    { what: 'most', material: 'R-1', most_kg: 1 },
    { what: 'without', material: 'R-1' },
  ];
  expect(fine.flatMap(asked)).toEqual([]);
});
