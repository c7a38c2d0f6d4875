/**
 * What a user waits for at the terminal, whole programs in processor time: the demo, the first ledger, short commands; with --install a
 * cold `npm ci` too, by the clock. Targets are those of issue 41.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, secondsOfProgram } from './support/processor.ts';

const root = join(import.meta.dirname, '..');
const main = join(root, 'src/faces/cli/main.ts');

export async function run(argv: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  let ledgers = 0;
  const remelt = (words: readonly string[], env: NodeJS.ProcessEnv = {}): number =>
    secondsOfProgram([process.execPath, main, ...words], {
      cwd: folder,
      env: { ...process.env, DATABASE_URL: '', ...env },
    });
  const timed = (what: string, rounds: number, work: () => number): void =>
    report(
      what,
      Array.from({ length: rounds }, () => work()),
    );
  try {
    timed('remelt --version (target 0.08 s)', 5, () => remelt(['--version']));
    timed('remelt template', 5, () => remelt(['template']));
    timed('remelt init, a first ledger (target 1 s)', 3, () =>
      remelt(['init'], { REMELT_FOLDER: join(folder, `ledger-${ledgers++}`) }),
    );
    timed('remelt lots, a ledger that is there (target 0.7 s)', 5, () =>
      remelt(['lots'], { REMELT_FOLDER: join(folder, 'ledger-0') }),
    );
    timed('remelt data check', 3, () => remelt(['data', 'check']));
    timed('remelt demo (target 25 s)', 3, () => remelt(['demo']));
    if (argv.includes('--install')) installation(folder);
    else console.log('cold npm ci: not measured (bench demo --install)');
    console.log(`load of the machine in the last minute: ${loadavg()[0]!.toFixed(1)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A fresh clone with an empty npm cache: what the first user waits for. */
function installation(folder: string): void {
  const clone = join(folder, 'clone');
  execFileSync('git', ['clone', '-q', root, clone]);
  const npm = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--cache', join(folder, 'cache')];
  const started = performance.now();
  execFileSync('npm', npm, { cwd: clone, stdio: 'ignore' });
  console.log(
    `cold npm ci (empty cache): ${((performance.now() - started) / 1000).toFixed(1)} s by the clock`,
  );
}

function report(what: string, seconds: readonly number[]): void {
  console.log(
    `${what}: median ${median(seconds).toFixed(2)} s of processor, least ${Math.min(...seconds).toFixed(2)} s (n = ${seconds.length})`,
  );
}
