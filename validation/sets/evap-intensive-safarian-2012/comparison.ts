import { langmuirFlux } from '../../../src/metal/thermo/vapour-pressure.ts';
import { gasSideRatio } from '../../../src/models/refining/bath-kinetics/evaporation.ts';
import { comparison } from '../../comparison.ts';

/** Langmuir's law by itself [kg/m2/s]. */
const hertzKnudsen = (p: number, M: number, T: number): number =>
  p * Math.sqrt(M / (2 * Math.PI * 8.314462618 * T));

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
      meaning:
        'The models take the whole Hertz-Knudsen flux; by this theory a clean melt gives 16 % less: less than the spread of any activity coefficient.',
      unit: '1',
      published: 0.844,
      model: () => langmuirFlux(100, 0.0558, 2000) / hertzKnudsen(100, 0.0558, 2000),
      // The set names a factor and no tolerance; 5 % as in the set on levitated iron.
      within: { relative: 0.05 },
    },
    {
      kind: 'value',
      about: 'gas side of evaporation',
      of: '3.effective_vacuum_pressure',
      says: 'share of the free rate that is left with chamber pressure a tenth of the vapour pressure',
      meaning: 'Below a fraction of its vapour pressure the chamber no longer matters to the rate.',
      unit: '1',
      published: { atLeast: 0.9 },
      model: () => {
        const ratio = gasSideRatio(3.5, 35, 2000);
        return ratio / (1 + ratio);
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
  notCompared: [
    { of: '1.evaporation_coefficient', because: 'weak evaporation has no law of its own in the models' },
  ],
});
