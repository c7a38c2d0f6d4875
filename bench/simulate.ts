import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Facts } from '../src/calculations/facts.ts';
import { simulate, simulateOn } from '../src/calculations/simulate/simulate.ts';
import type { SimulateInput } from '../src/documents/heats/simulate.ts';
import { readFacts } from '../src/engine/data-folder.ts';
import { PartThreads } from '../src/engine/part-threads.ts';
import { bathCase, type CaseRun, RETURN } from './support/bath-case.ts';
import { heapLeftBehind } from './support/inner-loop.ts';
import { reactingCase } from './support/reacting-case.ts';

const REPEATS = 5;

/**
 * Routes: VIM + EB on 25 elements, linearity in samples, threads, memory, and the transport kernel against C, NumPy
 * with the same integrator, and SciPy's own integrators.
 */
export async function run(_argv: readonly string[]): Promise<void> {
  const facts = readFacts();
  const first = clock(() => simulate(documentOf(1), facts));
  console.log(`first run of one sample (loads thermodynamics): ${first.toFixed(0)} ms`);
  for (const samples of [1, 100, 1000, 4000]) {
    const times = Array.from({ length: REPEATS }, () =>
      processTime(() => simulate(documentOf(samples), facts)),
    );
    const target = samples === 1000 ? ', target under 1 s' : '';
    console.log(
      `VIM 60 min + EB 30 min, 25 elements, ${samples} samples: ${spread(times)} processor time${target}`,
    );
  }
  linear(facts);
  await threads(facts);
  memory(facts);
  kernels(facts);
}

/** Time per sample at two sizes: the same when the work is linear in samples. */
function linear(facts: Facts): void {
  const perSample = (samples: number): number =>
    Math.min(...Array.from({ length: 2 }, () => processTime(() => simulate(documentOf(samples), facts)))) /
    samples;
  const [few, many] = [perSample(1000), perSample(4000)];
  console.log(
    `linear in samples: ${(1000 * few).toFixed(0)} us each of 1000, ${(1000 * many).toFixed(0)} us each of 4000, ratio ${(many / few).toFixed(2)}`,
  );
}

/**
 * The same 4000 samples here and on threads; answers compared byte by byte. Processor time says on a busy machine too what threads
 * cost, and how long the work must take where each has a processor: what this thread does alone, and the rest shared.
 */
async function threads(facts: Facts): Promise<void> {
  const document = documentOf(4000);
  let here = '';
  const wall = clock(() => {
    here = JSON.stringify(simulate(document, facts));
  });
  const alone = Math.min(...Array.from({ length: 2 }, () => processTime(() => simulate(document, facts))));
  console.log(
    `4000 samples in this thread: ${alone.toFixed(0)} ms processor time, ${wall.toFixed(0)} ms on the wall`,
  );
  for (const count of [1, 2, 4]) {
    const pool = new PartThreads({ threads: count });
    const cold = await spentOn(() => simulateOn(pool, document, { facts }));
    let answer = '';
    const warm = await spentOn(async () => {
      answer = JSON.stringify(await simulateOn(pool, document, { facts }));
    });
    await pool.close();
    const words = answer === here ? 'same bytes' : 'ANOTHER ANSWER';
    const least = warm.here + (warm.all - warm.here) / count;
    console.log(
      `  ${count} threads: ${warm.all.toFixed(0)} ms of all processors, ${warm.here.toFixed(0)} of them in this thread: ${(alone / least).toFixed(2)} times at best, ${(wall / warm.wall).toFixed(2)} on the wall now; starting a thread costs ${((cold.all - warm.all) / count).toFixed(0)} ms; ${words}`,
    );
  }
}

/** Milliseconds of all processors, of this thread's, and on the wall. */
async function spentOn(work: () => Promise<unknown>) {
  const [all, own, began] = [process.cpuUsage(), process.threadCpuUsage(), performance.now()];
  await work();
  const inMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;
  return {
    all: inMs(process.cpuUsage(all)),
    here: inMs(process.threadCpuUsage(own)),
    wall: performance.now() - began,
  };
}

function documentOf(samples: number): SimulateInput {
  const composition_wtpct = Object.fromEntries(
    Object.entries(RETURN).map(([element, share]) => [element, share * 100]),
  ) as SimulateInput['melt']['composition_wtpct'];
  return {
    melt: { mass_kg: 100, composition_wtpct, balance: 'Ni' },
    route: [
      { operation: 'vacuum-induction', settings: { time_s: 3600, temperature_K: 1823, pressure_Pa: 0.5 } },
      { operation: 'electron-beam', settings: { mode: 'button', temperature_K: 1900, time_s: 1800 } },
    ],
    samples,
    seed: 1,
  };
}

function memory(facts: Facts): void {
  const before = process.memoryUsage();
  simulate(documentOf(4000), facts);
  const after = process.memoryUsage();
  const grown = after.arrayBuffers - before.arrayBuffers + after.heapUsed - before.heapUsed;
  console.log(`memory held after 4000 samples: ${(Math.max(0, grown) / 1e6).toFixed(0)} MB`);
  for (const { furnace, perSample, perSubstep } of heapLeftBehind()) {
    console.log(
      `heap left by the inner loop, ${furnace}: ${Math.max(0, perSample).toFixed(1)} bytes per sample and substep, ${(perSubstep / 1000).toFixed(1)} KB per substep for all samples (a boxed number is 16 bytes)`,
    );
  }
}

