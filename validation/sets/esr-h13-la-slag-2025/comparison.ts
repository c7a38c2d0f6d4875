import {
  type BandStatement,
  between,
  comparison,
  type Document,
  decades,
  type Ranges,
} from '../../comparison.ts';
import { melt, slagMelt } from '../../documents.ts';
import type { Run } from '../../run.ts';

const H13 = { C: 0.4, Cr: 5, Mo: 1.3, V: 1, Si: 1, Mn: 0.4 } as const;
/** The model takes the interface 75 K colder than the slag; a furnace has one temperature. */
const INTERFACE_BELOW_SLAG_K = 75;

const assumed = {
  lanthanum: decades(150, 1500, 'ppm', 'steels treated with lanthanum'),
  aluminium: decades(0.01, 0.06, 'wt%', 'killed tool steel'),
  slagRatio: between(0.1, 0.4, 'kg/kg', 'slag on steel in a crucible'),
  temperature_K: between(1823, 1923, 'K', 'steel held liquid under slag'),
  time_s: decades(900, 3600, 's', 'slag and steel held together'),
} as const satisfies Ranges;

/** Slag of the paper: 30 wt% of lanthana and alumina together. */
const underSlag =
  (ratio: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      0.5,
      { ...H13, Al: drawn.aluminium },
      { balance: 'Fe', ppm: { La: drawn.lanthanum, O: 20, S: 20 } },
    ),
    route: [
      slagMelt({
        slag_wtpct: { CaF2: 50, CaO: 20, Al2O3: 30 / (1 + ratio), La2O3: (30 * ratio) / (1 + ratio) },
        slag_kg_per_kg: drawn.slagRatio,
        temperature_K: drawn.temperature_K + INTERFACE_BELOW_SLAG_K,
        time_s: drawn.time_s,
        mould_diameter_m: 0.05,
      }),
    ],
  });
const yieldOf = (run: Run): number => run.final('La') / run.start('La');
const [poor, even, rich] = [underSlag(0.2), underSlag(1), underSlag(5)];

const lanthanum = (
  of: string,
  ratio: string,
  published: number,
  document: Document<typeof assumed>,
): BandStatement<typeof assumed> => ({
  kind: 'band',
  of,
  says: `share of the lanthanum that stays, La2O3 to Al2O3 ${ratio}`,
  unit: '1',
  published,
  within: { absolute: 0.15 },
  resolution: 0.05,
  documents: [document],
  observe: yieldOf,
  ...(published > 0.5
    ? {
        meaning:
          'In the model aluminium of the slag takes lanthanum down to below 1 ppm under every slag, so that only the time of contact counts. Measured, a slag rich in lanthana keeps most of what was added, dissolved or as oxysulfide that such a slag does not take up: the lanthanum that a steel keeps over lanthana is foretold far too low.',
      }
    : {}),
});
const cleaner = (element: 'S' | 'O') => ({
  kind: 'order' as const,
  of: `2.${element}`,
  says: `less ${element} under the slag with much lanthana (5 against 0.2)`,
  documents: [poor, rich],
  holds: (little: Run, much: Run) => much.final(element) < little.final(element),
  shows: (little: Run, much: Run) =>
    `${little.final(element).toFixed(2)} and ${much.final(element).toFixed(2)} ppm ${element}`,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  draws: 16,
  statements: [
    lanthanum('0.La_yield', '0.2', 0.053, poor),
    lanthanum('1.La_yield', '5', 0.632, rich),
    {
      kind: 'order',
      of: ['0.La_yield', '1.La_yield'],
      says: 'the yield rises with lanthana for alumina: 0.2, 1, 5',
      documents: [poor, even, rich],
      holds: (a, b, c) => yieldOf(a) < yieldOf(b) && yieldOf(b) < yieldOf(c),
      shows: (...runs) => runs.map((run) => yieldOf(run).toFixed(3)).join(', '),
    },
    cleaner('S'),
    cleaner('O'),
  ],
  notCompared: [
    {
      of: ['1.P_removed', '1.As_removed'],
      because: 'phosphides and arsenides of lanthanum are not phases of the models',
    },
    { of: '3.La2O3_wtpct_needed', because: 'a calculation of the paper for a content that is not given' },
  ],
});
