import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison } from '../../comparison.ts';
import { oxygenOverOxides } from '../../properties.ts';

const ALUMINIUM_WTPCT = 0.05;
/** Oxygen over alumina in Fe-Co; the base is the metal that there is more of. */
function over(facts: Facts, Co: number): number {
  const rest = 100 - Co - ALUMINIUM_WTPCT;
  return oxygenOverOxides(facts, {
    wtpct: Co > 50 ? { Al: ALUMINIUM_WTPCT, Fe: rest } : { Al: ALUMINIUM_WTPCT, Co },
    balance: Co > 50 ? 'Co' : 'Fe',
    temperature_K: 1873,
  }).wtpct;
}

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: ['0.deoxidation_to_middle', '0.weakest_Co_wtpct'],
      says: 'oxygen over alumina with 0.05 wt% Al in Fe-50Co over that in iron: more',
      unit: '1',
      published: { atLeast: 1 },
      within: { relative: 0 },
      model: (facts) => over(facts, 50) / over(facts, 0),
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: ['0.deoxidation_to_cobalt', '0.weakest_Co_wtpct'],
      says: 'the same over that in cobalt with 5 wt% Fe: more',
      unit: '1',
      published: { atLeast: 1 },
      within: { relative: 0 },
      model: (facts) => over(facts, 50) / over(facts, 95),
    },
  ],
  notCompared: [{ of: '1.*', because: 'the models hold no such polynomial of cobalt and aluminium' }],
});
