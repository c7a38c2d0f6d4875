import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from './web-users.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const START_MS = 60_000;

export interface Server {
  readonly pid: number;
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** Starts `remelt serve` on a folder in a process of its own, and waits until it answers. */
export async function startServer(folder: string, environment: NodeJS.ProcessEnv = {}): Promise<Server> {
  const port = await freePort();
  const program = join(ROOT, 'src', 'faces', 'cli', 'main.ts');
  const child = spawn(
    process.execPath,
    [program, 'serve', '--port', String(port), '--no-open', '--data', folder],
    {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr?.on('data', (part: Buffer) => {
    said = (said + part.toString()).slice(-2000);
  });
  const address = `http://127.0.0.1:${port}`;
  const end = performance.now() + START_MS;
  while (!(await isWell(address))) {
    if (child.exitCode !== null || performance.now() > end)
      throw new Error(`the server did not start: ${said}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  return { pid: child.pid!, address, stop: () => stopped(child) };
}

const isWell = (address: string): Promise<boolean> =>
  fetch(`${address}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
