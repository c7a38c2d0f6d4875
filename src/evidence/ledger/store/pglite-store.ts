import { dirname, join, resolve } from 'node:path';
import { Kysely, PGliteDialect } from 'kysely';
import { BalanceError, isFault, RemeltError, UnavailableError } from '../../../foundation/errors.ts';
import { codeOf, diskError, type Files, onDisk } from '../files/files.ts';
import { keptFiles, keptWords, segmentPath } from '../files/kept-files.ts';
import { type FolderLock, lockFolder, type Processes, systemProcesses } from '../files/lock.ts';
import { type PendingPlace, pendingIn } from '../files/pending-file.ts';
import { damagedAt, MEND, openSegment, type Segment } from '../files/segment.ts';
import { snapshotsIn } from '../files/snapshot-file.ts';
import { closeToOthers, closingWords } from '../private-files.ts';
import { noLedger } from '../rules/no-such.ts';
import { NO_PLANT, type PlantFacts } from '../rules/roster.ts';
import type { Store } from '../store.ts';
import { renewProjection } from '../trust/audit.ts';
import { readHead } from '../trust/head.ts';
import { openTrust } from '../trust/trust.ts';
import { replayFrame } from './append.ts';
import { migrate } from './migrations.ts';
import { DiskFailure } from './pglite-disk.ts';
import { type Engine, type OpenEngine, openInMemory, openPglite, PGLITE } from './pglite-engine.ts';
import { writeEmptyDatabase } from './pglite-image.ts';
import { endInSegment, settle } from './settle.ts';
import { sqlStore } from './sql-store.ts';
import type { LedgerDatabase, LedgerTables } from './tables.ts';
import { transact } from './transact.ts';

export interface PgliteOptions {
  /** Folder of the ledger; made when missing, unless `make` is false. */
  readonly folder: string;
  readonly files: Files;
  readonly clock: () => Date;
  readonly salts: (bytes: number) => Uint8Array;
  readonly facts?: PlantFacts;
  /** False: a ledger that is not there is not made. Default true. */
  readonly make?: boolean;
  readonly onProgress: (words: string) => void;
  readonly processes?: Processes;
  /** Folder for what only saves time: the graph of heats. Default: none is kept. */
  readonly cache?: string;
  /** Opens the database engine in a folder. Default: PGlite. */
  readonly openEngine?: OpenEngine;
}

/**
 * The embedded ledger. In the folder: `ledger.segment` (every frame, synced before it is acknowledged) and `pgdata`
 * (PGlite, which does not sync and can be made again from the segment). Beside the folder: `<folder>.lock`. On a disk that
 * takes no more writing it is opened to be read.
 */
export async function openPgliteStore(options: PgliteOptions): Promise<Store> {
  const { files, clock } = options;
  const folder = resolve(options.folder);
  const at = { ...options, folder };
  if (options.make === false && !(await isLedger(folder, files)))
    throw noLedger(`in the folder ${options.folder}`, 'set REMELT_FOLDER to the folder of the ledger');
  let lock: FolderLock | undefined;
  try {
    await onDisk('creating the data folder', folder, () => files.makeFolder(dirname(folder)));
    const processes = options.processes ?? systemProcesses(files.readText);
    lock = await lockFolder(`${folder}.lock`, files, processes, clock());
    return await openLocked(at, lock);
  } catch (error) {
    await lock?.release().catch(() => undefined);
    if (isFault(error)) throw error;
    const told = error instanceof RemeltError ? error : databaseError(error, folder);
    if (!takesNoWriting(told) || !(await holdsRecords(folder, files))) throw told;
    return openToRead(at, told);
  }
}

/** What a disk says that can still be read. */
const NO_WRITING: ReadonlySet<unknown> = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT']);

const takesNoWriting = (error: RemeltError): boolean =>
  error.details.some(({ value }) => NO_WRITING.has(value));

async function holdsRecords(folder: string, files: Files): Promise<boolean> {
  const log = await files.readLog(segmentPath(folder)).catch(() => null);
  try {
    return log !== null && (await log.size()) > 0;
  } finally {
    await log?.close();
  }
}

