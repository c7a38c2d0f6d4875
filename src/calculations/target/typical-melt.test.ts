import { expect, it } from 'vitest';
import type { MassFraction } from '../../foundation/quantity/fractions.ts';
import { typicalMelt } from './typical-melt.ts';

const fraction = (value: number): MassFraction => value as MassFraction;

it('takes the middle of windows, half of maxima, gases of returns, and what is stated in place of each', () => {
  const limits = {
    Cr: { min: fraction(0.17), max: fraction(0.21), basis: 'printed' as const },
    Mn: { max: fraction(0.002), basis: 'printed' as const },
    Ni: { min: fraction(0.5), max: fraction(0.55), basis: 'printed' as const },
  };
  const melt = typicalMelt({ limits, balance: 'Ni' }, 500, { S: 12 });
  expect(melt).toMatchObject({ mass_kg: 500, balance: 'Ni' });
  expect(melt.composition_ppm).toEqual({ O: 50, N: 80, S: 12, Cr: 190_000, Mn: 1000 });
  expect(melt.sd_ppm!.Cr).toBeCloseTo(3800, 6);
  expect(melt.sd_ppm!.S).toBeCloseTo(1.2, 9);
});
