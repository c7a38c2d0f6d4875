import type { Facts } from '../../../src/calculations/facts.ts';
import { langmuirFlux } from '../../../src/metal/thermo/vapour-pressure.ts';
import { vacuumShare } from '../../../src/models/refining/bath-kinetics/evaporation.ts';
import { between, comparison, decades } from '../../comparison.ts';
import { melt, NO_WALL, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

const TEMPERATURES = [1960, 2000, 2060, 2113] as const;
const TORR = 133.322;
/** The paper's flux [kg/m2/s] and pressure [Pa]. */
const flux = (T: number): number => 10 * 10 ** (-17_308 / T + 6.0522);
const pressure = (T: number): number => TORR * 10 ** (-17_750 / T + 8.2936);
const evaporated = (facts: Facts, p: number, T: number): number =>
  langmuirFlux(p, facts.properties.molarMass_kg_per_mol('Fe'), T);

/** Diameter of a drop of 1 g [m]. */
const DROP_M = 0.0065;
/** Flux [kg/m2/s] with the pressure of the models and what their dense vapour returns. */
function leaving(facts: Facts, T: number): number {
  const p = facts.properties.vapourPressure_Pa('Fe', T);
  return evaporated(facts, p, T) * vacuumShare(p, T, DROP_M);
}

/** A drop of 1 g; a melt that mixes at once shows the surface alone. */
const drop = (drawn: { readonly kMelt: number; readonly temperature_K: number }, mixed: boolean) => ({
  melt: melt(0.001, { Cu: 1 }, { balance: 'Fe' as const }),
  route: [
    vim({
      temperature_K: drawn.temperature_K,
      pressure_Pa: 0.01,
      areaToVolume_per_m: 950,
      meltTransport_m_per_s: mixed ? 0.1 : drawn.kMelt,
      lining: NO_WALL,
      time_s: 20,
    }),
  ],
});

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  assumed: {
    temperature_K: between(1973, 2033, 'K', 'range of the runs'),
    kMelt: decades(3e-4, 1e-3, 'm/s', 'levitated drops of a gram; the table of the models says 6e-4'),
  },
  statements: [
    {
      kind: 'table',
      about: 'vapour pressure and free evaporation',
      of: ['0.*', '2.flux_kg_m2_s_2000K', '2.langmuir_from_their_p_2000K', '2.p_Pa_2000K'],
      says: 'flux of iron by free evaporation with the pressure of the same paper',
      unit: 'kg/m2/s',
      rows: (facts) =>
        TEMPERATURES.map((T) => ({
          name: `${T} K`,
          published: flux(T),
          model: evaporated(facts, pressure(T), T),
        })),
      within: { relative: 0.05 },
    },
    {
      kind: 'table',
      about: 'vapour pressure and free evaporation',
      of: ['0.log10_flux_g_cm2_s', '2.alcock_p_Pa_2000K'],
      says: 'flux of iron with the pressure of the furnace models, less what comes back to a drop of a gram',
      meaning:
        'The pressures of iron in two compilations differ by 5 to 15 %; evaporation of the base metal is as far off.',
      unit: 'kg/m2/s',
      rows: (facts) =>
        TEMPERATURES.map((T) => ({
          name: `${T} K`,
          published: flux(T),
          model: leaving(facts, T),
        })),
      within: { relative: 0.15 },
    },
    {
      kind: 'band',
      of: '1.rate_over_pure_surface_control',
      says: 'Cu from a levitated drop over surface control alone',
      meaning: 'How far a drop is depleted at its surface depends on its stirring.',
      unit: '1',
      published: [0.5, 0.7],
      documents: [(drawn) => drop(drawn, false), (drawn) => drop(drawn, true)],
      observe: (run, mixed) => firstOrder('Cu')(run) / firstOrder('Cu')(mixed),
    },
  ],
});
