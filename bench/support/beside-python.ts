/** The life-cycle benches beside NumPy and SciPy, where a python3 has them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Numbers that a script printed; undefined where there is no python3 with what it needs. */
export function askPython(script: string, data: Float64Array, argv: readonly string[]): number[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  try {
    const file = join(folder, 'data.bin');
    writeFileSync(file, data);
    const done = spawnSync('python3', [join(import.meta.dirname, script), file, ...argv], {
      encoding: 'utf8',
    });
    return done.status === 0 ? done.stdout.trim().split(/\s+/).map(Number) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
