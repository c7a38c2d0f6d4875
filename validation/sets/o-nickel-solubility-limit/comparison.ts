import type { Facts } from '../../../src/calculations/facts.ts';
import { R } from '../../../src/metal/thermo/constants.ts';
import { comparison } from '../../comparison.ts';

const MOLAR = { Ni: 58.693, O: 15.999 } as const;
/** Oxygen [wt%] of nickel with its solid oxide as printed. */
function printed(T: number): number {
  const x = Math.exp(-25080 / T + 9.96);
  return (100 * x * MOLAR.O) / (x * MOLAR.O + (1 - x) * MOLAR.Ni);
}
/** The same by the line of dissolved oxygen and the free energy of NiO, after Henry. */
function saturated({ properties }: Facts, T: number): number {
  const { lnKO } = properties.state(['Ni'], Float64Array.of(1), T);
  return Math.exp(lnKO + properties.formation_J('NiO', T)! / (R * T));
}

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '0.ln_x_O',
      says: 'oxygen of nickel with solid NiO, 1833 K',
      unit: 'wt%',
      published: printed(1833),
      within: { factor: 1.5 },
      model: (facts) => saturated(facts, 1833),
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '0.ln_x_O',
      says: 'the same, 1859 over 1722 K',
      unit: '1',
      published: printed(1859) / printed(1722),
      within: { factor: 1.25 },
      model: (facts) => saturated(facts, 1859) / saturated(facts, 1722),
    },
  ],
  notCompared: [
    { of: '1.dG_J_per_mol', because: 'its sign is not printed' },
    { of: '1.epsilon_O_O', because: 'the models take dissolved oxygen after Henry' },
  ],
});
