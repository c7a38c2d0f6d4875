import {
  type BandStatement,
  between,
  comparison,
  type Document,
  decades,
  type Ranges,
} from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

/** Gas constant [J/(mol K)]. */
const R = 8.314;

const assumed = {
  ...LABORATORY,
  pressure_Pa: decades(300, 1000, 'Pa', 'reduced pressures at which the gas decides'),
  temperature_K: between(1700, 1775, 'K', 'high-carbon iron'),
  carbon: between(3, 4.5, 'wt%', 'high-carbon iron'),
  sulfur: between(0.1, 0.5, 'wt%', 'melts with sulfur'),
  tin: between(0.1, 0.5, 'wt%', 'melts with tin'),
  antimony: between(0.1, 0.5, 'wt%', 'melts with antimony'),
} as const satisfies Ranges;

interface Case {
  readonly pressureTimes?: number;
  readonly hotter_K?: number;
  readonly withoutSulfur?: true;
}
const hotMetal =
  ({ pressureTimes = 1, hotter_K = 0, withoutSulfur }: Case = {}): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      drawn.mass_kg,
      {
        C: drawn.carbon,
        Sn: drawn.tin,
        Sb: drawn.antimony,
        S: withoutSulfur ? 0.001 : drawn.sulfur,
      },
      { balance: 'Fe' },
    ),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K + hotter_K,
        pressure_Pa: drawn.pressure_Pa * pressureTimes,
        atmosphere: 'argon',
        time_s: 1800,
      }),
    ],
  });
const one = hotMetal();
const thrice = hotMetal({ pressureTimes: 3 });
const hotter = hotMetal({ hotter_K: 75 });
const pure = hotMetal({ withoutSulfur: true });
const names = { Sn: 'tin', Sb: 'antimony' } as const;

const exponent = (element: 'Sn' | 'Sb'): BandStatement<typeof assumed> => ({
  kind: 'band',
  of: '0.rate_over_pressure',
  says: `exponent of k over pressure, ${names[element]} from hot metal with sulfur`,
  unit: '1',
  published: -1,
  within: { relative: 0.15 },
  documents: [one, thrice],
  observe: (low, high) => Math.log(firstOrder(element)(high) / firstOrder(element)(low)) / Math.log(3),
});
const activation = (element: 'Sn' | 'Sb'): BandStatement<typeof assumed> => ({
  kind: 'band',
  of: '0.Ea_apparent_kJ_mol',
  says: `apparent activation energy, ${names[element]} from hot metal with sulfur`,
  meaning:
    'The model has antimony leave as single atoms, whose heat of evaporation is above 200 kJ/mol; 160 measured for tin and antimony together fits SnS, and for antimony molecules (Sb2). Hotter melts lose antimony more slowly than the model says.',
  unit: 'kJ/mol',
  published: 160,
  within: { relative: 0.15 },
  documents: [one, hotter],
  observe: (cold, hot) => {
    const T = Number(cold.document.route[0]!.settings!.temperature_K);
    const ratio = firstOrder(element)(hot) / firstOrder(element)(cold);
    return ((R * Math.log(ratio)) / (1 / T - 1 / (T + 75))) * 1e-3;
  },
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    exponent('Sn'),
    exponent('Sb'),
    activation('Sn'),
    activation('Sb'),
    {
      kind: 'order',
      of: '2.Sn',
      says: 'with sulfur tin leaves as SnS: at least half as fast again as without',
      documents: [one, pure],
      holds: (run, without) => firstOrder('Sn')(run) > 1.5 * firstOrder('Sn')(without),
      shows: (run, without) =>
        `k with over without sulfur ${(firstOrder('Sn')(run) / firstOrder('Sn')(without)).toFixed(1)}`,
    },
    {
      kind: 'order',
      of: '2.Sb',
      says: 'antimony leaves as metal: sulfur does not make it faster',
      documents: [one, pure],
      holds: (run, without) => firstOrder('Sb')(run) < 1.1 * firstOrder('Sb')(without),
      shows: (run, without) =>
        `k with over without sulfur ${(firstOrder('Sb')(run) / firstOrder('Sb')(without)).toFixed(2)}`,
    },
  ],
  notCompared: [{ of: '1.rate_over_gas_flow', because: 'a jet of argon on the melt is not in the models' }],
});
