import { spawnSync } from 'node:child_process';
import { readFacts } from '../../src/engine/data-folder.ts';
import type { MeltProperties } from '../../src/metal/thermo/melt-properties.ts';
import { createExchange } from '../../src/models/refining/exchange.ts';
import type { Operation } from '../../src/models/refining/operation.ts';
import { drawParameters } from '../../src/models/refining/parameters.ts';
import { operationOf, registryOf } from '../../src/models/refining/registry.ts';
import { type GivenSettings, resolveSettings } from '../../src/models/refining/settings.ts';
import { meltOfReturn } from './bath-case.ts';

/** Heap that the inner loop of a furnace leaves behind when it is warm. */
export interface LeftBehind {
  readonly furnace: string;
  /** Bytes per sample and substep. */
  readonly perSample: number;
  /** Bytes per substep, however many samples. */
  readonly perSubstep: number;
}

interface Furnace {
  readonly name: string;
  readonly settings: GivenSettings;
}

const SUBSTEPS = 40;
const VACUUM = { time_s: 20 * SUBSTEPS, temperature_K: 1823, pressure_Pa: 0.5 };
/** Each in 40 substeps. */
const FURNACES: Readonly<Record<string, Furnace>> = {
  'vacuum induction': { name: 'vacuum-induction', settings: VACUUM },
  'vacuum induction in lime': {
    name: 'vacuum-induction',
    settings: { ...VACUUM, lining: { material: 'CaO' } },
  },
  'vacuum induction in yttria': {
    name: 'vacuum-induction',
    settings: { ...VACUUM, lining: { material: 'Y2O3' } },
  },
  'electron beam': {
    name: 'electron-beam',
    settings: { mode: 'button', temperature_K: 1900, time_s: 20 * SUBSTEPS },
  },
  electroslag: { name: 'electroslag', settings: {} },
};

/** Samples of the two runs whose difference is what a sample costs. */
const [FEW, MANY] = [40, 240];
const [WARM, MEASURED] = [10, 9];

/**
 * What every furnace leaves behind, measured in a process of its own: what ran before decides what V8 inlines, and so does
 * when it compiles, which must not depend on how busy the machine is.
 */
export function heapLeftBehind(): readonly LeftBehind[] {
  const argv = ['--no-concurrent-recompilation', import.meta.filename];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

function measure(): LeftBehind[] {
  const facts = readFacts();
  const { properties } = facts;
  const registry = registryOf(facts);
  return Object.entries(FURNACES).map(([furnace, { name, settings }]) => {
    const operation = operationOf(registry, { name, fidelity: 'kinetic' });
    const few = runOf(operation, settings, { properties, samples: FEW });
    const many = runOf(operation, settings, { properties, samples: MANY });
    const grown: [few: number, many: number][] = Array.from({ length: WARM + MEASURED }, () => [
      few(),
      many(),
    ]);
    const [ofFew, ofMany] = [0, 1].map((k) => median(grown.slice(WARM).map((pair) => pair[k]!)));
    const perSample = (ofMany! - ofFew!) / (MANY - FEW) / SUBSTEPS;
    return { furnace, perSample, perSubstep: ofFew! / SUBSTEPS - FEW * perSample };
  });
}

/** A run of a kernel, always on the same melt: returns how much the heap grew [bytes], negative when it was collected. */
function runOf(
  operation: Operation,
  settings: GivenSettings,
  { properties, samples }: { readonly properties: MeltProperties; readonly samples: number },
): () => number {
  const { basis, bath: start } = meltOfReturn(properties, samples, ['Ca', 'Y', 'H']);
  const { values } = resolveSettings(operation.settings, settings, { path: '', operation: operation.name });
  const kernel = operation.prepare(values, { ...basis, referenceSample: 0 }, properties);
  const parameters = drawParameters(operation.parameters(basis.elements, properties), samples, {
    kind: 'streams',
    seed: 1,
    branch: 'bench',
  });
  kernel.settle?.(start, parameters, 0);
  return () => {
    const bath = {
      ...start,
      dissolved: Float64Array.from(start.dissolved),
      particles: Float64Array.from(start.particles),
    };
    const exchange = createExchange(basis.elements, samples);
    const before = process.memoryUsage().heapUsed;
    kernel.advance(bath, parameters, 0, kernel.duration_s, exchange);
    return process.memoryUsage().heapUsed - before;
  };
}

/** Median of what was not collected. */
function median(grown: readonly number[]): number {
  const kept = grown.filter((bytes) => bytes >= 0).sort((a, b) => a - b);
  return kept[kept.length >> 1]!;
}

if (import.meta.main) process.stdout.write(JSON.stringify(measure()));
