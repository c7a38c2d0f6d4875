import { ValidityError } from '../../../foundation/errors.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { bathKernel } from '../bath-kinetics/bath-kernel.ts';
import { airLeak } from '../bath-kinetics/leak.ts';
import { bathParameters } from '../bath-kinetics/parameters.ts';
import { populationsOf } from '../bath-kinetics/populations.ts';
import { passageOf } from '../bath-kinetics/stages.ts';
import type { Environment } from '../bath-kinetics/work.ts';
import type { Basis, Kernel, Laws, Operation } from '../operation.ts';
import { knotsOf, maximumOf, type Schedule, valueAt } from '../schedule.ts';
import { isGiven } from '../settings.ts';
import { type BeamGiven, poolOf } from './pool.ts';
import { electronBeamSettings } from './settings.ts';
import { SURFACE, withSurfaceSpread } from './surface-spread.ts';
import { temperatureOf } from './temperature.ts';

/** Melt-side coefficient of a beam pool [m/s]. Source: transport data, 1e-4 to 5e-4, Marangoni driven. */
const POOL_TRANSPORT = 2e-4;
/** Dissipation of a beam pool [m2/s3]. Source: assumption, a stirred skin over a quiet pool. */
const POOL_DISSIPATION = 1e-3;
/**
 * Velocity at which Marangoni flow brings particles to the raft, where they stay [m/s]. Source: assumption, an upper end:
 * with this 67 to 71 % of 15 to 30 ppm O leave a kilogram in 30 min at 9 kW (eb-ni-superalloy-inclusions-you-2018: 60),
 * 64 to 69 % without it; Al2O, which came later and is fitted to nothing, makes that 70 to 73 %.
 */
const RAFT_VELOCITY = 1e-6;
/** Share of the surface where the beam meets the raft, and how much hotter it is there [K]. Source: assumption. */
const SPOT_SHARE = 0.1;
const SPOT_SUPERHEAT_K = 200;
/** Superheat of the film on a melting bar [K]: it drips before it gets hotter. Source: recalled, 20 to 100. */
const TIP_SUPERHEAT_K = 50;
/** Pressure above which the gun does not work [Pa]. Source: recalled. */
const HIGHEST_PA = 10;

const LAWS: Laws = {
  zeroTimeIsIdentity: 'applies',
  elementOrderDoesNotMatter: 'applies',
  massScalesAtFixedAreaToVolume: 'applies',
  monotone: [
    { raise: 'power_W', factor: 1.3, element: 'Cr', final: 'falls', under: { mode: 'button' } },
    { raise: 'power_W', factor: 1.3, element: 'Pb', final: 'falls', under: { mode: 'button' } },
    // In minutes: later, more particles sweep each other out, above all while rare earth binds the oxygen.
    { raise: 'content:O', factor: 2, element: 'O', final: 'rises', under: { time_s: 300 } },
    { raise: 'content:Cu', factor: 2, element: 'Cu', final: 'rises' },
  ],
  dissolvedNotBelowEquilibrium: 'applies',
};

/** Electron beam melting as kinetics: heat balance, evaporation, carbon and oxygen, rafting (README.md). */
export const electronBeam: Operation<typeof electronBeamSettings> = {
  name: 'electron-beam',
  fidelity: 'kinetic',
  title: 'Electron beam melting: button, drip or cold hearth',
  settings: electronBeamSettings,
  holdsStirredBath: false,
  sinks: ['gas', 'condensate', 'dross', 'wall'],
  laws: LAWS,
  parameters: (elements, properties) => [...bathParameters('electron-beam', elements, properties), SURFACE],
  brings: (settings): ElementSymbol[] =>
    settings.leak_Pa_m3_per_s.value.some((value) => value > 0) ? ['O', 'N'] : [],
  populations: populationsOf,
  prepare,
};

function prepare(settings: BeamGiven, basis: Basis, properties: MeltProperties): Kernel {
  const outside = refusePressure(settings.pressure_Pa, basis.extrapolate);
  const pool = poolOf(settings, basis);
  const temperature = temperatureOf(settings, { basis, properties, pool });
  const { duration_s, stages } = pool;
  const passage = stages && passageOf(stages, duration_s);
  /** Tip of the feed at a time of the operation, null while the metal lies in the pool. */
  const tipAt = (time_s: number) => {
    const stage = passage ? stages[passage.at(time_s)]! : null;
    return stage?.name === 'tip' ? stage : null;
  };
  const surround = (time_s: number, environment: Environment): void => {
    const tip = tipAt(time_s);
    const pressure = valueAt(settings.pressure_Pa, time_s);
    environment.areaToVolume = tip
      ? tip.exposure_s_per_m / tip.residence_s
      : valueAt(pool.areaToVolume, time_s);
    environment.wallToVolume = 0;
    environment.depth = pool.depth_m;
    environment.pressure_Pa = pressure;
    environment.nitrogen_Pa = RESIDUAL_NITROGEN * pressure;
    environment.hydrogen_Pa = RESIDUAL_HYDROGEN * pressure;
    environment.kMelt = isGiven(settings.meltTransport_m_per_s)
      ? valueAt(settings.meltTransport_m_per_s, time_s)
      : POOL_TRANSPORT;
    environment.dissipation = POOL_DISSIPATION;
    environment.capture = tip ? 0 : RAFT_VELOCITY;
    environment.raftKept = tip ? 0 : 1;
    environment.sunkKept = settings.mode === 'drip' ? 0 : 1;
    environment.spotShare = tip ? 0 : SPOT_SHARE;
    environment.pace = passage?.pace ?? 1;
    airLeak(valueAt(settings.leak_Pa_m3_per_s, time_s), environment);
  };
  const power = temperature.power_W;
  const kernel = bathKernel(
    {
      duration_s,
      knots_s: [
        ...(passage?.knots_s ?? []),
        ...knotsOf(
          [settings.pressure_Pa, settings.power_W, settings.temperature_K, pool.areaToVolume].filter(isGiven),
          duration_s,
        ),
      ],
      assumed: [...pool.assumed, ...temperature.assumed],
      warnings: [...outside, ...pool.warnings, ...temperature.warnings],
      lining: null,
      heatsSinceReline: 0,
      temperature_K: (time_s) => {
        const surface_K = temperature.at(time_s);
        return tipAt(time_s) ? Math.min(surface_K, temperature.liquidus_K + TIP_SUPERHEAT_K) : surface_K;
      },
      surround,
      spotSuperheat_K: SPOT_SUPERHEAT_K,
      energy_kWh: (_mass_kg, from_s, to_s) => (power((from_s + to_s) / 2) * (to_s - from_s)) / 3.6e6,
    },
    basis,
    properties,
  );
  return withSurfaceSpread(kernel, {
    basis,
    properties,
    temperature_K: temperature.at(0),
    spread_K: temperature.spread_K,
  });
}

/** Shares of N2 and H2 in the residual gas of a beam chamber. Source: assumption, as in vacuum induction. */
const RESIDUAL_NITROGEN = 0.78;
const RESIDUAL_HYDROGEN = 0.1;

function refusePressure(pressure: Schedule, extrapolate: boolean): string[] {
  const highest = maximumOf(pressure);
  if (highest <= HIGHEST_PA) return [];
  if (extrapolate) return [`extrapolated: an electron beam at ${highest} Pa, at which guns do not work`];
  throw new ValidityError(`an electron beam does not work at ${highest} Pa`, {
    path: 'pressure_Pa',
    value: highest,
    unit: 'Pa',
    allowed: `at most ${HIGHEST_PA} Pa`,
    cure: 'state the pressure in Pa, such as 0.01',
  });
}
