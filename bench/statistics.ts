/** Statistics of acceptance: vectors by file, simulated coverage, and speed. `--draws N` (default 100000), `--quick` (5000), `--save` for docs/statistics-comparison.md. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { runMethod } from '../src/calculations/statistics/registry.ts';
import { faultsOf, type VectorFile } from '../src/calculations/statistics/testing/vectors.ts';
import { fillNormal, streamKey } from '../src/foundation/numerics/random.ts';
import { toleranceFactor } from '../src/foundation/statistics/tolerance/normal-tolerance.ts';
import type { CoverageRow } from '../validation/statistics.ts';
import { type CoverageTrial, TRIALS } from './support/coverage.ts';

const SEED = 20261124;
/** What validation/statistics.ts reads. */
const SAVED = new URL('../validation/statistics-coverage.json', import.meta.url);
const FIXTURES = new URL('../src/calculations/statistics/__fixtures__/', import.meta.url);

export async function run(argv: string[]): Promise<void> {
  const at = argv.indexOf('--draws');
  const draws = at >= 0 ? Number(argv[at + 1]) : argv.includes('--quick') ? 5000 : 100_000;
  vectors();
  const rows = coverage(draws);
  if (argv.includes('--save')) writeFileSync(SAVED, `${JSON.stringify({ seed: SEED, rows }, null, 2)}\n`);
  speed();
  ratioToR();
}

function vectors(): void {
  console.log('-- open vectors, cases within tolerance, refusals included');
  let passed = 0;
  let total = 0;
  for (const name of readdirSync(FIXTURES).filter((file) => file.endsWith('.json'))) {
    const { cases } = JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8')) as VectorFile;
    const faults = cases.map((one) => ({ id: one.id, faults: faultsOf(one) }));
    const bad = faults.filter((one) => one.faults.length > 0);
    console.log(`${name.padEnd(40)} ${String(cases.length - bad.length).padStart(3)} of ${cases.length}`);
    for (const one of bad) console.log(`   ${one.id}: ${one.faults.join('; ')}`);
    passed += cases.length - bad.length;
    total += cases.length;
  }
  console.log(`${'all'.padEnd(40)} ${String(passed).padStart(3)} of ${total}`);
}

function coverage(draws: number): CoverageRow[] {
  const rows: CoverageRow[] = [];
  console.log(`\n-- simulated coverage, ${draws} draws, seed ${SEED}; exact = within 3 standard errors`);
  let outside = 0;
  for (const trial of TRIALS) {
    const n = Math.max(200, Math.round(draws * (trial.fraction ?? 1)));
    const started = performance.now();
    const share = trial.share(n, SEED);
    rows.push({ name: trial.name, kind: trial.kind, nominal: trial.nominal, share, draws: n });
    const error = Math.sqrt((trial.nominal * (1 - trial.nominal)) / n);
    const off = (share - trial.nominal) / error;
    const verdict = verdictOf(trial, off);
    if (verdict === 'OUTSIDE') outside++;
    console.log(
      `${trial.name.padEnd(52)} ${trial.nominal.toFixed(4)} ${share.toFixed(4)} ${off.toFixed(1).padStart(6)} se  ` +
        `${trial.kind.padEnd(12)} ${verdict}  (${n} draws, ${((performance.now() - started) / 1000).toFixed(1)} s)`,
    );
  }
  console.log(`${outside} exact or conservative methods outside`);
  return rows;
}

function verdictOf({ kind }: CoverageTrial, off: number): string {
  if (kind === 'exact') return Math.abs(off) <= 3 ? 'ok' : 'OUTSIDE';
  if (kind === 'conservative') return off >= -3 ? 'ok' : 'OUTSIDE';
  return 'see docs';
}

function speed(): void {
  console.log('\n-- speed');
  for (let n = 2; n < 300; n++) toleranceFactor(n, { content: 0.9, confidence: 0.95 });
  const times = repeat(5, () => {
    for (let n = 2; n <= 2000; n++) toleranceFactor(n, { content: 0.99, confidence: 0.95 });
  });
  report('k factor, n = 2..2000 (target < 0.2 ms)', times, 1999);
  const programme = twelveProperties();
  report(
    '12 properties x 10 heats x 10 specimens (target < 500 ms)',
    repeat(5, () => evaluate(programme)),
  );
}

