import type { Facts } from '../../../src/calculations/facts.ts';
import { between, comparison, type Document, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { nitrogenRate, nitrogenSolubility } from '../../properties.ts';
import { finalOf, secondOrder } from '../../run.ts';
import { reciprocalGrowth } from '../../shapes.ts';

const assumed = {
  ...LABORATORY,
  chromium: between(15, 25, 'wt%', 'the abstract says high-Cr and mentions 20 wt%'),
  temperature_K: between(1773, 1873, 'K', 'three temperatures of the paper'),
  nitrogen: between(30, 150, 'ppm', 'returns and virgin charges before vacuum'),
  oxygen: between(5, 40, 'ppm', 'before and after deoxidation'),
  areaToVolume: between(5, 20, '1/m', 'asked by the data set'),
} as const satisfies Ranges;

/** Chromium at which the model reads the constants [wt%]. */
const READ_AT_CR = 25;
const rate = (temperature_K: number) => (facts: Facts) =>
  nitrogenRate(facts, { wtpct: { Cr: READ_AT_CR }, balance: 'Ni', temperature_K });

/** Held after meltdown; sampled at half an hour and an hour. */
const held =
  (at: { readonly time_s: number; readonly temperature_K?: number }): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { Cr: drawn.chromium, C: 0.02, Al: 0.5 },
      { ppm: { N: drawn.nitrogen, O: drawn.oxygen, S: 10 } },
    ),
    at_s: [1800, 3600],
    route: [
      vim({
        ...laboratory(drawn),
        areaToVolume_per_m: drawn.areaToVolume,
        temperature_K: at.temperature_K ?? drawn.temperature_K,
        pressure_Pa: 0.1,
        time_s: at.time_s,
        lining: { material: 'MgO' },
      }),
    ],
  });

export const asked = comparison({
  entry: 'simulate',
  role: 'constant',
  rests:
    'rate of nitrogen on liquid nickel: its level is read at 25 wt% Cr, which the abstract does not state, so that the returns of GH4169 lose what was published too',
  assumed,
  statements: [
    {
      kind: 'table',
      of: ['0.*', '1.*', '2.*', '5.unit_reading'],
      says: 'second-order constant at 1773, 1823 and 1873 K, read at 25 wt% Cr: 1 wt% more or less moves it by 30 %',
      about: 'nitrogen rate and site blockage',
      unit: 'm/s per wt%',
      rows: (facts) => [
        { name: '1773 K', published: 0.0184, model: rate(1773.15)(facts) },
        { name: '1823 K', published: 0.0233, model: rate(1823.15)(facts) },
        { name: '1873 K', published: 0.0397, model: rate(1873.15)(facts) },
      ],
      within: { relative: 0.3 },
    },
    {
      kind: 'value',
      of: ['0.*', '2.*'],
      says: 'ratio of the constants at 1873 and 1773 K',
      about: 'nitrogen rate and site blockage',
      unit: '1',
      published: 2.16,
      model: (facts) => rate(1873.15)(facts) / rate(1773.15)(facts),
      within: { relative: 0.1 },
    },
    {
      kind: 'value',
      of: ['3.activation_energy_kJ_mol', '5.Ea_from_the_three_k_kJ_mol', '5.k0_m_s'],
      says: 'activation energy of the constant',
      about: 'nitrogen rate and site blockage',
      unit: 'kJ/mol',
      published: 211.4,
      model: (facts) =>
        (8.314e-3 * Math.log(rate(1873.15)(facts) / rate(1773.15)(facts))) / (1 / 1773.15 - 1 / 1873.15),
      within: { relative: 0.1 },
    },
    {
      kind: 'value',
      of: '5.implied_1atm_solubility_wtpct',
      role: 'predicted',
      says: '10 ppm over 0.1 Pa of nitrogen is at most 1.01 wt% at 1 atm (25 wt% Cr, 1873 K)',
      about: 'nitrogen and hydrogen solubility',
      unit: 'wt%',
      published: { atMost: 1.01 },
      within: { relative: 0 },
      model: (facts) =>
        nitrogenSolubility(facts, { wtpct: { Cr: READ_AT_CR }, balance: 'Ni', temperature_K: 1873.15 }),
    },
    {
      kind: 'band',
      of: ['3.reaction_order', '3.rate_control'],
      role: 'fitted',
      says: 'order 2 under control of the surface: 1/N grows twice as much in twice the time',
      unit: '1',
      published: 2,
      within: { relative: 0.15 },
      documents: [held({ time_s: 3600 })],
      observe: reciprocalGrowth('N', 1800),
      meaning: 'A number above 2 says that stirring limits as well as the surface.',
    },
    {
      kind: 'band',
      of: ['4.N_ppm', '4.p_Pa', '4.meaning'],
      role: 'predicted',
      says: 'at most 10 ppm N can be reached at 0.1 Pa (after the four hours of the paper)',
      unit: 'ppm',
      published: { atMost: 10 },
      documents: [held({ time_s: 14_400 })],
      observe: finalOf('N'),
    },
    {
      kind: 'band',
      of: ['0.*', '1.*', '2.*'],
      role: 'fitted',
      tells: { parameter: 'nitrogenRate' },
      says: 'apparent constant at 1823 K by way of a heat, surface and stirring together',
      unit: 'm/s per wt%',
      published: 0.0233,
      documents: [held({ time_s: 3600, temperature_K: 1823 })],
      observe: secondOrder('N'),
      meaning: 'The chromium content decides the level: solubility enters squared.',
    },
  ],
});
