import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { firstOrder, type Run } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  pressure_Pa: decades(100, 2000, 'Pa', 'reduced pressures at which the gas decides'),
  carbon: between(4, 4.5, 'wt%', 'saturated at 1673 K'),
  sulfur: between(0.2, 0.5, 'wt%', 'melts with sulfur'),
  tin: between(0.1, 0.5, 'wt%', 'melts with tin'),
} as const satisfies Ranges;

interface Case {
  readonly pressureTimes?: number;
  readonly sulfurTimes?: number;
}
const hotMetal =
  ({ pressureTimes = 1, sulfurTimes = 1 }: Case = {}): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { C: drawn.carbon, Sn: drawn.tin, S: drawn.sulfur * sulfurTimes },
      { balance: 'Fe' },
    ),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: 1673,
        pressure_Pa: drawn.pressure_Pa * pressureTimes,
        atmosphere: 'argon',
        time_s: 3600,
      }),
    ],
  });
const one = hotMetal();
const k = firstOrder('Sn');
/** Moles that left for the gas and its condensate per kg of melt. */
const gone = (element: 'Sn' | 'S', g_per_mol: number, run: Run): number =>
  (run.start(element) - run.final(element) * run.output.metal_yield) / g_per_mol;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.Sn_over_S',
      says: 'tin leaves faster with more sulfur: a third as much leaves k of tin below 0.8 of it',
      documents: [one, hotMetal({ sulfurTimes: 1 / 3 })],
      holds: (much, little) => k(little) < 0.8 * k(much),
      shows: (much, little) =>
        `k with a third of the sulfur over that with all ${(k(little) / k(much)).toFixed(2)}`,
    },
    {
      kind: 'band',
      of: '0.S_per_Sn_mol',
      says: 'moles of sulfur that leave with a mole of tin, 1673 K',
      unit: '1',
      published: 1,
      within: { factor: 1.5 },
      documents: [one],
      observe: (run) => gone('S', 32.06, run) / gone('Sn', 118.71, run),
    },
    {
      kind: 'order',
      of: ['0.Sn_over_pressure', '0.controlled_by'],
      says: 'the gas decides: three times the pressure at least halves k of tin',
      documents: [one, hotMetal({ pressureTimes: 3 })],
      holds: (good, poor) => k(poor) < k(good) / 2,
      shows: (good, poor) => `k at three times the pressure over k ${(k(poor) / k(good)).toFixed(2)}`,
    },
  ],
});
