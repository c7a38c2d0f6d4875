import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createCompute } from '../../src/engine/compute.ts';
import { readFacts } from '../../src/engine/data-folder.ts';
import { PartThreads } from '../../src/engine/part-threads.ts';
import { HostParts } from '../../src/engine/queue/host-parts.ts';
import type { PostgresServer } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { CancelledError } from '../../src/foundation/errors.ts';
import { hashOf } from '../../src/foundation/quantity/canonical.ts';
import { type HostProcess, startHost } from './host-processes.ts';
import { manySamples, workOf } from './host-works.ts';

interface Place {
  readonly postgres: PostgresServer;
  readonly databaseUrl: string;
  readonly tell: (words: string) => void;
}

/** What befell the hosts while a calculation ran, and what came of it. */
interface Outcome {
  readonly isSame: boolean;
  readonly wall_s: number;
  /** Rows of results, parts done twice elsewhere and parts that failed. */
  readonly counts: string;
}

const SAMPLES = 8000;
let seeds = 500;

/**
 * Faults that befall hosts while they compute, a line each: the answer is compared with that of one process, and the rows of its
 * parts are counted. Hosts killed, frozen and cut off have measurements of their own.
 */
export async function hostFaults(place: Place): Promise<void> {
  const { tell, postgres, databaseUrl } = place;
  const fault = async (
    name: string,
    options: readonly Partial<Parameters<typeof startHost>[0]>[],
    strike?: (hosts: readonly HostProcess[]) => Promise<void>,
  ): Promise<void> => {
    const hosts = await Promise.all(
      options.map((one, i) => startHost({ databaseUrl, name: `${name}-${i}`, ...one })),
    );
    const { isSame, wall_s, counts } = await struck(databaseUrl, () => strike?.(hosts));
    const ended = hosts.filter((host) => host.hasEnded()).length;
    tell(
      `${name}: ${isSame ? 'the same bytes' : 'OTHER BYTES'} as one process after ${wall_s.toFixed(1)} s; ${counts}; ${ended} of ${hosts.length} hosts ended`,
    );
    await Promise.all(hosts.map((host) => host.kill()));
  };
  await fault('database restarted', [{}, {}], async () => {
    await postgres.crash();
    await sleep(2000);
    await postgres.restart();
  });
  const little = littleMemory();
  if (little === undefined)
    tell('out of memory: left out, as this system lets nobody limit the memory of a process');
  else await fault('out of memory', [{}, {}], async ([host]) => little.limit(host!.pid));
  little?.close();
  await fault('clock jump', [{ node: clockOff_h(+26) }, { node: clockOff_h(-26) }]);
  await cancelled(place);
  await million(place);
}

/** Memory that a process may take more, so little that the system ends it at its next part; undefined where none can be limited. */
function littleMemory(): { readonly limit: (pid: number) => void; readonly close: () => void } | undefined {
  const group = `/sys/fs/cgroup/memory/remelt-${process.pid}`;
  const set = (file: string, value: string): void => writeFileSync(join(group, file), value);
  try {
    mkdirSync(group);
    set('memory.limit_in_bytes', '8M');
  } catch {
    return undefined;
  }
  return { limit: (pid) => set('cgroup.procs', String(pid)), close: () => rmdirSync(group) };
}

/** Node with a clock that is off by so many hours. */
const clockOff_h = (hours: number): string => {
  const code = `const now = Date.now; Date.now = () => now() + ${hours * 3_600_000};`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
};

/** A calculation by hosts that are struck once its first parts have come. */
async function struck(databaseUrl: string, strike: () => Promise<void> | undefined): Promise<Outcome> {
  const document = manySamples(2 * SAMPLES, seeds++);
  const [alone, compute] = [createCompute(), createCompute({ databaseUrl })];
  let striking: Promise<void> | undefined;
  const began = performance.now();
  const answer = await compute.simulate(document, {
    onProgress: () => {
      striking ??= strike() ?? Promise.resolve();
    },
  });
  const wall_s = (performance.now() - began) / 1000;
  await striking;
  const isSame = hashOf(answer) === hashOf(await alone.simulate(document));
  await Promise.all([alone.close(), compute.close()]);
  const { kept, failed, given_up } = await counted(databaseUrl);
  return { isSame, wall_s, counts: `${kept} parts kept so far, ${failed} failed, ${given_up} given up` };
}

