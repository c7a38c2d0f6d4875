import { dirname, join, resolve } from 'node:path';
import { Kysely, PGliteDialect } from 'kysely';
import { RemeltError, UnavailableError } from '../../foundation/errors.ts';
import type { People } from '../records/hands.ts';
import { replayFrame } from './append.ts';
import { renewProjection } from './audit.ts';
import { diskError, type Files } from './files.ts';
import { readHead } from './head.ts';
import { type FolderLock, lockFolder, type Processes, systemProcesses } from './lock.ts';
import { migrate, NEWEST_MIGRATION } from './migrations.ts';
import { noLedger } from './no-such.ts';
import { DiskFailure } from './pglite-disk.ts';
import { type OpenEngine, openPglite, PGLITE } from './pglite-engine.ts';
import { openSegment, type Segment } from './segment.ts';
import { sqlStore, transact } from './sql-store.ts';
import type { Store } from './store.ts';
import type { LedgerDatabase, LedgerTables } from './tables.ts';

export interface PgliteOptions {
  /** Folder of the ledger; made when missing, unless `make` is false. */
  readonly folder: string;
  readonly files: Files;
  readonly clock: () => Date;
  readonly salts: (bytes: number) => Uint8Array;
  readonly people?: People;
  /** False: a ledger that is not there is not made. Default true. */
  readonly make?: boolean;
  readonly onProgress: (words: string) => void;
  readonly processes?: Processes;
  /** Folder that an empty database is kept in, so that the next one is copied and not made. Default: none is kept. */
  readonly cache?: string;
  /** Opens the database engine in a folder. Default: PGlite. */
  readonly openEngine?: OpenEngine;
}

/**
 * The embedded ledger. In the folder: `ledger.segment` (every frame, synced before it is acknowledged) and `pgdata`
 * (PGlite, which does not sync and can be made again from the segment). Beside the folder: `<folder>.lock`.
 */
export async function openPgliteStore(options: PgliteOptions): Promise<Store> {
  const { files, clock } = options;
  const folder = resolve(options.folder);
  const lockPath = `${folder}.lock`;
  if (options.make === false && !(await isLedger(folder, files)))
    throw noLedger(`in the folder ${options.folder}`, 'set REMELT_FOLDER to the folder of the ledger');
  await onDisk('creating the data folder', folder, async () => {
    await files.makeFolder(dirname(folder));
  });
  const processes = options.processes ?? systemProcesses(files.readText);
  const lock = await lockFolder(lockPath, files, processes, clock());
  try {
    return await openLocked({ ...options, folder }, lock);
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw error instanceof RemeltError ? error : databaseError(error, folder);
  }
}

/** True when a ledger was begun in the folder: its segment file alone is enough to make the rest again. */
const isLedger = async (folder: string, files: Files): Promise<boolean> =>
  (await files.exists(join(folder, 'ledger.segment'))) || (await files.exists(join(folder, 'pgdata')));

async function openLocked(options: PgliteOptions, lock: FolderLock): Promise<Store> {
  const { folder, files, clock, salts, people = [], onProgress, cache, openEngine = openPglite } = options;
  const pgdata = join(folder, 'pgdata');
  await onDisk('creating the data folder', folder, () => files.makeFolder(folder));
  const segment = await openSegment(join(folder, 'ledger.segment'), files);
  let db: LedgerDatabase | undefined;
  try {
    await setForeignAside(pgdata, files, onProgress);
    if (await files.exists(pgdata)) db = await openDatabase(pgdata, files, openEngine);
    else {
      const template = cache && join(cache, TEMPLATE);
      db = await openNew(pgdata, files, { openEngine, template, onProgress });
    }
    await migrate(db);
    await transact(db, (trx) => renewProjection(trx, onProgress));
    await replay(db, segment, onProgress);
  } catch (error) {
    await db?.destroy().catch(() => undefined);
    await segment.close().catch(() => undefined);
    throw error;
  }
  return storeOf({ db, segment, lock, folder, clock, salts, people, onProgress });
}

/** An empty database, by what decides what is in it. */
const TEMPLATE = `pgdata-${PGLITE.version}-${NEWEST_MIGRATION}`;

/** A database that another PostgreSQL made can not be opened: it is set aside, and made again from the segment. */
async function setForeignAside(
  pgdata: string,
  files: Files,
  onProgress: (words: string) => void,
): Promise<void> {
  const version = (await files.readText(join(pgdata, 'PG_VERSION')))?.trim() ?? PGLITE.postgres;
  if (version === PGLITE.postgres) return;
  const aside = `${pgdata}.postgres-${version}`;
  onProgress(
    `the database is of PostgreSQL ${version}: set aside as ${aside}, made again from the segment file`,
  );
  await onDisk('setting the database aside', aside, async () => {
    await files.removeFolder(aside);
    await files.rename(pgdata, aside);
  });
}

