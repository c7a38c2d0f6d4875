import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison, type ValueStatement } from '../../comparison.ts';
import { oxygenOverOxides } from '../../properties.ts';

/** Oxygen [wt%] over zirconia in Fe-40Ni at 1873 K by the constants of the paper; its term in [O] by iteration. */
function printed(zirconium: number): number {
  let oxygen = 1e-3;
  for (let k = 0; k < 50; k++) {
    const lnZr = Math.log10(zirconium) + 2.16 * zirconium - 7.16 * oxygen;
    oxygen = 10 ** ((-6.221 - lnZr) / 2 + 1.25 * zirconium);
  }
  return oxygen;
}
const over = (facts: Facts, Zr: number, Ni: number): number =>
  oxygenOverOxides(facts, { wtpct: { Zr, Ni }, balance: 'Fe', temperature_K: 1873 }).wtpct;

const overZirconia = (zirconium: number): ValueStatement => ({
  kind: 'value',
  about: 'oxide equilibria',
  of: ['0.log10_K', '0.e_Zr_O', '0.e_O_Zr', '0.e_Zr_Zr'],
  says: `oxygen over zirconia in Fe-40Ni with ${zirconium} wt% Zr, 1873 K`,
  meaning:
    'Sixty times more oxygen than free energies leave, as in the nickel of the same authors and with yttrium and magnesium: an analysis finds zirconia that still floats. How firmly iron with nickel holds zirconium rests on assessment alone and may be a smaller part of it. Dissolved oxygen beside zirconium is a floor.',
  unit: 'ppm',
  published: 1e4 * printed(zirconium),
  within: { factor: 2 },
  model: (facts) => 1e4 * over(facts, zirconium, 40),
});

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    overZirconia(0.01),
    overZirconia(0.1),
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '1.over_nickel',
      says: 'oxygen over zirconia with 0.05 wt% Zr in Fe-30Ni over that in iron: a tenth more at least',
      unit: '1',
      published: { atLeast: 1.1 },
      within: { relative: 0 },
      model: (facts) => over(facts, 0.05, 30) / over(facts, 0.05, 0),
    },
  ],
  notCompared: [
    { of: '0.dG_J_per_mol', because: 'the constant in other words' },
    { of: '2.*', because: 'which of them is which is not printed' },
  ],
});
