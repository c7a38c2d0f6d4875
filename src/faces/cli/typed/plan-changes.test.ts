import { expect, it } from 'vitest';
import { InputError } from '../../../foundation/errors.ts';
import { changesIn } from './plan-changes.ts';

it('reads what is changed, also of names with spaces', () => {
  expect(
    changesIn([
      'price Ni cathode 21',
      'element Co -5',
      'limit Fe max 20',
      'limit S max 16ppm',
      'limit S max 16 ug/g',
      'share form turnings 0.3',
      'share generation 2 0.1',
      'most R-1001 200',
      'without W bar',
    ]),
  ).toEqual([
    { what: 'price', material: 'Ni cathode', usd_per_kg: 21 },
    { what: 'element', element: 'Co', more_usd_per_kg: -5 },
    { what: 'limit', element: 'Fe', max_wtpct: 20 },
    { what: 'limit', element: 'S', max_wtpct: 0.0016 },
    { what: 'limit', element: 'S', max_wtpct: 0.0016 },
    { what: 'share', of: { form: 'turnings', max: 0.3 } },
    { what: 'share', of: { generation: 2, max: 0.1 } },
    { what: 'most', material: 'R-1001', most_kg: 200 },
    { what: 'without', material: 'W bar' },
  ]);
});

it.each([
  ['limit Fe 20', 'limit ELEMENT min|max CONTENT'],
  ['limit S max 16 kcps', 'limit ELEMENT min|max CONTENT'],
  ['price Ni', 'price MATERIAL USD_PER_KG'],
  ['without', 'without MATERIAL'],
  ['share form 0.3', 'share form|lotClass|owner|generation NAME SHARE'],
  ['cheaper', 'price MATERIAL USD_PER_KG; '],
])('refuses "%s" and says how it is written', (text, allowed) => {
  expect(() => changesIn([text])).toThrow(InputError);
  expect(() => changesIn([text])).toThrow(
    expect.objectContaining({
      details: [expect.objectContaining({ allowed: expect.stringContaining(allowed) })],
    }),
  );
});
