import { comparison } from '../../comparison.ts';
import { dissolutionLog10K } from '../../properties.ts';

const TEMPERATURES_K = [1823, 1873, 1923] as const;

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    {
      kind: 'table',
      about: 'sulfide and oxysulfide equilibria',
      of: ['0.log10_K_A', '0.log10_K_B'],
      says: 'log10 K of CeS = [Ce] + [S] in iron, 1823 to 1923 K',
      unit: 'log10',
      within: { absolute: 0.5 },
      rows: (facts) =>
        TEMPERATURES_K.map((temperature_K) => ({
          name: `${temperature_K} K`,
          published: 6.39 - 20_600 / temperature_K,
          model: dissolutionLog10K(
            facts,
            { compound: 'CeS', metal: 'Ce', metals: 1, gas: 'S', gases: 1 },
            { base: 'Fe', temperature_K },
          ),
        })),
    },
  ],
  notCompared: [
    {
      of: '1.*',
      because: 'interactions belong to their own constant; the models use free energies without them',
    },
    { of: '2.dG0', because: 'its unit is not printed in the part seen' },
  ],
});
