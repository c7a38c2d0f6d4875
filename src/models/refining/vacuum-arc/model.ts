import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { bathKernel } from '../bath-kinetics/bath-kernel.ts';
import { meltDensity } from '../bath-kinetics/density.ts';
import { airLeak } from '../bath-kinetics/leak.ts';
import { bathParameters } from '../bath-kinetics/parameters.ts';
import { populationsOf } from '../bath-kinetics/populations.ts';
import { refuseSolid } from '../bath-kinetics/refuse-solid.ts';
import { type Passage, passageOf, type Stage } from '../bath-kinetics/stages.ts';
import { type Environment, SINK } from '../bath-kinetics/work.ts';
import { leaveBehind, partOfLoss } from '../leave-behind.ts';
import type { Basis, Kernel, Laws, Operation } from '../operation.ts';
import { ELECTRODE_COUNTS, givenRate, mouldOf, type Note, notesInto, twoTimesWords } from '../remelting.ts';
import { constant, knotsOf, valueAt } from '../schedule.ts';
import { isGiven, type Settings } from '../settings.ts';
import { vacuumArcSettings } from './settings.ts';
import { refuseDeep, skinShare, sweptRows, sweptShare } from './sweep.ts';

type Given = Settings<typeof vacuumArcSettings>;

const LAWS: Laws = {
  zeroTimeIsIdentity: 'applies',
  elementOrderDoesNotMatter: 'applies',
  massScalesAtFixedAreaToVolume: 'applies',
  monotone: [
    { raise: 'meltRate_kg_per_h', factor: 2, element: 'Pb', final: 'rises' },
    { raise: 'content:Mn', factor: 2, element: 'Mn', final: 'rises' },
    { raise: 'content:O', factor: 2, element: 'O', final: 'rises' },
    { raise: 'turned_m', factor: 2, element: 'O', final: 'falls', under: { turned_m: 0.003 } },
  ],
  dissolvedNotBelowEquilibrium: 'applies',
};

/** Vacuum arc remelting: evaporation from tip and pool, particles swept to the side; oxygen stays (README.md). */
export const vacuumArc: Operation<typeof vacuumArcSettings> = {
  name: 'vacuum-arc',
  fidelity: 'kinetic',
  title: 'Vacuum arc remelting',
  settings: vacuumArcSettings,
  holdsStirredBath: false,
  sinks: ['gas', 'condensate', 'skull', 'wall'],
  laws: LAWS,
  parameters: (elements, properties) => bathParameters('vacuum-arc', elements, properties),
  brings: (settings): ElementSymbol[] =>
    settings.leak_Pa_m3_per_s.value.some((value) => value > 0) ? ['O', 'N'] : [],
  populations: populationsOf,
  prepare,
};

/** Electrode diameter over mould diameter. Source: recalled, narrow annular gap. */
const FILL = 0.85;
/** Share of the ring between electrode and mould whose surface the vacuum sees molten. Source: assumption. */
const MOLTEN_RING = 0.5;
/** kg/h per mm of mould diameter. Source: recipe-melt-rates-esr-var, 180 to 600 kg/h for ingots of 0.4 to 0.6 m. */
const RATE_PER_MM = 0.6;
/** Film on the tip and surface of the pool over the liquidus [K]. Source: recalled, 20 to 100; assumption. */
const TIP_SUPERHEAT_K = 50;
const POOL_SUPERHEAT_K = 120;
/** Thickness of the film on the tip [m]. Source: assumption, half a millimetre. */
const FILM_M = 5e-4;
/** Time that metal spends in the upper pool [s]: too short for particles to agglomerate. Source: assumption. */
const POOL_RESIDENCE_S = 120;
/** Substep [s] of the residence. */
const STEP_S = 6;
/** Melt side and dissipation of film and pool. Source: transport data (as vacuum induction); assumption. */
const TRANSPORT = 2e-4;
const DISSIPATION = 1e-4;
/**
 * Velocity at which the flow of the pool brings particles to its surface and to the side [m/s]. Source: assumption, as Stokes
 * lifts an oxide of 4 um.
 */
