import type { Facts } from '../../../src/calculations/facts.ts';
import { R } from '../../../src/metal/thermo/constants.ts';
import { comparison } from '../../comparison.ts';

const CALORIE_J = 4.184;
const T = 1873;
type Base = 'Co' | 'Ni';
/** Water over hydrogen beside 1 wt% of dissolved oxygen, by the printed line. */
const printed = (base: Base, at_K = T): number => {
  const energy = base === 'Co' ? -45_360 + 16.16 * at_K : -48_170 + 16.12 * at_K;
  return Math.exp((-energy * CALORIE_J) / (R * at_K));
};
/** The same by the line of dissolved oxygen and the free energy of water. */
function waterOverHydrogen({ properties }: Facts, base: Base, at_K = T): number {
  const { lnKO } = properties.state([base], Float64Array.of(1), at_K);
  return Math.exp(-properties.formation_J('H2O', at_K)! / (R * at_K) - lnKO);
}

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  note: 'That cobalt takes the line of nickel was known when this was declared.',
  statements: [
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '0.dF_cal_per_mol',
      says: 'water over hydrogen beside 1 wt% O in cobalt, 1873 K',
      unit: '1',
      published: printed('Co'),
      within: { factor: 1.25 },
      model: (facts) => waterOverHydrogen(facts, 'Co'),
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: ['0.dF_cal_per_mol', '1.dF_cal_per_mol'],
      says: 'the same in nickel over that in cobalt, 1873 K: nickel holds its oxygen more loosely',
      unit: '1',
      published: printed('Ni') / printed('Co'),
      within: { factor: 1.25 },
      model: (facts) => waterOverHydrogen(facts, 'Ni') / waterOverHydrogen(facts, 'Co'),
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '1.dF_cal_per_mol',
      says: 'the same in nickel, 1773 over 1973 K',
      meaning:
        'With hydrogen the heat of solution of oxygen in nickel came out as 50 kJ/mol, with cells in three later papers as 71 to 82, which the model follows (73); their levels agree at 1873 K within a tenth. It moves oxygen by a tenth over a hundred kelvin.',
      unit: '1',
      published: printed('Ni', 1773) / printed('Ni', 1973),
      within: { factor: 1.1 },
      model: (facts) => waterOverHydrogen(facts, 'Ni', 1773) / waterOverHydrogen(facts, 'Ni', 1973),
    },
  ],
});
