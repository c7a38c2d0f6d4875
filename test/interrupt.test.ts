import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '..', 'src', 'faces', 'cli', 'main.ts');

/** Takes some ten seconds, without a pause. */
const LONG = {
  inflow: Array.from({ length: 500 }, () => 1),
  lifetime: { type: 'weibull', shape: 2, scale: 40 },
  lifetimeFactor: { median: 1, gsd: 1.3 },
  draws: 100_000,
};

it('a calculation that makes no pause is ended by an interrupt, long before it is done', async () => {
  const child = spawn(process.execPath, ['--no-warnings', MAIN, 'lifecycle', 'stock', '-', '--json'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  try {
    // more than a pipe holds: once it is written, the command has loaded and reads
    const text = JSON.stringify(LONG) + ' '.repeat(1_000_000);
    await new Promise<void>((done) => child.stdin.end(text, () => done()));
    await sleep(1000);
    expect(child.exitCode).toBe(null);
    child.kill('SIGINT');
    const [code, signal] = await once(child, 'exit');
    // ended by the system: a program that hears the interrupt itself, which is once it is done, ends with a code
    expect([code, signal]).toEqual([null, 'SIGINT']);
  } finally {
    child.kill('SIGKILL');
  }
});
