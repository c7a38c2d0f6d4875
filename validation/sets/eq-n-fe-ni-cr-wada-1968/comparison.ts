import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison, type Published, type ValueStatement } from '../../comparison.ts';
import type { Liquid } from '../../properties.ts';
import { nitrogenSolubility } from '../../properties.ts';

const nickel = (temperature_K: number): Liquid => ({ wtpct: {}, balance: 'Ni', temperature_K });
const iron = (wtpct: Liquid['wtpct'], temperature_K: number): Liquid => ({
  wtpct,
  balance: 'Fe',
  temperature_K,
});

interface Ratio {
  readonly of: string;
  readonly says: string;
  readonly published: Published;
  readonly over: Liquid;
  readonly under: Liquid;
  readonly meaning?: string;
}
const ratio = ({ over, under, ...words }: Ratio): ValueStatement => ({
  kind: 'value',
  about: 'nitrogen and hydrogen solubility',
  ...words,
  unit: '1',
  within: { relative: 0 },
  model: (facts: Facts) => nitrogenSolubility(facts, over) / nitrogenSolubility(facts, under),
});

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    ratio({
      of: '0.N_over_temperature',
      says: 'nitrogen in nickel at 2373 over that at 2073 K: it grows',
      published: { atLeast: 1 },
      over: nickel(2373),
      under: nickel(2073),
    }),
    ratio({
      of: '1.N_over_Ni',
      says: 'nitrogen in Fe-50Ni over that in iron, 2173 K: nickel lowers it',
      published: { atMost: 1 },
      over: iron({ Ni: 50 }, 2173),
      under: iron({}, 2173),
    }),
    ratio({
      of: '1.N_over_temperature',
      says: 'nitrogen in Fe-50Ni at 2373 over that at 2073 K: it grows',
      published: { atLeast: 1 },
      over: iron({ Ni: 50 }, 2373),
      under: iron({ Ni: 50 }, 2073),
    }),
    ratio({
      of: '2.N_over_temperature',
      says: 'nitrogen in Fe-50Cr at 2373 over that at 2073 K: it falls',
      published: { atMost: 1 },
      meaning:
        'At exactly half chromium the models took chromium for the solvent, of which they know no gases, and nitrogen of nickel for it: three thousand times too little. Mended since; nothing between iron and chromium moved.',
      over: iron({ Cr: 50 }, 2373),
      under: iron({ Cr: 50 }, 2073),
    }),
  ],
  notCompared: [
    { of: '2.N_over_Cr', because: 'that chromium raises nitrogen in iron stands in the data of the models' },
    { of: '3.N_wtpct', because: 'liquid chromium is not a base of the models' },
  ],
});
