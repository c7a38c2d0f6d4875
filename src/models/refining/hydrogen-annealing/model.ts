import { R } from '../../../metal/thermo/constants.ts';
import { massOf } from '../bath.ts';
import { ledgerRow } from '../exchange.ts';
import type { Kernel, Laws, Operation } from '../operation.ts';
import { assumedFactor, type Parameter } from '../parameters.ts';
import { valueAt } from '../schedule.ts';
import type { Settings } from '../settings.ts';
import { hydrogenAnnealingSettings } from './settings.ts';

type Given = Settings<typeof hydrogenAnnealingSettings>;

const LAWS: Laws = {
  zeroTimeIsIdentity: 'applies',
  elementOrderDoesNotMatter: 'applies',
  massScalesAtFixedAreaToVolume: 'applies',
  monotone: [
    { raise: 'time_s', factor: 2, element: 'S', final: 'falls' },
    { raise: 'content:S', factor: 2, element: 'S', final: 'rises' },
  ],
  dissolvedNotBelowEquilibrium: {
    doesNot:
      'hydrogen removes sulfur as H2S: the floor is what the gas leaves at the surface, far below any equilibrium of a melt',
  },
};

/** Diffusivity of sulfur in solid nickel, D0 exp(-Q/RT) [m2/s, J/mol]. Source: recalled. */
const D0 = 1.4e-4;
const Q = 218_600;

/**
 * Share of the sulfur left in a plate of thickness L whose surfaces are sinks: (8/pi^2) sum exp(-(2n+1)^2 pi^2 D t/L^2)/
 * (2n+1)^2. One at t = 0.
 */
export function sulfurLeft(time_s: number, thickness_m: number, temperature_K: number): number {
  if (time_s <= 0) return 1;
  const tau = (Math.PI ** 2 * D0 * Math.exp(-Q / (R * temperature_K)) * time_s) / thickness_m ** 2;
  let sum = 0;
  for (let n = 0; n < SERIES_TERMS; n++) {
    const odd = (2 * n + 1) ** 2;
    const term = Math.exp(-odd * tau) / odd;
    sum += term;
    if (term < 1e-12 * sum) break;
  }
  return Math.min(1, (8 / Math.PI ** 2) * sum);
}

/** Terms of the series: the rest after 400 odd terms is 3e-4 at t = 0, where the value is set to one. */
const SERIES_TERMS = 400;

/** Hydrogen annealing of finished parts: sulfur leaves by diffusion in the solid (README.md). */
export const hydrogenAnnealing: Operation<typeof hydrogenAnnealingSettings> = {
  name: 'hydrogen-annealing',
  fidelity: 'kinetic',
  title: 'Hydrogen annealing of parts',
  settings: hydrogenAnnealingSettings,
  holdsStirredBath: false,
  sinks: ['gas'],
  laws: LAWS,
  parameters: () => PARAMETERS,
  brings: () => [],
  populations: () => [],
  prepare: (settings) => prepare(settings),
};

const PARAMETERS: readonly Parameter[] = [
  {
    name: 'hydrogen-annealing/diffusivity',
    what: 'diffusivity of sulfur in the solid',
    spread: 0.3,
    source: 'recalled value, carried over from nickel',
  },
  {
    name: 'hydrogen-annealing/surface',
    what: 'sulfur that the gas leaves at the surface',
    spread: 0.5,
    source: 'assumption: purity of the hydrogen, within a factor 3',
  },
].map(assumedFactor);

function prepare(settings: Given): Kernel {
  const duration_s = valueAt(settings.time_s, 0);
  const thickness = valueAt(settings.thickness_m, 0);
  const temperature = valueAt(settings.temperature_K, 0);
  const surface_ppm = valueAt(settings.surface_ppm, 0);
  return {
    duration_s,
    knots_s: [],
    assumed: [],
    warnings: [
      'hydrogen annealing treats parts, not heats: no release of a heat may count on its removal of sulfur',
    ],
    resolvesForms: false,
    advance: (bath, parameters, from_s, to_s, exchange) => {
      const e = bath.elements.indexOf('S');
      if (e < 0 || to_s === from_s) return;
      const masses = massOf(bath);
      for (let s = 0; s < bath.samples; s++) {
        const pace = parameters[2 * s]!;
        const before = sulfurLeft(from_s * pace, thickness, temperature);
        // a foil is empty to the last bit before the furnace is opened
        const kept = before === 0 ? 0 : sulfurLeft(to_s * pace, thickness, temperature) / before;
        const at = s * bath.elements.length + e;
        const rest = 1e-6 * surface_ppm * parameters[2 * s + 1]! * masses[s]!;
        const lost = Math.max(0, bath.dissolved[at]! - rest) * (1 - Math.min(1, kept));
        bath.dissolved[at] = bath.dissolved[at]! - lost;
        const row = ledgerRow(exchange, 'gas', s) + e;
        exchange.kg[row] = exchange.kg[row]! + lost;
      }
    },
    limits: (bath) =>
      bath.elements.includes('S')
        ? [
            {
              element: 'S',
              limitedBy: 'diffusion in the solid',
              floor_ppm: surface_ppm,
              lever: 'thickness squared, time, temperature',
              published: 'published: 10 to under 0.1 ppm above 1473 K (h2-anneal-pwa1480-smialek-1995)',
            },
          ]
        : [],
    energy_kWh: () => 0,
  };
}
