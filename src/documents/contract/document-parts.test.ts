import { expect, it } from 'vitest';
import { z } from 'zod';
import { blankOf, blankOfKind, lineOf, partOf, placeOf, withAt } from './document-parts.ts';
import { field } from './field.ts';

const stated = z.strictObject({
  value: z.number(),
  source: z.string(),
  confidence: z.enum(['read', 'assumption']),
  low: field(z.number().exactOptional(), { label: 'Low', help: '5 % point' }),
});
const quantity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saving'), paid: stated }),
  z.strictObject({ kind: z.literal('metal'), element: z.string() }),
]);
const whole = z.strictObject({
  name: z.string(),
  capital: z.array(stated).min(1).readonly(),
  rates: z.record(z.string(), stated).exactOptional(),
  quantity,
  set: z.union([z.number(), stated]).exactOptional(),
  yes: z.boolean(),
});
const fieldsOf = (schema: z.ZodType, value?: unknown) => {
  const part = partOf(schema, value);
  return part.kind === 'object' ? part.fields : [];
};

it('names the fields of an object with what is needed and the words of its contract', () => {
  expect(fieldsOf(whole).map(({ name, isNeeded }) => [name, isNeeded])).toEqual([
    ...[['name', true] as const, ['capital', true], ['rates', false], ['quantity', true], ['set', false]],
    ['yes', true],
  ]);
  expect(fieldsOf(stated).at(-1)).toMatchObject({ name: 'low', label: 'Low', help: '5 % point' });
});

it('tells lists, records, choices and values apart', () => {
  const kinds = fieldsOf(whole).map(({ schema }) => partOf(schema, undefined).kind);
  expect(kinds).toEqual(['text', 'list', 'record', 'object', 'any', 'flag']);
  expect(partOf(whole.shape.set, 7).kind).toBe('any');
  expect(partOf(whole.shape.set, { value: 7 }).kind).toBe('object');
  expect(partOf(stated.shape.confidence, 'read')).toEqual({ kind: 'choice', values: ['read', 'assumption'] });
});

it('is of the kind that stands there, and offers the others', () => {
  const metal = fieldsOf(quantity, { kind: 'metal' });
  expect(metal.map(({ name }) => name)).toEqual(['kind', 'element']);
  expect(metal[0]!.oneOf).toEqual(['saving', 'metal']);
  expect(metal[1]).not.toHaveProperty('oneOf');
  expect(blankOfKind(quantity, { name: 'kind', kind: 'metal' })).toEqual({ kind: 'metal', element: '' });
});

it('takes what no schema says as it stands', () => {
  expect(partOf(undefined, { a: 1, b: [2] })).toMatchObject({ fields: [{ name: 'a' }, { name: 'b' }] });
  expect(partOf(undefined, [1]).kind).toBe('list');
  expect(partOf(undefined, '=share * 2').kind).toBe('any');
  expect(partOf(undefined, true).kind).toBe('flag');
  // what stands beside the fields of a schema that allows others
  expect(
    fieldsOf(z.looseObject({ unit: z.string() }), { min: 1, unit: 'kg' }).map(({ name }) => name),
  ).toEqual(['unit', 'min']);
});

it('begins a part with what it needs, and leaves choices to whoever fills it in', () => {
  expect(blankOf(stated)).toEqual({ value: '', source: '', confidence: '' });
  expect(blankOf(whole.shape.capital)).toEqual([]);
  expect(blankOf(whole.shape.rates)).toEqual({});
  const like = { year: 2020, imports: [1] };
  expect(blankOf(undefined, like)).toEqual(like);
  expect(blankOf(undefined, like)).not.toBe(like);
  expect(blankOf(undefined)).toBe('');
});

it('changes one place of a document and leaves the one before as it was', () => {
  const document = { name: 'x', sales: [{ price: { value: 1 } }, { price: { value: 2 } }] };
  expect(withAt(document, ['sales', 1, 'price', 'value'], 3)).toEqual({
    name: 'x',
    sales: [{ price: { value: 1 } }, { price: { value: 3 } }],
  });
  expect(withAt(document, ['sales', 0], undefined)).toEqual({ name: 'x', sales: [{ price: { value: 2 } }] });
  expect(withAt(document, ['name'], undefined)).toEqual({ sales: document.sales });
  expect(Object.keys(withAt(document, ['name'], 'y') as object)).toEqual(['name', 'sales']);
  expect(document.sales).toHaveLength(2);
  expect(placeOf(['sales', 1, 'price', 'value'])).toBe('sales[1].price.value');
});

it.each([
  [
    { value: 0.92, unit: 'kg/kg', low: 0.88, high: 0.95, confidence: 'assumption' },
    '0.92 kg/kg; 0.88 to 0.95; assumption',
  ],
  [{ value: 0.25, unit: '1', confidence: 'read' }, '0.25; read'],
  [{ item: 'labour', amount: { value: 1 } }, 'labour'],
  [[{ name: 'a' }, { name: 'b' }], 'a, b'],
  [{ metal_days: {}, share: {} }, 'metal [days], share'],
  [null, ''],
])('tells %j in a line', (value, line) => {
  expect(lineOf(value)).toBe(line);
});
