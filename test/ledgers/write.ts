/**
 * Writes a small ledger of both stores with the version that runs it: `node test/ledgers/write.ts 0.1.0`. A release adds its
 * folder; none is ever written again.
 */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import { startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { hashOf } from '../../src/foundation/quantity/canonical.ts';
import { knownSalts, readRows, rowByRow } from './store-files.ts';
import { MISTAKES, PEOPLE, type SeqOf, STORY } from './story.ts';

const version = process.argv[2];
if (!version || !/^\d+\.\d+\.\d+$/.test(version))
  throw new Error('which version? node test/ledgers/write.ts 0.1.0');
const folder = join(import.meta.dirname, version);
await mkdir(folder);

const START = Date.parse('2026-03-01T08:00:00.000Z');
let time = START;
const clock = () => new Date(time);

/** The story, and what the ledger then says. */
async function tell(store: Store): Promise<Readonly<Record<string, unknown>>> {
  for (const [i, command] of STORY.entries()) {
    time = START + i * 60_000;
    await store.execute(command, { idempotencyKey: `story-${i}` });
  }
  for (const [i, command] of MISTAKES.entries()) {
    time = START + (STORY.length + i) * 60_000;
    const records = await store.records(0, 10_000);
    const seqOf: SeqOf = (kind, subject) =>
      records.findLast(({ record }) => record.kind === kind && record.subject === subject)!.seq;
    await store.execute(command(seqOf), { idempotencyKey: `mistake-${i}` });
  }
  return {
    head: await store.head(),
    lots: await store.lots(),
    heats: await store.heats(),
    objects: await store.objects(),
    up: await store.trace('object:I-1.1', 'up'),
    down: await store.trace('lot:R-1', 'down'),
  };
}

const scratch = await mkdtemp(join(tmpdir(), 'remelt-ledger-'));
const embedded = await openStore({
  dataFolder: join(scratch, 'embedded'),
  clock,
  salts: knownSalts(version),
  people: PEOPLE,
  demonstration: true,
});
const said = await tell(embedded);
await embedded.close();
await copyFile(join(scratch, 'embedded', 'ledger.segment'), join(folder, 'ledger.segment'));

const server = await startPostgres();
const databaseUrl = await server.freshDatabase();
const shared = await openStore({
  databaseUrl,
  clock,
  salts: knownSalts(version),
  people: PEOPLE,
  demonstration: true,
});
const alsoSaid = await tell(shared);
await shared.close();
if (hashOf(said) !== hashOf(alsoSaid)) throw new Error('the two stores differ');
const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();
const rows = await readRows(async (statement) => (await client.query(statement)).rows);
await client.end();
await server.stop();
await writeFile(join(folder, 'postgres.json'), rowByRow(rows));
await writeFile(join(folder, 'said.json'), rowByRow(said));
await rm(scratch, { recursive: true });
