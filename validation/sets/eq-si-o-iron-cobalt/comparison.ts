import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison, type ValueStatement } from '../../comparison.ts';
import { oxygenOverOxides } from '../../properties.ts';

const over = (facts: Facts, Co: number): number =>
  oxygenOverOxides(facts, {
    wtpct: Co > 50 ? { Si: 0.5, Fe: 99.5 - Co } : { Si: 0.5, Co },
    balance: Co > 50 ? 'Co' : 'Fe',
    temperature_K: 1873,
  }).wtpct;
const lowered = (Co: number, atMost: number): ValueStatement => ({
  kind: 'value',
  about: 'oxide equilibria',
  of: '0.Co',
  says: `oxygen over silica with 0.5 wt% Si and ${Co} wt% Co over that in iron`,
  unit: '1',
  published: { atMost },
  within: { relative: 0 },
  model: (facts) => over(facts, Co) / over(facts, 0),
});

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [lowered(40, 0.9), lowered(80, 0.7)],
  notCompared: [{ of: '0.minimum', because: 'no numbers' }],
});
