import { between, comparison, type Document, type Ranges } from '../../comparison.ts';
import { crucible, LABORATORY, melt, vim } from '../../documents.ts';
import { finalOf, type Run } from '../../run.ts';

const assumed = {
  aspect: LABORATORY.aspect,
  kMelt: LABORATORY.kMelt,
  temperature_K: between(1833, 1923, 'K', 'iron with some superheat'),
  time_s: between(1800, 5400, 's', 'half an hour to one and a half from molten on'),
  carbon: between(0.03, 0.05, 'wt%', 'as printed'),
  nitrogen: between(20, 60, 'ppm', 'charge iron'),
  sulfur: between(20, 80, 'ppm', 'charge iron'),
  heats: between(2, 10, '1', 'heats on the crucible'),
} as const satisfies Ranges;

/** Looks at the melt, as shares of the time [1]. */
const LOOKS = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

interface Case {
  /** Oxygen per carbon charged [kg/kg]. */
  readonly oxygen?: number;
  readonly newCrucible?: true;
}
const heat =
  ({ oxygen = 0.5, newCrucible }: Case = {}): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      10,
      { C: drawn.carbon, O: drawn.carbon * oxygen },
      { balance: 'Fe', ppm: { N: drawn.nitrogen, S: drawn.sulfur } },
    ),
    at_s: LOOKS.map((share) => share * drawn.time_s),
    route: [
      vim({
        ...crucible(10, drawn.aspect),
        meltTransport_m_per_s: drawn.kMelt,
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K,
        pressure_Pa: 0.0133,
        time_s: drawn.time_s,
        lining: { material: 'MgO', heatsSinceReline: newCrucible ? 0 : Math.round(drawn.heats) },
      }),
    ],
  });
const usual = heat();
const looks = (run: Run): number[] => run.output.trajectory.map(({ time_s }) => time_s);
/** Least product of carbon and oxygen at a look [wt%2]. */
const leastProduct = (run: Run): number =>
  Math.min(...looks(run).map((t) => run.at('C', t) * run.at('O', t))) * 1e-8;
const least = (run: Run): number => Math.min(...looks(run).map((t) => run.at('O', t)));

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.O_wtpct_max',
      says: 'iron with 0.03 to 0.05 % C and half as much O comes below 30 ppm O at its minimum',
      meaning:
        'Carbon took oxygen off too slowly in the model of the first run when there was little of it: see the product.',
      unit: 'ppm',
      published: { atMost: 30 },
      documents: [usual],
      observe: least,
    },
    {
      kind: 'band',
      of: '0.C_wtpct_max',
      says: 'and below 60 ppm C',
      meaning:
        'In the furnace nearly all carbon went: the crucible brought some 250 ppm of oxygen for it, in the model a fifth of it. Carbon that keeps the oxygen low makes magnesia dissolve faster, and may reduce it outright to vapour of magnesium and CO.',
      unit: 'ppm',
      published: { atMost: 60 },
      documents: [usual],
      observe: finalOf('C'),
    },
    {
      kind: 'band',
      of: '1.product_C_O_wtpct2',
      tells: { parameter: 'vacuum-induction/erosion' },
      says: 'least product of carbon and oxygen in magnesia at 0.013 Pa',
      meaning:
        'Three to fifteen times too high at the first run: a surface reaction of carbon with oxygen (0.08 m/s per mass fraction of carbon, fitted to a beam) ruled below 0.1 wt% C. The film decides now, for carbon as for oxygen.',
      unit: 'wt%2',
      published: [6e-6, 3.5e-5],
      documents: [usual],
      observe: leastProduct,
    },
    {
      kind: 'order',
      of: '1.oxygen',
      says: 'oxygen falls to a minimum and rises again: the crucible keeps giving',
      meaning:
        'In the model the minimum is shallow: what removes oxygen hardly slows, because it leaves the carbon in.',
      documents: [usual],
      holds: (run) => least(run) < 0.98 * run.final('O') && least(run) < run.start('O'),
      shows: (run) =>
        `${run.start('O').toFixed(0)}, least ${least(run).toFixed(1)}, end ${run.final('O').toFixed(1)} ppm O`,
    },
    {
      kind: 'order',
      of: '2.reaction',
      says: 'a new crucible gives more oxygen than one some heats old',
      documents: [usual, heat({ newCrucible: true })],
      holds: (old, fresh) => fresh.final('O') > old.final('O'),
      shows: (old, fresh) => `${old.final('O').toFixed(1)} and ${fresh.final('O').toFixed(1)} ppm O`,
    },
    {
      kind: 'order',
      of: '3.high_oxygen',
      says: 'four times the oxygen leaves more nitrogen',
      documents: [usual, heat({ oxygen: 2 })],
      holds: (lean, rich) => rich.final('N') > lean.final('N'),
      shows: (lean, rich) => `${lean.final('N').toFixed(1)} and ${rich.final('N').toFixed(1)} ppm N`,
    },
  ],
});
