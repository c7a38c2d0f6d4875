import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import type { Run } from '../../run.ts';
import { bound } from '../../shapes.ts';

/** Equal atoms of five metals [wt%]. */
const CANTOR = { Co: 21.02, Cr: 18.54, Fe: 19.92, Mn: 19.59 } as const;

const assumed = {
  ...LABORATORY,
  oxygen: between(30, 300, 'ppm', 'electrolytic metals'),
  aluminium: decades(20, 300, 'ppm', 'impurity of the metals'),
  temperature_K: between(1773, 1873, 'K', 'induction melting with some superheat'),
  vacuum_Pa: decades(1, 100, 'Pa', 'vacuum induction melting of an alloy with manganese'),
  time_s: decades(600, 3600, 's', 'laboratory melts'),
  open_s: decades(30, 600, 's', 'open to air before pouring'),
  lining: { words: ['MgO', 'Al2O3'], because: 'usual crucibles' },
} as const satisfies Ranges;

type Gas = 'vacuum' | 'argon' | 'air';
const melted =
  (gas: Gas): Document<typeof assumed> =>
  (drawn) => {
    const under = (atmosphere: Gas, time_s: number) =>
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: drawn.temperature_K,
        pressure_Pa: atmosphere === 'vacuum' ? drawn.vacuum_Pa : 101_325,
        atmosphere,
        time_s,
        lining: { material: drawn.lining },
      });
    return {
      melt: melt(drawn.mass_kg, CANTOR, {
        ppm: { O: drawn.oxygen, Al: drawn.aluminium, C: 100, S: 30, N: 50 },
      }),
      route:
        gas === 'air'
          ? [under('argon', drawn.time_s), under('air', drawn.open_s)]
          : [under(gas, drawn.time_s)],
    };
  };
const argon = melted('argon');
const vacuum = melted('vacuum');
const air = melted('air');
/** Oxygen that aluminium in particles holds as Al2O3 [ppm]. */
const inAlumina = (run: Run): number => (bound('Al')(run) * 3 * 15.999) / (2 * 26.982);
const percent = (run: Run): string => `${((100 * inAlumina(run)) / bound('O')(run)).toFixed(0)} %`;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  statements: [
    {
      kind: 'order',
      of: '0.inclusions',
      says: 'under vacuum or argon at least half of the oxygen in particles is alumina',
      documents: [vacuum, argon],
      holds: (one, other) => [one, other].every((run) => inAlumina(run) > 0.5 * bound('O')(run)),
      shows: (one, other) => `${percent(one)} and ${percent(other)}`,
    },
    {
      kind: 'order',
      of: '1.oxidation',
      says: 'open to air it takes up oxygen: five times that under argon',
      meaning: 'How long it stood open decides; in the middle draw, some two minutes, it is five times.',
      documents: [argon, air],
      holds: (inert, open) => open.final('O') > 5 * inert.final('O'),
      shows: (inert, open) => `${inert.final('O').toFixed(0)} and ${open.final('O').toFixed(0)} ppm O`,
    },
    {
      kind: 'order',
      of: '1.inclusions',
      says: 'open to air its particles are oxides of chromium and manganese: alumina holds less than half of the oxygen',
      documents: [air],
      holds: (open) => inAlumina(open) < 0.5 * bound('O')(open),
      shows: percent,
    },
  ],
});