interface Property {
  readonly x: readonly number[];
  readonly batch: readonly string[];
  readonly reference: readonly number[];
}

/** 12 properties, 10 heats that differ by half the within SD, 10 specimens each, beside 30 qualified values. */
function twelveProperties(): readonly Property[] {
  const z = fillNormal(streamKey(SEED, 'twelve'), new Float64Array(12 * 140));
  return Array.from({ length: 12 }, (_, p) => {
    const base = 140 * p;
    const level = 900 + 20 * p;
    return {
      x: Array.from(
        { length: 100 },
        (__, i) => level + 6 * z[base + Math.floor(i / 10)]! + 12 * z[base + 10 + i]!,
      ),
      batch: Array.from({ length: 100 }, (__, i) => `H${Math.floor(i / 10)}`),
      reference: Array.from({ length: 30 }, (__, i) => level + 12 * z[base + 110 + i]!),
    };
  });
}

/** Everything gate 1 asks of a property: basis by every method and by heat, sameness of mean and scatter, acceptance, capability. */
function evaluate(properties: readonly Property[]): void {
  for (const { x, batch, reference } of properties) {
    runMethod('basisAllMethods', { x, batch });
    runMethod('basisAnova', { x, batch });
    runMethod('leveneMedian', { x, group: batch });
    runMethod('andersonDarling', { x });
    runMethod('tost', { reference, candidate: x, margin: 12 });
    runMethod('sdRatioBound', { reference, candidate: x });
    runMethod('equivalenceMeanExtremumTwoSample', { n: reference.length, m: x.length });
    runMethod('processCapability', { x, lsl: x[0]! - 100 });
  }
}

/** k factors in one R process without its start-up, processor time on both sides. */
function ratioToR(): void {
  const script =
    's <- sum(proc.time()[1:2]); n <- 2:2000; k <- suppressWarnings(qt(0.95, n-1, qnorm(0.99)*sqrt(n))/sqrt(n)); cat(sum(proc.time()[1:2]) - s, k[28])';
  const done = spawnSync('Rscript', ['-e', script], { encoding: 'utf8' });
  if (done.error || done.status !== 0) {
    console.log('ratio to R: not measured, Rscript is not installed (Debian: r-base-core)');
    return;
  }
  const [seconds, k30] = done.stdout.trim().split(/\s+/).map(Number);
  const own = repeat(1, () => {
    for (let n = 2; n <= 2000; n++) toleranceFactor(n, { content: 0.99, confidence: 0.95 });
  }).processor[0]!;
  const difference = k30! / toleranceFactor(30, { content: 0.99, confidence: 0.95 }) - 1;
  console.log(
    `k factors n = 2..2000: R ${(seconds! * 1000).toFixed(0)} ms of processor, here ${own.toFixed(0)} ms; k(30) differs by ${difference.toExponential(1)}`,
  );
}

interface Timing {
  /** Clock and processor time of each repetition [ms]. */
  readonly clock: number[];
  readonly processor: number[];
}

function repeat(times: number, body: () => void): Timing {
  const timing: Timing = { clock: [], processor: [] };
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    const used = process.cpuUsage();
    body();
    const { user, system } = process.cpuUsage(used);
    timing.clock.push(performance.now() - started);
    timing.processor.push((user + system) / 1000);
  }
  return timing;
}

function report(what: string, { clock, processor }: Timing, per = 1): void {
  const words = (ms: readonly number[]): string => {
    const each = ms.map((value) => value / per);
    const mean = each.reduce((sum, value) => sum + value, 0) / each.length;
    const sd = Math.sqrt(
      each.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, each.length - 1),
    );
    return `min ${Math.min(...each).toPrecision(3)}, mean ${mean.toPrecision(3)} +- ${sd.toPrecision(2)} ms`;
  };
  console.log(`${what}: clock ${words(clock)}; processor ${words(processor)}`);
}
