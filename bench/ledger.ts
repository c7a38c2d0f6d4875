/**
 * Tracing, lists, proofs, verifying and rebuilding in a seeded ledger of N records, on PGlite and PostgreSQL:
 * `npm run bench -- ledger [records] [embedded|postgresql]`. First how fast bookings are: batches of 1,000 lots and single lots under a
 * key, the share of COPY of the same rows, and verifying; `npm run bench -- ledger 0` does only that. `short` as the third word books a few
 * lots, which a test does. Targets at 50,000: a trace in under 50 ms of processor in the store, a page of 1,000 of 10,000 lots or heats in
 * under 300 ms, and memory that does not grow with the records. Target at 1,000,000: verified in under 120 s.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Command } from '../src/evidence/ledger/commands.ts';
import { openStore } from '../src/evidence/ledger/open-store.ts';
import type { Store } from '../src/evidence/ledger/store.ts';
import { signedByTrade } from '../src/evidence/ledger/testing/example-commands.ts';
import { startPostgres } from '../src/evidence/ledger/testing/postgres-server.ts';
import { shownGood } from './support/plant.ts';

const clock = () => new Date('2026-03-01T08:00:00.000Z');

/** How much is booked to measure bookings. */
interface Sizes {
  readonly batches: number;
  readonly batch: number;
  readonly singles: number;
}

const FULL: Sizes = { batches: 8, batch: 1000, singles: 100 };
const SHORT: Sizes = { batches: 1, batch: 20, singles: 2 };

export async function run(
  [records = '50000', only = 'both', form]: readonly string[],
  say: (line: string) => void = console.log,
): Promise<void> {
  const sizes = form === 'short' ? SHORT : FULL;
  const wanted = Number(records);
  if (only !== 'postgresql') await onEmbedded(wanted, sizes, say);
  if (only !== 'embedded') await onPostgres(wanted, sizes, say);
}

type Say = (line: string) => void;

