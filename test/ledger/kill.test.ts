import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostgresServer, startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { copyEmptyLedger } from '../testing/empty-ledger.ts';
import { startAppender } from './child.ts';
import type { AppenderLine } from './children/appender.ts';

/** Kills of each store: 20 with `npm run long`, 200 with `npm run campaign`. */
const KILLS = Number(process.env.REMELT_KILLS ?? (process.env.REMELT_LONG === '1' ? 20 : 6));
/** Each takes a second or two; under load five. */
const TIMEOUT_MS = 600_000 + KILLS * 10_000;
const SEED = 20261124;
const LOTS = 40;

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

interface Where {
  readonly dataFolder?: string;
  readonly databaseUrl?: string;
}

type Opened = Extract<AppenderLine, { line: 'opened' }>;

/** What a process that opened the ledger after a kill must have found. */
function checkFound(found: Opened | undefined, acknowledged: ReadonlySet<number>, words: string): void {
  expect(found, words).toBeDefined();
  expect(found!.ok, `${words}: verified`).toBe(true);
  expect(found!.equal, `${words}: rebuild equal`).toBe(true);
  expect(found!.size, `${words}: one record per lot`).toBe(found!.lots.length);
  const counts = new Map<number, number>();
  for (const id of found!.lots) {
    const batch = Number(id.split('.')[0]);
    counts.set(batch, (counts.get(batch) ?? 0) + 1);
  }
  for (const [batch, count] of counts) expect(count, `${words}: batch ${batch} is whole`).toBe(LOTS);
  for (const batch of acknowledged) expect(counts.has(batch), `${words}: batch ${batch} is there`).toBe(true);
}

/** Kills an importing process again and again; returns what the kills met. */
async function killAgainAndAgain(where: Where, random: () => number): Promise<Record<string, number>> {
  const acknowledged = new Set<number>();
  const told = { kills: 0, acknowledged: 0, whileOpening: 0, betweenAskAndAnswer: 0, repeatedKeys: 0 };
  let next = 0;
  for (let round = 0; round < KILLS; round++) {
    const child = startAppender({ ...where, first: next, batches: 10_000, lots: LOTS });
    // Every third while it opens the ledger, the others some batches later, somewhere within the next.
    const early = round % 3 === 2;
    const answers = Math.floor(random() * 4);
    if (!early) {
      const opened = await child.until(({ line }) => line === 'opened' || line === 'failed');
      checkFound(opened as Opened | undefined, acknowledged, `round ${round}`);
      await child.until(() => child.lines.filter(({ line }) => line === 'acknowledged').length >= answers);
    }
    await sleep(random() * (early ? 250 : 40));
    child.process.kill('SIGKILL');
    await child.ended;
    expect(child.lines.filter(({ line }) => line === 'failed')).toEqual([]);
    told.kills++;
    if (!child.lines.some(({ line }) => line === 'opened')) told.whileOpening++;
    for (const line of child.lines) {
      if (line.line === 'acknowledged') {
        acknowledged.add(line.batch);
        if (line.repeated) told.repeatedKeys++;
      }
    }
    const asked = child.lines.flatMap((line) => (line.line === 'asking' ? [line.batch] : []));
    const last = asked.at(-1);
    if (last === undefined) continue;
    if (!acknowledged.has(last)) told.betweenAskAndAnswer++;
    next = acknowledged.has(last) ? last + 1 : last;
  }
  const child = startAppender({ ...where, first: 0, batches: 0, lots: LOTS });
  checkFound(
    (await child.until(({ line }) => line === 'opened')) as Opened | undefined,
    acknowledged,
    'at the end',
  );
  await child.ended;
  told.acknowledged = acknowledged.size;
  return told;
}

describe('S12: kill -9 during an import loses nothing acknowledged', () => {
  let base: string;
  let server: PostgresServer;
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'remelt-kill-'));
    await copyEmptyLedger(join(base, 'remelt-data'));
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
    await rm(base, { recursive: true, force: true });
  });

  function checkTold(told: Record<string, number>): void {
    expect(told.kills).toBe(KILLS);
    expect(told.acknowledged).toBeGreaterThan(KILLS / 2);
    expect(told.betweenAskAndAnswer).toBeGreaterThan(0);
    expect(told.whileOpening).toBeGreaterThan(0);
  }

  test(`${KILLS} kills on PGlite (seed ${SEED})`, { timeout: TIMEOUT_MS }, async () => {
    checkTold(await killAgainAndAgain({ dataFolder: join(base, 'remelt-data') }, randomFrom(SEED)));
  });

  test(`${KILLS} kills on PostgreSQL (seed ${SEED})`, { timeout: TIMEOUT_MS }, async () => {
    checkTold(await killAgainAndAgain({ databaseUrl: await server.freshDatabase() }, randomFrom(SEED)));
  });
});
