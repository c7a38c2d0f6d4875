/** Benches beside NumPy and SciPy on one thread, where a python3 has them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Libraries under NumPy start a thread for each processor unless they are told. */
const ONE_THREAD = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/** Numbers that a script printed; undefined where there is no python3 with what it needs. */
export function askPython(script: string, data: Float64Array, argv: readonly string[]): number[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  try {
    const file = join(folder, 'data.bin');
    writeFileSync(file, data);
    const done = spawnSync('python3', [join(import.meta.dirname, script), file, ...argv], {
      encoding: 'utf8',
      env: { ...process.env, ...ONE_THREAD },
    });
    return done.status === 0 ? done.stdout.trim().split(/\s+/).map(Number) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
