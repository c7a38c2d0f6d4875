import {
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  oneOf,
  type Ranges,
} from '../../comparison.ts';
import { LABORATORY, laboratory, melt, NO_WALL, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  sulfur: decades(5, 100, 'ppm', 'nickel alloys before desulfurisation'),
  oxygen: between(5, 30, 'ppm', 'pure metals'),
  time_s: decades(300, 3600, 's', 'laboratory holds'),
  pressure_Pa: decades(1, 5e4, 'Pa', 'vacuum to half a bar of argon'),
  gas: oneOf(['argon', 'vacuum'], 'not stated'),
} as const satisfies Ranges;

type Metal = 'Al' | 'Ti' | 'Ta';
const held =
  (metal: Metal, lining: { readonly material: string }): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, { [metal]: 5 }, { ppm: { S: drawn.sulfur, O: drawn.oxygen } }),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: 1773,
        pressure_Pa: drawn.pressure_Pa,
        atmosphere: drawn.gas,
        time_s: drawn.time_s,
        lining,
      }),
    ],
  });
const onLime = (metal: Metal) => held(metal, { material: 'CaO' });
const taken = (run: Run): number => run.to('S', 'wall') / (run.start('S') * 1e-6 * run.document.melt.mass_kg);
const percent = (run: Run): string => `${(100 * taken(run)).toFixed(1)} %`;

const desulfurises = (metal: Metal): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: `0.${metal}`,
  says: `Ni-5${metal} gives sulfur to lime at 1773 K: a tenth less of it than without a wall`,
  meaning:
    'Tantalum does not bind enough oxygen in the model for lime to take sulfur: its oxide is not among the phases, and by itself would hold some hundred ppm. Measured it does, a little: calcium tantalate would, which the models lack. An alloy with tantalum and neither aluminium nor titanium loses some sulfur to lime.',
  documents: [held(metal, NO_WALL), onLime(metal)],
  holds: (without, lime) => lime.final('S') < 0.9 * without.final('S'),
  shows: (without, lime) => `${without.final('S').toFixed(2)} and ${lime.final('S').toFixed(2)} ppm S`,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    desulfurises('Al'),
    desulfurises('Ti'),
    desulfurises('Ta'),
    {
      kind: 'order',
      of: ['1.layer_Al_um', '1.layer_Ti_Ta_um'],
      says: 'lime takes more sulfur from Ni-5Al than from Ni-5Ti or Ni-5Ta, as the thicker layer says',
      documents: [onLime('Al'), onLime('Ti'), onLime('Ta')],
      holds: (al, ti, ta) => taken(al) > taken(ti) && taken(al) > taken(ta),
      shows: (...runs) => `Al, Ti, Ta: ${runs.map(percent).join(', ')} of the sulfur`,
    },
  ],
  notCompared: [{ of: '1.product', because: 'which oxide the layer is of is not told apart in the models' }],
});
