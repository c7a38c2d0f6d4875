/**
 * Hosts that share the parts of large calculations: `npm run bench -- hosts [overhead|share|again|cut|kills|faults|day|users ...]`, with
 * `--kills N`. Hosts are processes of this machine, so ratios alone say something; each line has the load beside it.
 */
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { rangesOf } from '../src/calculations/part-pool.ts';
import { createCompute } from '../src/engine/compute.ts';
import { readFacts } from '../src/engine/data-folder.ts';
import { PartThreads } from '../src/engine/part-threads.ts';
import { HostParts } from '../src/engine/queue/host-parts.ts';
import { type PostgresServer, startPostgres } from '../src/evidence/ledger/testing/postgres-server.ts';
import { fillUniform, streamKey } from '../src/foundation/numerics/random.ts';
import { hashOf } from '../src/foundation/quantity/canonical.ts';
import { hostDay } from './support/host-day.ts';
import { hostFaults } from './support/host-faults.ts';
import { cableTo, type HostProcess, hasNamespaces, startHost } from './support/host-processes.ts';
import { usersOnTwoServers } from './support/host-users.ts';
import { manySamples, workOf } from './support/host-works.ts';
import { processorSeconds } from './support/processor.ts';

interface Bed {
  readonly postgres: PostgresServer;
  readonly databaseUrl: string;
  readonly tell: (words: string) => void;
  readonly kills: number;
}

const PARTS: Readonly<Record<string, (bed: Bed) => Promise<void>>> = {
  ...{ overhead, share, again, cut, kills },
  faults: hostFaults,
  day: ({ tell }) => hostDay(tell),
  users: ({ tell }) => usersOnTwoServers(USERS_S, tell),
};

/** So long fifty users work on two servers [s]. */
const USERS_S = 120;

/** Samples of a work, and what one takes [s of a processor of this machine]. */
const SAMPLES = 8000;

export async function run(argv: readonly string[]): Promise<void> {
  const at = argv.indexOf('--kills');
  const kills = at < 0 ? 200 : Number(argv[at + 1]);
  const asked = argv.filter((one, i) => !one.startsWith('--') && (at < 0 || i !== at + 1));
  const unknown = asked.find((one) => !(one in PARTS));
  if (unknown !== undefined)
    throw new Error(`hosts has no part "${unknown}"; there are: ${Object.keys(PARTS).join(', ')}`);
  const postgres = await startPostgres();
  const tell = (words: string): void => console.log(`${words} (load ${loadavg()[0]!.toFixed(1)})`);
  try {
    for (const [name, measure] of Object.entries(PARTS))
      if (asked.length === 0 || asked.includes(name))
        await measure({ postgres, databaseUrl: await postgres.freshDatabase(), tell, kills });
  } finally {
    await postgres.stop();
  }
}

const facts = readFacts();

/** The pool of a database, as a server has it. */
function poolOf(databaseUrl: string, tell: (words: string) => void = () => undefined) {
  const here = new PartThreads({ threads: 1 });
  const hosts = new HostParts({ databaseUrl, facts: () => facts, here, onTrouble: tell });
  return {
    compute: hosts.compute.bind(hosts),
    close: async () => {
      await hosts.close();
      await here.close();
    },
  };
}

/** Rounds of the comparison of processor time: each in a thread, then by a host, of the same draws. */
const ROUNDS = 5;

/** Processor time of parts of some 1 s on one host, with who asks, beside that of one thread; median of rounds side by side. */
async function overhead({ databaseUrl, tell }: Bed): Promise<void> {
  const thread = new PartThreads({ threads: 1 });
  const range = { first: 0, count: 1000 };
  const { work } = workOf(manySamples(SAMPLES, 1), 0);
  await thread.part({ work, range });
  const one_s = await processorSeconds(() => thread.part({ work, range }));
  // so many samples to a part that it takes a second here
  const samples = Math.max(2000, Math.round((1000 / one_s) * 8));
  const host = await startHost({ databaseUrl, name: 'one' });
  const pool = poolOf(databaseUrl);
  // a first work starts the thread of the host, and warms it as much as the one here
  await pool.compute(workOf(manySamples(2000, 3), 1.4).work, { count: 2000, seconds: 1.4 });
  const rounds: { readonly here_s: number; readonly ratio: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const large = workOf(manySamples(samples, 10 + round), 6);
    const here_s = await processorSeconds(async () => {
      for (const range of rangesOf(samples, 8)) await thread.part({ work: large.work, range });
    });
    const before = host.seconds();
    const asker_s = await processorSeconds(() => pool.compute(large.work, large.size));
    rounds.push({ here_s, ratio: (host.seconds() - before + asker_s) / here_s });
  }
  const ratios = rounds.map(({ ratio }) => 100 * (ratio - 1)).toSorted((a, b) => a - b);
  const part_s = rounds.reduce((sum, { here_s }) => sum + here_s, 0) / ROUNDS / 8;
  tell(
    `overhead: ${ROUNDS} rounds of 8 parts of ${part_s.toFixed(2)} s: by a host and who asks ${ratios[(ROUNDS - 1) / 2]!.toFixed(1)} % more processor than in a thread (${ratios.map((ratio) => ratio.toFixed(1)).join(', ')})`,
  );
  await pool.close();
  await thread.close();
  await host.end();
}

