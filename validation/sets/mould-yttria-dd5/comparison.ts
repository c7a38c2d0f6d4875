import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, melt, pour } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  yttrium: decades(100, 3000, 'ppm', 'from a trace to what desulfurises'),
  oxygen: between(3, 15, 'ppm', 'single-crystal alloys'),
  sulfur: between(1, 8, 'ppm', 'single-crystal alloys'),
  temperature_K: between(1773, 1853, 'K', 'moulds of directional solidification'),
  time_s: decades(600, 7200, 's', 'withdrawal of a bar or blade'),
  mouldToVolume_per_m: between(100, 400, '1/m', 'bars of 10 to 40 mm'),
} as const satisfies Ranges;

interface Cast {
  readonly mould: 'Y2O3' | 'Al2O3';
  readonly yttrium: boolean;
}
const cast =
  ({ mould, yttrium }: Cast): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(5, ALLOYS.DD5, {
      ppm: { Y: yttrium ? drawn.yttrium : 0.01, O: drawn.oxygen, S: drawn.sulfur },
    }),
    route: [
      pour({
        temperature_K: drawn.temperature_K,
        time_s: drawn.time_s,
        mould,
        mouldToVolume_per_m: drawn.mouldToVolume_per_m,
      }),
    ],
  });
const lost = (run: Run): number => 1 - run.final('Y') / run.start('Y');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.Y_loss',
      says: 'DD5 loses more of its yttrium to an alumina mould than to one with an yttria layer: a tenth at least',
      documents: [cast({ mould: 'Al2O3', yttrium: true }), cast({ mould: 'Y2O3', yttrium: true })],
      holds: (alumina, yttria) => lost(alumina) > 1.1 * lost(yttria) && lost(alumina) > 0.01,
      shows: (...runs) => `${runs.map((run) => (100 * lost(run)).toFixed(1)).join(' and ')} % of the yttrium`,
    },
    {
      kind: 'order',
      of: '1.Y_O',
      says: 'the layer gives DD5 that holds none some yttrium: 0.1 ppm at least',
      meaning:
        'A mould neither wears nor dissolves in the model of the pour: what is lost to it is reckoned, what it gives is not. A long withdrawal on yttria leaves traces of yttrium and oxygen in an alloy that had none, as a crucible of yttria does in the model of the furnace.',
      documents: [cast({ mould: 'Y2O3', yttrium: false })],
      holds: (run) => run.final('Y') > 0.1,
      shows: (run) => `${run.final('Y').toFixed(3)} ppm Y`,
    },
  ],
  notCompared: [
    { of: '0.purity', because: 'no numbers' },
    { of: '2.*', because: 'aluminates of yttrium are not in the model: yttria stands for them' },
  ],
});
