import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Facts } from '../src/calculations/facts.ts';
import { simulate } from '../src/calculations/simulate.ts';
import type { SimulateInput } from '../src/faces/formats/simulate.ts';
import { readFacts } from '../src/faces/worker/data-folder.ts';
import { bathCase, RETURN } from './support/bath-case.ts';

const REPEATS = 5;

/** Routes: VIM + EB on 25 elements, linearity in samples, memory, and the transport kernel against C and NumPy. */
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
  memory(facts);
  kernels(facts);
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
}

/** The transport half of a substep in this program, in C and in NumPy, on the same bytes. */
function kernels(facts: Facts): void {
  const samples = 1000;
  const substeps = 180;
  const one = bathCase(facts.properties, samples, substeps);
  one.run();
  const runs = Array.from({ length: REPEATS }, () => one.run());
  const ours = Math.min(...runs.map(([seconds]) => seconds));
  console.log(
    `transport kernel, ${samples} samples x ${substeps} substeps: ${(ours * 1000).toFixed(0)} ms here`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  try {
    const input = join(folder, 'case.bin');
    writeFileSync(input, one.bytes());
    const c = inC(folder, input);
    if (c) compare('C (-O3 -march=native)', c, runs[0]!, ours);
    else console.log('  no gcc: no comparison with C');
    const python = best('python3', [join(import.meta.dirname, 'support/bath-kernel.py'), input]);
    if (python) compare('NumPy, vectorised over samples', python, runs[0]!, ours);
    else console.log('  no python3 with NumPy: no comparison with it');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inC(folder: string, input: string): readonly number[] | null {
  const program = join(folder, 'kernel');
  const source = join(import.meta.dirname, 'support/bath-kernel.c');
  const built = spawnSync('gcc', ['-O3', '-march=native', source, '-o', program, '-lm'], {
    encoding: 'utf8',
  });
  return built.status === 0 ? best(program, [input]) : null;
}

/** Fastest of some runs of another program: seconds and checksums; null when it does not run. */
function best(program: string, argv: readonly string[]): readonly number[] | null {
  const runs = Array.from({ length: REPEATS }, () => spawnSync(program, argv, { encoding: 'utf8' }));
  if (runs.some((done) => done.status !== 0)) return null;
  const numbers = runs.map((done) => done.stdout.trim().split(' ').map(Number));
  return numbers.sort((a, b) => a[0]! - b[0]!)[0]!;
}

function compare(name: string, other: readonly number[], own: readonly number[], seconds: number): void {
  const apart = Math.max(Math.abs(other[1]! / own[1]! - 1), Math.abs(other[2]! / own[2]! - 1));
  const ratio = seconds / other[0]!;
  const words = ratio > 1 ? `${ratio.toFixed(2)} times slower` : `${(1 / ratio).toFixed(2)} times faster`;
  console.log(
    `  ${name}: ${(other[0]! * 1000).toFixed(0)} ms; here ${words}; results ${apart.toExponential(1)} apart`,
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
