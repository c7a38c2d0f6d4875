import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createCompute } from '../../src/engine/compute.ts';
import { startHost } from './host-processes.ts';
import { askOnce, twoServers } from './host-users.ts';
import { manySamples } from './host-works.ts';
import { signedIn } from './web-users.ts';

/** A day of 24 hours in so many seconds: 360 times as fast. */
const DAY_S = 240;
/** Requests a second at the two servers; one in ten books. A day has 12,000 of them. */
const A_SECOND = 50;
/** Every so many seconds somebody asks for a simulation, whose parts two hosts compute: 30 a day. */
const SIMULATION_S = 8;
/** Looks at memory and tables. */
const LOOKS = 6;

/**
 * A day of a plant in four minutes on two servers, two hosts and PostgreSQL: what each process holds in memory and what the tables
 * of works and sessions hold, at six times. Nothing of it may grow with the day but the ledger.
 */
export async function hostDay(tell: (words: string) => void): Promise<void> {
  const { servers, databaseUrl, store, end } = await twoServers();
  const hosts = await Promise.all([0, 1].map((i) => startHost({ databaseUrl, name: `host-${i}` })));
  const compute = createCompute({ databaseUrl });
  try {
    const cookies = await Promise.all(servers.map(({ address }) => signedIn(address, 'p-goods')));
    const pids = [...servers, ...hosts].map(({ pid }) => pid);
    const counts = { answered: 0, failed: 0, simulated: 0 };
    const began = performance.now();
    const at = (second: number): Promise<void> =>
      sleep(Math.max(0, began + second * 1000 - performance.now()));
    const ask = async (n: number): Promise<void> => {
      await at(n / A_SECOND);
      const which = n % 2;
      const asked = { cookie: cookies[which]!, lot: `D-${n}`, n };
      const { status } = await askOnce(servers[which]!.address, asked).catch(() => ({ status: 0 }));
      counts[status === 200 ? 'answered' : 'failed'] += 1;
    };
    const simulate = async (): Promise<void> => {
      for (let second = 0; second < DAY_S; second += SIMULATION_S) {
        await at(second);
        await compute.simulate(manySamples(6000, second));
        counts.simulated += 1;
      }
    };
    const look = async (): Promise<void> => {
      for (let i = 1; i <= LOOKS; i++) {
        await at((i * DAY_S) / LOOKS);
        const memory = pids.map((pid) => `${memoryOf_MB(pid)}`).join(', ');
        const { jobs, open, results, results_MB, sessions, answers, records } = await rowsOf(databaseUrl);
        tell(
          `day, hour ${(24 * i) / LOOKS}: servers and hosts ${memory} MB; ${jobs} rows of jobs (${open} open), ${results} results of ${results_MB} MB, ${sessions} sessions, ${answers} answers kept, ${records} records`,
        );
      }
    };
    const requests = Promise.all(Array.from({ length: DAY_S * A_SECOND }, (_, n) => ask(n)));
    await Promise.all([requests, simulate(), look()]);
    const { problems } = await store.verify();
    tell(
      `day: ${counts.answered} requests answered, ${counts.failed} failed, ${counts.simulated} simulations, ${problems.length} problems of the ledger`,
    );
  } finally {
    await compute.close();
    await Promise.all(hosts.map((host) => host.end()));
    await end();
  }
}

const memoryOf_MB = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);

type Rows = Readonly<
  Record<'jobs' | 'open' | 'results' | 'results_MB' | 'sessions' | 'answers' | 'records', number>
>;

async function rowsOf(databaseUrl: string): Promise<Rows> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query(
    `select (select count(*)::int from work_queue.job) as jobs,
       (select count(*)::int from work_queue.job where state in ('created', 'retry', 'active')) as open,
       (select count(*)::int from work.computed) as results,
       (select (coalesce(sum(size), 0) / 1e6)::int from work.computed) as "results_MB",
       (select count(*)::int from office.session) as sessions, (select count(*)::int from office.reply) as answers,
       (select count(*)::int from ledger_record) as records`,
  );
  await client.end();
  return rows[0] as Rows;
}
