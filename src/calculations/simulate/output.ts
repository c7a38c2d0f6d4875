import type { SimulateContent, SimulateInput, SimulateOutput } from '../../documents/heats/simulate.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { summarise } from '../../metal/alloy/ensemble.ts';
import { type Bath, massOf, totalKg } from '../../models/refining/bath.ts';
import { meanTo, SINKS } from '../../models/refining/exchange.ts';
import type { Levers } from '../../models/refining/levers.ts';
import type { RouteResult, RouteStep } from '../../models/refining/route.ts';
import { driversOf } from './drivers.ts';
import { rareEarthAccount } from './rare-earth.ts';

/** What an output is made of. */
export interface SimulatedRun {
  readonly input: SimulateInput;
  readonly start: Bath;
  readonly steps: readonly RouteStep[];
  readonly result: RouteResult;
  /** By operation. */
  readonly levers: readonly Levers[];
}

/** The computed part of a `remelt-simulate/1` output: everything but manifest and assumptions. */
export function outputOf(run: SimulatedRun): Omit<SimulateOutput, 'manifest' | 'assumed'> {
  const { start, result } = run;
  const shown = shownElements(start, result);
  const final = contentsOf(result.bath, shown);
  return {
    format: 'remelt-simulate/1',
    warnings: [...result.warnings, ...unmovedWords(final, start.samples)],
    final,
    trajectory: result.snapshots.map((one) => ({
      operation: run.steps[one.index]!.operation.name,
      index: one.index,
      time_s: one.time_s,
      composition: contentsOf(one.bath, shown),
    })),
    exchange: exchangeOf(run),
    rareEarth: rareEarthAccount(result),
    drivers: driversOf(start, result, shown),
    metal_yield: yieldOf(start, result),
    energy_kWh: result.steps.reduce((sum, step) => sum + step.energy_kWh, 0),
    limits: result.steps.flatMap((step) =>
      step.limits
        .filter((row) => shown.has(row.element))
        .map((row) => ({
          operation: step.operation.name,
          index: step.index,
          ...row,
          levers: [...(run.levers[step.index]?.get(row.element) ?? [])],
        })),
    ),
  };
}

/** Largest content that is asked for the width of its band [ppm], and the width over the mean that counts as none. */
const TRACE_PPM = 1000;
const NO_WIDTH = 2e-3;

/** Small contents that come out alike in every sample: nothing that the models hold uncertain moves them, which is not certainty. */
function unmovedWords(final: SimulateOutput['final'], samples: number): string[] {
  if (samples < 2) return [];
  const unmoved = entriesOf(final)
    .filter(([, { mean_ppm }]) => mean_ppm > 0 && mean_ppm <= TRACE_PPM)
    .filter(([, { mean_ppm, p05_ppm, p95_ppm }]) => p95_ppm - p05_ppm <= NO_WIDTH * mean_ppm)
    .map(([element]) => element);
  if (unmoved.length === 0) return [];
  return [
    `${unmoved.join(', ')}: no uncertain parameter of these models changes them, so their bands have no width. That is not certainty: state in sd_ppm how well the charge is known`,
  ];
}

/** Elements that the metal holds at the start, at any look or at the end. */
function shownElements(start: Bath, result: RouteResult): Set<ElementSymbol> {
  const shown = new Set<ElementSymbol>();
  for (const bath of [start, result.bath, ...result.snapshots.map((one) => one.bath)]) {
    const totals = totalKg(bath);
    bath.elements.forEach((element, e) => {
      for (let s = 0; s < bath.samples; s++) {
        if (totals[s * bath.elements.length + e]! > 0) {
          shown.add(element);
          return;
        }
      }
    });
  }
  return shown;
}

/** Contents by element [ppm]; the dissolved part only while the operation tells it from particles. */
function contentsOf(
  bath: Bath,
  shown: ReadonlySet<ElementSymbol>,
): Partial<Record<ElementSymbol, SimulateContent>> {
  const totals = totalKg(bath);
  const mass = massOf(bath);
  const n = bath.elements.length;
  const [values, dissolved] = [new Float64Array(bath.samples), new Float64Array(bath.samples)];
  const out: Partial<Record<ElementSymbol, SimulateContent>> = {};
  bath.elements.forEach((element, e) => {
    if (!shown.has(element)) return;
    for (let s = 0; s < bath.samples; s++) {
      values[s] = (totals[s * n + e]! / mass[s]!) * 1e6;
      dissolved[s] = (bath.dissolved[s * n + e]! / mass[s]!) * 1e6;
    }
    const { mean, median, p05, p95 } = summarise(values);
    const own = summarise(dissolved);
    out[element] = {
      ...{ mean_ppm: mean, median_ppm: median, p05_ppm: p05, p95_ppm: p95 },
      ...(bath.resolved ? { dissolved_mean_ppm: own.mean, dissolved_median_ppm: own.median } : {}),
    };
  });
  return out;
}

function exchangeOf({ result }: SimulatedRun): SimulateOutput['exchange'] {
  const rows: SimulateOutput['exchange'] = [];
  for (const { operation, index, exchange } of result.steps) {
    exchange.elements.forEach((element, e) => {
      for (const to of SINKS) {
        const kg = meanTo(exchange, to, e);
        if (kg !== 0) rows.push({ operation: operation.name, index, element, to, kg });
      }
    });
  }
  return rows;
}

/** Mean over samples of mass out per mass in, additions included. */
function yieldOf(start: Bath, result: RouteResult): number {
  const before = massOf(start);
  const after = massOf(result.bath);
  let added = 0;
  for (const { exchange } of result.steps) {
    exchange.elements.forEach((_, e) => {
      added -= meanTo(exchange, 'addition', e);
    });
  }
  let sum = 0;
  for (let s = 0; s < start.samples; s++) sum += after[s]! / (before[s]! + added);
  return sum / start.samples;
}
