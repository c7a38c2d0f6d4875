import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { finalOf, removed } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  oxygen: between(8, 30, 'ppm', 'charges before aluminium'),
  aluminium: between(2, 6, 'wt%', 'nickel-base superalloys'),
  temperature_K: between(1823, 1923, 'K', 'laboratory practice'),
  time_s: decades(900, 5400, 's', 'proper practice, not stated'),
} as const satisfies Ranges;

interface Case {
  readonly aluminium?: number;
  readonly Ti?: number;
  readonly pressure_Pa?: number;
}
const base = { Cr: 9, Co: 10, W: 5, C: 0.03 } as const;
const inLime =
  ({ aluminium = 1, Ti = 0, pressure_Pa = 1 }: Case = {}): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      { ...base, Ti, Al: drawn.aluminium * aluminium },
      {
        ppm: { O: drawn.oxygen, S: 30, N: 40 },
      },
    ),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K,
        pressure_Pa,
        time_s: drawn.time_s,
        lining: { material: 'CaO' },
      }),
    ],
  });
const withAluminium = inLime();
const without = inLime({ aluminium: 0 });
const denitrided = removed('N');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests:
    'the diffusivity in the layer on lime is an assumption; that lime needs a deoxidiser follows from the oxygen at its face',
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.S_removal',
      says: 'lime alone takes no sulfur',
      unit: 'ppm',
      published: 30,
      within: { relative: 0.1 },
      documents: [without],
      observe: finalOf('S'),
    },
    {
      kind: 'band',
      of: '1.S_ppm',
      says: 'lime with aluminium: 30 ppm come down to 2 to 4',
      unit: 'ppm',
      published: [2, 4],
      documents: [withAluminium],
      observe: finalOf('S'),
      meaning:
        'Time, size of the melt and temperature are not stated; the longest holds come down to the published level.',
    },
    {
      kind: 'order',
      of: '2.Al',
      says: 'aluminium has little effect on the loss of nitrogen: within a quarter',
      documents: [withAluminium, without],
      holds: (one, other) => Math.abs(denitrided(one) / denitrided(other) - 1) < 0.25,
      shows: (one, other) =>
        `${(100 * denitrided(one)).toFixed(0)} % of the nitrogen goes with aluminium, ${(100 * denitrided(other)).toFixed(0)} % without`,
    },
    {
      kind: 'order',
      of: '2.Ti',
      says: 'titanium slows the loss of nitrogen',
      documents: [withAluminium, inLime({ Ti: 3 })],
      holds: (one, other) => denitrided(other) < denitrided(one),
    },
    {
      kind: 'order',
      of: '2.better_vacuum',
      says: 'better vacuum speeds the loss of nitrogen: 0.1 against 10 Pa',
      documents: [inLime({ pressure_Pa: 10 }), inLime({ pressure_Pa: 0.1 })],
      holds: (one, other) => denitrided(other) > denitrided(one),
    },
  ],
});