/** Parts of a substep in this program, in C, and of transport in NumPy: on the same bytes, processor time on both sides. */
function kernels(facts: Facts): void {
  const samples = 1000;
  const one = bathCase(facts.properties, samples);
  one.run();
  const runs = Array.from({ length: REPEATS }, () => one.run());
  const ours = Math.min(...runs.map(({ seconds }) => seconds));
  console.log(
    `transport alone, a third of a route, ${samples} samples, an hour in 180 substeps: ${(ours * 1000).toFixed(0)} ms here`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  try {
    const input = join(folder, 'case.bin');
    writeFileSync(input, one.bytes());
    const c = inC(folder, { source: 'bath-kernel.c', input });
    if (c) compare('C (-O3 -march=native)', c, runs[0]!, ours);
    else console.log('  no gcc: no comparison with C');
    const python = best('python3', [join(import.meta.dirname, 'support/bath-kernel.py'), input]);
    if (python) compare('NumPy, vectorised over samples', python, runs[0]!, ours);
    else console.log('  no python3 with NumPy: no comparison with it');
    integrators(facts, input, ours / samples);
    reacting(facts, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** SciPy's own integrators on the same equations: method, samples in one call. The stiff ones take one sample at a time best. */
const INTEGRATORS = [
  ['RK45', 200, 'explicit, all samples in one vectorised system'],
  ['LSODA', 4, 'stiff and non-stiff, sample by sample'],
  ['BDF', 4, 'stiff, block-sparse Jacobian'],
  ['Radau', 2, 'stiff, block-sparse Jacobian'],
] as const;
/** Tolerance asked of SciPy: the errors of both are printed, so that who compares sees at what accuracy. */
const RELATIVE_TOLERANCE = '1e-2';
/** Substep of the reference that errors are measured against [s]: the splitting error is of first order, 0.1 % is left. */
const REFERENCE_S = 2;

/** Seconds per sample and error of SciPy against this program's kernel on the same equations. */
function integrators(facts: Facts, input: string, perSample: number): void {
  for (const [method, samples, words] of INTEGRATORS) {
    const script = join(import.meta.dirname, 'support/bath-scipy.py');
    const done = best('python3', [script, input, method, String(samples), RELATIVE_TOLERANCE]);
    if (!done) {
      console.log('  no python3 with SciPy: no comparison with its integrators');
      return;
    }
    const theirs = done[0]! / samples;
    const reference = bathCase(facts.properties, samples, REFERENCE_S).run().particles_kg;
    const error = (particles_kg: number): string =>
      `${(100 * Math.abs(particles_kg / reference - 1)).toFixed(2)} %`;
    console.log(
      `  SciPy solve_ivp ${method} (${words}): ${(1000 * theirs).toFixed(2)} ms per sample, error in particles ${error(done[3]!)}; here ${(theirs / perSample).toFixed(0)} times faster (${(1000 * perSample).toFixed(3)} ms), error ${error(bathCase(facts.properties, samples).run().particles_kg)}`,
    );
  }
}

/** The yardstick: functions that take 64 % of a route. AssemblyScript beside it: docs/decisions/0052-one-typescript-for-the-furnaces.md. */
function reacting(facts: Facts, folder: string): void {
  const one = reactingCase(facts.properties, 1000);
  one.run();
  const runs = Array.from({ length: REPEATS }, () => one.run());
  const ours = Math.min(...runs.map(({ seconds }) => seconds));
  console.log(
    `transport, evaporation and oxides, 64 % of a route, 1000 samples, an hour in 180 substeps: ${(ours * 1000).toFixed(0)} ms here, target 1.5 times C`,
  );
  const input = join(folder, 'reacting.bin');
  writeFileSync(input, one.bytes());
  const c = inC(folder, { source: 'reacting-kernel.c', input });
  if (c) compare('C (-O3 -march=native)', c, runs[0]!, ours);
}

function inC(
  folder: string,
  { source, input }: { readonly source: string; readonly input: string },
): readonly number[] | null {
  const program = join(folder, `${source}.out`);
  const argv = ['-O3', '-march=native', join(import.meta.dirname, 'support', source), '-o', program, '-lm'];
  const built = spawnSync('gcc', argv, { encoding: 'utf8' });
  return built.status === 0 ? best(program, [input]) : null;
}

/** Two writings of the same equations end this close. */
const SAME = 1e-6;

/** Fastest of some runs of another program: seconds and checksums; null when it does not run. */
function best(program: string, argv: readonly string[]): readonly number[] | null {
  const runs = Array.from({ length: REPEATS }, () => spawnSync(program, argv, { encoding: 'utf8' }));
  if (runs.some((done) => done.status !== 0)) return null;
  const numbers = runs.map((done) => done.stdout.trim().split(' ').map(Number));
  return numbers.sort((a, b) => a[0]! - b[0]!)[0]!;
}

function compare(name: string, other: readonly number[], own: CaseRun, seconds: number): void {
  const apart = Math.max(Math.abs(other[1]! / own.kg - 1), Math.abs(other[2]! / own.nitrogen_kg - 1));
  const ratio = seconds / other[0]!;
  const words = ratio > 1 ? `${ratio.toFixed(2)} times slower` : `${(1 / ratio).toFixed(2)} times faster`;
  console.log(
    `  ${name}: ${(other[0]! * 1000).toFixed(0)} ms; here ${words}; results ${apart.toExponential(1)} apart${apart < SAME ? '' : ': NOT the same equations'}`,
  );
}

function clock(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function processTime(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

function spread(times: readonly number[]): string {
  const mean = times.reduce((sum, t) => sum + t, 0) / times.length;
  const sd = Math.sqrt(times.reduce((sum, t) => sum + (t - mean) ** 2, 0) / (times.length - 1));
  return `min ${Math.min(...times).toFixed(0)}, mean ${mean.toFixed(0)} ± ${sd.toFixed(0)} ms`;
}
