import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison, type Published, type ValueStatement } from '../../comparison.ts';
import type { Contents } from '../../documents.ts';
import { nitrogenRate, nitrogenSolubility } from '../../properties.ts';

/** Rate of N2 on an iron alloy at 1973 K [m/s wt% per atm]. */
const fromGas = (facts: Facts, wtpct: Contents): number => {
  const liquid = { wtpct, balance: 'Fe', temperature_K: 1973 } as const;
  return nitrogenRate(facts, liquid) * nitrogenSolubility(facts, liquid) ** 2;
};
const over = (element: 'Mn' | 'Mo' | 'Cu', words: string, published: Published): ValueStatement => ({
  kind: 'value',
  about: 'nitrogen rate and site blockage',
  of: `0.${element}`,
  says: `rate of N2 on iron with 5 wt% ${element} over that on iron, 1973 K: ${words}`,
  unit: '1',
  published,
  within: { relative: 0 },
  cannotFail:
    'kept by equality only: in the models solubility and rate cancel, and no metal acts on the surface',
  model: (facts) => fromGas(facts, { [element]: 5 }) / fromGas(facts, {}),
});

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    over('Mn', 'manganese raises it', { atLeast: 1 }),
    over('Mo', 'molybdenum raises it', { atLeast: 1 }),
    over('Cu', 'copper lowers it', { atMost: 1 }),
  ],
});