/** True when a ledger was begun in the folder: its segment file alone is enough to make the rest again. */
const isLedger = async (folder: string, files: Files): Promise<boolean> =>
  (await files.exists(segmentPath(folder))) || (await files.exists(join(folder, 'pgdata')));

async function openLocked(options: PgliteOptions, lock: FolderLock): Promise<Store> {
  const { folder, files, onProgress, openEngine = openPglite } = options;
  const pgdata = join(folder, 'pgdata');
  await closeBegun(options);
  const path = segmentPath(folder);
  const segment = await openSegment(path, files);
  let db: LedgerDatabase | undefined;
  try {
    await refuseFile(pgdata, files);
    await setForeignAside(pgdata, files, onProgress);
    if (!(await files.exists(pgdata))) await makeDatabase(pgdata, files, onProgress);
    db = await openDatabase(pgdata, files, openEngine);
    await migrate(db);
    await transact(db, (trx) => renewProjection(trx, onProgress));
    // before the file is read on: what was stopped while erasing may have left it longer than the database knows
    await settle(db, { segment, path, files });
    await endInSegment(db, segment);
    await replay(db, { segment, path, torn: 'cut' }, onProgress);
    await settle(db, { segment, path, files });
    for (const kept of await keptFiles(folder, files)) onProgress(keptWords(kept));
    // the database makes its first files for everybody, and some of them again at each start
    closeToOthers(pgdata);
  } catch (error) {
    await db?.destroy().catch(() => undefined);
    await segment.close().catch(() => undefined);
    throw error;
  }
  return storeOf({ ...options, db, segment, lock, pending: pendingIn(folder, files) });
}

/** Makes the folder, and takes from others what they could read or change in it: said where a ledger lies there. */
async function closeBegun({ folder, files, onProgress }: PgliteOptions): Promise<void> {
  await onDisk('creating the data folder', folder, () => files.makeFolder(folder));
  const closing = closeToOthers(folder);
  if (!(await isLedger(folder, files))) return;
  for (const words of closingWords(folder, closing)) onProgress(words);
}

/** The ledger as its segment file has it, in memory: on a disk that takes no writing. Every booking throws `cause`. */
async function openToRead(options: PgliteOptions, cause: RemeltError): Promise<Store> {
  const { folder, files, onProgress } = options;
  const path = segmentPath(folder);
  const segment = await openSegment(path, files, { toRead: true });
  onProgress(`nothing can be booked (${cause.message}); the ledger is read from its segment file`);
  let db: LedgerDatabase | undefined;
  try {
    db = kyselyOf(await openInMemory());
    await migrate(db);
    await transact(db, (trx) => renewProjection(trx, onProgress));
    await replay(db, { segment, path, torn: 'leave' }, onProgress);
  } catch (error) {
    await db?.destroy().catch(() => undefined);
    await segment.close().catch(() => undefined);
    throw error instanceof RemeltError ? error : databaseError(error, folder);
  }
  return storeOf({ ...options, db, segment, lock: refusing(cause), pending: null });
}

/** Stands for the lock of a folder that nothing can be written to. */
const refusing = (cause: RemeltError): FolderLock => ({
  async confirm() {
    throw cause;
  },
  release: async () => undefined,
});

async function refuseFile(pgdata: string, files: Files): Promise<void> {
  const error = await files.list(pgdata).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (codeOf(error) !== 'ENOTDIR') return;
  throw new UnavailableError('the database of the ledger is a file, not a folder', {
    where: pgdata,
    cure: 'move this file away; the database is made again from ledger.segment',
  });
}

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

/** Makes an empty database, under another name first: a folder called `pgdata` is always whole. */
async function makeDatabase(
  pgdata: string,
  files: Files,
  onProgress: (words: string) => void,
): Promise<void> {
  onProgress(`a new ledger is made in ${dirname(pgdata)}`);
  const draft = `${pgdata}.new`;
  await onDisk('creating the database', draft, async () => {
    await files.removeFolder(draft);
    await writeEmptyDatabase(draft);
    await files.rename(draft, pgdata);
  });
}

