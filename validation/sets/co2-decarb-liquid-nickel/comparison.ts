import { between, comparison, decades } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { setting } from '../../run.ts';

const MOLAR_C_KG = 0.012011;
/** 0.1 atm of CO2 at the surface, the most that was used. */
const CO2_ATM = 0.1;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed: {
    ...LABORATORY,
    oxygen: decades(20, 300, 'ppm', 'from deoxidised to saturated with carbon'),
    temperature_K: between(1750, 1773, 'K', 'upper end of the paper; the alloy has to be liquid'),
    carbon: between(1, 2, 'wt%', 'the abstract says above about 1 wt%'),
  },
  statements: [
    {
      kind: 'band',
      of: ['0.k_mol_cm2_s_atm', '1.k_mol_cm2_s_atm'],
      says: 'no C-O reaction of the model is faster than the surface allows: 1.4e-3 mol/(cm2 s atm) at 0.1 atm CO2',
      unit: 'mol/(cm2 s)',
      published: { atMost: 1.4e-3 * CO2_ATM },
      documents: [
        (drawn) => ({
          melt: melt(drawn.mass_kg, { C: drawn.carbon }, { ppm: { O: drawn.oxygen } }),
          route: [
            vim({
              ...laboratory(drawn),
              leak_Pa_m3_per_s: 0,
              temperature_K: drawn.temperature_K,
              pressure_Pa: 1,
              time_s: 10,
              lining: { material: 'copper' },
            }),
          ],
        }),
      ],
      observe: (run) => {
        const area_cm2 = (1e4 * setting(run, 'areaToVolume_per_m') * run.document.melt.mass_kg) / 7500;
        return run.to('C', 'gas') / MOLAR_C_KG / area_cm2 / setting(run, 'time_s');
      },
    },
  ],
  note: 'An upper bound only: the rate of CO2 on nickel, not of dissolved oxygen with carbon.',
});
