import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { DEFAULT_SEED } from '../../src/desk/context.ts';
import { eventsAfter } from '../../src/desk/exchange/feed.ts';
import { Erp } from '../../src/desk/exchange/testing/erp.ts';
import { Memory } from '../../src/desk/memory.ts';
import type { Feed, FeedEvent } from '../../src/documents/exchange/events.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import type { OrderState } from '../../src/evidence/ledger/subjects/trade.ts';
import { initLedger } from '../../src/tasks/proof/init-ledger/init-ledger.ts';
import { runTask } from '../../src/tasks/task.ts';
import { freshFolder } from '../testing/remelt.ts';

/** Restarts of reader and server together: 1,000 with `npm run campaign -- --only links`. */
const RESTARTS = Number(process.env.REMELT_RESTARTS ?? 20);
/** One restart in so many is of the server. */
const SERVER_SHARE = 20;
/** Days that the reader is away, and what is sent on each: a day takes a second. */
const DAYS = 30;
const PER_DAY = RESTARTS >= 1000 ? 40 : 4;
const SEED = 4343;
const TIMEOUT_MS = 120_000 + RESTARTS * 3000;
const MAIN = join(import.meta.dirname, '../../src/faces/cli/main.ts');
const READER = join(import.meta.dirname, 'testing/erp-reader.ts');

const folder = freshFolder();
const dataFolder = join(folder.path, 'remelt-data');
const journal = join(folder.path, 'journal.ndjson');
const PERSONS = { anna: ['quality', 'receiver'], paul: ['planner'], bert: ['certifier'] } as const;
const tokenOf = (person: keyof typeof PERSONS): string => `remelt_token-of-${person}-long-enough-to-be-one`;

const alive = new Set<ChildProcess>();
afterAll(async () => {
  await Promise.all([...alive].map(killed));
  folder.remove();
});

