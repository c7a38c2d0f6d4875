import type { ElementSymbol } from '../../../src/metal/alloy/element.ts';
import { between, comparison, decades } from '../../comparison.ts';
import { crucible, LABORATORY, melt, vim } from '../../documents.ts';
import { firstOrder, type Run, removed } from '../../run.ts';

interface Drawn {
  readonly aspect: number;
  readonly kMelt: number;
  readonly temperature_K: number;
  readonly pressure_Pa: number;
  readonly time_s: number;
  readonly oxygen: number;
}
const anode = (drawn: Drawn) => ({
  melt: melt(35, { Bi: 0.02, As: 0.1, Sb: 0.05, O: drawn.oxygen }, { balance: 'Cu' as const }),
  route: [
    vim({
      ...crucible(35, drawn.aspect),
      meltTransport_m_per_s: drawn.kMelt,
      temperature_K: drawn.temperature_K,
      pressure_Pa: drawn.pressure_Pa,
      time_s: drawn.time_s,
    }),
  ],
});
/** How much slower an element leaves than in a better vacuum. */
const slowed = (element: ElementSymbol) => (run: Run, better: Run) =>
  firstOrder(element)(run) / firstOrder(element)(better);

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  note: 'The form of the gas film was changed twice after misses had been seen, at last to one without a fitted constant; none was set by this set',
  assumed: {
    aspect: LABORATORY.aspect,
    kMelt: LABORATORY.kMelt,
    temperature_K: between(1443, 1573, 'K', 'range of the runs'),
    pressure_Pa: decades(3, 25, 'Pa', 'range of the runs'),
    time_s: between(2400, 3600, 's', 'range of the runs'),
    oxygen: between(0.1, 0.25, 'wt%', 'anode copper'),
  },
  statements: [
    {
      kind: 'order',
      of: ['0.Bi_removed_fraction', '0.As_removed_fraction', '0.Sb_removed_fraction'],
      says: 'removal Bi >> As > Sb, which stays',
      meaning: 'Which of the three a vacuum takes from copper.',
      documents: [anode],
      holds: (run) =>
        removed('Bi')(run) > 2 * removed('As')(run) &&
        removed('As')(run) > removed('Sb')(run) &&
        removed('Sb')(run) < 0.05,
      shows: (run) =>
        (['Bi', 'As', 'Sb'] as const).map((e) => `${e} ${(100 * removed(e)(run)).toFixed(1)} %`).join(', '),
    },
    {
      kind: 'band',
      of: '0.Bi_removed_fraction',
      says: 'share of Bi removed in 40 to 60 min',
      meaning: 'Bismuth leaves as fast as the stirring brings it; 35 kg without its shape leaves that open.',
      unit: '1',
      published: [0.41, 0.88],
      documents: [anode],
      observe: removed('Bi'),
    },
    {
      kind: 'band',
      of: '0.As_removed_fraction',
      says: 'share of As removed in 40 to 60 min',
      meaning: 'Arsenic leaves as AsO: oxygen of the anode copper, pressure and temperature decide how much.',
      unit: '1',
      published: [0.02, 0.25],
      documents: [anode],
      observe: removed('As'),
      resolution: 0.01,
    },
    {
      kind: 'order',
      of: '1.As',
      says: 'As: the evaporation step controls (a hundredfold better vacuum does not double the rate)',
      meaning: 'The gas film of the model holds back every element alike, also one that evaporates slowly.',
      documents: [anode, (drawn) => anode({ ...drawn, pressure_Pa: drawn.pressure_Pa / 100 })],
      holds: (run, better) => slowed('As')(run, better) > 0.5,
    },
    {
      kind: 'order',
      of: '1.Sb',
      says: 'Sb stays: low activity and low pressure of its own',
      documents: [anode],
      holds: (run) => removed('Sb')(run) < 0.05,
    },
  ],
  notCompared: [
    {
      of: '1.Bi',
      because:
        'the switch needs the vapour pressure of the whole melt run by run, which is not stated with the removal it belongs to',
    },
  ],
});
