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
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.control',
      says: 'a lime crucible takes sulfur from iron that carbon keeps free of oxygen: above 5 % in half an hour',
      documents: [pigIron(0)],
      holds: (run) => removed('S')(run) > 0.05,
      shows: (run) => `${(100 * removed('S')(run)).toFixed(1)} % of the sulfur`,
      meaning:
        'The model lets lime work with aluminium only, as published for nickel; with carbon as the deoxidiser it takes none.',
    },
  ],
  notCompared: [
    {
      of: ['0.Ea_kcal_mol', '0.Ea_kJ_mol'],
      because:
        'the layer on lime in nickel has its own assumed temperature coefficient, 120 kJ/mol; in iron nothing is taken',
    },
    { of: '1.effect', because: 'films of calcium silicate on lime are not in the model' },
  ],
});
