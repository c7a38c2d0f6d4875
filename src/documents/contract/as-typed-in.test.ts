import { expect, it } from 'vitest';
import { z } from 'zod';
import { asTypedIn } from './as-typed-in.ts';
import { field, massField } from './field.ts';

const order = z.strictObject({
  load_g: massField(z.int(), { label: 'Load' }),
  share: field(z.number(), { label: 'Share', unit: '%', per: 0.01 }),
  methods: field(z.array(z.string()), { label: 'Methods' }),
  lining: z.strictObject({ material: field(z.string(), { label: 'Material' }) }).exactOptional(),
});

it('gives each value as it is typed, in the unit of its field, and leaves out what has none', () => {
  const typed = asTypedIn(order, { load_g: 1500, share: 0.07, methods: ['OES', 'GDMS'] });
  expect(typed.map(({ path, text }) => [path, text])).toEqual([
    ['load_g', '1.5'],
    ['share', '7'],
    ['methods', 'OES, GDMS'],
  ]);
  expect(asTypedIn(order, { lining: { material: 'MgO' } })).toMatchObject([
    { path: 'lining.material', text: 'MgO' },
  ]);
});
