import { expect, test } from 'vitest';
import { fieldsOf } from '../../../documents/contract/fields-of.ts';
import { contract } from '../../../tasks/heats/measure-leak/contract.ts';
import { type Files, typedFields, typedOrder } from './typed-order.ts';

const fields = typedFields(fieldsOf(contract.order));
const read = (rate: string) => {
  const { key } = fields.find(({ unit, kind }) => kind === 'number' && unit?.startsWith('Pa'))!;
  return Object.values(typedOrder(fields, { heat: 'H-1', [key]: rate }, {} as Files)).find(
    (value) => typeof value === 'number',
  );
};

test.each([
  ['0.002', 0.002],
  ['2e-3', 0.002],
  ['2E-3', 0.002],
  ['2e-2 mbar l/s', 0.002],
  ['0.02mbar l/s', 0.002],
])('a leak-up rate of "%s" is read in its unit', (typed, rate) => {
  expect(read(typed)).toBeCloseTo(rate, 12);
});

test.each(['2e-3 torr', 'e-3', '2e'])('"%s" is refused', (typed) => {
  expect(() => read(typed)).toThrow(/is not a (unit|number)/);
});
