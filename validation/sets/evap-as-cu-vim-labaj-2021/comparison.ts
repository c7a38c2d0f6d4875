import { between, comparison, decades } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

interface Drawn {
  readonly mass_kg: number;
  readonly aspect: number;
  readonly kMelt: number;
  readonly leak: number;
  readonly temperature_K: number;
  readonly oxygen: number;
}
/** Blister copper with 0.3 % As for a quarter of an hour. */
const copper = (drawn: Drawn, pressure_Pa: number, more: Partial<Drawn> = {}) => ({
  melt: melt(drawn.mass_kg, { As: 0.3, O: drawn.oxygen }, { balance: 'Cu' as const }),
  route: [
    vim({
      ...laboratory({ ...drawn, ...more }),
      temperature_K: more.temperature_K ?? drawn.temperature_K,
      pressure_Pa,
      time_s: 900,
      leak_Pa_m3_per_s: 0,
    }),
  ],
});
const k = firstOrder('As');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed: {
    ...LABORATORY,
    temperature_K: between(1423, 1523, 'K', 'range of the runs'),
    oxygen: decades(0.1, 0.45, 'wt%', 'blister copper'),
  },
  statements: [
    {
      kind: 'band',
      of: ['0.k_As_m_s_min', '0.k_As_m_s_max'],
      tells: { parameter: 'gasFilm', furnace: 'Silesian University of Technology' },
      says: 'k at 1333 Pa over k at 8 Pa',
      meaning:
        'Still gas slows arsenic six times more than was measured between 8 and 1333 Pa, as it does lead in a furnace of the same laboratory: at a kilopascal both leave faster than diffusion through gas allows. What moved the gas there is not in the abstracts.',
      unit: '1',
      published: [1 / 25, 1 / 10],
      documents: [(drawn) => copper(drawn, 1333), (drawn) => copper(drawn, 8)],
      observe: (poor, good) => k(poor) / k(good),
    },
    {
      kind: 'band',
      of: '0.k_As_m_s_max',
      says: 'largest k of As (8 Pa, 1523 K)',
      meaning:
        'Arsenic leaves blister copper as AsO, so its rate goes with the oxygen of the copper, which the abstract does not state; the heat of formation of AsO is good to a factor 2.5.',
      unit: 'm/s',
      published: 1.65e-5,
      documents: [(drawn) => copper(drawn, 8, { temperature_K: 1523 })],
      observe: k,
    },
    {
      kind: 'band',
      of: '0.k_As_m_s_min',
      says: 'smallest k of As (1333 Pa, 1423 K)',
      meaning:
        'At 1333 Pa the still gas of the model lets AsO through fifty times more slowly than was measured; see the ratio over pressure.',
      unit: 'm/s',
      published: 9.99e-7,
      documents: [(drawn) => copper(drawn, 1333, { temperature_K: 1423 })],
      observe: k,
    },
    {
      kind: 'order',
      of: '1.above_8_Pa',
      says: 'at 1333 Pa the gas phase controls: stirring twice as hard changes k by less than a tenth',
      documents: [(drawn) => copper(drawn, 1333), (drawn) => copper(drawn, 1333, { kMelt: 2 * drawn.kMelt })],
      holds: (run, stirred) => k(stirred) < 1.1 * k(run),
    },
    {
      kind: 'order',
      of: '1.at_8_Pa',
      says: 'at 8 Pa gas and liquid control: stirring twice as hard raises k by more than 3 %',
      meaning:
        'In the model surface and gas control at 8 Pa: AsO is not volatile enough for the stirring to matter.',
      documents: [(drawn) => copper(drawn, 8), (drawn) => copper(drawn, 8, { kMelt: 2 * drawn.kMelt })],
      holds: (run, stirred) => k(stirred) > 1.03 * k(run),
    },
  ],
});
