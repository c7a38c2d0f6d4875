import { expect, test } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { checkBody } from './kind.ts';
import { kindNamed } from './kinds.ts';

test.each([
  ['lot.received', { form: 'bar', massKg: '812.500', alloy: 'IN718', generation: '2', specimen: true }],
  ['lot.cleared', { alloy: 'IN718', reason: 'good' }],
  ['heat.planned', { target: { kg: '5.000' }, reservations: [{ lot: 'lot:A', kg: '0.007' }] }],
  ['heat.charged', { nInputs: '1', inputKg: '1.000', inputs: [{ lot: 'object:I', kg: '1.000' }] }],
  ['heat.leak-measured', { furnace: 'VIM-1', leakPaM3PerS: '0.002', limitPaM3PerS: '0.5' }],
  ['heat.used', { uses: [{ item: 'energy', amount: '12.5' }] }],
  ['heat.shift', { step: 'handed-over', weighed: [{ line: '2', lot: 'lot:A', kg: '1.000' }] }],
  ['heat.melted', { process: 'VIM', nInputs: '1', inputKg: '1.000', unbalancedKg: '-0.010' }],
])('R2: %s comes back as it was, from what the program says', (name, body) => {
  const kind = kindNamed(name);
  expect(kind.encode(kind.decode(body))).toEqual(body);
});

test('R2: inside, a mass is in whole grams, a count is a number, and fields have the names of the program', () => {
  expect(
    kindNamed('lot.received').decode({
      form: 'bar',
      massKg: '0.007',
      class: 'post-consumer',
      generation: '0',
    }),
  ).toEqual({ form: 'bar', mass_g: 7, originClass: 'post-consumer', generation: 0 });
  expect(
    kindNamed('heat.cast').decode({ outputs: [{ lot: 'object:I', kg: '1.000', form: 'ingot' }] }),
  ).toEqual({
    outputs: [{ to: 'object:I', mass_g: 1000, form: 'ingot' }],
  });
});

test('R1: a record holds what its kind knows, no empty list, and no flag that is not set', () => {
  const said = {
    form: 'bar',
    mass_g: 7,
    specimen: false,
    massKg: '9.000',
    type: 'receiveLots',
    by: undefined,
  };
  expect(kindNamed('lot.received').encode(said)).toEqual({ form: 'bar', massKg: '0.007' });
  expect(kindNamed('lot.processed').encode({ wet_g: 1, losses: [] })).toEqual({ wetKg: '0.001' });
});

test('R1: an unknown field of a list item is refused, and not dropped', () => {
  const kind = kindNamed('lot.gate-checked');
  const body = kind.encode({ verdict: 'PASS', checks: [{ check: 'oil', verdict: 'PASS', weight: 3 }] });
  expect(() => checkBody('lot.gate-checked', kind, body)).toThrow(InputError);
});
