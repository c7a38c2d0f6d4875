import { comparison } from '../../comparison.ts';
import { oxygenOverOxides } from '../../properties.ts';

const T = 1873;

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: ['0.O_ppm_minimum', '0.Al_wtpct_at_minimum'],
      says: 'oxygen over alumina in nickel with 0.205 wt% Al, 1873 K',
      unit: 'ppm',
      published: 1.44,
      within: { factor: 2 },
      model: (facts) =>
        1e4 * oxygenOverOxides(facts, { wtpct: { Al: 0.205 }, balance: 'Ni', temperature_K: T }).wtpct,
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: ['1.O_ppm_minimum', '1.Ti_wtpct_at_minimum'],
      says: 'oxygen over its oxide in nickel with 0.565 wt% Ti, 1873 K',
      unit: 'ppm',
      published: 2.98,
      within: { factor: 2 },
      model: (facts) =>
        1e4 * oxygenOverOxides(facts, { wtpct: { Ti: 0.565 }, balance: 'Ni', temperature_K: T }).wtpct,
    },
  ],
});
