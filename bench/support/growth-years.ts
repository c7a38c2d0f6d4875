import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { actingAs, DEFAULT_SEED, type TaskContext } from '../../src/desk/context.ts';
import { Memory } from '../../src/desk/memory.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import { signedByTrade } from '../../src/evidence/ledger/testing/example-commands.ts';
import { startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { planHeat } from '../../src/tasks/heats/plan-heat/plan-heat.ts';
import { plantToday } from '../../src/tasks/heats/plant-today/plant-today.ts';
import { backUp } from '../../src/tasks/proof/backup-ledger.ts';
import { recallMetal } from '../../src/tasks/proof/recall-metal/recall-metal.ts';
import { runTask } from '../../src/tasks/task.ts';
import { listLots } from '../../src/tasks/yard/list-lots/list-lots.ts';
import { growYears, oneBooking, type SetClock, YEAR } from './growth-plant.ts';
import { extrapolated, type Growth, short, type Tell } from './growth-rows.ts';
import { processorSeconds } from './processor.ts';

/** The whole that is asked about, and the group. */
const YEARS = 20;
const PLANTS = 20;
const WHOLE = YEARS * YEAR.heats;

/** Heats of the ledgers that are grown: a quarter of a year, half a year, and a year, which is a twentieth of the whole. */
const SIZES = [500, 1000, 2000] as const;
/** A year, two and four: whether the short form extrapolates well. */
const LARGE = [2000, 4000, 8000] as const;
const SMALL = [20, 40] as const;
/** Grown first and not counted: code is compiled while it runs for the first time. */
const WARM = [40] as const;

/** What is measured, and the processor that it may cost at the whole [s]: for a look what a person waits for on a core of their own. */
const LIMITS_S = {
  opened: 2,
  'list of lots, first': 2,
  'list of lots after a booking': 0.3,
  'today, first': 2,
  'today after a booking': 0.3,
  'plan: its reading, first': 2,
  'plan: its reading after a booking': 0.3,
  'recall of an early lot, first': 2,
  'recall of an early lot after a booking': 2,
  'recall of a late lot after a booking': 0.3,
  verified: 3600,
  'backed up': 3600,
} as const;
type Measured = keyof typeof LIMITS_S;
/** What reads a whole log: the group pays it for each of its plants. */
const OF_LOG: ReadonlySet<Measured> = new Set(['opened', 'verified', 'backed up']);

/** Looks of each kind, each after a booking of its own: the mean counts, because a system tells the time of a server in hundredths. */
const LOOKS = 5;
const PAUSE_MS = 300;

/** A database to grow a ledger in. */
interface Place {
  readonly open: (clock: () => Date) => Promise<Store>;
  /** Processor of the server so far [s]; 0 where the ledger is in this process. */
  readonly server: () => Promise<number>;
  /** What it takes on the disk [MB]. */
  readonly disk_MB: () => Promise<number>;
}

interface Answers {
  readonly records: number;
  readonly disk_MB: number;
  readonly seconds: Readonly<Record<Measured, number>>;
}

type Found = readonly (readonly [heats: number, Answers])[];
type Counted = (found: Found) => Found;

interface Telling {
  readonly tell: Tell;
  /** Those of the sizes that count. */
  readonly counted: Counted;
}

/**
 * A plant of 20 years x 2,000 heats and 30,000 lots, and a group of 20 such plants: grown to three sizes up to a twentieth, on both
 * stores, and extrapolated.
 */
export async function growOfYears(isLarge: boolean, tell: Tell, sizes?: readonly number[]): Promise<void> {
  const heats = sizes ?? [...WARM, ...(isLarge ? LARGE : SIZES)];
  const counted: Counted = (found) => found.slice(sizes ? 0 : WARM.length);
  await onEmbedded(heats, { tell, counted });
  await onPostgres(heats, { tell, counted });
}

/** Two sizes that take seconds: a test of the bench. */
export const growFewHeats = (tell: Tell): Promise<void> => growOfYears(false, tell, SMALL);

async function onEmbedded(sizes: readonly number[], { tell, counted }: Telling): Promise<void> {
  const found: [number, Answers][] = [];
  for (const heats of sizes) {
    const dataFolder = mkdtempSync(join(tmpdir(), 'remelt-growth-'));
    const place: Place = {
      open: (clock) => openStore({ dataFolder, demonstration: true, people: PEOPLE(), clock }),
      server: async () => 0,
      disk_MB: async () => bytesOf(dataFolder) / 1e6,
    };
    try {
      found.push([heats, await askedOf(heats, place)]);
    } finally {
      rmSync(dataFolder, { recursive: true, force: true });
    }
  }
  tellAll('embedded', counted(found), tell);
}

async function onPostgres(sizes: readonly number[], { tell, counted }: Telling): Promise<void> {
  const server = await startPostgres();
  try {
    const found: [number, Answers][] = [];
    for (const heats of sizes) {
      const databaseUrl = await server.freshDatabase();
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      const place: Place = {
        open: (clock) => openStore({ databaseUrl, demonstration: true, people: PEOPLE(), clock }),
        server: () => secondsOfServer(client),
        disk_MB: async () => {
          const { rows } = await client.query<{ bytes: string }>(
            'select pg_database_size(current_database()) as bytes',
          );
          return Number(rows[0]!.bytes) / 1e6;
        },
      };
      found.push([heats, await askedOf(heats, place)]);
      await client.end();
    }
    tellAll('PostgreSQL', counted(found), tell);
  } finally {
    await server.stop();
  }
}

const COMPUTE = createCompute();
const PEOPLE = () => COMPUTE.facts().plant.persons;

async function askedOf(heats: number, { open, server, disk_MB }: Place): Promise<Answers> {
  const clock: SetClock = { now: new Date() };
  const [end, now] = [new Date(), () => clock.now];
  const grown = await open(now);
  await growYears(grown, { heats, clock, end });
  await grown.close();
  await settled(server);
  const folder = mkdtempSync(join(tmpdir(), 'remelt-growth-copy-'));
  const seconds = new Map<Measured, number>();
  const cost = async (work: () => Promise<unknown>): Promise<number> => {
    const before = await server();
    const here = await processorSeconds(work);
    return here + (await server()) - before;
  };
  let store: Store | null = null;
  try {
    const opened = await cost(async () => {
      store = await open(now);
      await store.head();
    });
    seconds.set('opened', opened);
    const context: TaskContext = {
      ...{ compute: COMPUTE, store: store!, clock: now, seed: DEFAULT_SEED, memory: new Memory() },
      actor: { kind: 'machine', user: 'bench' },
    };
    const looks = looksOf(actingAs('p-plan', context), heats);
    for (const [name, look] of looks) if (!isLate(name)) seconds.set(`${name}, first`, await cost(look));
    for (const [name, look] of looks) {
      let sum_s = 0;
      for (let i = 0; i < LOOKS; i++) {
        const commands = oneBooking(`${LOOKS_OF[name]}${i}`);
        await store!.execute(signedByTrade({ type: 'batch', commands }));
        sum_s += await cost(look);
      }
      seconds.set(`${name} after a booking`, sum_s / LOOKS);
    }
    seconds.set('verified', await cost(() => verified(store!)));
    const copy = { file: join(folder, 'copy'), version: 'bench', beside: [] };
    seconds.set('backed up', await cost(() => backUp(copy, context)));
    const { size } = await store!.head();
    const measured = Object.fromEntries(seconds) as Answers['seconds'];
    return { records: size, disk_MB: await disk_MB(), seconds: measured };
  } finally {
    await (store as Store | null)?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until a server works no more: processes that end are counted only then. */
async function settled(server: Place['server']): Promise<void> {
  for (let [before, now] = [-1, await server()]; now !== before; [before, now] = [now, await server()])
    await sleep(PAUSE_MS);
}

async function verified(store: Store): Promise<void> {
  const { ok, problems } = await store.verify();
  if (!ok) throw new Error(`the ledger that was grown is not whole: ${problems[0]!.words}`);
}

const LOOKS_OF = {
  'list of lots': 'A',
  today: 'B',
  'plan: its reading': 'C',
  'recall of an early lot': 'D',
  'recall of a late lot': 'E',
} as const;
type Look = keyof typeof LOOKS_OF;

const isLate = (name: Look): name is 'recall of a late lot' => name === 'recall of a late lot';

function looksOf(context: TaskContext, heats: number): readonly (readonly [Look, () => Promise<unknown>])[] {
  const lot = (number: number) => ({ of: `lot:L${number}` });
  return [
    ['list of lots', () => runTask(listLots, { limit: 100 }, context)],
    ['today', () => runTask(plantToday, {}, context)],
    ['plan: its reading', () => readForPlan(context)],
    ['recall of an early lot', () => runTask(recallMetal, lot(0), context)],
    ['recall of a late lot', () => runTask(recallMetal, lot(Math.floor(heats / 2) - 1), context)],
  ];
}

const READ = new Error('the plan has read the ledger');

/** What a plan asks of the ledger, up to the document that it gives the solver. */
async function readForPlan(context: TaskContext): Promise<void> {
  const compute = { ...context.compute, plan: () => Promise.reject(READ) };
  const order = { heat: 'NEXT', gradeId: 'IN718', mass_kg: 300, dryRun: true as const };
  await runTask(planHeat, order, { ...context, compute }).then(
    () => Promise.reject(new Error('the plan asked no solver')),
    (error: unknown) => (error === READ ? undefined : Promise.reject(error as Error)),
  );
}

/** Rows by what was measured, what each comes to at the whole, and what breaks first. */
function tellAll(where: string, found: Found, tell: Tell): void {
  const ahead: { readonly name: Measured; readonly whole_s: number; readonly group_s: number }[] = [];
  for (const name of Object.keys(LIMITS_S) as Measured[]) {
    const points = found.map(([heats, { seconds }]) => [heats, seconds[name]] as const);
    const whole_s = extrapolated(points, WHOLE);
    const group_s = (OF_LOG.has(name) ? PLANTS : 1) * whole_s;
    ahead.push({ name, whole_s, group_s });
    tell({
      what: `${where}: ${name}`,
      of: 'heats',
      unit: 's',
      found: points,
      later: laterWords(whole_s, group_s),
    });
  }
  const told = (what: string, unit: Growth['unit'], read: (answers: Answers) => number): void => {
    const points = found.map(([heats, answers]) => [heats, read(answers)] as const);
    const whole = extrapolated(points, WHOLE);
    tell({
      what: `${where}: ${what}`,
      of: 'heats',
      unit,
      found: points,
      later: laterWords(whole, PLANTS * whole),
    });
  };
  told('disk', 'MB', ({ disk_MB }) => disk_MB);
  told('records', '', ({ records }) => records);
  const over = ahead
    .map((one) => ({ ...one, times: one.whole_s / LIMITS_S[one.name] }))
    .toSorted((a, b) => b.times - a.times);
  const words = over
    .slice(0, 3)
    .map(
      ({ name, whole_s, times }) =>
        `${name} (${short(whole_s)} s, ${short(times)} of its ${LIMITS_S[name]} s)`,
    );
  tell(`${where}: after ${YEARS} years breaks first: ${words.join(', then ')}`);
}

const laterWords = (whole: number, group: number): string => `${short(whole)}; group ${short(group)}`;

/** Processor of a server: its processes that are there, and those that it has ended. */
async function secondsOfServer(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity');
  const fieldsOf = (pid: number): readonly string[] => {
    const path = `/proc/${pid}/stat`;
    return existsSync(path) ? readFileSync(path, 'utf8').split(') ').at(-1)!.split(' ') : [];
  };
  const ticks = (fields: readonly string[], from: number): number =>
    Number(fields[from] ?? 0) + Number(fields[from + 1] ?? 0);
  const all = rows.map(({ pid }) => fieldsOf(pid));
  // user and system of a process are fields 14 and 15 of the line, those of its children that have ended the two after them
  const parent = fieldsOf(Number(all.find((fields) => fields.length > 0)?.[1] ?? 0));
  return (
    (all.reduce((sum, fields) => sum + ticks(fields, 11), 0) + ticks(parent, 11) + ticks(parent, 13)) / 100
  );
}

const bytesOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
