import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison, decades } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { filedLog10K, oxygenOver } from '../../properties.ts';

const NICKEL = 'Y2O3(s) = 2[Y] + 3[O]';
const IRON = 'Y2O3(s) = 2[Y] + 3[O] (liquid Fe)';

/** Oxygen [ppm] over yttria in nickel by the filed constant and the interaction that goes with it. */
const oxygen = (facts: Facts, T: number, Y_wtpct: number): number =>
  1e4 * oxygenOver({ log10K: filedLog10K(facts, NICKEL, T), e: -6.47, ratio: 11.1 }, Y_wtpct);

const MINIMUM = [
  { name: '0.01 % Y, 1873 K', published: 12.5, T: 1873, Y: 0.01 },
  { name: '0.02 % Y, 1873 K', published: 9, T: 1873, Y: 0.02 },
  { name: '0.05 % Y, 1873 K', published: 7.5, T: 1873, Y: 0.05 },
  { name: '0.10 % Y, 1873 K', published: 10.2, T: 1873, Y: 0.1 },
  { name: '0.02 % Y, 1973 K', published: 20.2, T: 1973, Y: 0.02 },
  { name: '0.05 % Y, 1973 K', published: 16.9, T: 1973, Y: 0.05 },
] as const;

const crucible = (drawn: Parameters<typeof laboratory>[0], temperature_K: number, Y: number) => ({
  melt: melt(drawn.mass_kg, { Y }, { ppm: { O: 10 } }),
  route: [
    vim({
      ...laboratory(drawn),
      leak_Pa_m3_per_s: 0,
      temperature_K,
      atmosphere: 'argon',
      pressure_Pa: 101_325,
      time_s: 7200,
      lining: { material: 'Y2O3' },
    }),
  ],
});

export const asked = comparison({
  entry: 'property',
  role: 'constant',
  rests:
    'the measured constant and interaction of yttria in nickel, for nickel in an yttria crucible; alloys take oxide equilibria from free energies',
  assumed: { ...LABORATORY, more_K: decades(50, 100, 'K', '1600 to 1700 degC') },
  statements: [
    {
      kind: 'table',
      about: 'oxide equilibria',
      of: ['0.reaction', '0.log10_K', '0.log10_Kprime'],
      says: 'log10 K of Y2O3 in nickel',
      unit: 'log10',
      rows: (facts) =>
        [1873.15, 1923.15, 1973.15].map((T) => ({
          name: `${T} K`,
          published: -36_250 / T + 6.36,
          model: filedLog10K(facts, NICKEL, T),
        })),
      within: { absolute: 1e-6 },
    },
    {
      kind: 'table',
      about: 'oxide equilibria',
      of: '1.log10_K',
      says: 'log10 K of Y2O3 in iron',
      unit: 'log10',
      rows: (facts) =>
        [1873.15, 1973.15].map((T) => ({
          name: `${T} K`,
          published: -36_160 / T + 7.33,
          model: filedLog10K(facts, IRON, T),
        })),
      within: { absolute: 1e-6 },
    },
    {
      kind: 'table',
      about: 'oxide equilibria',
      of: ['0.e_O_Y', '2.*', '3.*'],
      says: 'O over yttria, with its minimum near 0.05 % Y',
      unit: 'ppm',
      rows: (facts) =>
        MINIMUM.map(({ name, published, T, Y }) => ({ name, published, model: oxygen(facts, T, Y) })),
      within: { relative: 0.02 },
    },
    {
      kind: 'band',
      of: ['2.*'],
      says: 'an yttria crucible holds nickel with 0.05 % Y at the measured minimum, 1873 K',
      unit: 'ppm',
      published: 7.5,
      within: { relative: 0.1 },
      documents: [(drawn) => crucible(drawn, 1873, 0.05)],
      observe: (run) => run.final('O'),
    },
    {
      kind: 'order',
      of: '3.*',
      says: 'a melt with 0.02 % Y in an yttria crucible takes up more O when it is hotter',
      documents: [
        (drawn) => crucible(drawn, 1873, 0.02),
        (drawn) => crucible(drawn, 1873 + drawn.more_K, 0.02),
      ],
      holds: (cold, hot) => hot.final('O') > cold.final('O'),
    },
    {
      kind: 'order',
      of: '2.*',
      says: 'O rises from 0.05 to 0.10 % Y (measured minimum)',
      documents: [(drawn) => crucible(drawn, 1873, 0.05), (drawn) => crucible(drawn, 1873, 0.1)],
      holds: (less, more) => more.final('O') > less.final('O') + 0.5,
      shows: (less, more) => `${less.final('O').toFixed(1)} and ${more.final('O').toFixed(1)} ppm O`,
    },
  ],
  notCompared: [
    {
      of: ['1.e_O_Y', '1.log10_Kprime'],
      because: 'interactions of yttrium in iron are not filed: no model asks for them',
    },
  ],
});
