import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const NICOCRALY = { Co: 20, Cr: 20, Al: 10 } as const;

const assumed = {
  ...LABORATORY,
  temperature_K: between(1773, 1923, 'K', 'laboratory practice'),
  time_s: decades(600, 3600, 's', 'laboratory practice'),
  oxygen: between(10, 60, 'ppm', 'a charge of electrolytic metals'),
} as const satisfies Ranges;

const inYttria =
  (yttrium_wtpct: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, NICOCRALY, { ppm: { O: drawn.oxygen, N: 10, S: 28 } }),
    route: [
      vim(
        {
          ...laboratory(drawn),
          leak_Pa_m3_per_s: 0,
          temperature_K: drawn.temperature_K,
          pressure_Pa: 1,
          time_s: drawn.time_s,
          lining: { material: 'Y2O3' },
        },
        yttrium_wtpct > 0 ? [{ composition_wtpct: { Y: 100 }, wtpct: yttrium_wtpct, at_s: 0 }] : [],
      ),
    ],
  });
const plain = inYttria(0);
const treated = inYttria(0.8);

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests: 'the sulfur that yttria takes up was derived from the first of these end points',
  assumed,
  statements: [
    {
      kind: 'band',
      of: '0.S_ppm',
      role: 'fitted',
      says: 'yttria alone leaves 6 to 7 of 28 ppm S',
      unit: 'ppm',
      published: [6, 7],
      within: { factor: 2 },
      documents: [plain],
      observe: finalOf('S'),
    },
    {
      kind: 'band',
      of: '1.S_ppm',
      says: '0.8 wt% Y leaves 2 to 3 of 28 ppm S',
      unit: 'ppm',
      published: [2, 3],
      within: { factor: 2 },
      documents: [treated],
      observe: finalOf('S'),
    },
    {
      kind: 'order',
      of: ['0.S_ppm', '1.S_ppm'],
      says: 'yttrium takes more sulfur than the crucible alone',
      documents: [plain, treated],
      holds: (one, other) => other.final('S') < one.final('S'),
      shows: (one, other) => `${one.final('S').toFixed(1)} and ${other.final('S').toFixed(1)} ppm S`,
    },
  ],
});
