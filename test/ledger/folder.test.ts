import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import {
  appendFile,
  cp,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { type Files, nodeFiles } from '../../src/evidence/ledger/files/files.ts';
import { mendSegment } from '../../src/evidence/ledger/files/mend.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { closeToOthers } from '../../src/evidence/ledger/private-files.ts';
import { openPglite, PGLITE } from '../../src/evidence/ledger/store/pglite-engine.ts';
import { databaseOf, openPgliteStore } from '../../src/evidence/ledger/store/pglite-store.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import { from, lotOf, plan, receive, showGood } from '../../src/evidence/ledger/testing/example-commands.ts';
import { type FileStep, faultyFiles } from '../../src/evidence/ledger/testing/faulty-files.ts';
import { ConflictError, UnavailableError } from '../../src/foundation/errors.ts';
import { copyEmptyLedger } from '../testing/empty-ledger.ts';
import { startAppender } from './child.ts';

// Making a database takes seconds, and much longer on a busy machine.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 180_000 });

let base: string;
let progress: string[] = [];
let folder: string;
let made = 0;

/** The ledger of this test; a database that is lost is made again from one that this run keeps. */
const open = (files: Files = nodeFiles): Promise<Store> => openIn(folder, files, { cache: inject('cache') });

const openIn = (dataFolder: string, files = nodeFiles, kept: { cache?: string } = {}): Promise<Store> =>
  openStore({
    ...kept,
    dataFolder,
    demonstration: true,
    files,
    clock: () => new Date(),
    onProgress: (words) => progress.push(words),
  });

async function caught(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.unreachable('nothing was thrown'),
    (error: unknown) => error,
  );
}

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'remelt-folder-'));
  await copyEmptyLedger(join(base, 'empty'));
});
afterAll(() => rm(base, { recursive: true, force: true }));
beforeEach(() => {
  made += 1;
  folder = join(base, `ledger-${made}`);
  progress = [];
  cpSync(join(base, 'empty'), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A cleared lot under the key `first`. */
async function someRecords(store: Store): Promise<void> {
  await store.execute(receive(lotOf('A', 500_000)), { idempotencyKey: 'first' });
  await store.execute(showGood('A'));
}

const path = (): string => join(folder, 'ledger.segment');

const mend = (confirm: boolean) =>
  mendSegment({
    folder,
    files: nodeFiles,
    clock: () => new Date(),
    confirm,
    openDatabase: (of) => databaseOf(of, nodeFiles),
  });

const LONG = process.env.REMELT_LONG === '1';

describe('the data folder', () => {
  test('F1: it is made once, with a word about it; a half-made database of a crash is made anew', async () => {
    const fresh = join(base, 'not/yet/there');
    await cp(join(base, 'empty', 'pgdata', 'base'), join(fresh, 'pgdata.new', 'base'), { recursive: true });
    const store = await openIn(fresh);
    expect(progress.join()).toMatch(/a new ledger is made/);
    await someRecords(store);
    await store.close();
    expect((await readdir(fresh)).sort()).toEqual(['ledger.segment', 'pgdata']);
    progress = [];
    const again = await openIn(fresh);
    expect(progress).toEqual([]);
    expect((await again.lot('A')).status).toBe('cleared');
    await again.close();
  });

  test('F1a: the database of a new folder is opened once, and no other account can read it', async () => {
    const opened: string[] = [];
    const made = join(base, 'made');
    const store = await openPgliteStore({
      folder: made,
      files: nodeFiles,
      clock: () => new Date(),
      salts: (bytes) => new Uint8Array(bytes),
      facts: { people: [], demonstration: true },
      onProgress: () => undefined,
      openEngine: (pgdata, files) => {
        opened.push(basename(pgdata));
        // before PostgreSQL has set a mode of its own
        expect(closeToOthers(made)).toEqual({ closed: 0, open: null, withKey: false });
        return openPglite(pgdata, files);
      },
    });
    await someRecords(store);
    await store.close();
    expect(opened).toEqual(['pgdata']);
    expect((await readdir(made)).sort()).toEqual(['ledger.segment', 'pgdata']);
  });

  test('F1b: a database of another PostgreSQL is set aside, and made again from the segment', async () => {
    const store = await open();
    await someRecords(store);
    await store.close();
    await writeFile(join(folder, 'pgdata', 'PG_VERSION'), '17\n');
    const again = await open();
    expect((await again.lot('A')).status).toBe('cleared');
    await again.close();
    expect(progress.join()).toMatch(/PostgreSQL 17: set aside/);
    expect((await readdir(folder)).sort()).toEqual(['ledger.segment', 'pgdata', 'pgdata.postgres-17']);
  });

  test('the version of the embedded database is that of its package, and of the files that it makes', async () => {
    const manifest = await readFile('node_modules/@electric-sql/pglite/package.json', 'utf8');
    expect(JSON.parse(manifest).version).toBe(PGLITE.version);
    expect(import.meta.resolve('#empty-database'), 'node tools/publish-database.ts').toContain(
      PGLITE.version,
    );
    expect((await readFile(join(base, 'empty', 'pgdata', 'PG_VERSION'), 'utf8')).trim()).toBe(
      PGLITE.postgres,
    );
  });

  test('F2: a folder in use is refused, within one process and from another, and taken over when its user was killed', async () => {
    const store = await open();
    expect(await caught(open())).toBeInstanceOf(ConflictError);
    await store.close();
    const child = startAppender({ dataFolder: folder, first: 0, batches: 1, lots: 3 });
    const line = await child.until(({ line }) => line === 'acknowledged' || line === 'failed');
    expect(line?.line).toBe('acknowledged');
    const error = (await caught(open())) as ConflictError;
    expect(error).toBeInstanceOf(ConflictError);
    expect(error.message).toMatch(/in use by process \d+/);
    child.process.kill('SIGKILL');
    await child.ended;
    const after = await open();
    expect((await after.lots()).map(({ id }) => id)).toEqual(['0.0', '0.1', '0.2']);
    await after.close();
    expect(await readdir(base)).not.toContain(`ledger-${made}.lock`);
  });

  test('F3: the database alone is lost: everything comes back from the segment file, keys too', async () => {
    const store = await open();
    await someRecords(store);
    await store.execute(plan('H1', from('A', 1)));
    const before = { head: await store.head(), lots: await store.lots(), heats: await store.heats() };
    const records = await store.records();
    await store.close();
    await rm(join(folder, 'pgdata'), { recursive: true });
    const again = await open();
    expect({ head: await again.head(), lots: await again.lots(), heats: await again.heats() }).toEqual(
      before,
    );
    expect(await again.records()).toEqual(records);
    const repeat = await again.execute(receive(lotOf('A', 500_000)), { idempotencyKey: 'first' });
    expect(repeat.repeated).toBe(true);
    expect((await again.verify()).ok).toBe(true);
    await again.close();
  });

  test('F4: what is in the segment and not yet in the database is taken over at the next opening', async () => {
    const store = await open();
    await store.execute(receive(lotOf('A', 500_000)));
    await store.close();
    await cp(join(folder, 'pgdata'), join(folder, 'older'), { recursive: true });
    const later = await open();
    await later.execute(showGood('A'));
    await later.execute(plan('H1', from('A', 7)));
    const head = await later.head();
    await later.close();
    await rm(join(folder, 'pgdata'), { recursive: true });
    await rename(join(folder, 'older'), join(folder, 'pgdata'));
    const again = await open();
    expect(progress.join()).toMatch(/restored from the segment file/);
    expect(await again.head()).toEqual(head);
    expect((await again.lot('A')).reserved_g).toEqual({ H1: 7 });
    expect(await again.verify()).toMatchObject({ ok: true });
    expect((await again.rebuild()).equal).toBe(true);
    await again.close();
  });

  test('F5: a segment file shorter than what the database has seen is refused, with a cure', async () => {
    const store = await open();
    await someRecords(store);
    await store.close();
    await truncate(join(folder, 'ledger.segment'), 100);
    const error = (await caught(open())) as UnavailableError;
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toMatch(/100 bytes/);
    expect(error.details[0]?.cure).toMatch(/restore the file from a copy/);
  });

  test('F6: a record of the segment exchanged with a fitting hash is caught by a verification', async () => {
    const store = await open();
    await someRecords(store);
    await store.close();
    const path = join(folder, 'ledger.segment');
    const [first, ...rest] = (await readFile(path, 'utf8')).split('\n');
    const json = first!.slice(65).replace('turnings', 'castings');
    const line = `${createHash('sha256').update(json).digest('hex')} ${json}`;
    await writeFile(path, [line, ...rest].join('\n'));
    const again = await open();
    const { ok, problems } = await again.verify();
    expect(ok).toBe(false);
    expect(problems).toEqual([
      { seq: 0, what: 'segment', words: expect.stringContaining('record 0 of the segment') },
    ]);
    await again.close();
  });

  test('D6: the last frame with a wrong hash stops the opening; mending keeps its bytes and names them', async () => {
    const store = await open();
    await someRecords(store);
    await store.close();
    const { size } = await stat(path());
    const before = await readFile(path());
    const later = await open();
    await later.execute(receive(lotOf('B', 1)));
    await later.close();
    await rm(join(folder, 'pgdata'), { recursive: true });
    const bytes = await readFile(path());
    bytes[bytes.length - 30] = bytes[bytes.length - 30]! ^ 1;
    await writeFile(path(), bytes);
    const error = (await caught(open())) as UnavailableError;
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toContain(
      `damaged at byte ${size}: ${bytes.length - size} bytes have a wrong hash`,
    );
    expect(error.details[0]).toMatchObject({
      where: path(),
      value: size,
      cure: expect.stringMatching(/mend/),
    });
    expect(await readFile(path())).toEqual(bytes);
    const looked = await mend(false);
    expect(looked).toMatchObject({ at: size, restored: 0, setAside: ['5 lot.received lot:B'] });
    expect(await readFile(path())).toEqual(bytes);
    const kept = `${path()}.kept-${size}`;
    expect(await mend(true)).toMatchObject({ at: size, keptIn: kept, keptBytes: bytes.length - size });
    expect(await readFile(kept)).toEqual(bytes.subarray(size));
    expect(await readFile(path())).toEqual(before);
    const again = await open();
    expect(progress.join()).toContain(`ledger.segment.kept-${size} holds bytes that were set aside`);
    expect(await again.verify()).toMatchObject({ ok: false, problems: [{ what: 'kept' }] });
    await rename(kept, join(base, `decided-${made}`));
    expect(await again.verify()).toMatchObject({ ok: true });
    await again.close();
  });

  test('D6: damage before the end of the database is written again from the database', async () => {
    const store = await open();
    await someRecords(store);
    await store.execute(receive(lotOf('B', 1)), { idempotencyKey: 'second' });
    const records = await store.records();
    await store.close();
    const bytes = await readFile(path());
    bytes[300] = bytes[300]! ^ 1;
    await writeFile(path(), bytes.subarray(0, bytes.length - 5));
    const error = (await caught(open())) as UnavailableError;
    expect(error.message).toMatch(/too short/);
    expect(error.details[0]).toMatchObject({ does: [{ verb: 'terminal/mend' }] });
    expect(await mend(true)).toMatchObject({ at: 0, restored: records.length, setAside: [] });
    await rm(join(folder, 'pgdata'), { recursive: true });
    await rename(`${path()}.kept-0`, join(base, `decided-${made}`));
    const again = await open();
    expect(await again.records()).toEqual(records);
    expect((await again.execute(receive(lotOf('B', 1)), { idempotencyKey: 'second' })).repeated).toBe(true);
    expect(await again.verify()).toMatchObject({ ok: true });
    await again.close();
  });

  test('D7: a doubled last frame stops the opening with its place, and mending loses nothing', async () => {
    const store = await open();
    await someRecords(store);
    await store.close();
    const lines = (await readFile(path(), 'utf8')).split('\n');
    const { size } = await stat(path());
    await appendFile(path(), `${lines.at(-2)}\n`);
    const error = (await caught(open())) as UnavailableError;
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toMatch(
      new RegExp(`damaged at byte ${size}: .* hold record 1 where record 5 belongs`),
    );
    expect(await mend(true)).toMatchObject({ at: size, setAside: [] });
    await rename(`${path()}.kept-${size}`, join(base, `decided-${made}`));
    const again = await open();
    expect(await again.verify()).toMatchObject({ ok: true });
    expect((await again.lot('A')).status).toBe('cleared');
    await again.close();
  });

  test('F13: a file where the database belongs is told, and nothing of it is touched', async () => {
    const store = await open();
    await someRecords(store);
    await store.close();
    await rm(join(folder, 'pgdata'), { recursive: true });
    await writeFile(join(folder, 'pgdata'), 'something');
    const error = (await caught(open())) as UnavailableError;
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toMatch(/is a file, not a folder/);
    expect(await readFile(join(folder, 'pgdata'), 'utf8')).toBe('something');
  });

  test('F7: a database that does not open is told, with the way back', async () => {
    const store = await open();
    await someRecords(store);
    await store.close();
    await writeFile(join(folder, 'pgdata', 'global', 'pg_control'), 'nonsense');
    const error = (await caught(open())) as UnavailableError;
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.details[0]?.cure).toMatch(/move the folder "pgdata" away/);
    await rename(join(folder, 'pgdata'), join(folder, 'pgdata.broken'));
    const again = await open();
    expect((await again.lot('A')).status).toBe('cleared');
    await again.close();
  });
});

describe('a failing disk', () => {
  test.each([
    ['append', 'ENOSPC'],
    ['half-append', 'ENOSPC'],
    ['sync', 'EIO'],
  ] as const)(
    'F8: %s with %s: told, nothing half-written, and the same key works afterwards',
    async (step, code) => {
      const files = faultyFiles();
      const store = await open(files);
      await someRecords(store);
      const before = { head: await store.head(), bytes: (await stat(join(folder, 'ledger.segment'))).size };
      files.plant(step, code, { times: 1 });
      const command = receive(lotOf('B', 1), lotOf('C', 1));
      const error = (await caught(store.execute(command, { idempotencyKey: 'k' }))) as UnavailableError;
      expect(error).toBeInstanceOf(UnavailableError);
      expect(error.details[0]).toMatchObject({ value: code, where: join(folder, 'ledger.segment') });
      expect(await store.head()).toEqual(before.head);
      expect((await stat(join(folder, 'ledger.segment'))).size).toBe(before.bytes);
      expect((await store.lots()).map(({ id }) => id)).toEqual(['A']);
      const receipt = await store.execute(command, { idempotencyKey: 'k' });
      expect(receipt.repeated).toBe(false);
      expect((await store.verify()).ok).toBe(true);
      await store.close();
    },
  );

  test('F9: a disk that can not even be cut back stops all writing; opening again puts it right', async () => {
    const files = faultyFiles();
    const store = await open(files);
    await someRecords(store);
    files.plant('half-append', 'EIO', { times: 1 });
    files.plant('truncate', 'EIO', { times: 1 });
    await caught(store.execute(receive(lotOf('B', 1)), { idempotencyKey: 'k' }));
    expect(await caught(store.execute(receive(lotOf('C', 1))))).toBeInstanceOf(UnavailableError);
    expect((await store.lots()).map(({ id }) => id)).toEqual(['A']);
    await store.close();
    const again = await open(files);
    expect((await again.lots()).map(({ id }) => id)).toEqual(['A']);
    await again.execute(receive(lotOf('B', 1)), { idempotencyKey: 'k' });
    expect((await again.verify()).ok).toBe(true);
    await again.close();
  });

  // The other two steps, and the slow limit of F12, by `npm run long`.
  test.each(
    (
      [
        ['makeFolder', 'EACCES'],
        ['writeAt', 'ENOSPC'],
        ['createExclusive', 'ENOSPC'],
        ['openLog', 'EROFS'],
      ] as const
    ).slice(0, LONG ? 4 : 2),
  )(
    'F14: %s with %s: what was recorded is read, a booking is told why not, and nothing is touched',
    async (step: FileStep, code) => {
      const store = await open();
      await someRecords(store);
      const before = { head: await store.head(), lots: await store.lots(), records: await store.records() };
      await store.close();
      const bytes = await readFile(path());
      const files = faultyFiles();
      files.plant(step, code);
      const reading = await open(files);
      expect(progress.join()).toMatch(/nothing can be booked/);
      expect({
        head: await reading.head(),
        lots: await reading.lots(),
        records: await reading.records(),
      }).toEqual(before);
      expect((await reading.trace('lot:A', 'down')).rows).toEqual([]);
      expect(await reading.verify()).toMatchObject({ ok: true });
      const error = (await caught(reading.execute(receive(lotOf('B', 1))))) as UnavailableError;
      expect(error).toBeInstanceOf(UnavailableError);
      expect(error.details[0]).toMatchObject({ value: code });
      await reading.close();
      expect(await readFile(path())).toEqual(bytes);
      files.heal();
      const again = await open(files);
      await again.execute(receive(lotOf('B', 1)));
      await again.close();
    },
  );

  test.each([
    ['makeFolder', 'EACCES'],
    ['createExclusive', 'ENOSPC'],
    ['openLog', 'EROFS'],
    ['rename', 'EIO'],
  ] as const)(
    'F10: %s with %s while opening: told with place and cure, nothing locked, the next try works',
    async (step: FileStep, code) => {
      const files = faultyFiles();
      if (step === 'rename') await rm(join(folder, 'pgdata'), { recursive: true });
      files.plant(step, code, { times: 1 });
      const error = (await caught(openIn(folder, files))) as UnavailableError;
      expect(error).toBeInstanceOf(UnavailableError);
      expect(error.message).toContain(code);
      expect(error.details[0]?.where).toContain(folder);
      expect(error.details[0]?.cure?.length).toBeGreaterThan(20);
      const store = await open(files);
      await someRecords(store);
      await store.close();
    },
  );

  test('F11: a write that fails inside the database ends the command, not the process, wherever it happens', async () => {
    const files = faultyFiles();
    let store = await open(files);
    const known = new Set<string>();
    let failed = 0;
    for (const after of [0, 1, 2, 3, 5, 8]) {
      files.plant('writeAt', 'EIO', { times: 1, after });
      const command = receive(lotOf(`L${after}`, 1));
      const answer = await store
        .execute(command, { idempotencyKey: `k${after}` })
        .catch((error: unknown) => error);
      if (answer instanceof Error) {
        failed += 1;
        expect(answer).toBeInstanceOf(UnavailableError);
        expect((answer as UnavailableError).details[0]).toMatchObject({ value: 'EIO' });
        expect(await caught(store.head())).toBeInstanceOf(UnavailableError);
      }
      await store.close();
      files.heal();
      store = await open(files);
      await store.execute(command, { idempotencyKey: `k${after}` });
      known.add(`L${after}`);
      expect(new Set((await store.lots()).map(({ id }) => id))).toEqual(known);
      expect((await store.verify()).ok).toBe(true);
    }
    expect(failed).toBeGreaterThan(0);
    await store.close();
  });

  // The last limit lies behind the place where an empty database begins to write its own log (about 9 MB into a file of 16).
  test.each(LONG ? [64, 1024, 12288] : [64])(
    'F12: a real limit of %d kB per file: the import stops with a cure, and what was acknowledged is there',
    async (limit_kB) => {
      // Large batches: what is written counts, and each command has its price.
      const LOTS = 400;
      const options = { dataFolder: folder, first: 0, batches: 40, lots: LOTS };
      const child = startAppender(options, `ulimit -f ${limit_kB};`);
      await child.ended;
      const failed = child.lines.at(-1);
      expect(failed, child.errors().slice(0, 500)).toMatchObject({ line: 'failed', code: 'unavailable' });
      expect(JSON.stringify(failed)).toMatch(/EFBIG.*ulimit -f/);
      const acknowledged = child.lines.flatMap((line) => (line.line === 'acknowledged' ? [line.batch] : []));
      if (limit_kB === 12288) expect(acknowledged.length).toBeGreaterThan(0);
      const store = await open();
      const lots = new Set((await store.lots()).map(({ id }) => id));
      expect(lots.size % LOTS).toBe(0);
      for (const batch of acknowledged) expect(lots.has(`${batch}.${LOTS - 1}`)).toBe(true);
      expect(await store.verify()).toMatchObject({ ok: true });
      expect((await store.rebuild()).equal).toBe(true);
      await store.execute(receive(lotOf('after', 1)));
      await store.close();
    },
  );

  test('F12: a limit too small for a first ledger is told, and the next try without it makes one', async () => {
    const dataFolder = join(base, 'limited');
    const child = startAppender({ dataFolder, first: 0, batches: 1, lots: 1 }, 'ulimit -f 1024;');
    await child.ended;
    expect(child.lines.at(-1), child.errors().slice(0, 500)).toMatchObject({
      line: 'failed',
      code: 'unavailable',
    });
    const store = await openIn(dataFolder);
    expect(await store.head()).toMatchObject({ size: 0 });
    await store.close();
  });
});
