/**
 * What the check of every change leaves out: all journeys of the browser, the full demo, what is asked of PostgreSQL again, and the
 * long forms of the tests. Two files run beside each other. `REMELT_SECONDS` limits the time: what it left no time for is said at the end.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { LATER } from '../vitest.config.ts';
import { longTests } from './long.ts';

interface Run {
  readonly name: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, '..');
const began = performance.now();
const limit_s = Number(process.env.REMELT_SECONDS ?? Number.POSITIVE_INFINITY);
const left_s = (): number => limit_s - (performance.now() - began) / 1000;
/** How many files run beside each other. */
const BESIDE = 2;
/** Least that is left for a file to be begun [s]. */
const LEAST_S = 20;
/** Needs a registry. */
const BY_HAND = 'test/package.test.ts';

const testRun = (file: string, name: string, env: Readonly<Record<string, string>>): Run => ({
  name: `${file}${name}`,
  argv: [join(root, 'node_modules/vitest/vitest.mjs'), 'run', file, '--reporter=json'],
  env: { REMELT_ALL: '1', ...env },
});
const exampleRun = (file: string): Run => ({ name: file, argv: [join(root, file)], env: {} });

const waiting: Run[] = [
  testRun('test/web/journeys.test.ts', '', {}),
  ...LATER.map((file) => testRun(file, '', {})),
  exampleRun('examples/four-plans.ts'),
  exampleRun('examples/recompute-certificate.ts'),
  ...longTests()
    .filter((file) => file !== BY_HAND)
    .map((file) => testRun(file, ', long form', { REMELT_LONG: '1' })),
];
const notRun: string[] = [`${BY_HAND}, long form (it needs a registry: npm run long)`];
const total = { passed: 0, failed: 0 };

async function work(): Promise<void> {
  for (let run = waiting.shift(); run; run = waiting.shift())
    if (left_s() < LEAST_S) notRun.push(run.name);
    else await report(run);
}

/** Runs one, adds what it counted, and prints what failed. One that the time ends is told as not run. */
async function report(run: Run): Promise<void> {
  const started = performance.now();
  const { code, out, err } = await outcome(run);
  if (code === null) {
    notRun.push(`${run.name} (begun)`);
    return;
  }
  const counted = countsOf(out) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  const failed = code === 0 ? counted.failed : Math.max(counted.failed, 1);
  total.passed += counted.passed;
  total.failed += failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`== ${run.name}: ${counted.passed} passed, ${failed} failed (${seconds} s)`);
  if (failed > 0) console.log(faultsOf(out) || `${out}\n${err}`);
}

/** What a program printed and how it ended; code null: its time was over. */
function outcome({ argv, env }: Run): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, {
      cwd: root,
      detached: true,
      env: { ...process.env, ...env },
    });
    const end = Number.isFinite(left_s()) ? setTimeout(() => stop(child), left_s() * 1000) : undefined;
    const told = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      told.out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      told.err += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(end);
      resolve({ code, ...told });
    });
  });
}

/** Ends a program with all that it started. */
function stop({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const reportIn = (out: string): Report | undefined => {
  const at = out.indexOf('{"numTotalTestSuites"');
  return at < 0 ? undefined : (JSON.parse(out.slice(at)) as Report);
};

function countsOf(out: string): { readonly passed: number; readonly failed: number } | undefined {
  const told = reportIn(out);
  return told && { passed: told.numPassedTests, failed: told.numFailedTests };
}

const faultsOf = (out: string): string =>
  (reportIn(out)?.testResults ?? [])
    .flatMap(({ message, assertionResults }) => [
      message,
      ...assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => [fullName, ...failureMessages].join('\n')),
    ])
    .filter((words) => words !== '')
    .join('\n');

await Promise.all(Array.from({ length: BESIDE }, work));
console.log(`not run: ${notRun.join('; ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
