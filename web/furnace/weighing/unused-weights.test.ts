import { expect, it } from 'vitest';
import type { ChargeSheet } from '../../../src/documents/heats/charge-sheet.ts';
import { unusedWeights } from './unused-weights.ts';

it('tells what was weighed here and is not what was charged; a lot of two lines is one sum', () => {
  const lines = [
    { number: 1, lot: 'A' },
    { number: 2, lot: 'A' },
    { number: 3, lot: 'B' },
  ];
  const sheet = { steps: [{ lines }] } as unknown as Pick<ChargeSheet, 'steps'>;
  const portion = (lot: string, mass_g: number) => ({
    ...{ from: `lot:${lot}` as const, mass_g, node: 0, reserved_g: 0, generation: 0 },
  });
  const charge = { portions: [portion('A', 30_000), portion('B', 500)] };
  const weights = { 1: { mass_g: 10_000 }, 2: { mass_g: 20_000 }, 3: { mass_g: 512 } };
  expect(unusedWeights(weights, { sheet, charge })).toEqual([{ lot: 'B', mass_g: 512 }]);
  expect(unusedWeights({}, { sheet, charge })).toEqual([]);
});