function begun(argv: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, ['--no-warnings', ...argv], {
    cwd: folder.path,
    env: { ...process.env, REMELT_CONFIG: join(folder.path, 'config') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Numbers in [0, 1) from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

let [address, port] = ['', 0];

/** Starts the server, at the port that it had before. */
async function server(): Promise<ChildProcess> {
  const child = begun([MAIN, 'serve', '--no-open', '--port', String(port)]);
  await new Promise<void>((resolve, reject) => {
    let told = '';
    const read = (chunk: Buffer): void => {
      told += String(chunk);
      const [found, at] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(told) ?? [];
      if (found === undefined) return;
      [address, port] = [found, Number(at)];
      resolve();
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.once('exit', () => reject(new Error(told)));
  });
  return child;
}

/** What the ERP sends, and what it will have sent when all is done. */
class Sender {
  readonly versions = new Map<string, number>();
  readonly lots = new Set<string>();
  readonly undone = new Set<string>();
  sent = 0;
  readonly #dice: () => number;

  constructor(dice: () => number) {
    this.#dice = dice;
  }

  #order(): object {
    const isNew = this.versions.size < 3 || this.#dice() < 0.3;
    const known = [...this.versions.keys()];
    const order = isNew ? `45${known.length}` : known[Math.floor(this.#dice() * known.length)]!;
    const version = (this.versions.get(order) ?? 0) + 1;
    this.versions.set(order, version);
    const content = { customer: 'C-7', grade: 'IN600', mass_g: 250_000 + version, dueOn: '2027-03-01' };
    return { order, ...content, sender: 'sap', version };
  }

  #delivery(receivedOn: string): object {
    const delivery = `80-${this.lots.size}`;
    const lines = ['10', '20'].map((line) => {
      this.lots.add(`${delivery}-${line}`);
      return { line, mass_g: 100_000, form: 'turnings', originClass: 'pre-consumer-external' };
    });
    return { delivery, sender: 'sap', supplier: 'Foundry North', receivedOn, lines };
  }

  /** Some messages of one day, swapped and doubled. */
  async some(count: number, day: string): Promise<void> {
    // what is taken back was booked before
    const old = [...this.lots].filter((lot) => !this.undone.has(lot));
    const messages = Array.from({ length: count }, (): (() => Promise<void>) => {
      const dice = this.#dice();
      if (dice < 0.1 && old.length > 2)
        return this.#undo(old.splice(Math.floor(this.#dice() * old.length), 1)[0]!);
      const [path, order] =
        dice < 0.3
          ? (['exchange/receive-delivery', this.#delivery(day)] as const)
          : (['exchange/enter-order', this.#order()] as const);
      return async () => void (await this.post(path, order));
    });
    const all = messages.flatMap((one) => (this.#dice() < 0.4 ? [one, one] : [one]));
    const swapped = all.map((one) => [this.#dice(), one] as const).toSorted(([a], [b]) => a - b);
    const queue = swapped.map(([, one]) => one);
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) await next();
    };
    await Promise.all([work(), work(), work()]);
  }

  #undo(lot: string): () => Promise<void> {
    this.undone.add(lot);
    const order = { of: `lot:${lot}`, reason: 'sent by mistake' };
    return async () => {
      const shown = await this.post('proof/correct-record', order, 'anna', true);
      if (typeof shown?.shown === 'string')
        await this.post('proof/correct-record', { ...order, confirm: shown.shown }, 'anna', true);
    };
  }

  /** Sends until an answer comes, each time anew; `mayBeDone`: it is refused where another try of it was booked. */
  async post(
    path: string,
    order: object,
    by: keyof typeof PERSONS = path.endsWith('delivery') ? 'anna' : 'paul',
    mayBeDone = false,
  ): Promise<{ readonly shown?: string } | undefined> {
    for (;;) {
      const reply = await this.#once(path, order, by);
      if (reply === null) {
        await sleep(50);
        continue;
      }
      this.sent += 1;
      if (reply.status === 200 || mayBeDone) return reply.body as { readonly shown?: string };
      throw new Error(`${path} ${JSON.stringify(order)}: ${reply.status} ${JSON.stringify(reply.body)}`);
    }
  }

  async #once(path: string, order: object, by: keyof typeof PERSONS) {
    try {
      const reply = await fetch(`${address}/api/${path}`, {
        method: 'POST',
        body: JSON.stringify(order),
        headers: {
          ...{ 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          authorization: `Bearer ${tokenOf(by)}`,
        },
      });
      return { status: reply.status, body: await reply.json() };
    } catch {
      return null;
    }
  }
}

/** The ledger of a real plant, made or opened. */
async function opened<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dataFolder, clock: () => new Date() });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const found = (store: Store): Promise<unknown> => {
  const actor = { kind: 'machine', user: 'test' } as const;
  const context = {
    ...{ compute: createCompute(), store, clock: () => new Date(), seed: DEFAULT_SEED, actor },
    memory: new Memory(),
  };
  const persons = Object.entries(PERSONS).map(([id, roles]) => ({
    ...{ id, name: id, roles: [...roles], token: tokenOf(id as 'anna') },
  }));
  return runTask(initLedger, { plant: 'works', name: 'The Works', persons }, context);
};

/** Id of the last event of the feed. */
async function lastEvent(): Promise<string> {
  let [id, more, after] = ['', true, ''];
  while (more) {
    const reply = await fetch(`${address}/api/feed?limit=10000&after=${after}`, {
      headers: { authorization: `Bearer ${tokenOf('paul')}`, accept: 'application/json' },
    });
    const feed = (await reply.json()) as Feed;
    ({ more, cursor: after } = feed);
    id = feed.events.at(-1)?.id ?? id;
  }
  return id;
}

const booked = (): readonly FeedEvent[] =>
  existsSync(journal)
    ? readFileSync(journal, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as FeedEvent)
    : [];

it(
  `an ERP that is away for 30 days, and ${RESTARTS} restarts of it and of the server, with orders swapped and doubled: nothing lost, nothing twice`,
  async () => {
    const dice = randomFrom(SEED);
    await opened(found);
    let serving = await server();
    const sender = new Sender(randomFrom(SEED + 1));
    await sender.post('exchange/enter-customer', { customer: 'C-7', name: 'Foundry North', sender: 'sap' });
    let restarts = 0;
    const again = async (): Promise<void> => {
      await killed(serving);
      serving = await server();
      restarts += 1;
    };

    // 30 days without its reader; the server dies on some of them
    const deaths = Math.floor(RESTARTS / SERVER_SHARE);
    const early = Math.floor(deaths / 5);
    for (let day = DAYS; day > 0; day--) {
      const on = new Date(Date.now() - day * 86_400_000).toISOString().slice(0, 10);
      const isDeath = early > 0 && day % Math.ceil(DAYS / early) === 0 && restarts < early;
      await Promise.all([sender.some(PER_DAY, on), isDeath ? sleep(300 * dice()).then(again) : undefined]);
    }
    expect(sender.sent).toBeGreaterThanOrEqual(DAYS * PER_DAY);
    expect(booked()).toEqual([]);

    // it comes back, and both die at random while the sender goes on
    let reading = begun([READER, address, tokenOf('paul'), journal]);
    let isOver = false;
    const today = new Date().toISOString().slice(0, 10);
    const sending = (async () => {
      while (!isOver) {
        await sender.some(12, today);
        await sleep(300);
      }
    })();
    const servers = (async () => {
      while (restarts < deaths) {
        await sleep(1000 * dice());
        await again();
      }
    })();
    const readers = (async () => {
      for (let i = 0; i < RESTARTS - deaths; i++) {
        await sleep(30 + 250 * dice());
        await killed(reading);
        reading = begun([READER, address, tokenOf('paul'), journal]);
      }
    })();
    await Promise.all([servers, readers]);
    isOver = true;
    await sending;

    // all is sent: it reads on until nothing is left
    const last = await lastEvent();
    while (booked().at(-1)?.id !== last) await sleep(200);
    await killed(reading);
    await killed(serving);

    await opened(async (store) => {
      expect((await store.verify()).ok).toBe(true);
      const told: FeedEvent[] = [];
      for await (const part of eventsAfter({}, { store })) told.push(...part.told.map(({ event }) => event));
      const read = booked();
      // every event of the ledger, in its order, each once
      expect(read.map(({ id }) => id)).toEqual(told.map(({ id }) => id));
      const erp = new Erp();
      for (const event of read) erp.take(event, '');
      const standing = [...sender.lots].filter((lot) => !sender.undone.has(lot));
      expect(
        erp
          .of('goods-received')
          .map(({ data }) => data.lot)
          .sort(),
      ).toEqual(standing.sort());
      // of every order the latest version counts, and none came twice
      const orders = (await store.subjects('order')).map(({ state }) => state as OrderState);
      expect(new Map(orders.map(({ id, sent }) => [id, Number(sent?.version)]))).toEqual(sender.versions);
      for (const { id } of orders) {
        const versions = (await store.history(`order:${id}`)).map(({ body }) =>
          Number((body.sent as { readonly version: string }).version),
        );
        expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
      }
      const reversals = read.filter(({ reverses }) => reverses !== undefined).length;
      const tally = { deaths, messages: sender.sent, events: told.length, reversals };
      if (process.env.REMELT_TALLY) writeFileSync(process.env.REMELT_TALLY, JSON.stringify(tally));
    });
  },
  TIMEOUT_MS,
);
