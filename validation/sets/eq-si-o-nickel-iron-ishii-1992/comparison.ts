import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison } from '../../comparison.ts';
import { type Liquid, oxygenOverOxides } from '../../properties.ts';

const SILICON = 0.5;
const inNickel = (temperature_K: number, Fe = 0): Liquid => ({
  wtpct: { Si: SILICON, Fe },
  balance: 'Ni',
  temperature_K,
});
const inIron = (Ni = 0): Liquid => ({ wtpct: { Si: SILICON, Ni }, balance: 'Fe', temperature_K: 1873 });
const over = (facts: Facts, liquid: Liquid): number => oxygenOverOxides(facts, liquid).wtpct;

/** Oxygen [ppm] beside silicon by the product of the paper. */
const printed = (log10Product: number): number => 1e4 * Math.sqrt(10 ** log10Product / SILICON);
const nickel = (T: number): number => -15680 / T + 1.83 - 0.06 * SILICON;

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: ['0.log10_K', '0.log10_product'],
      says: 'oxygen over silica in nickel with 0.5 wt% Si, 1873 K',
      unit: 'ppm',
      published: printed(nickel(1873)),
      within: { factor: 1.5 },
      model: (facts) => 1e4 * over(facts, inNickel(1873)),
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '0.log10_K',
      says: 'the same, 1873 over 1773 K',
      meaning:
        'The constant of nickel falls half as fast as that of iron in the same paper, though the heats of solution of silicon and oxygen make the two nearly equal: like other constants from crucibles it counts oxygen in particles where little is dissolved. At 1873 K both agree; colder, analyses will show more oxygen beside silicon than the models call dissolved.',
      unit: '1',
      published: printed(nickel(1873)) / printed(nickel(1773)),
      within: { factor: 1.3 },
      model: (facts) => over(facts, inNickel(1873)) / over(facts, inNickel(1773)),
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '1.log10_product',
      says: 'oxygen over silica in nickel with 20 over that with no iron, 1873 K',
      meaning:
        'A fifth of iron loosens silicon nine times in the assessed liquid, which cancels what it does to oxygen (3.3 times); measured, silicon is hardly loosened there. Both ends, nickel and iron, are right: between them silicon is taken as too active, and oxygen beside it comes out 2.5 times too low.',
      unit: '1',
      published: 10 ** ((-(288 / 1873 - 0.197) * 20) / 2),
      within: { factor: 1.3 },
      model: (facts) => over(facts, inNickel(1873, 20)) / over(facts, inNickel(1873)),
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '2.log10_K',
      says: 'oxygen over silica in iron with 0.5 wt% Si, 1873 K',
      unit: 'ppm',
      published: printed(-30960 / 1873 + 11.86),
      within: { factor: 1.5 },
      model: (facts) => 1e4 * over(facts, inIron()),
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '3.log10_product',
      says: 'oxygen over silica in iron with 40 over that with no nickel, 1873 K',
      unit: '1',
      published: 10 ** ((-0.01 * 40) / 2),
      within: { factor: 1.3 },
      model: (facts) => over(facts, inIron(40)) / over(facts, inIron()),
    },
  ],
});
