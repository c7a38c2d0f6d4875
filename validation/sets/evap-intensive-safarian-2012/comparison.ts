import { langmuirFlux } from '../../../src/metal/thermo/vapour-pressure.ts';
import {
  flowOver,
  freeShare,
  gasSide,
  vacuumShare,
} from '../../../src/models/refining/bath-kinetics/evaporation.ts';
import { comparison } from '../../comparison.ts';

/** Langmuir's law by itself [kg/m2/s]. */
const hertzKnudsen = (p: number, M: number, T: number): number =>
  p * Math.sqrt(M / (2 * Math.PI * 8.314462618 * T));
/** A pure metal of 1 kPa over a melt 0.1 m wide: no vapour atom gets far without meeting another. */
const METAL = { vapour_Pa: 1000, temperature_K: 2000, width_m: 0.1, side: 1, fogSide: 0 };
const streamAt = (pressure_Pa: number) => {
  const stream = { surface: 1, film: 1, fog: 0 };
  flowOver({ ...METAL, pressure_Pa }, stream);
  return stream;
};

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  rests: 'Hertz-Knudsen as the law of free evaporation, with coefficient one',
  statements: [
    {
      kind: 'value',
      about: 'vapour pressure and free evaporation',
      of: '0.flux_over_hertz_knudsen_max',
      says: 'flux of a pure melt into vacuum over the Hertz-Knudsen maximum',
      meaning: 'How much of a dense vapour comes back to the melt.',
      unit: '1',
      published: 0.844,
      model: () => vacuumShare(METAL.vapour_Pa, METAL.temperature_K, METAL.width_m),
      // The set names a factor and no tolerance; 5 % as in the set on levitated iron.
      within: { relative: 0.05 },
    },
    {
      kind: 'value',
      about: 'vapour pressure and free evaporation',
      of: '1.evaporation_coefficient',
      says: 'coefficient of weak evaporation, per difference of pressure across the Knudsen layer',
      meaning: 'How fast a melt evaporates against almost its own pressure.',
      unit: '1',
      published: 1.66,
      model: () => streamAt(100 * METAL.vapour_Pa).surface,
      within: { relative: 0.05 },
    },
    {
      kind: 'value',
      about: 'gas side of evaporation',
      of: '3.effective_vacuum_pressure',
      says: 'share of the rate into vacuum that is left with chamber pressure a tenth of the vapour pressure',
      meaning: 'Below a fraction of its vapour pressure the chamber no longer matters to the rate.',
      unit: '1',
      published: { atLeast: 0.9 },
      model: () => {
        const stream = streamAt(0.1 * METAL.vapour_Pa);
        const plateau = vacuumShare(METAL.vapour_Pa, METAL.temperature_K, METAL.width_m);
        return freeShare(stream, 1, gasSide(stream, 1, 1)) / plateau;
      },
      within: { absolute: 0 },
    },
    {
      kind: 'value',
      role: 'constant',
      about: 'vapour pressure and free evaporation',
      of: '2.law',
      says: 'condenser near: flux over Hertz-Knudsen',
      unit: '1',
      published: 1,
      model: () => langmuirFlux(100, 0.0558, 2000) / hertzKnudsen(100, 0.0558, 2000),
      within: { relative: 1e-6 },
    },
  ],
});