/** One who asks ends it before the first part, in the middle and at the last: nothing of it may be left. */
async function cancelled({ databaseUrl, tell }: Place): Promise<void> {
  const host = await startHost({ databaseUrl, name: 'stopped' });
  const compute = createCompute({ databaseUrl });
  const slow: number[] = [];
  let asCancelled = 0;
  const STAGES = [0, 0.05, 0.5, 0.85];
  for (const stage of STAGES) {
    const stopper = new AbortController();
    const asked = compute.simulate(manySamples(SAMPLES, seeds++), {
      signal: stopper.signal,
      onProgress: (done) => void (done >= stage && stopper.abort()),
    });
    if (stage === 0) setTimeout(() => stopper.abort(), 150);
    let at = performance.now();
    stopper.signal.addEventListener('abort', () => (at = performance.now()));
    await asked.catch((error: unknown) => {
      if (!(error instanceof CancelledError)) throw error;
      asCancelled += 1;
    });
    slow.push(performance.now() - at);
  }
  await sleep(15_000);
  const { wanted, active, waiting } = await counted(databaseUrl);
  tell(
    `cancelled: ${asCancelled} of ${STAGES.length} ended as cancelled, at most ${(Math.max(...slow) / 1000).toFixed(2)} s after it was said; 15 s later ${wanted} works waited for, ${active} parts computed, ${waiting} waiting`,
  );
  await compute.close();
  await host.kill();
}

/** Somebody asks for a million parts: how many wait at once, and what a small work beside it takes. */
async function million({ databaseUrl, tell }: Place): Promise<void> {
  const host = await startHost({ databaseUrl, name: 'busy' });
  const here = new PartThreads({ threads: 1 });
  const pool = new HostParts({ databaseUrl, facts: readFacts, here });
  const stopper = new AbortController();
  const huge = workOf(manySamples(1_000_000, seeds++), 750_000);
  const asked = pool.compute(huge.work, huge.size, { signal: stopper.signal }).catch(() => undefined);
  const before = process.memoryUsage().rss;
  let most = 0;
  for (let i = 0; i < 20; i++) {
    await sleep(500);
    const { waiting, active } = await counted(databaseUrl);
    most = Math.max(most, waiting + active);
  }
  const began = performance.now();
  const small = workOf(manySamples(400, seeds++), 3);
  await pool.compute(small.work, small.size);
  const small_s = (performance.now() - began) / 1000;
  stopper.abort();
  await asked;
  const grown_MB = (process.memoryUsage().rss - before) / 2 ** 20;
  tell(
    `a million parts: at most ${most} in the queue; a small work beside it came after ${small_s.toFixed(1)} s; ${grown_MB.toFixed(0)} MB more memory of who asks`,
  );
  await pool.close();
  await here.close();
  await host.kill();
}

type Counts = Readonly<Record<'kept' | 'failed' | 'given_up' | 'wanted' | 'active' | 'waiting', number>>;

/** Rows of works, parts and jobs as they are now. */
async function counted(databaseUrl: string): Promise<Counts> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query(
    `select (select count(*)::int from work.computed) as kept, (select count(*)::int from work.trouble) as failed,
       (select count(*)::int from work.trouble where given_up) as given_up,
       (select count(*)::int from work.want where until > now()) as wanted,
       (select count(*)::int from work_queue.job where state = 'active') as active,
       (select count(*)::int from work_queue.job where state in ('created', 'retry') and name <> 'lost') as waiting`,
  );
  await client.end();
  return rows[0] as Counts;
}
