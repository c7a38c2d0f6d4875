import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { ALLOYS, crucible, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';
import { bound, fallen, straightness } from '../../shapes.ts';

const assumed = {
  mass_kg: decades(100, 3000, 'kg', 'industrial-style heats'),
  aspect: between(0.8, 1.5, '1', 'depth over width'),
  nitrogen: between(50, 120, 'ppm', 'GH4169 returns'),
  oxygen: between(10, 40, 'ppm', 'returns after meltdown'),
  temperature_K: between(1773, 1873, 'K', 'refining of GH4169'),
  pressure_Pa: decades(0.1, 1, 'Pa', 'the abstract says below 1 Pa'),
  meltdown_Pa: decades(1, 20, 'Pa', 'while the charge gives off gas'),
  kMelt: decades(1e-4, 4e-4, 'm/s', 'good stirring; transport data'),
} as const satisfies Ranges;

/** Time in which the charge melts in [s]: two hours of production practice. */
const MELTDOWN_S = 7200;
const TIMES_S = [0, 600, 1200, 1800, 2400, 3000, 3600];
const refining: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, ALLOYS.IN718, { ppm: { N: drawn.nitrogen, O: drawn.oxygen, S: 10 } }),
  at_s: TIMES_S.slice(1, -1),
  route: [
    vim({
      temperature_K: drawn.temperature_K,
      pressure_Pa: drawn.pressure_Pa,
      time_s: 3600,
      ...crucible(drawn.mass_kg, drawn.aspect),
      meltTransport_m_per_s: drawn.kMelt,
    }),
  ],
});
/** Temperatures at which the bath is asked for nitride [K]. */
const ASKED_K = [1698, 1728, 1758, 1788, 1818, 1848] as const;
const held = ASKED_K.map(
  (temperature_K): Document<typeof assumed> =>
    (drawn) => ({
      melt: melt(drawn.mass_kg, ALLOYS.IN718, { ppm: { N: drawn.nitrogen, O: drawn.oxygen, S: 10 } }),
      route: [vim({ temperature_K, pressure_Pa: 1, time_s: 60 })],
    }),
);
/** Where a hundredth of the nitrogen is in nitride: halfway from the highest temperature that has it to the next. */
const nitrideStart = (...runs: Run[]): number => {
  const last = ASKED_K.findLastIndex((_, k) => bound('N')(runs[k]!) > 0.01 * runs[k]!.final('N'));
  if (last < 0) return ASKED_K[0];
  return (ASKED_K[last]! + (ASKED_K[last + 1] ?? ASKED_K[last]!)) / 2;
};

/** Meltdown of the charge, then an hour of refining. */
const fromSolid: Document<typeof assumed> = (drawn) => ({
  melt: melt(drawn.mass_kg, ALLOYS.IN718, { ppm: { N: drawn.nitrogen, O: drawn.oxygen, S: 10 } }),
  at_s: [MELTDOWN_S],
  route: [
    vim({
      temperature_K: drawn.temperature_K,
      pressure_Pa: {
        at_s: [0, MELTDOWN_S, MELTDOWN_S + 60],
        value: [drawn.meltdown_Pa, drawn.meltdown_Pa, drawn.pressure_Pa],
      },
      meltdown_s: MELTDOWN_S,
      time_s: MELTDOWN_S + 3600,
      ...crucible(drawn.mass_kg, drawn.aspect),
      meltTransport_m_per_s: drawn.kMelt,
    }),
  ],
});

const meltingRate = (run: Run): number => fallen('N', MELTDOWN_S)(run) / (MELTDOWN_S / 3600);
const refiningRate = (run: Run): number => run.at('N', MELTDOWN_S) - run.final('N');
const contents = (run: Run): number[] => TIMES_S.map((t) => (t === 0 ? run.start('N') : run.at('N', t)));

export const asked = comparison({
  entry: 'simulate',
  role: 'fitted',
  rests: 'the level of the rate on nickel was chosen so that these returns lose some 10 ppm/h',
  assumed,
  statements: [
    {
      kind: 'band',
      of: '1.dN_dt_ppm_per_h',
      tells: { parameter: 'nitrogenRate' },
      says: 'refining loses 10 ppm N per hour (5 to 20 accepted)',
      unit: 'ppm/h',
      published: [5, 20],
      documents: [refining],
      observe: fallen('N', 3600),
    },
    {
      kind: 'order',
      of: '2.*',
      role: 'predicted',
      says: 'straight lines of ln N and of 1/N over time fit alike, R2 0.96 and more: control is mixed',
      documents: [refining],
      holds: (run) =>
        straightness(TIMES_S, contents(run).map(Math.log)) >= 0.96 &&
        straightness(
          TIMES_S,
          contents(run).map((c) => 1 / c),
        ) >= 0.96,
    },
    {
      kind: 'value',
      of: '3.liquidus_C',
      role: 'predicted',
      says: 'liquidus of GH4169',
      about: 'liquidus',
      unit: 'K',
      published: 1628,
      model: ({ properties }) => {
        const { IN718 } = ALLOYS;
        const rest = 100 - Object.values(IN718).reduce((sum, value) => sum + value, 0);
        const all = { ...IN718, Ni: rest };
        const elements = Object.keys(all) as (keyof typeof all)[];
        return (
          properties.liquidus_K(
            elements,
            Float64Array.from(elements, (element) => all[element] / 100),
          ) ?? Number.NaN
        );
      },
      within: { absolute: 40 },
    },
    {
      kind: 'band',
      of: '3.nitride_start_in_liquid_C',
      role: 'predicted',
      says: 'nitride begins in the liquid at 1823 K',
      unit: 'K',
      published: 1823,
      within: { absolute: 30 },
      documents: held,
      observe: nitrideStart,
      meaning:
        'It begins where the nitrogen of the charge meets titanium and niobium: the nitrogen is not in the abstract.',
    },
    {
      kind: 'band',
      of: '0.dN_dt_ppm_per_h',
      role: 'predicted',
      tells: { parameter: 'nitrogenRate' },
      says: 'melting in loses 1 ppm N per hour',
      unit: 'ppm/h',
      published: 1,
      within: { factor: 2 },
      documents: [fromSolid],
      observe: meltingRate,
    },
    {
      kind: 'order',
      of: ['0.dN_dt_ppm_per_h', '1.dN_dt_ppm_per_h'],
      role: 'predicted',
      says: 'refining loses nitrogen some ten times as fast as melting in: at least three times',
      documents: [fromSolid],
      holds: (run) => refiningRate(run) > 3 * meltingRate(run),
      shows: (run) => `${meltingRate(run).toFixed(2)} and ${refiningRate(run).toFixed(1)} ppm/h`,
    },
  ],
  notCompared: [
    { of: ['3.solidus_C', '3.nitride_maximum_C'], because: 'phases of the solid are not in the model' },
    {
      of: '4.*',
      because: 'the form of the charge (blocks, chips) is not in the model of meltdown',
    },
  ],
});