/** An empty database, opened: a copy of the one that is kept, else made, and then kept for the next. */
async function openNew(
  pgdata: string,
  files: Files,
  of: {
    readonly openEngine: OpenEngine;
    readonly template: string | undefined;
    readonly onProgress: (words: string) => void;
  },
): Promise<LedgerDatabase> {
  const { openEngine, template, onProgress } = of;
  if (template && (await copied(template, pgdata, files))) {
    const db = await openDatabase(pgdata, files, openEngine).catch(() => null);
    if (db) {
      onProgress(`a new ledger is made in ${dirname(pgdata)}`);
      return db;
    }
    // the copy or what was kept is damaged: it is made again
    await onDisk('removing a damaged database', template, async () => {
      await files.removeFolder(pgdata);
      await files.removeFolder(template);
    });
  }
  onProgress(`a new ledger is made in ${dirname(pgdata)} (about 3 s)`);
  await createDatabase(pgdata, files, openEngine);
  if (template) await copied(pgdata, template, files);
  return openDatabase(pgdata, files, openEngine);
}

/** Copies a database under another name first; false where there is none, or the disk does not allow it. */
async function copied(from: string, to: string, files: Files): Promise<boolean> {
  const draft = `${to}.${process.pid}.new`;
  try {
    if (!(await files.exists(join(from, 'PG_VERSION')))) return false;
    await files.makeFolder(dirname(to));
    await files.removeFolder(draft);
    await files.copyFolder(from, draft);
    await files.rename(draft, to);
    return true;
  } catch {
    // what is only kept to save time is never a reason to fail; another process may have kept it just now
    await files.removeFolder(draft).catch(() => undefined);
    return false;
  }
}

/** PGlite makes its files under another name first: a folder called `pgdata` is always whole. */
async function createDatabase(pgdata: string, files: Files, openEngine: OpenEngine): Promise<void> {
  const draft = `${pgdata}.new`;
  await onDisk('creating the database', draft, () => files.removeFolder(draft));
  const db = await openDatabase(draft, files, openEngine);
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
  await onDisk('creating the database', pgdata, () => files.rename(draft, pgdata));
}

async function openDatabase(pgdata: string, files: Files, openEngine: OpenEngine): Promise<LedgerDatabase> {
  const pglite = await openEngine(pgdata, files);
  return new Kysely<LedgerTables>({ dialect: new PGliteDialect({ pglite }) });
}

/** Brings the database to the end of the segment; a segment that lacks what the database has is refused. */
async function replay(
  db: LedgerDatabase,
  segment: Segment,
  onProgress: (words: string) => void,
): Promise<void> {
  const { segmentBytes, frontier } = await readHead(db, false);
  const size = await segment.size();
  if (size < segmentBytes) {
    throw new UnavailableError(
      `the segment file is too short: it has ${size} bytes, the database expects ${segmentBytes} (${frontier.size} records)`,
      {
        value: size,
        unit: 'byte',
        cure: 'restore the segment file from a copy; the proof of every record is in it',
      },
    );
  }
  let records = 0;
  for await (const placed of segment.frames(segmentBytes, 'cut')) {
    await transact(db, (trx) => replayFrame(trx, placed));
    records += placed.frame.records.length;
    onProgress(`${records} records restored from the segment file`);
  }
}

interface Opened {
  readonly db: LedgerDatabase;
  readonly segment: Segment;
  readonly lock: FolderLock;
  readonly folder: string;
  readonly clock: () => Date;
  readonly salts: (bytes: number) => Uint8Array;
  readonly people: People;
  readonly onProgress: (words: string) => void;
}

function storeOf({ db, segment, lock, folder, clock, salts, people, onProgress }: Opened): Store {
  /** After a failure of the database or an unknown outcome nothing is done until the ledger is opened again. */
  let broken: RemeltError | null = null;
  return sqlStore({
    db,
    means: {
      clock,
      salts,
      people,
      async logFrame(frame) {
        await lock.confirm();
        return segment.append(frame);
      },
    },
    segment,
    single: true,
    onProgress,
    async check() {
      if (broken) throw broken;
    },
    failed(error) {
      broken = databaseError(error, folder);
      return broken;
    },
    async close() {
      await db.destroy().catch(() => undefined);
      await segment.close().catch(() => undefined);
      await lock.release();
    },
  });
}

/** UnavailableError of a database that died: the disk's reason when it was that. */
function databaseError(error: unknown, folder: string): UnavailableError {
  if (error instanceof DiskFailure) return diskError(error.failure, 'writing the embedded database', folder);
  const message = error instanceof Error ? error.message : String(error);
  return new UnavailableError(
    `the embedded database failed: ${message.split('\n')[0]}`,
    {
      where: folder,
      cure: 'open the ledger again and repeat the command; if it does not open, move the folder "pgdata" away (it is rebuilt from ledger.segment)',
    },
    error,
  );
}

async function onDisk<T>(what: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error, what, path);
  }
}
