import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison } from '../../comparison.ts';
import { oxygenOverOxides } from '../../properties.ts';

const over = (facts: Facts, Co: number): number =>
  oxygenOverOxides(facts, { wtpct: { Cr: 5, Co }, balance: 'Ni', temperature_K: 1873 }).wtpct;

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '0.Co',
      says: 'oxygen beside 5 wt% Cr in Ni with 40 wt% Co over that with none: slightly more, 5 to 60 %',
      unit: '1',
      published: [1.05, 1.6],
      within: { relative: 0 },
      model: (facts) => over(facts, 40) / over(facts, 0),
    },
  ],
  notCompared: [{ of: ['0.minimum', '0.beyond'], because: 'no numbers' }],
});