async function openDatabase(pgdata: string, files: Files, openEngine: OpenEngine): Promise<LedgerDatabase> {
  const pid = join(pgdata, 'postmaster.pid');
  // The folder's lock is ours: whoever wrote this is dead, and an empty one, left by a full disk, keeps PostgreSQL out.
  await onDisk('opening the database', pid, () => files.remove(pid));
  return kyselyOf(await openEngine(pgdata, files));
}

const kyselyOf = (pglite: Engine): LedgerDatabase =>
  new Kysely<LedgerTables>({ dialect: new PGliteDialect({ pglite }) });

/** The database of a folder as it is, for mending the segment file; null where there is none that opens. */
export async function databaseOf(folder: string, files: Files): Promise<LedgerDatabase | null> {
  const pgdata = join(folder, 'pgdata');
  if (!(await files.exists(join(pgdata, 'PG_VERSION')))) return null;
  let db: LedgerDatabase | undefined;
  try {
    db = await openDatabase(pgdata, files, openPglite);
    await migrate(db);
    return db;
  } catch {
    await db?.destroy().catch(() => undefined);
    return null;
  }
}

/** Records after which it is said how many were restored. */
const RESTORED_AT_ONCE = 1000;

/** Brings the database to the end of the segment; a segment that lacks what the database has is refused. */
async function replay(
  db: LedgerDatabase,
  {
    segment,
    path,
    torn,
  }: { readonly segment: Segment; readonly path: string; readonly torn: 'cut' | 'leave' },
  onProgress: (words: string) => void,
): Promise<void> {
  const { segmentBytes, frontier } = await readHead(db, false);
  const size = await segment.size();
  if (size < segmentBytes) {
    throw new UnavailableError(
      `the segment file is too short: it has ${size} bytes, the database expects ${segmentBytes} (${frontier.size} records)`,
      { where: path, value: size, unit: 'byte', ...MEND },
    );
  }
  let next = frontier.size;
  let said = next;
  const say = (): void => {
    said = next;
    onProgress(`${next - frontier.size} records restored from the segment file`);
  };
  for await (const placed of segment.frames(segmentBytes, torn)) {
    const { frame, start, end } = placed;
    const where = { start, length: end - start };
    if (frame.firstSeq !== next) {
      const what = `hold record ${frame.firstSeq} where record ${next} belongs`;
      throw damagedAt(path, { ...where, what });
    }
    try {
      await transact(db, (trx) => replayFrame(trx, placed));
    } catch (error) {
      if (!(error instanceof BalanceError)) throw error;
      throw damagedAt(path, { ...where, what: `do not follow: ${error.message}` });
    }
    next += frame.records.length;
    if (next - said >= RESTORED_AT_ONCE) say();
  }
  if (next > said) say();
}

interface Opened extends PgliteOptions {
  readonly db: LedgerDatabase;
  readonly segment: Segment;
  readonly lock: FolderLock;
  readonly pending: PendingPlace | null;
}

/** It works in this very thread: the fewer statements the better. */
const RECORDS_AT_ONCE = 2000;

async function storeOf({
  db,
  segment,
  lock,
  pending,
  folder,
  files,
  clock,
  salts,
  facts = NO_PLANT,
  cache,
  onProgress,
}: Opened): Promise<Store> {
  /** After a failure of the database or an unknown outcome nothing is done until the ledger is opened again. */
  let broken: RemeltError | null = null;
  const ended = async (): Promise<void> => {
    await db.destroy().catch(() => undefined);
    await segment.close().catch(() => undefined);
  };
  return sqlStore({
    db,
    means: {
      clock,
      salts,
      facts,
      trust: openTrust(),
      recordsAtOnce: RECORDS_AT_ONCE,
      async logFrame(frame) {
        await lock.confirm();
        return segment.append(frame);
      },
    },
    segment,
    kept: () => keptFiles(folder, files),
    single: true,
    settle: () => settle(db, { segment, path: segmentPath(folder), files }),
    resending: null,
    onProgress,
    pending: pending && (() => pending),
    snapshots: cache === undefined ? null : snapshotsIn(cache, onProgress),
    async check() {
      if (broken) throw broken;
    },
    failed(error) {
      broken = databaseError(error, folder);
      return broken;
    },
    async close() {
      await ended();
      closeToOthers(folder);
      await lock.release();
    },
  }).catch(async (error: unknown) => {
    await ended();
    throw error;
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