/** What two hosts share, and what that costs beside one. */
async function share({ databaseUrl, tell }: Bed): Promise<void> {
  const pool = poolOf(databaseUrl);
  const run = async (hosts: readonly HostProcess[], seed: number) => {
    const { work, size } = workOf(manySamples(2 * SAMPLES, seed), 16);
    // their threads are started by another work
    for (const [i] of hosts.entries())
      await pool.compute(workOf(manySamples(1000, 100 + seed + i), 3).work, { count: 1000, seconds: 3 });
    const before = hosts.map((host) => host.seconds());
    const began = performance.now();
    await pool.compute(work, size);
    const wall_s = (performance.now() - began) / 1000;
    return { wall_s, seconds: hosts.map((host, i) => host.seconds() - before[i]!) };
  };
  const one = await startHost({ databaseUrl, name: 'one' });
  const alone = await run([one], 11);
  const two = await startHost({ databaseUrl, name: 'two' });
  const both = await run([one, two], 12);
  const sum = both.seconds[0]! + both.seconds[1]!;
  const parts = both.seconds.map((seconds) => `${((100 * seconds) / sum).toFixed(0)} %`);
  tell(
    `share: one host ${alone.seconds[0]!.toFixed(1)} s of processor, ${alone.wall_s.toFixed(1)} s by the clock; two ${sum.toFixed(1)} s (${(sum / alone.seconds[0]!).toFixed(2)} times), ${both.wall_s.toFixed(1)} s by the clock (${(alone.wall_s / both.wall_s).toFixed(2)} times as fast); shares ${parts.join(' and ')}`,
  );
  await pool.close();
  await Promise.all([one.end(), two.end()]);
}

/** From the end of a host, and from its freezing, until its part runs again elsewhere. */
async function again({ databaseUrl, tell }: Bed): Promise<void> {
  const pool = poolOf(databaseUrl);
  const client = new pg.Client(databaseUrl);
  client.on('error', () => undefined);
  await client.connect();
  const runsAgain = async (): Promise<number> =>
    (
      await client.query(
        `select count(*)::int as n from work_queue.job where state in ('active', 'completed') and retry_count > 0`,
      )
    ).rows[0].n;
  for (const [signal, words] of [
    ['SIGKILL', 'killed'],
    ['SIGSTOP', 'frozen'],
  ] as const) {
    const hosts = [
      await startHost({ databaseUrl, name: 'first' }),
      await startHost({ databaseUrl, name: 'second' }),
    ];
    const { work, size } = workOf(manySamples(4 * SAMPLES, signal === 'SIGKILL' ? 21 : 22), 12);
    const asked = pool.compute(work, size);
    while ((await client.query(`select from work_queue.job where state = 'active'`)).rowCount! < 2)
      await sleep(20);
    const before = await runsAgain();
    const began = performance.now();
    hosts[0]!.signal(signal);
    while ((await runsAgain()) === before) await sleep(50);
    const again_s = (performance.now() - began) / 1000;
    await asked;
    tell(`again: a host was ${words}, its part ran again after ${again_s.toFixed(1)} s`);
    await Promise.all(hosts.map((host) => host.kill()));
  }
  await client.end();
  await pool.close();
}