async function onEmbedded(wanted: number, sizes: Sizes, say: Say): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  const open =
    (name: string): Open =>
    (onProgress) =>
      openStore({ dataFolder: join(folder, name), demonstration: true, clock, onProgress });
  try {
    const store = await open('bookings')(() => {});
    await book({ name: 'PGlite', sizes, say, server: async () => 0 }, store);
    if (wanted > 0) await measure({ name: 'PGlite', wanted, say }, open('ledger'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(wanted: number, sizes: Sizes, say: Say): Promise<void> {
  const server = await startPostgres();
  const open =
    (databaseUrl: string): Open =>
    (onProgress) =>
      openStore({ databaseUrl, demonstration: true, clock, onProgress });
  try {
    const databaseUrl = await server.freshDatabase();
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const store = await open(databaseUrl)(() => {});
    const booked = await book({ name: 'PostgreSQL', sizes, say, server: () => serverTime(client) }, store);
    const copied = await copyOf(client);
    await client.end();
    const times = (a: number, b: number) => `${(a / b).toFixed(1)} times`;
    say(
      `PostgreSQL: COPY of the same rows ${copied.wall_s.toFixed(2)} s, booking them ${booked.wall_s.toFixed(2)} s` +
        ` = ${times(booked.wall_s, copied.wall_s)}; in processor time ${times(booked.processor_s, copied.processor_s)}`,
    );
    if (wanted > 0) await measure({ name: 'PostgreSQL', wanted, say }, open(await server.freshDatabase()));
  } finally {
    await server.stop();
  }
}

interface Time {
  readonly wall_s: number;
  readonly processor_s: number;
}

/** Processor time of the processes of a server so far [s]; 0 where the system does not tell. */
async function serverTime(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity');
  let ticks = 0;
  for (const { pid } of rows) {
    const path = `/proc/${pid}/stat`;
    const fields = existsSync(path) ? readFileSync(path, 'utf8').split(') ').at(-1)!.split(' ') : [];
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks / 100;
}

interface Booking {
  readonly name: string;
  readonly sizes: Sizes;
  readonly say: Say;
  /** Processor time of the server so far [s]. */
  readonly server: () => Promise<number>;
}

/**
 * How many records a second are booked and verified, and what processor time a record takes here and in the server. Answers how long
 * the batches took.
 */
async function book({ name, sizes, say, server }: Booking, store: Store): Promise<Time> {
  const timed = async (what: string, records: number, work: () => Promise<unknown>): Promise<Time> => {
    const [from, own, there] = [performance.now(), process.cpuUsage(), await server()];
    await work();
    const wall_s = (performance.now() - from) / 1000;
    const { user, system } = process.cpuUsage(own);
    const [here_s, server_s] = [(user + system) / 1e6, (await server()) - there];
    const each = (seconds: number) => ((seconds * 1e6) / records).toFixed(0);
    say(
      `${name}: ${what} ${(records / wall_s).toFixed(0)} a second; processor ${each(here_s)} us each, server ${each(server_s)} us`,
    );
    return { wall_s, processor_s: here_s + server_s };
  };
  await store.execute({ type: 'receiveLots', lots: lotsOf('warm', 200) }, { idempotencyKey: 'warm' });
  const receive = async (name: string, count: number) =>
    store.execute({ type: 'receiveLots', lots: lotsOf(name, count) }, { idempotencyKey: name });
  const { batches, batch, singles } = sizes;
  const inBatches = await timed(`records in batches of ${batch}:`, batches * batch, async () => {
    for (let i = 0; i < batches; i++) await receive(`b${i}`, batch);
  });
  await timed('single bookings:', singles, async () => {
    for (let i = 0; i < singles; i++) await receive(`s${i}`, 1);
  });
  const { size } = await store.head();
  await timed('records verified:', size, () => store.verify());
  await store.close();
  return inBatches;
}

const lotsOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    lot: `${name}-${i}`,
    mass_g: 60_000 + i,
    form: 'turnings',
    lotClass: 'purchased-scrap' as const,
    supplier: 'Supplier 7',
    declaredGrade: 'Alloy 718',
  }));

/** How long the server takes to COPY the records and disclosures of a ledger into tables without an index. */
async function copyOf(client: pg.Client): Promise<Time> {
  let wall_s = 0;
  let processor_s = 0;
  // the server may run as another user, who writes where its data are
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  for (const table of ['ledger_record', 'ledger_disclosure', 'ledger_subject']) {
    const file = join(rows[0]!.data_directory, `${table}-${process.pid}.copy`);
    await client.query(`copy ${table} to '${file}'`);
    await client.query(`create table copied_${table} (like ${table})`);
    const [from, before] = [performance.now(), await serverTime(client)];
    await client.query(`copy copied_${table} from '${file}'`);
    wall_s += (performance.now() - from) / 1000;
    processor_s += (await serverTime(client)) - before;
    rmSync(file);
  }
  return { wall_s, processor_s };
}

type Open = (onProgress: (words: string) => void) => Promise<Store>;

interface Measuring {
  readonly name: string;
  readonly wanted: number;
  readonly say: Say;
}

async function measure({ name, wanted, say }: Measuring, open: Open): Promise<void> {
  let peak = 0;
  const store = await open(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  });
  const started = performance.now();
  const heats = await fill(store, wanted);
  const { size } = await store.head();
  const seconds = (performance.now() - started) / 1000;
  say(`${name}: ${size} records, ${heats} heats, written in ${seconds.toFixed(0)} s`);
  const questions: Readonly<Record<string, () => Promise<unknown>>> = {
    'trace up, from the last ingot': () => store.trace(`object:I${heats - 1}`, 'up'),
    'trace down, from the first lot': () => store.trace('lot:A0', 'down'),
    'trace of one heat without history': () => store.trace('object:I0', 'up'),
    'the first 1,000 lots': () => store.lots({ limit: 1000 }),
    'the first 1,000 heats': () => store.heats({ limit: 1000 }),
    'lots of one supplier': () => store.lots({ supplier: 'Supplier 7', limit: 1000 }),
    'heats of one grade': () => store.heats({ grade: 'grade-3', limit: 1000 }),
    'proof of one record': () => store.prove(Math.floor(size / 3)),
  };
  for (const [what, ask] of Object.entries(questions)) say(`${name}: ${what}: ${await timesOf(ask)}`);
  for (const [what, work] of [
    ['verify', () => store.verify()],
    ['rebuild', () => store.rebuild()],
  ] as const) {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    peak = before;
    const [from, own] = [performance.now(), process.cpuUsage()];
    await work();
    peak = Math.max(peak, process.memoryUsage().rss);
    const took = (performance.now() - from) / 1000;
    const { user, system } = process.cpuUsage(own);
    const MB = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
    say(
      `${name}: ${what} ${took.toFixed(1)} s, processor ${((user + system) / 1e6).toFixed(1)} s; memory + ${MB(peak - before)}` +
        ` = ${((peak - before) / size / 1000).toFixed(2)} kB a record, at most ${MB(peak)}`,
    );
  }
  await store.close();
}

