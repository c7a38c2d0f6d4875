import { comparison, decades } from '../../comparison.ts';
import { crucible, melt, vim } from '../../documents.ts';
import { nitrogenRate } from '../../properties.ts';
import { reciprocalGrowth } from '../../shapes.ts';

const iron = { wtpct: {}, balance: 'Fe', temperature_K: 1873.15 } as const;
const CM_PER_M = 100;

export const asked = comparison({
  entry: 'property',
  role: 'constant',
  rests: 'rate of nitrogen on liquid iron and its blockage by O and S',
  assumed: {
    oxygen_ppm: decades(20, 300, 'ppm', 'deoxidised to undeoxidised iron'),
    kMelt: decades(1e-4, 6e-4, 'm/s', 'stirring: transport data, induction-stirred melts'),
  },
  statements: [
    {
      kind: 'table',
      of: ['0.*', '2.*', '3.*', '4.*', '5.*'],
      says: 'k = 15.0/(1 + 161 O + 63.4 S)^2 at 1873 K',
      about: 'nitrogen rate and site blockage',
      unit: 'cm/s per wt%',
      rows: (facts) =>
        (
          [
            ['O = S = 0', 0, 0, 15],
            ['O = S = 10 ppm', 1e-3, 1e-3, 10],
            ['O = 30, S = 50 ppm', 3e-3, 5e-3, 4.63],
            ['O = S = 100 ppm', 1e-2, 1e-2, 1.43],
          ] as const
        ).map(([name, O, S, published]) => ({
          name,
          published,
          model: CM_PER_M * nitrogenRate(facts, iron, O, S),
        })),
      within: { relative: 0.05 },
    },
    {
      kind: 'value',
      of: ['1.Ea_kcal_mol', '1.Ea_kJ_mol'],
      says: 'activation energy of the constant, 1793 to 1973 K',
      about: 'nitrogen rate and site blockage',
      unit: 'kJ/mol',
      published: 148.1,
      model: (facts) => {
        const at = (temperature_K: number) => nitrogenRate(facts, { ...iron, temperature_K });
        return (8.314e-3 * Math.log(at(1973) / at(1793))) / (1 / 1793 - 1 / 1973);
      },
      within: { relative: 0.05 },
      meaning: 'How much a hotter iron melt gains in nitrogen removal is off by this much.',
    },
    {
      kind: 'band',
      of: '1.order',
      role: 'predicted',
      says: 'overall order 2 below 50 ppm N: 1/N grows linearly, twice as much in twice the time',
      unit: '1',
      published: 2,
      within: { relative: 0.15 },
      documents: [
        ({ oxygen_ppm, kMelt }) => ({
          melt: melt(1, {}, { balance: 'Fe', ppm: { N: 50, O: oxygen_ppm, S: 20 } }),
          at_s: [600, 1200],
          route: [
            vim({
              temperature_K: 1873,
              pressure_Pa: 10,
              time_s: 1200,
              ...crucible(1, 1),
              meltTransport_m_per_s: kMelt,
              lining: { material: 'copper' },
            }),
          ],
        }),
      ],
      observe: reciprocalGrowth('N', 600),
    },
  ],
});