const SWEEP_VELOCITY = 6e-6;
/** Skin of the ingot in which swept particles freeze [m]. Source: assumption, 5 to 20 mm. */
const SKIN_M = 0.01;
/** Energy [kWh/kg]. Source: recalled, 0.8 to 1.3. */
const ENERGY = 1;

/** The furnace as the metal passes it. */
interface Arc {
  readonly mould_m: number;
  readonly duration_s: number;
  readonly tip: Stage;
  readonly pool: Stage;
  readonly passage: Passage;
  /** Velocity of the sweep over the ring that the vacuum sees: the whole pool sweeps [m/s]. */
  readonly sweep_m_per_s: number;
  readonly turned_m: number;
}

function prepare(settings: Given, basis: Basis, properties: MeltProperties): Kernel {
  const assumed: Assumption[] = [];
  const note = notesInto(assumed, 'vacuum-arc');
  const arc = arcOf(settings, basis, note);
  const temperature = temperatureOf(settings, { basis, properties, note });
  const { duration_s, passage, mould_m, turned_m } = arc;
  const kernel = bathKernel(
    {
      duration_s,
      knots_s: [
        ...passage.knots_s,
        ...knotsOf([settings.pressure_Pa, settings.temperature_K].filter(isGiven), duration_s),
      ],
      assumed,
      warnings: [
        ...temperature.warnings,
        ...twoTimesWords(settings, {
          operation: 'vacuum-arc',
          mass_kg: basis.mass_kg,
          counts: ELECTRODE_COUNTS,
        }),
      ],
      lining: null,
      heatsSinceReline: 0,
      temperature_K: (time_s) => {
        const pool_K = temperature.pool_K(time_s);
        return stageAt(arc, time_s) === arc.tip ? Math.min(pool_K, temperature.tip_K) : pool_K;
      },
      surround: (time_s, environment) => surround({ settings, arc }, time_s, environment),
      energy_kWh: (mass_kg, from_s, to_s) =>
        (ENERGY * mass_kg * (to_s - from_s)) / Math.max(duration_s, 1e-9),
      step_s: STEP_S,
    },
    basis,
    properties,
  );
  const skin = skinShare(turned_m, mould_m);
  return {
    ...kernel,
    advance: (bath, parameters, from_s, to_s, exchange) => {
      if (to_s === from_s) return;
      kernel.advance(bath, parameters, from_s, to_s, exchange);
      leaveBehind(bath, exchange, { sink: 'skull', share: partOfLoss(skin, (to_s - from_s) / duration_s) });
    },
    limits: (bath, parameters, at_s, exchange) => {
      const swept = sweptShare(arc.pool, arc.sweep_m_per_s);
      const rows = sweptRows(bath, { swept, skin: skinShare(SKIN_M, mould_m), turned_m });
      const hasOxide = rows.some((row) => row.element === 'O');
      return [
        ...kernel.limits(bath, parameters, at_s, exchange).filter((row) => row.element !== 'O' || !hasOxide),
        ...rows,
      ];
    },
  };
}

function arcOf(settings: Given, basis: Basis, note: Note): Arc {
  const mould_m = mouldOf(settings.mould_diameter_m, basis, note);
  const rate = givenRate(settings, basis.mass_kg) ?? usualRate(mould_m, note);
  const duration_s = isGiven(settings.time_s) ? valueAt(settings.time_s, 0) : (3600 * basis.mass_kg) / rate;
  const section_m2 = (Math.PI * mould_m ** 2) / 4;
  const density = meltDensity(basis.elements, basis.fractions);
  const [tip, pool] = stagesOf(section_m2, { note, throughput_m3_per_s: rate / 3600 / density });
  return {
    mould_m,
    duration_s,
    tip,
    pool,
    passage: passageOf([tip, pool], duration_s),
    sweep_m_per_s: (SWEEP_VELOCITY * section_m2) / ringOf(section_m2),
    turned_m: refuseDeep(valueAt(settings.turned_m, 0), mould_m),
  };
}

const stageAt = ({ tip, pool, passage }: Arc, time_s: number): Stage =>
  passage.at(time_s) === 0 ? tip : pool;

