import type { Facts } from '../../../src/calculations/facts.ts';
import type { ElementSymbol } from '../../../src/metal/alloy/element.ts';
import { comparison, type TableRow } from '../../comparison.ts';
import { filedPressure_Pa } from '../../properties.ts';

/** Printed pressures [Pa] at 1773, 1873 and 1973 K. */
const LIQUID = {
  Al: [59.4, 183, 502],
  Ti: [0.0342, 0.166, 0.683],
  Fe: [2.05, 7.98, 27],
  Co: [0.772, 3.21, 11.6],
  Ni: [0.912, 3.85, 14],
  Cu: [39.5, 123, 343],
  Ag: [910, 2370, 5620],
  Sn: [41.7, 121, 314],
  Pb: [27_900, 54_600, 100_000],
  In: [2860, 6690, 14_400],
  Ga: [580, 1500, 3530],
  Tl: [147_000, 275_000, 483_000],
  Zn: [6.89e6, 1.07e7, 1.58e7],
  Cd: [1.61e7, 2.34e7, 3.27e7],
  Y: [0.213, 0.872, 3.1],
  La: [0.0389, 0.177, 0.691],
  Ce: [0.0457, 0.199, 0.744],
  Nd: [9.83, 29.5, 79],
  Zr: [5.31e-6, 4.34e-5, 2.86e-4],
  V: [0.00673, 0.0381, 0.181],
} as const satisfies Partial<Record<ElementSymbol, readonly number[]>>;
const SOLID = { Cr: [6.5, 25.5, 86.4], Mn: [3030, 7830, 18_300] } as const;
const TEMPERATURES = [1773, 1873, 1973] as const;
/** Metals whose printed fit is near its range at these temperatures. */
const METALS = ['Al', 'Ti', 'Fe', 'Co', 'Ni', 'Cu', 'Sn', 'Y', 'La', 'Ce', 'V'] as const;

const filed = (facts: Facts, phase: 'liquid' | 'solid'): TableRow[] =>
  Object.entries(phase === 'liquid' ? LIQUID : SOLID).flatMap(([element, printed]) =>
    TEMPERATURES.map((T, i) => ({
      name: `${element}, ${T} K`,
      published: printed[i]!,
      model: filedPressure_Pa(facts, { element, phase, source: 'alcock84' }, T),
    })),
  );

export const asked = comparison({
  entry: 'property',
  role: 'constant',
  rests: 'lines of Co, Sn, Tl, Ga, In, Sc, Y, La, Ce, Pr, Nd, Gd, Er; the other elements use newer lines',
  statements: [
    {
      kind: 'table',
      about: 'vapour pressure and free evaporation',
      of: Array.from({ length: 20 }, (_, place) => `${place}.*`),
      says: 'pressure of the liquid elements, as filed',
      unit: 'Pa',
      rows: (facts) => filed(facts, 'liquid'),
      within: { relative: 0.03 },
    },
    {
      kind: 'table',
      about: 'vapour pressure and free evaporation',
      of: ['20.*', '21.*'],
      says: 'pressure of solid Cr and Mn, as filed',
      unit: 'Pa',
      rows: (facts) => filed(facts, 'solid'),
      within: { relative: 0.03 },
    },
    {
      kind: 'table',
      role: 'predicted',
      about: 'vapour pressure and free evaporation',
      of: METALS.map((element) => `${Object.keys(LIQUID).indexOf(element)}.*`),
      says: 'pressure that the furnace models use, where the printed fit is near its range',
      meaning: 'Free evaporation is as far off as the pressure.',
      unit: 'Pa',
      rows: (facts) =>
        METALS.flatMap((element) =>
          TEMPERATURES.map((T, i) => ({
            name: `${element}, ${T} K`,
            published: LIQUID[element][i]!,
            model: facts.properties.vapourPressure_Pa(element, T),
          })),
        ),
      // The widest spread that the lines in use state, 0.15 in log10 (V).
      within: { factor: 10 ** 0.15 },
    },
  ],
  notCompared: [],
});
