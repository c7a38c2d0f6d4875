/** Wall clock of `remelt demo` after installation (target: under 30 s), start-up of a short command, and, with --install, a cold `npm ci`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const main = join(root, 'src/faces/cli/main.ts');

export async function run(argv: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  try {
    report(
      'remelt demo (target < 30 s)',
      timed(3, () => remelt(folder, ['demo'])),
    );
    report(
      'remelt template (start-up)',
      timed(5, () => remelt(folder, ['template'])),
    );
    report(
      'remelt data check',
      timed(3, () => remelt(folder, ['data', 'check'])),
    );
    if (argv.includes('--install')) installation(folder);
    else console.log('cold npm ci: not measured (bench demo --install)');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function remelt(folder: string, argv: readonly string[]): void {
  const done = spawnSync(process.execPath, [main, ...argv], { cwd: folder, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`remelt ${argv.join(' ')} exited ${done.status}: ${done.stderr}`);
}

/** A fresh clone with an empty npm cache: what the first user waits for. */
function installation(folder: string): void {
  const clone = join(folder, 'clone');
  execFileSync('git', ['clone', '-q', root, clone]);
  const npm = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--cache', join(folder, 'cache')];
  report(
    'cold npm ci (empty cache)',
    timed(1, () => execFileSync('npm', npm, { cwd: clone, stdio: 'ignore' })),
  );
}

function timed(times: number, body: () => void): number[] {
  return Array.from({ length: times }, () => {
    const started = performance.now();
    body();
    return (performance.now() - started) / 1000;
  });
}

function report(what: string, seconds: readonly number[]): void {
  const mean = seconds.reduce((sum, s) => sum + s, 0) / seconds.length;
  const sd = Math.sqrt(
    seconds.reduce((sum, s) => sum + (s - mean) ** 2, 0) / Math.max(1, seconds.length - 1),
  );
  console.log(
    `${what}: min ${Math.min(...seconds).toFixed(2)} s, mean ${mean.toFixed(2)} +- ${sd.toFixed(2)} s (n = ${seconds.length})`,
  );
}
