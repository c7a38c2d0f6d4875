import { comparison } from '../../comparison.ts';
import { dissolutionLog10K } from '../../properties.ts';

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  statements: [
    {
      kind: 'value',
      about: 'sulfide and oxysulfide equilibria',
      of: ['0.log10_K', '0.uncertainty', '2.log10_K'],
      says: 'log10 K of CaS = [Ca] + [S] in iron at 1873 K: between the two measurements',
      meaning: 'The two measurements differ by 2.5 decades; the free energies lie at the stronger one.',
      unit: 'log10',
      published: [-8.72, -6.23 + 0.56],
      model: (facts) =>
        dissolutionLog10K(
          facts,
          { compound: 'CaS', metal: 'Ca', metals: 1, gas: 'S', gases: 1 },
          { base: 'Fe', temperature_K: 1873 },
        ),
      within: { absolute: 0 },
    },
  ],
  notCompared: [
    {
      of: ['0.e_S_Ca', '0.e_Ca_S', '2.e_S_Ca', '1.*', '2.source'],
      because:
        'apparent interactions belong to their own constant and give its minima; the models use free energies without them',
    },
  ],
});
