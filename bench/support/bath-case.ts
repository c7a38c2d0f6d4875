import { fillNormal, streamKey } from '../../src/foundation/numerics/random.ts';
import { type ElementSymbol, elementsIn } from '../../src/metal/alloy/element.ts';
import type { MeltProperties } from '../../src/metal/thermo/melt-properties.ts';
import { type Bath, bathFrom } from '../../src/models/refining/bath.ts';
import { chemistryAt } from '../../src/models/refining/bath-kinetics/conditions.ts';
import { DENSITY } from '../../src/models/refining/bath-kinetics/density.ts';
import { type Layout, layoutOf } from '../../src/models/refining/bath-kinetics/layout.ts';
import { CLASS_DIAMETERS_M, populationsOf } from '../../src/models/refining/bath-kinetics/populations.ts';
import { evaporate, renewShares } from '../../src/models/refining/bath-kinetics/step-evaporation.ts';
import { boilCarbon, exchangeNitrogen } from '../../src/models/refining/bath-kinetics/step-gases.ts';
import {
  agglomerate,
  collisionTable,
  separate,
  stokesVelocity,
} from '../../src/models/refining/bath-kinetics/step-particles.ts';
import { createWork, pointAt, weigh } from '../../src/models/refining/bath-kinetics/work.ts';
import { createExchange } from '../../src/models/refining/exchange.ts';
import type { Basis } from '../../src/models/refining/operation.ts';

/** Twenty-five elements of a single-crystal return [kg/kg]. */
export const RETURN: Readonly<Partial<Record<ElementSymbol, number>>> = {
  Co: 0.095,
  Cr: 0.09,
  Mo: 0.015,
  W: 0.07,
  Ta: 0.03,
  Nb: 0.005,
  Hf: 0.003,
  Al: 0.055,
  Ti: 0.009,
  Fe: 0.002,
  C: 7e-4,
  B: 1e-4,
  Zr: 3e-4,
  Si: 5e-4,
  Mn: 3e-4,
  Cu: 2e-4,
  Mg: 2e-5,
  La: 2e-4,
  S: 1.5e-5,
  O: 4e-5,
  N: 4e-5,
  Pb: 5e-6,
  Bi: 1e-6,
  Sn: 2e-5,
};

export const SETTINGS = {
  T: 1823,
  pressure: 0.5,
  areaToVolume: 4,
  wallToVolume: 20,
  kMelt: 2e-4,
  depth: 0.25,
  dissipation: 0.02,
  dt: 20,
};

/** How long the case runs [s]. */
export const CASE_S = 3600;

/** What a run of the transport kernel leaves: seconds of processor it took, kg of everything, of nitrogen, and in particles. */
export interface CaseRun {
  readonly seconds: number;
  readonly kg: number;
  readonly nitrogen_kg: number;
  readonly particles_kg: number;
}

/** 100 kg of the return, every sample the same, with room for what an operation brings. */
export function meltOfReturn(
  properties: MeltProperties,
  samples: number,
  brought: readonly ElementSymbol[] = [],
): { readonly basis: Basis; readonly bath: Bath } {
  const elements = [...elementsIn(RETURN), ...brought, 'Ni' as const];
  const rest = 1 - Object.values(RETURN).reduce((sum, value) => sum + value, 0);
  const fractions = Float64Array.from(elements, (element) =>
    element === 'Ni' ? rest : (RETURN[element] ?? 0),
  );
  const populations = populationsOf(elements, properties);
  const values = new Float64Array(samples * elements.length);
  for (let s = 0; s < samples; s++) values.set(fractions, s * elements.length);
  return {
    basis: { elements, populations, fractions, mass_kg: 100, temperature_K: null, extrapolate: false },
    bath: bathFrom({ elements, samples, values }, 100, populations),
  };
}

/** A melt of the return in a vacuum furnace without a lining, some oxide in it, ready for its substeps. */
export function meltAtWork(
  properties: MeltProperties,
  samples: number,
  { dt_s, withMolecules }: { readonly dt_s: number; readonly withMolecules: boolean },
) {
  const { basis, bath: start } = meltOfReturn(properties, samples);
  const layout = layoutOf(basis, properties);
  const all = chemistryAt(basis, layout, properties, SETTINGS.T);
  const chemistry = withMolecules ? all : { ...all, molecules: [] };
  const alumina = layout.phases.find((slot) => slot.phase.id === 'Al2O3')!;
  const hafnia = layout.phases.find((slot) => slot.phase.id === 'HfO2')!;
  for (let s = 0; s < samples; s++) {
    start.particles[s * layout.p + alumina.first + 1] = 4e-3;
    start.particles[s * layout.p + hafnia.first] = 2e-3;
  }
  const sticking = fillNormal(streamKey(1, 'bench/sticking'), new Float64Array(samples)).map((z) =>
    Math.exp(0.3 * z),
  );
  const table = new Float64Array(CLASS_DIAMETERS_M.length ** 2);
  collisionTable(SETTINGS.dissipation, table);
  const work = createWork(layout, chemistry);
  Object.assign(work.environment, {
    areaToVolume: SETTINGS.areaToVolume,
    wallToVolume: SETTINGS.wallToVolume,
    depth: SETTINGS.depth,
    pressure_Pa: SETTINGS.pressure,
    nitrogen_Pa: 0.78 * SETTINGS.pressure,
    kMelt: SETTINGS.kMelt,
    dissipation: SETTINGS.dissipation,
    capture: 0,
  });
  work.dt = dt_s;
  work.open = new Float64Array(samples);
  work.vapour = new Float64Array(samples);
  work.streams = new Float64Array(3 * samples);
  return { basis, start, layout, chemistry, sticking, table, work };
}