function surround(
  { settings, arc }: { readonly settings: Given; readonly arc: Arc },
  time_s: number,
  environment: Environment,
): void {
  const stage = stageAt(arc, time_s);
  const isPool = stage === arc.pool;
  const pressure = valueAt(settings.pressure_Pa, time_s);
  environment.areaToVolume = stage.exposure_s_per_m / stage.residence_s;
  environment.wallToVolume = 0;
  environment.depth = FILM_DEPTH_M;
  environment.pressure_Pa = pressure;
  environment.nitrogen_Pa = 0.78 * pressure;
  environment.hydrogen_Pa = 0.1 * pressure;
  environment.kMelt = isGiven(settings.meltTransport_m_per_s)
    ? valueAt(settings.meltTransport_m_per_s, time_s)
    : TRANSPORT;
  environment.dissipation = DISSIPATION;
  environment.boil = 0;
  environment.capture = isPool ? arc.sweep_m_per_s : 0;
  environment.raftKept = isPool ? Math.min(1, arc.turned_m / SKIN_M) : 0;
  environment.raftSink = SINK.skull;
  environment.sunkKept = 0;
  environment.pace = arc.passage.pace;
  airLeak(valueAt(settings.leak_Pa_m3_per_s, time_s), environment);
}

/** Depth below which no bubble of CO forms: the film is thin and the pool quiet [m]. */
const FILM_DEPTH_M = 1;

/** Ring of the pool that the vacuum sees molten [m2]. */
const ringOf = (section_m2: number): number => MOLTEN_RING * (1 - FILL ** 2) * section_m2;

/** Film on the electrode tip and ring of the pool, as the metal passes them: X = A rho/m' each. */
function stagesOf(
  section_m2: number,
  { throughput_m3_per_s, note }: { readonly throughput_m3_per_s: number; readonly note: Note },
): readonly [tip: Stage, pool: Stage] {
  const tip = (FILL ** 2 * section_m2) / throughput_m3_per_s;
  const ring = ringOf(section_m2) / throughput_m3_per_s;
  note('exposure of the tip', tip, 's/m', 'derived: A_tip rho / melt rate');
  note('exposure of the pool', ring, 's/m', 'derived: half the ring times rho / melt rate');
  return [
    { name: 'tip', exposure_s_per_m: tip, residence_s: tip * FILM_M },
    { name: 'pool', exposure_s_per_m: ring, residence_s: POOL_RESIDENCE_S },
  ];
}

/** Temperatures of tip and pool: a given temperature is that of the pool, the tip is no hotter. */
function temperatureOf(
  settings: Given,
  {
    basis,
    properties,
    note,
  }: { readonly basis: Basis; readonly properties: MeltProperties; readonly note: Note },
): {
  readonly tip_K: number;
  readonly pool_K: (time_s: number) => number;
  readonly warnings: readonly string[];
} {
  const liquidus = properties.liquidus_K(basis.elements, basis.fractions) ?? 1650;
  const tip_K = Math.round(liquidus + TIP_SUPERHEAT_K);
  if (isGiven(settings.temperature_K)) {
    const { temperature_K } = settings;
    const warnings = refuseSolid(temperature_K, basis, properties);
    return { tip_K, pool_K: (time_s) => valueAt(temperature_K, time_s), warnings };
  }
  const pool_K = basis.temperature_K ?? Math.round(liquidus + POOL_SUPERHEAT_K);
  note(
    'temperature_K',
    pool_K,
    'K',
    basis.temperature_K === null
      ? `assumption: pool at the estimated liquidus + ${POOL_SUPERHEAT_K} K, tip at + ${TIP_SUPERHEAT_K} K`
      : `melt.temperature_K; assumption: tip at the estimated liquidus + ${TIP_SUPERHEAT_K} K`,
  );
  return { tip_K, pool_K: () => pool_K, warnings: refuseSolid(constant(pool_K), basis, properties) };
}

/** Melt rate of the trade for a mould [kg/h]. */
function usualRate(mould_m: number, note: Note): number {
  const rate = RATE_PER_MM * mould_m * 1000;
  note('meltRate_kg_per_h', rate, 'kg/h', 'recipe-melt-rates-esr-var, scaled with the mould diameter');
  return rate;
}
