import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison } from '../../comparison.ts';
import { oxygenOverOxides } from '../../properties.ts';

/** Oxygen over alumina with 0.1 wt% Al in Ni-Co over that in nickel. */
function ratio(facts: Facts, Co: number): number {
  const over = (cobalt: number): number =>
    oxygenOverOxides(facts, {
      wtpct: cobalt > 50 ? { Al: 0.1, Ni: 99.9 - cobalt } : { Al: 0.1, Co: cobalt },
      balance: cobalt > 50 ? 'Co' : 'Ni',
      temperature_K: 1873,
    }).wtpct;
  return over(Co) / over(0);
}

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '0.Co_to_20',
      says: 'oxygen over alumina with 0.1 wt% Al and 20 wt% Co over that in nickel: hardly changed',
      unit: '1',
      published: 1,
      within: { factor: 1.5 },
      model: (facts) => ratio(facts, 20),
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '0.Co_above_20',
      says: 'the same with 80 wt% Co: aluminium takes oxygen substantially further down',
      unit: '1',
      published: { atMost: 0.7 },
      within: { relative: 0 },
      model: (facts) => ratio(facts, 80),
    },
  ],
});