/** Two hosts in network namespaces, one of them cut off in the middle of a calculation. */
async function cut({ databaseUrl, tell }: Bed): Promise<void> {
  if (!hasNamespaces()) {
    tell('cut: left out, as this system makes no network namespaces (they need root and iproute2)');
    return;
  }
  const cables = [await cableTo(databaseUrl), await cableTo(databaseUrl)];
  const hosts = await Promise.all(
    cables.map((cable, i) =>
      startHost({
        databaseUrl: cable.databaseUrl,
        name: `far-${i}`,
        ...(cable.namespace ? { namespace: cable.namespace } : {}),
      }),
    ),
  );
  const document = manySamples(2 * SAMPLES, 31);
  const [alone, compute] = [createCompute(), createCompute({ databaseUrl })];
  const began = performance.now();
  let isCut = false;
  const answer = await compute.simulate(document, {
    onProgress: () => {
      if (!isCut) cables[0]!.cut();
      isCut = true;
    },
  });
  const wall_s = (performance.now() - began) / 1000;
  const same = hashOf(answer) === hashOf(await alone.simulate(document));
  tell(
    `cut: one of two hosts in namespaces was cut off in the middle; the answer came after ${wall_s.toFixed(1)} s, ${same ? 'the same bytes' : 'OTHER BYTES'} as one process`,
  );
  cables[0]!.mend();
  await Promise.all([alone.close(), compute.close(), ...hosts.map((host) => host.kill())]);
  for (const cable of cables) cable.close();
}

/** Random ends of hosts at work, freezings, and crashes of the database; each answer is compared with that of one process. */
async function kills({ databaseUrl, tell, kills: wanted, postgres }: Bed): Promise<void> {
  const drawn = fillUniform(streamKey(45, 'bench/hosts'), new Float64Array(10_000));
  let at = 0;
  const random = (): number => drawn[at++ % drawn.length]!;
  const alone = createCompute();
  const troubles: string[] = [];
  const compute = createCompute({ databaseUrl, onTrouble: (words) => void troubles.push(words) });
  const HOSTS = 4;
  const hosts = await Promise.all(
    Array.from({ length: HOSTS }, (_, i) => startHost({ databaseUrl, name: `host-${i}` })),
  );
  const counts = { killed: 0, frozen: 0, crashed: 0, answers: 0, same: 0, errors: 0 };
  const isDone = (): boolean => counts.killed + counts.frozen >= wanted;
  const harm = async (): Promise<void> => {
    while (!isDone()) {
      await sleep(200 + 1500 * random());
      const which = Math.floor(random() * HOSTS);
      const host = hosts[which]!;
      if (random() < 0.1) {
        counts.frozen += 1;
        host.signal('SIGSTOP');
        setTimeout(() => host.signal('SIGCONT'), 14_000 * random()).unref();
        continue;
      }
      counts.killed += 1;
      await host.kill();
      if (counts.killed % 50 === 0) {
        counts.crashed += 1;
        await postgres.crash();
        await postgres.restart();
      }
      hosts[which] = await startAgain({ databaseUrl, name: `host-${which}` });
    }
  };
  const harmed = harm();
  for (let seed = 1000; !isDone(); seed++) {
    const document = manySamples(3200 + 400 * Math.floor(4 * random()), seed);
    try {
      const answer = hashOf(await compute.simulate(document));
      counts.answers += 1;
      if (answer === hashOf(await alone.simulate(document))) counts.same += 1;
    } catch (error) {
      counts.errors += 1;
      tell(`an error: ${(error as Error).message}`);
    }
  }
  await harmed;
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query(
    `select (select count(*)::int from work.computed) as kept, (select count(*)::int from work.computed where checked_by is not null) as checked,
       (select count(*)::int from work.trouble where given_up) as given_up, (select count(*)::int from work.trouble) as failed`,
  );
  await client.end();
  tell(
    `kills: ${counts.killed} hosts killed, ${counts.frozen} frozen, the database crashed ${counts.crashed} times; ${counts.answers} answers, ${counts.same} of them byte-identical to one process, ${counts.errors} errors; ${rows[0].kept} parts kept, ${rows[0].checked} computed twice elsewhere, ${rows[0].failed} failed, ${rows[0].given_up} given up; computed here in part ${troubles.length} times`,
  );
  await compute.close();
  await alone.close();
  await Promise.all(hosts.map((host) => host.kill()));
}

/** A host after its end; the database may be on its way up still. */
async function startAgain(options: Parameters<typeof startHost>[0]): Promise<HostProcess> {
  for (;;) {
    try {
      return await startHost(options);
    } catch {
      await sleep(500);
    }
  }
}
