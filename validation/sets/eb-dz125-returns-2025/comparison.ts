import {
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  type Ranges,
} from '../../comparison.ts';
import { ALLOYS, beam, melt } from '../../documents.ts';

const assumed = {
  mass_kg: decades(1, 5, 'kg', 'a drip-melted laboratory ingot'),
  oxygen: between(10, 60, 'ppm', 'returns of DZ125'),
  nitrogen: between(5, 30, 'ppm', 'returns of DZ125'),
  sulfur: between(3, 15, 'ppm', 'returns of DZ125'),
  meltRate: decades(3, 20, 'kg/h', 'drip melting in the laboratory'),
  superheat_K: between(80, 200, 'K', 'at the lower power'),
} as const satisfies Ranges;

/** About the liquidus of DZ125. */
const LIQUIDUS_K = 1640;
const dripped =
  (hotter_K: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, ALLOYS.DZ125, {
      ppm: { O: drawn.oxygen, N: drawn.nitrogen, S: drawn.sulfur },
    }),
    route: [
      beam({
        mode: 'drip',
        meltRate_kg_per_h: drawn.meltRate,
        temperature_K: LIQUIDUS_K + drawn.superheat_K + hotter_K,
      }),
    ],
  });
const low = dripped(0);
const high = dripped(150);

/** More power leaves less of an element. */
const lessOf = (element: 'O' | 'N' | 'S'): OrderStatement<typeof assumed> => ({
  kind: 'order',
  of: '0.O_N_S',
  says: `more beam power (150 K hotter) leaves less ${element}`,
  documents: [low, high],
  holds: (one, other) => other.final(element) < one.final(element),
  shows: (one, other) =>
    `${one.final(element).toFixed(2)} and ${other.final(element).toFixed(2)} ppm ${element}`,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests: 'that hafnia rides on alumina',
  assumed,
  statements: [
    lessOf('O'),
    lessOf('N'),
    lessOf('S'),
    {
      kind: 'order',
      of: '2.main_alloying_elements',
      says: 'main elements are lost by vapour: chromium first',
      documents: [high],
      holds: (run) => run.to('Cr', 'condensate') > 0 && run.final('Cr') < run.start('Cr'),
      shows: (run) => `${(100 * (1 - run.final('Cr') / run.start('Cr'))).toFixed(2)} % of the chromium`,
    },
    {
      kind: 'order',
      of: ['1.HfO2_on_Al2O3', '1.types'],
      role: 'constant',
      says: 'hafnia goes up with alumina: some hafnium is in the dross',
      documents: [low],
      holds: (run) => run.to('Hf', 'dross') > 0,
    },
  ],
  notCompared: [
    {
      of: ['0.inclusion_number', '0.inclusion_size'],
      because: 'number and size of particles do not leave the model: a document states contents',
    },
    { of: '1.slag_at_top', because: 'carbides are not in the model' },
  ],
});
