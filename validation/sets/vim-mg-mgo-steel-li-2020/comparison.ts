import {
  between,
  comparison,
  type Document,
  decades,
  type OrderStatement,
  type Ranges,
} from '../../comparison.ts';
import { type Contents, LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';
import { bound } from '../../shapes.ts';

const assumed = {
  ...LABORATORY,
  mass_kg: decades(0.2, 5, 'kg', 'laboratory quasi-equilibrium'),
  time_s: decades(1800, 7200, 's', 'laboratory quasi-equilibrium'),
  lowAluminium: decades(0.0005, 0.003, 'wt%', 'ultra-low aluminium'),
  highAluminium: between(0.1, 1, 'wt%', 'high aluminium'),
  lowCarbon: decades(0.001, 0.005, 'wt%', 'ultra-low carbon'),
  highCarbon: between(0.3, 1, 'wt%', 'high carbon'),
  freeOxygen: decades(30, 300, 'ppm', 'steel with neither aluminium nor carbon'),
  killedOxygen: between(5, 40, 'ppm', 'steel with either'),
} as const satisfies Ranges;

const steel =
  (level: { readonly Al: 'low' | 'high'; readonly C: 'low' | 'high' }): Document<typeof assumed> =>
  (drawn) => {
    const contents: Contents = {
      Al: level.Al === 'low' ? drawn.lowAluminium : drawn.highAluminium,
      C: level.C === 'low' ? drawn.lowCarbon : drawn.highCarbon,
    };
    const killed = level.Al === 'high' || level.C === 'high';
    return {
      melt: melt(drawn.mass_kg, contents, {
        balance: 'Fe',
        ppm: { O: killed ? drawn.killedOxygen : drawn.freeOxygen, S: 20, N: 20 },
      }),
      route: [
        vim({
          ...laboratory(drawn),
          leak_Pa_m3_per_s: 0,
          temperature_K: 1873,
          pressure_Pa: 101_325,
          atmosphere: 'argon',
          time_s: drawn.time_s,
          lining: { material: 'MgO' },
        }),
      ],
    };
  };
const plain = steel({ Al: 'low', C: 'low' });
const inParticles = bound('Mg');

const holdsMagnesia = (
  of: string,
  words: string,
  document: Document<typeof assumed>,
): OrderStatement<typeof assumed> => ({
  kind: 'order',
  meaning:
    'In the model the magnesia of the particles is worn off the wall whatever the steel holds; measured, aluminium or carbon have to bring it out, and a steel without either stays free of it. After K417G and spinel a third crucible that sheds far less than the models let it (see how far furnaces differ).',
  of: ['0.MgO_inclusions', of],
  says: `in magnesia a steel ${words} has three times the magnesium in particles of one ultra-low in both`,
  documents: [plain, document],
  holds: (none, some) => inParticles(some) > 3 * inParticles(none) && inParticles(some) > 0.1,
  shows: (none: Run, some: Run) =>
    `${inParticles(none).toFixed(3)} and ${inParticles(some).toFixed(3)} ppm Mg in particles`,
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    holdsMagnesia('1.low_Al_high_C', 'high in carbon, low in aluminium', steel({ Al: 'low', C: 'high' })),
    holdsMagnesia('1.high_Al_low_C', 'high in aluminium, low in carbon', steel({ Al: 'high', C: 'low' })),
  ],
  notCompared: [{ of: '2.MgO_in_inclusions', because: 'no slag lies on an induction melt of the models' }],
});
