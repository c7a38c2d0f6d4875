import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison } from '../../comparison.ts';
import { type Liquid, oxygenOverOxides } from '../../properties.ts';

/** log10 ([Si] [O]^2) [wt%] over silica with 1 wt% Si at 1873 K. */
function siliconOxygen(facts: Facts, wtpct: Liquid['wtpct']): number {
  const { wtpct: oxygen } = oxygenOverOxides(facts, {
    wtpct: { Si: 1, ...wtpct },
    balance: 'Ni',
    temperature_K: 1873,
  });
  return Math.log10(1 * oxygen ** 2);
}

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  note: 'The set names no pass criterion: a factor of two on a slope is asked.',
  statements: [
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '0.log10_Kprime_NiCo',
      says: 'rise of log10 ([Si][O]2) per wt% Co, Co below 20 %',
      meaning:
        'Cobalt hardly moves the silica equilibrium; in the model it raises the activity of silicon twofold at 20 %, so silica counts as a little too stable there. Ni-Si and Co-Si come from two assessments and 1e-4 for silicon in nickel is uncertain fivefold: the difference of the two pairs is not known better.',
      unit: '1/wt%',
      published: 0.005,
      model: (facts) => (siliconOxygen(facts, { Co: 20 }) - siliconOxygen(facts, {})) / 20,
      within: { factor: 2 },
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '3.relation',
      says: 'change of log10 ([Si][O]2) with 10 wt% Cu',
      unit: 'log10',
      published: -0.0342 * 10 + 0.0004 * 100,
      model: (facts) => siliconOxygen(facts, { Cu: 10 }) - siliconOxygen(facts, {}),
      within: { factor: 2 },
    },
  ],
  notCompared: [
    {
      of: ['1.*', '2.*'],
      because: 'pure cobalt and copper: the oxygen lines of the models are for nickel and iron',
    },
  ],
});
