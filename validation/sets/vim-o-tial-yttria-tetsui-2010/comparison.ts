import {
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  type Ranges,
} from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';

/** 46 at% of aluminium in titanium [wt%]. */
const ALUMINIUM_WTPCT = 32.4;

const assumed = {
  ...LABORATORY,
  mass_kg: decades(0.3, 10, 'kg', 'prototype crucibles'),
  temperature_K: between(1843, 1923, 'K', 'TiAl with usual superheat'),
  time_s: decades(60, 900, 's', 'melted and poured'),
  pressure_Pa: decades(1e3, 1e5, 'Pa', 'argon over TiAl'),
  oxygen: between(300, 1000, 'ppm', 'titanium sponge and aluminium'),
} as const satisfies Ranges;

type Ceramic = 'Y2O3' | 'Al2O3' | 'MgO' | 'ZrO2';
const meltedIn =
  (material: Ceramic): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, { Al: ALUMINIUM_WTPCT }, { balance: 'Ti', ppm: { O: drawn.oxygen } }),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K,
        pressure_Pa: drawn.pressure_Pa,
        atmosphere: 'argon',
        time_s: drawn.time_s,
        lining: { material },
      }),
    ],
  });
const taken = (run: Run): number => run.final('O') - run.start('O');
const names = { Al2O3: 'alumina', MgO: 'magnesia', ZrO2: 'zirconia' } as const;

const cleanerThan = (ceramic: Exclude<Ceramic, 'Y2O3'>): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: '0.O',
  says: `from yttria Ti-46Al takes up substantially less oxygen than from ${names[ceramic]}: two thirds at most`,
  documents: [meltedIn('Y2O3'), meltedIn(ceramic)],
  holds: (yttria, other) => taken(yttria) < (2 / 3) * taken(other),
  shows: (yttria, other) => `${taken(yttria).toFixed(0)} and ${taken(other).toFixed(0)} ppm O taken up`,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [cleanerThan('Al2O3'), cleanerThan('MgO'), cleanerThan('ZrO2')],
  notCompared: [{ of: '0.hardness', because: 'not a quantity of the models' }],
  note: 'lime is left out: whether it is among the conventional ceramics is not said',
});
