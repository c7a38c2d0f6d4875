import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { beam, LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { removed } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  aluminium: between(31, 36, 'wt%', '44 to 50 at%'),
  oxygen: between(300, 1200, 'ppm', 'titanium aluminide to be refined'),
  temperature_K: between(1823, 1923, 'K', 'a little over the liquidus'),
  time_s: between(300, 1800, 's', 'laboratory practice'),
  meltRate: decades(5, 50, 'kg/h', 'drip melting in the laboratory'),
  beam_K: between(1900, 2100, 'K', 'surface under a beam'),
} as const satisfies Ranges;

const induction =
  (material: 'CaO' | 'copper'): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, { Al: drawn.aluminium }, { balance: 'Ti', ppm: { O: drawn.oxygen } }),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K,
        pressure_Pa: 1e4,
        atmosphere: 'argon',
        time_s: drawn.time_s,
        lining: { material },
      }),
    ],
  });
const beamed: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, { Al: drawn.aluminium }, { balance: 'Ti', ppm: { O: drawn.oxygen } }),
  route: [beam({ mode: 'drip', meltRate_kg_per_h: drawn.meltRate, temperature_K: drawn.beam_K })],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.O',
      says: 'in calcia the oxygen of TiAl rises',
      documents: [induction('CaO')],
      holds: (run) => run.final('O') > run.start('O'),
      shows: (run) => `${run.start('O').toFixed(0)} to ${run.final('O').toFixed(0)} ppm O`,
    },
    {
      kind: 'order',
      of: '1.O',
      says: 'in cold copper it does not change: by less than a twentieth',
      documents: [induction('copper')],
      holds: (run) => Math.abs(run.final('O') / run.start('O') - 1) < 0.05,
      shows: (run) => `${run.start('O').toFixed(0)} to ${run.final('O').toFixed(0)} ppm O`,
    },
    {
      kind: 'order',
      of: '2.O',
      says: 'a beam takes oxygen out, a tenth or more, while aluminium evaporates',
      meaning:
        'At the first run no oxygen left TiAl: Al2O was not among the vapours, and aluminium did not drive oxygen out of titanium. Both were added knowing this miss.',
      documents: [beamed],
      holds: (run) => removed('O')(run) > 0.1 && run.final('Al') < run.start('Al'),
      shows: (run) =>
        `${run.start('O').toFixed(0)} to ${run.final('O').toFixed(0)} ppm O, ${(100 * removed('Al')(run)).toFixed(1)} % of the Al content`,
    },
  ],
  notCompared: [{ of: '3.*', because: 'which charge it came from is not in the abstract' }],
});
