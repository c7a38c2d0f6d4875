import { fillNormal, streamKey } from '../../src/foundation/numerics/random.ts';
import { type ElementSymbol, elementsIn } from '../../src/metal/alloy/element.ts';
import type { MeltProperties } from '../../src/metal/thermo/melt-properties.ts';
import { type Bath, bathFrom } from '../../src/models/refining/bath.ts';
import { chemistryAt } from '../../src/models/refining/bath-kinetics/conditions.ts';
import { DENSITY } from '../../src/models/refining/bath-kinetics/density.ts';
import { layoutOf } from '../../src/models/refining/bath-kinetics/layout.ts';
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
const CASE_S = 3600;

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

/** An hour of the transport kernel in this program, and the same case as bytes for the C and Python ones. */
export function bathCase(properties: MeltProperties, samples: number, dt_s: number = SETTINGS.dt) {
  const substeps = CASE_S / dt_s;
  const { basis, bath: start } = meltOfReturn(properties, samples);
  const { elements, populations } = basis;
  const layout = layoutOf(basis, properties);
  // Metals as atoms only: the other programs know no oxides and sulfides as vapour.
  const chemistry = { ...chemistryAt(basis, layout, properties, SETTINGS.T), molecules: [] };
  const alumina = layout.phases.find((slot) => slot.phase.id === 'Al2O3')!;
  const hafnia = layout.phases.find((slot) => slot.phase.id === 'HfO2')!;
  for (let s = 0; s < samples; s++) {
    start.particles[s * populations.length + alumina.first + 1] = 4e-3;
    start.particles[s * populations.length + hafnia.first] = 2e-3;
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

  const run = (): CaseRun => {
    const bath = {
      ...start,
      dissolved: Float64Array.from(start.dissolved),
      particles: Float64Array.from(start.particles),
    };
    const exchange = createExchange(elements, samples);
    const shares = new Float64Array(samples * layout.n).fill(1);
    work.kept = new Float64Array(samples * layout.n);
    const began = process.threadCpuUsage();
    for (let k = 0; k < substeps; k++) {
      for (let s = 0; s < samples; s++) {
        pointAt(work, bath, exchange, s);
        work.factors.collision = sticking[s]!;
        weigh(work);
        if (k === 0) renewShares(work, shares, s * layout.n, true);
        evaporate(work);
        exchangeNitrogen(work);
        boilCarbon(work);
        agglomerate(work, table);
        separate(work);
      }
    }
    const { user, system } = process.threadCpuUsage(began);
    const seconds = (user + system) / 1e6;
    let sum = 0;
    for (const kg of bath.dissolved) sum += kg;
    let particles_kg = 0;
    for (const kg of bath.particles) particles_kg += kg;
    let nitrogen = 0;
    for (let s = 0; s < samples; s++) nitrogen += bath.dissolved[s * layout.n + layout.N]!;
    return { seconds, kg: sum + particles_kg, nitrogen_kg: nitrogen, particles_kg };
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
    const stokes = CLASS_DIAMETERS_M.map((d) => stokesVelocity(d, DENSITY - 1));
    const order = layout.phases.flatMap((slot) => CLASS_DIAMETERS_M.map((_, c) => slot.first + c));
    const particles = new Float64Array(samples * order.length);
    for (let s = 0; s < samples; s++) {
      order.forEach((from, to) => {
        particles[s * order.length + to] = start.particles[s * populations.length + from]!;
      });
    }
    const factors = Float64Array.from({ length: 2 * samples }, (_, i) =>
      i % 2 === 0 ? 1 : sticking[(i - 1) / 2]!,
    );
    const parts = [
      head,
      k,
      layout.volumes,
      table,
      stokes,
      CLASS_DIAMETERS_M.map((d) => (2e-6 * d) / 1e-5),
      CLASS_DIAMETERS_M.map((d) => (Math.PI / 6) * d ** 3),
      factors,
      start.dissolved,
      particles,
    ];
    return new Uint8Array(Float64Array.from(parts.flatMap((part) => [...part])).buffer);
  }
}
