import { type BandStatement, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  pressure_Pa: decades(1e-3, 30, 'Pa', 'reduced pressure, garbled in print'),
  time_s: decades(900, 14_400, 's', 'looks at a reaction with a mould'),
} as const satisfies Ranges;

/** Silica stands for the mullite whose silica reacts. */
const onSilica =
  (temperature_K: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, ALLOYS.PWA1480, { ppm: { O: 5, S: 5, Si: 50, C: 50 } }),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K,
        pressure_Pa: drawn.pressure_Pa,
        time_s: drawn.time_s,
        lining: { material: 'SiO2' },
      }),
    ],
  });
const low = onSilica(1773);
/** Silicon that came in [ppm], with a trace so that no reaction at all counts as equal. */
const TRACE_PPM = 1e-3;
const silicon = (run: Run): number => run.final('Si') - run.start('Si') + TRACE_PPM;
const grown = (degC: number, layer: readonly [number, number]): BandStatement<typeof assumed> => ({
  kind: 'band',
  of: [`0.layer_um_1500`, `0.layer_um_${degC}`],
  says: `silicon taken from silica at ${degC} over that at 1500 degC, as the layers on mullite`,
  since: 'fitted',
  unit: '1',
  published: [layer[0] / 16, layer[1] / 10],
  documents: [low, onSilica(degC + 273)],
  observe: (cold, hot) => silicon(hot) / silicon(cold),
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  rests: 'the activation energy of the wear of silica, 400 kJ/mol',
  assumed,
  statements: [
    grown(1540, [18, 27]),
    grown(1580, [38, 52]),
    {
      kind: 'order',
      of: ['1.layer', '1.cause'],
      says: 'Alloy 454 takes silicon from silica and gives aluminium for it, 1580 degC',
      meaning:
        'Silicon comes in; whether the content of aluminium falls depends on how much chromium evaporates beside it, up to a tenth of it in the longest holds.',
      documents: [onSilica(1853)],
      holds: (run) => run.final('Si') > run.start('Si') + 1 && run.final('Al') < run.start('Al'),
      shows: (run) =>
        `Si ${run.start('Si').toFixed(0)} to ${run.final('Si').toFixed(0)} ppm, Al ${(run.start('Al') / 1e4).toFixed(3)} to ${(run.final('Al') / 1e4).toFixed(3)} wt%`,
    },
  ],
  note: 'silica stands in for mullite',
});
