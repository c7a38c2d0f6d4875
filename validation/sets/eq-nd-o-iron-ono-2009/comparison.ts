import { comparison } from '../../comparison.ts';
import { dissolutionLog10K } from '../../properties.ts';

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: ['0.log10_K', '0.log10_K_spread'],
      says: 'log10 of the constant of Nd2O3 = 2[Nd] + 3[O] in iron, 1873 K',
      unit: '1',
      published: -13.5,
      within: { absolute: 0.8 },
      meaning:
        'As with yttrium and magnesium in nickel the measured constant lies decades above the free energy of the oxide: it counts oxygen that an analysis finds, part of it bound or in particles. Dissolved oxygen beside neodymium is a floor in the models, not what a laboratory prints.',
      model: (facts) =>
        dissolutionLog10K(
          facts,
          { compound: 'Nd2O3', metal: 'Nd', metals: 2, gas: 'O', gases: 3 },
          { base: 'Fe', temperature_K: 1873 },
        ),
    },
  ],
  notCompared: [
    {
      of: '1.*',
      because: 'the oxysulfide of neodymium has no free energy of its own: it follows yttrium and cerium',
    },
    { of: '2.*', because: 'the models carry no interaction of neodymium in iron' },
  ],
});
