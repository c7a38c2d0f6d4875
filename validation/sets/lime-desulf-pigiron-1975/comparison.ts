import { LIME_ACTIVATION_IN_IRON } from '../../../src/models/refining/bath-kinetics/step-lime.ts';
import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { removed } from '../../run.ts';

const assumed = {
  ...LABORATORY,
  sulfur: decades(100, 1000, 'ppm', 'pig iron'),
  temperature_K: between(1573, 1723, 'K', 'pig iron'),
} as const satisfies Ranges;

const pigIron =
  (silicon: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, { C: 4, Si: silicon }, { balance: 'Fe', ppm: { S: drawn.sulfur, O: 2 } }),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K,
        pressure_Pa: 101_325,
        atmosphere: 'argon',
        time_s: 1800,
        lining: { material: 'CaO' },
      }),
    ],
  });

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  rests: 'the activation energy of the layer on lime in iron',
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.control',
      says: 'a lime crucible takes sulfur from iron that carbon keeps free of oxygen: above 5 % in half an hour',
      documents: [pigIron(0)],
      holds: (run) => removed('S')(run) > 0.05,
      shows: (run) => `${(100 * removed('S')(run)).toFixed(1)} % of the sulfur`,
    },
    {
      kind: 'value',
      of: ['0.Ea_kcal_mol', '0.Ea_kJ_mol'],
      role: 'constant',
      says: 'activation energy of the layer on lime in iron',
      about: 'sulfide and oxysulfide equilibria',
      unit: 'kJ/mol',
      published: 58.6,
      model: () => LIME_ACTIVATION_IN_IRON / 1000,
      within: { relative: 1e-6 },
    },
  ],
  notCompared: [
    {
      of: '1.effect',
      because:
        'films of calcium silicate on lime are not in the model: silicon helps there as any deoxidiser',
    },
  ],
});