/** Samples that go through all substeps together, as in the furnaces. */
const BLOCK = 64;

/** What is timed: every substep of every sample of a case. */
export function timed(
  properties: { readonly samples: number; readonly substeps: number },
  step: (sample: number, isFirst: boolean) => void,
): number {
  const { samples, substeps } = properties;
  const began = process.threadCpuUsage();
  for (let first = 0; first < samples; first += BLOCK) {
    for (let k = 0; k < substeps; k++) {
      for (let s = first; s < Math.min(samples, first + BLOCK); s++) step(s, k === 0);
    }
  }
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1e6;
}

/** What a bath holds at the end of a run. */
export function endOf(bath: Bath, nitrogen: number): Omit<CaseRun, 'seconds'> {
  const n = bath.elements.length;
  const particles_kg = bath.particles.reduce((sum, kg) => sum + kg, 0);
  let nitrogen_kg = 0;
  for (let s = 0; s < bath.samples; s++) nitrogen_kg += bath.dissolved[s * n + nitrogen]!;
  return { kg: bath.dissolved.reduce((sum, kg) => sum + kg, 0) + particles_kg, nitrogen_kg, particles_kg };
}

/** A bath of its own for one run. */
export const copyOf = (bath: Bath): Bath => ({
  ...bath,
  dissolved: Float64Array.from(bath.dissolved),
  particles: Float64Array.from(bath.particles),
});

/** Particles by phase and size class, in the order of the phases. */
export function particlesInOrder({ samples, particles }: Bath, { phases, p }: Layout): Float64Array {
  const order = phases.flatMap((slot) => CLASS_DIAMETERS_M.map((_, c) => slot.first + c));
  return Float64Array.from(
    { length: samples * order.length },
    (_, i) => particles[Math.floor(i / order.length) * p + order[i % order.length]!]!,
  );
}

/** What the other programs need of the size classes: velocity of rise per density, of deposition [m/s], volume [m3]. */
export const CLASS_TABLES = [
  CLASS_DIAMETERS_M.map((d) => stokesVelocity(d, DENSITY - 1)),
  CLASS_DIAMETERS_M.map((d) => (2e-6 * d) / 1e-5),
  CLASS_DIAMETERS_M.map((d) => (Math.PI / 6) * d ** 3),
] as const;

/** An hour of the transport kernel in this program, and the same case as bytes for the C and Python ones. */
export function bathCase(properties: MeltProperties, samples: number, dt_s: number = SETTINGS.dt) {
  const substeps = CASE_S / dt_s;
  // Metals as atoms only: the other programs know no oxides and sulfides as vapour.
  const { basis, start, layout, chemistry, sticking, table, work } = meltAtWork(properties, samples, {
    dt_s,
    withMolecules: false,
  });
  const { elements } = basis;

  const run = (): CaseRun => {
    const bath = copyOf(start);
    const exchange = createExchange(elements, samples);
    const shares = new Float64Array(samples * layout.n).fill(1);
    work.kept = new Float64Array(samples * layout.n);
    const seconds = timed({ samples, substeps }, (s, isFirst) => {
      pointAt(work, bath, exchange, s);
      work.factors.collision = sticking[s]!;
      weigh(work);
      if (isFirst) renewShares(work, shares, s * layout.n, true);
      evaporate(work);
      exchangeNitrogen(work);
      boilCarbon(work);
      agglomerate(work, table);
      separate(work);
    });
    return { seconds, ...endOf(bath, layout.N) };
  };
  return { run, bytes: () => bytesOf() };

  /** Rate constants of evaporation of the first sample [m/s]. */
  function evaporationRates(): Float64Array {
    work.kept = new Float64Array(samples * layout.n);
    pointAt(work, start, createExchange(elements, samples), 0);
    weigh(work);
    renewShares(work, new Float64Array(layout.n).fill(1), 0, true);
    return work.kept.slice(0, layout.n).map((kept) => -Math.log(kept) / (SETTINGS.areaToVolume * dt_s));
  }

  /** The case as 32 head numbers and tables; in the order of the C and Python programs. */
  function bytesOf(): Uint8Array {
    const equilibrium = chemistry.nitrogen * Math.sqrt((0.78 * SETTINGS.pressure) / 101325);
    const head = new Float64Array(32);
    head.set([
      samples,
      layout.n,
      layout.phases.length,
      substeps,
      layout.O,
      layout.S,
      layout.N,
      layout.C,
      dt_s,
      SETTINGS.areaToVolume,
      SETTINGS.wallToVolume,
      SETTINGS.kMelt,
      SETTINGS.pressure,
      chemistry.kNitrogen,
      equilibrium,
      chemistry.blockO,
      chemistry.blockS,
      chemistry.kCO,
      SETTINGS.depth,
      DENSITY,
      7500 * 9.80665,
      3400,
      0.02,
      layout.molarMass[layout.C]!,
      layout.molarMass[layout.O]!,
      0,
      1e-3,
      0.2,
    ]);
    const k = evaporationRates();
    const factors = Float64Array.from({ length: 2 * samples }, (_, i) =>
      i % 2 === 0 ? 1 : sticking[(i - 1) / 2]!,
    );
    const parts = [
      head,
      k,
      layout.volumes,
      table,
      ...CLASS_TABLES,
      factors,
      start.dissolved,
      particlesInOrder(start, layout),
    ];
    return new Uint8Array(Float64Array.from(parts.flatMap((part) => [...part])).buffer);
  }
}
