import { between, comparison, decades } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { oxygenOverOxides } from '../../properties.ts';
import { finalOf } from '../../run.ts';

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed: {
    ...LABORATORY,
    Mg_ppm: decades(2.5, 10, 'ppm', 'range of the runs'),
    Al_wtpct: decades(0.05, 0.9, 'wt%', 'range of the runs'),
    time_s: decades(3600, 36_000, 's', 'equilibrium runs last hours'),
    wear_heats: between(1, 30, 'heats', 'state of the spinel'),
  },
  statements: [
    {
      kind: 'band',
      of: '0.O_ppm',
      tells: { parameter: 'vacuum-induction/erosion' },
      says: 'O over spinel at 1773 K, 2.5 to 10 ppm Mg, 0.05 to 0.9 wt% Al',
      meaning:
        'Dissolved, the model counts 0.2 to 0.5 ppm; the rest is wear of the wall as read from stirred superalloys, in a melt that was probably at rest. The constants of the paper are not in its abstract; with its interaction of aluminium the measured levels mean an apparent constant of alumina three decades above the free energies, as with yttria. For alloys it can not be taken: clean heats hold less in all.',
      unit: 'ppm',
      published: [5.8, 6.6],
      documents: [
        (drawn) => ({
          melt: melt(drawn.mass_kg, { Al: drawn.Al_wtpct }, { ppm: { Mg: drawn.Mg_ppm, O: 20 } }),
          route: [
            vim({
              ...laboratory(drawn),
              leak_Pa_m3_per_s: 0,
              temperature_K: 1773,
              atmosphere: 'argon',
              pressure_Pa: 101_325,
              time_s: drawn.time_s,
              lining: { material: 'spinel', heatsSinceReline: drawn.wear_heats },
            }),
          ],
        }),
      ],
      observe: finalOf('O'),
    },
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '1.O_ppm_max',
      says: 'dissolved O with 1.5 wt% Mn, 30 ppm Al at 1773 K',
      unit: 'ppm',
      published: { atMost: 20 },
      model: (facts) =>
        1e4 *
        oxygenOverOxides(facts, { wtpct: { Mn: 1.5, Al: 0.003 }, balance: 'Ni', temperature_K: 1773 }).wtpct,
      within: { absolute: 0 },
    },
  ],
});
