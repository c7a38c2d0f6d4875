import type { Facts } from '../../../src/calculations/facts.ts';
import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt, pour } from '../../documents.ts';
import { oxideThreshold } from '../../oxide-order.ts';

const assumed = {
  time_s: decades(60, 1200, 's', 'a sessile drop on a core'),
  mouldToVolume_per_m: between(50, 500, '1/m', 'a drop of some millimetres'),
} as const satisfies Ranges;

const onSilica: Document<typeof assumed> = (drawn) => ({
  melt: melt(0.01, ALLOYS.CMSX4, { ppm: { Y: 1000, O: 5, S: 2 } }),
  route: [
    pour({
      temperature_K: 1823,
      time_s: drawn.time_s,
      mould: 'SiO2',
      mouldToVolume_per_m: drawn.mouldToVolume_per_m,
    }),
  ],
});

/** Dissolved yttrium from which yttria is the most stable oxide [wt%]. */
const dissolvedThreshold = (facts: Facts): number =>
  oxideThreshold(facts, { wtpct: ALLOYS.CMSX4, balance: 'Ni', temperature_K: 1823 }, 'Y');

/** Yttrium held by 10 ppm O (two Y to three O) and 5 ppm S (two Y to one S) [wt%]. */
const BOUND_WTPCT = (3.7 * 10 + 5.5 * 5) / 1e4;

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  assumed,
  note: 'The paper counts all yttrium, the threshold of the models what is dissolved (4.8e-4 wt%, compared so at first); what oxygen and sulfur of the alloy hold is added, at contents that the abstract does not state.',
  statements: [
    {
      kind: 'value',
      of: ['0.Y_oxide_at_interface', '1.Y_oxide_at_interface', '0.products'],
      says: 'yttria forms from 0.011 to 0.017 wt% Y on, dissolved and bound, oxides of Al, Hf and Zr below (CMSX-4 taken, 1823 K, 10 ppm O and 5 ppm S assumed)',
      about: 'oxide equilibria',
      unit: 'wt%',
      published: [0.011, 0.017],
      model: (facts) => BOUND_WTPCT + dissolvedThreshold(facts),
      within: { factor: 3 },
      meaning:
        'The drop has to carry some grams of yttrium per m2 to the core for a layer that is seen, which the threshold of the melt leaves out.',
    },
    {
      kind: 'order',
      of: ['3.products'],
      says: '0.1 wt% Y is attacked by silica: yttrium goes to the core',
      cannotFail: 'the model of that wall takes yttrium by itself: some always goes, however little',
      documents: [onSilica],
      holds: (run) => run.to('Y', 'wall') > 0,
      shows: (run) => `${(100 * (1 - run.final('Y') / run.start('Y'))).toFixed(0)} % of the yttrium is lost`,
    },
  ],
  notCompared: [
    { of: ['0.wetting_angle', '1.wetting_angle'], because: 'wetting is not in the model' },
    { of: '2.products', because: 'aluminates of yttrium are not in the model: yttria stands for them' },
  ],
});
