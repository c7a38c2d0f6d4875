import type { MeltProperties } from '../../src/metal/thermo/melt-properties.ts';
import { bathKernel } from '../../src/models/refining/bath-kinetics/bath-kernel.ts';
import { FACTOR_COUNT } from '../../src/models/refining/bath-kinetics/parameters.ts';
import { slagKernel } from '../../src/models/refining/electroslag/kernel.ts';
import { createExchange } from '../../src/models/refining/exchange.ts';
import type { Basis, Kernel } from '../../src/models/refining/operation.ts';
import { meltOfReturn, SETTINGS } from './bath-case.ts';

const SUBSTEPS = 40;
const SAMPLES = 400;

/** A hot bath: heap that its inner loop leaves behind [bytes per sample and substep]. */
export function bathLoopBytes(properties: MeltProperties): number {
  return leftBehind(properties, (basis) =>
    bathKernel(
      {
        duration_s: SUBSTEPS * SETTINGS.dt,
        knots_s: [],
        assumed: [],
        warnings: [],
        lining: null,
        heatsSinceReline: 0,
        temperature_K: () => SETTINGS.T,
        surround: (_time_s, environment) => {
          environment.areaToVolume = SETTINGS.areaToVolume;
          environment.pressure_Pa = SETTINGS.pressure;
          environment.kMelt = SETTINGS.kMelt;
          environment.dissipation = SETTINGS.dissipation;
        },
        energy_kWh: () => 0,
      },
      basis,
      properties,
    ),
  );
}

/** Metal under slag: heap that its inner loop leaves behind [bytes per sample and substep]; 40 substeps whatever its time. */
export function slagLoopBytes(properties: MeltProperties): number {
  return leftBehind(properties, (basis) =>
    slagKernel(
      {
        duration_s: 3600,
        units: 1.3,
        interface_K: 1925,
        slag_wtpct: { CaF2: 50, CaO: 20, Al2O3: 20, TiO2: 5, MgO: 5 },
        slag_kg: 4,
        atmosphere: 'argon',
        assumed: [],
        warnings: [],
      },
      basis,
      properties,
    ),
  );
}

/** Least growth of the heap over some runs of a kernel [bytes per sample and substep]: collections make it smaller, never larger. */
function leftBehind(properties: MeltProperties, kernelOf: (basis: Basis) => Kernel): number {
  const { basis, bath } = meltOfReturn(properties, SAMPLES, ['Ca', 'H']);
  const { elements } = basis;
  const kernel = kernelOf(basis);
  const parameters = new Float64Array(SAMPLES * (FACTOR_COUNT + elements.length)).fill(1);
  const exchange = createExchange(elements, SAMPLES);
  kernel.settle?.(bath, parameters, 0);
  const grown = Array.from({ length: 12 }, () => {
    const before = process.memoryUsage().heapUsed;
    kernel.advance(bath, parameters, 0, kernel.duration_s, exchange);
    return process.memoryUsage().heapUsed - before;
  }).filter((bytes) => bytes >= 0);
  return Math.min(...grown) / (SAMPLES * SUBSTEPS);
}
