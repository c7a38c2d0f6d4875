import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../metal/alloy/words.ts';
import { nodeFiles } from '../files/files.ts';
import { snapshotsIn } from '../files/snapshot-file.ts';
import { closeToOthers } from '../private-files.ts';
import { emptyDatabase } from '../store/pglite-image.ts';
import { openPgliteStore } from '../store/pglite-store.ts';
import type { LedgerTables } from '../store/tables.ts';
import { charge, from, plan, storeByTrade } from '../testing/example-commands.ts';
import { randomPlant } from '../testing/random-plant.ts';
import { unclosedEngine } from '../testing/unclosed-engine.ts';
import { HeatGraph } from './heat-graph.ts';
import { keepGraph } from './kept-graph.ts';
import { readSnapshot, snapshotOf } from './snapshot.ts';
import { reachOf } from './trace.ts';

const head = { size: 7, root: 'ab'.repeat(32) };

function graphOf(heats: number): HeatGraph {
  const graph = new HeatGraph();
  for (let h = 1; h <= heats; h++)
    graph.put({
      heat: `H${h}`,
      node: h,
      grade: h % 2 ? 'A' : 'é',
      total_g: 1000,
      from: h > 2 ? [{ heat: `H${h - 2}`, mass_g: 300 }] : [],
    });
  return graph;
}

describe('a snapshot of the graph of heats', () => {
  const file = Buffer.concat(snapshotOf(graphOf(50), head));

  test('gives the same graph and goes on from it', () => {
    const read = readSnapshot(file);
    if (typeof read === 'string') throw new Error(read);
    expect(read.head).toEqual(head);
    read.graph.put({
      heat: 'H51',
      node: 51,
      grade: 'A',
      total_g: 1000,
      from: [{ heat: 'H49', mass_g: 300 }],
    });
    const { shares } = read.graph.upstream('H51');
    expect(shares.length).toBe(26);
    expect(shares[0]).toBeCloseTo(0.3 ** 25, 20);
  });

  test.each([
    ['torn', file.subarray(0, -3), 'torn'],
    ['torn in its head', file.subarray(0, 40), 'not a snapshot'],
    ['empty', new Uint8Array(0), 'not a snapshot'],
    ['changed in one bit', Buffer.from(file.map((byte, i) => (i === 600 ? byte ^ 1 : byte))), 'torn'],
    [
      'made by other rules',
      Buffer.from(file.toString('latin1').replace(/"projection":\d+/, '"projection":9'), 'latin1'),
      'another version',
    ],
  ])('that is %s is not used, and says why', (_, bytes, words) => {
    expect(readSnapshot(bytes)).toContain(words);
  });
});

test('G4: the graph starts from a snapshot, catches up, and throws away one of another history, and says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-graph-'));
  mkdirSync(join(folder, 'ledger', 'pgdata'), { recursive: true });
  const engine = await PGlite.create({ loadDataDir: await emptyDatabase() });
  const db = new Kysely<LedgerTables>({ dialect: new PGliteDialect({ pglite: engine }) });
  const store = storeByTrade(
    await openPgliteStore({
      folder: join(folder, 'ledger'),
      files: nodeFiles,
      clock: () => new Date('2026-03-01T08:00:00.000Z'),
      salts: (bytes) => new Uint8Array(bytes),
      facts: { people: [], demonstration: true },
      onProgress: () => undefined,
      openEngine: async () => unclosedEngine(engine),
    }),
  );
  const said: string[] = [];
  /** What a process that starts now answers. */
  const asked = async (subject: Subject) => {
    const graph = keepGraph(
      snapshotsIn(folder, (words) => said.push(words), 3),
      () => undefined,
    );
    return (await reachOf(db, [subject], graph)).rows;
  };
  try {
    for (const command of randomPlant(44, 6)) await store.execute(command);
    const rows = await asked('lot:G1');
    const path = join(folder, readdirSync(folder).find((one) => one.endsWith('.graph'))!);
    expect(closeToOthers(path)).toMatchObject({ closed: 0, open: null });
    const whole = readFileSync(path);
    const read = readSnapshot(whole);
    if (typeof read === 'string') throw new Error(read);
    // A changed graph under the right root is believed: that shows that the snapshot is what is read.
    read.graph.put({ heat: 'H6', node: null, grade: '', total_g: 0, from: [] });
    writeFileSync(path, Buffer.concat(snapshotOf(read.graph, read.head)));
    expect(await asked('heat:H6')).toEqual([]);
    // What was booked since is caught up with.
    await store.execute(plan('H7'));
    await store.execute(charge('H7', from('G1', 1_000)));
    expect((await asked('lot:G1')).map(({ subject }) => subject)).toContain('heat:H7');
    expect(said).toEqual([]);
    for (const [bad, why] of [
      [whole.subarray(0, whole.length - 8), 'it is torn'],
      [Buffer.concat(snapshotOf(read.graph, { ...read.head, root: 'ab'.repeat(32) })), 'another history'],
      [Buffer.concat(snapshotOf(read.graph, { ...read.head, size: 100_000 })), 'it knows 100000 records'],
    ] as const) {
      writeFileSync(path, bad);
      expect((await asked('lot:G1')).length).toBe(rows.length + 1);
      expect(said.splice(0).join()).toMatch(new RegExp(`thrown away and made anew: .*${why}`));
    }
  } finally {
    await store.close();
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