async function timesOf(work: () => Promise<unknown>): Promise<string> {
  const cpu: number[] = [];
  const wall: number[] = [];
  for (let i = 0; i < 5; i++) {
    const from = process.cpuUsage();
    const started = performance.now();
    await work();
    wall.push(performance.now() - started);
    const { user, system } = process.cpuUsage(from);
    cpu.push((user + system) / 1000);
  }
  const words = (list: readonly number[]) => {
    const mean = list.reduce((sum, one) => sum + one, 0) / list.length;
    const sd = Math.sqrt(list.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (list.length - 1));
    return `min ${Math.min(...list).toFixed(0)}, mean ${mean.toFixed(0)} +- ${sd.toFixed(0)} ms`;
  };
  return `processor ${words(cpu)}; wall ${words(wall)} (n = 5)`;
}

/** Heats that each take two new lots and the skull of the heat before; answers how many. */
async function fill(store: Store, wanted: number): Promise<number> {
  const perHeat = 24;
  const heats = Math.ceil(wanted / perHeat);
  const perCommand = 100;
  for (let first = 0; first < heats; first += perCommand) {
    const commands = Array.from({ length: Math.min(perCommand, heats - first) }, (_, i) => heatOf(first + i));
    await store.execute(signedByTrade({ type: 'batch', commands: commands.flat() as never }));
  }
  return heats;
}

function heatOf(k: number): Command[] {
  const grade = `grade-${k % 20}`;
  const fresh = ['A', 'B'].map((letter) => `${letter}${k}`);
  const before = k === 0 ? [] : [`K${k - 1}`];
  return [
    {
      type: 'receiveLots',
      lots: fresh.map((lot) => ({
        lot,
        mass_g: 60_000,
        form: 'turnings',
        lotClass: 'purchased-scrap',
        supplier: `Supplier ${k % 40}`,
        declaredGrade: grade,
      })),
    },
    ...[...fresh, ...before].flatMap((lot) => shownGood(lot, grade, MEASURED)),
    { type: 'planHeat', heat: `H${k}`, target: { grade, mass_g: 120_000 }, reservations: [] },
    {
      type: 'chargeHeat',
      heat: `H${k}`,
      draws: [
        ...fresh.map((lot) => ({ from: `lot:${lot}` as const, mass_g: 50_000 })),
        ...before.map((lot) => ({ from: `lot:${lot}` as const, mass_g: 20_000 })),
      ],
    },
    { type: 'meltHeat', heat: `H${k}`, process: 'VIM', output_g: k === 0 ? 100_000 : 120_000 },
    {
      type: 'castHeat',
      heat: `H${k}`,
      objects: [{ object: `I${k}`, form: 'ingot', mass_g: k === 0 ? 80_000 : 100_000 }],
      reverts: [{ lot: `K${k}`, form: 'skull', mass_g: 20_000 }],
    },
  ];
}

const MEASURED = {
  results: [
    { element: 'Cr', text: '22.00', unit: 'wt%' },
    { element: 'Mo', text: '9.10', unit: 'wt%' },
    { element: 'Bi', text: '<0.1', unit: 'ppm' },
  ],
} as const;
