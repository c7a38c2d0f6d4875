import { between, comparison, type Document, type OrderStatement, type Ranges } from '../../comparison.ts';
import { type Contents, LABORATORY, laboratory, melt, vim } from '../../documents.ts';

const assumed = {
  ...LABORATORY,
  temperature_K: between(1773, 1873, 'K', 'range of the runs'),
  alloying: between(2, 8, 'wt%', 'same share of V, Ta or Cr'),
} as const satisfies Ranges;

/** Long enough to come to equilibrium with the gas. */
const TIME_S = 36_000;
const nitrided =
  (element: 'V' | 'Ta' | 'Cr' | null, pressure_Pa = 1e5): Document<typeof assumed> =>
  (drawn) => {
    const wtpct: Contents = element ? { [element]: drawn.alloying } : {};
    return {
      melt: melt(drawn.mass_kg, wtpct, { ppm: { N: 1 } }),
      route: [
        vim({
          ...laboratory(drawn),
          leak_Pa_m3_per_s: 0,
          temperature_K: drawn.temperature_K,
          pressure_Pa,
          atmosphere: 'nitrogen',
          time_s: TIME_S,
          lining: { material: 'Al2O3' },
        }),
      ],
    };
  };
const plain = nitrided(null);
const raises = (element: 'V' | 'Ta' | 'Cr'): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: `0.${element}`,
  says: `${element} lets nickel dissolve more nitrogen: by a tenth or more with 2 to 8 wt%`,
  meaning:
    'With little tantalum the rise stays below a tenth: the effect of tantalum on nitrogen in nickel is taken from iron.',
  documents: [plain, nitrided(element)],
  holds: (none, alloyed) => alloyed.final('N') > 1.1 * none.final('N'),
  shows: (none, alloyed) => `${none.final('N').toFixed(1)} and ${alloyed.final('N').toFixed(1)} ppm N`,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    raises('V'),
    raises('Ta'),
    raises('Cr'),
    {
      kind: 'order',
      of: '0.strongest',
      says: 'vanadium raises it more than the same share of chromium or tantalum',
      meaning:
        'The effect of chromium on nitrogen was filed for nickel, that of vanadium only beside iron, and came out too weak. A ternary N-Ni-V by the lattice rule was added knowing this miss.',
      documents: [nitrided('V'), nitrided('Cr'), nitrided('Ta')],
      holds: (v, cr, ta) => v.final('N') > cr.final('N') && v.final('N') > ta.final('N'),
      shows: (v, cr, ta) =>
        `V ${v.final('N').toFixed(1)}, Cr ${cr.final('N').toFixed(1)}, Ta ${ta.final('N').toFixed(1)} ppm N`,
    },
    {
      kind: 'band',
      of: '0.sieverts',
      says: 'N in Ni-V at 1 bar over that at a quarter of a bar',
      unit: '1',
      published: 2,
      within: { relative: 0.05 },
      documents: [nitrided('V'), nitrided('V', 2.5e4)],
      observe: (full, quarter) => full.final('N') / quarter.final('N'),
    },
  ],
});
