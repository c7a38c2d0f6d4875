import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { type Run, setting } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  aluminium: between(31, 36, 'wt%', '44 to 50 at%'),
  oxygen: between(300, 1000, 'ppm', 'titanium sponge and aluminium'),
  pressure_Pa: decades(1, 5e4, 'Pa', 'vacuum to half a bar of argon'),
  time_s: between(300, 1800, 's', 'looks over the melting time'),
} as const satisfies Ranges;

const inCalcia =
  (temperature_K: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, { Al: drawn.aluminium }, { balance: 'Ti', ppm: { O: drawn.oxygen } }),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K,
        pressure_Pa: drawn.pressure_Pa,
        atmosphere: 'argon',
        time_s: drawn.time_s,
        lining: { material: 'CaO' },
      }),
    ],
  });
const low = inCalcia(1873);
const high = inCalcia(1923);
/** ppm per minute. */
const rise = (run: Run): number => (60 * (run.final('O') - run.start('O'))) / setting(run, 'time_s');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.O_ppm_per_min',
      says: 'TiAl in calcia takes up about 50 ppm O a minute at 1873 K',
      meaning:
        'At the first run a hundred times too fast: oxygen in TiAl was taken as in titanium, calcium as in nickel. Both were mended knowing this miss (calcium from the free energy of the same paper); now stirring, and oxygen that the charge brings, decide.',
      unit: 'ppm/min',
      published: 50,
      within: { factor: 2 },
      documents: [low],
      observe: rise,
    },
    {
      kind: 'order',
      of: '0.higher_superheat',
      says: 'hotter by 50 K it takes oxygen up faster',
      documents: [low, high],
      holds: (one, other) => rise(other) > rise(one),
      shows: (one, other) => `${rise(one).toFixed(1)} and ${rise(other).toFixed(1)} ppm O a minute`,
    },
  ],
  notCompared: [
    { of: '1.higher_frequency', because: 'the frequency works through stirring, which is drawn' },
    { of: '2.dG0_J_mol', because: 'its standard states are not in the abstract' },
  ],
});
