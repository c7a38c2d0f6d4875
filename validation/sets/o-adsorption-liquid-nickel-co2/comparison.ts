import { comparison } from '../../comparison.ts';
import { chemistryOf } from '../../properties.ts';

export const asked = comparison({
  entry: 'property',
  role: 'constant',
  rests: 'site blockage by oxygen in every melt that is not iron',
  statements: [
    {
      kind: 'table',
      about: 'nitrogen rate and site blockage',
      of: ['1.log10_K_O', '2.*'],
      says: 'adsorption coefficient of O on nickel',
      unit: '1/wt%',
      rows: (facts) =>
        [
          { T: 1773, published: 126 },
          { T: 1873, published: 55.3 },
        ].map(({ T, published }) => ({
          name: `${T} K`,
          published,
          model: chemistryOf(facts, { wtpct: {}, balance: 'Ni', temperature_K: T }).blockO / 100,
        })),
      within: { relative: 0.01 },
    },
  ],
  notCompared: [{ of: '0.ka_mol_cm2_s_atm', because: 'no operation blows CO2 on a melt' }],
});
