import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { PooledPostgres } from '../../../foundation/database/pooled-postgres.ts';
import { ConflictError, isFault, RemeltError, UnavailableError } from '../../../foundation/errors.ts';
import { framesIn, type RestoreOptions, refuseWrong } from '../files/check-backup.ts';
import { codeOf } from '../files/files.ts';
import { snapshotsIn } from '../files/snapshot-file.ts';
import { noLedger } from '../rules/no-such.ts';
import { NO_PLANT, type PlantFacts } from '../rules/roster.ts';
import type { Store } from '../store.ts';
import { renewProjection, verifyLedger } from '../trust/audit.ts';
import { isUnsettled, mayErase, settleTables } from '../trust/erase-stored.ts';
import { readHead } from '../trust/head.ts';
import { openTrust } from '../trust/trust.ts';
import { replayFrame } from './append.ts';
import { migrate } from './migrations.ts';
import { pendingOn } from './pending-table.ts';
import { takingRows } from './postgres-copy.ts';
import { placeOfUrl, requireServer, saidBy } from './postgres-place.ts';
import { sqlStore } from './sql-store.ts';
import type { LedgerDatabase, LedgerTables } from './tables.ts';
import { transact } from './transact.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  readonly clock: () => Date;
  readonly salts: (bytes: number) => Uint8Array;
  readonly facts?: PlantFacts;
  /** False: a ledger that is not there is not made. Default true. */
  readonly make?: boolean;
  /** Folder for what only saves time. Default: none. */
  readonly cache?: string;
  readonly onProgress: (words: string) => void;
}

/** Connections of one process. Writers wait for each other on the head row anyway. */
const CONNECTIONS = 4;
/** So many records fit into what the way to the server holds. */
const RECORDS_AT_ONCE = 200;
const CONNECT_TIMEOUT_MS = 10_000;

/** The ledger on a PostgreSQL server: several processes may use it at once. */
export async function openPostgresStore({
  url,
  clock,
  salts,
  facts = NO_PLANT,
  make = true,
  cache,
  onProgress,
}: PostgresOptions): Promise<Store> {
  const place = placeOfUrl(url);
  const db = databaseOf(url);
  try {
    await requireServer(db);
    if (!make && !(await isLedger(db)))
      throw noLedger('in the database of DATABASE_URL', 'correct DATABASE_URL');
    await migrate(db);
    await transact(db, (trx) => renewProjection(trx, onProgress));
    await settleServer(db);
  } catch (error) {
    await db.destroy();
    throw translate(error, place);
  }
  return sqlStore({
    db,
    means: { clock, salts, facts, trust: openTrust(), recordsAtOnce: RECORDS_AT_ONCE, logFrame: null },
    segment: null,
    kept: async () => [],
    single: false,
    settle: () => settleServer(db),
    resending: { isLost, waits_ms: WAITS_MS },
    check: async () => undefined,
    failed: (error) => translate(error, place),
    close: () => db.destroy(),
    onProgress,
    pending: (turn) => pendingOn(db, turn),
    snapshots: cache === undefined ? null : snapshotsIn(cache, onProgress),
  });
}

/** Finishes what erasing has begun, where this role may: a role that only adds leaves it to the owner. */
async function settleServer(db: LedgerDatabase): Promise<void> {
  if ((await isUnsettled(db)) && (await mayErase(db))) await settleTables(db);
}

/** A server that was started anew answers within some seconds; after these 12.7 s the caller is told. */
const WAITS_MS = [100, 200, 400, 800, 1600, 3200, 6400];

/** SQLSTATE of a server that goes, comes, or lost its client; and what the system says of the way to it. */
const LOST_CODE = /^(08...|57P0[123]|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTCONN)$/;
/** The driver's own words for it, which have no code. */
const LOST_WORDS = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when)/;

/** True when the connection was lost: the same command may be sent again. */
const isLost = (error: unknown): boolean =>
  LOST_CODE.test(codeOf(error)) || (error instanceof Error && LOST_WORDS.test(error.message));

function databaseOf(url: string): LedgerDatabase {
  const pool = poolOf(url);
  const connect = async () => takingRows(await pool.connect());
  return new Kysely<LedgerTables>({
    dialect: new PooledPostgres({ pool: { connect, end: () => pool.end(), options: pool.options } }),
  });
}

function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // A server that is gone without a word is noticed.
    keepAlive: true,
  });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks between two statements of a transaction: the next statement tells it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Makes a ledger on a PostgreSQL server from a backup, in one transaction that verifies it before it ends. Throws
 * ConflictError for a database that holds records.
 */
export async function restoreServer(
  url: string,
  { backup, head, onProgress }: RestoreOptions,
): Promise<void> {
  const place = placeOfUrl(url);
  const db = databaseOf(url);
  try {
    await requireServer(db);
    await migrate(db);
    await transact(db, (trx) => renewProjection(trx, onProgress));
    await transact(db, async (trx) => {
      const { frontier } = await readHead(trx, true);
      if (frontier.size > 0)
        throw new ConflictError('the database holds a ledger: a backup is restored where nothing is', {
          path: 'DATABASE_URL',
          value: frontier.size,
          unit: 'record',
          cure: 'make a new database, and name it in DATABASE_URL',
        });
      for await (const frame of framesIn(backup)) await replayFrame(trx, { frame, start: 0, end: 0 });
      refuseWrong(await verifyLedger(trx, { segment: null, kept: [], noted: head, onProgress }));
    });
  } catch (error) {
    throw translate(error, place);
  } finally {
    await db.destroy();
  }
}

/**
 * Runs the statements of a role, which the owner of the tables alone may run, all or none of them, on a ledger that is there. Answers
 * whether the role was there before: its password stays then.
 */
export async function asOwner(url: string, role: string, statements: readonly string[]): Promise<boolean> {
  const place = placeOfUrl(url);
  const db = databaseOf(url);
  try {
    if (!(await isLedger(db))) throw noLedger('in the database of DATABASE_URL', 'correct DATABASE_URL');
    await migrate(db);
    return await transact(db, async (trx) => {
      const { rows } = await sql<{ known: boolean }>`select to_regrole(${role}) is not null as known`.execute(
        trx,
      );
      for (const statement of statements) await sql.raw(statement).execute(trx);
      return rows[0]!.known;
    });
  } catch (error) {
    throw translate(error, place);
  } finally {
    await db.destroy();
  }
}

/** What is found on a PostgreSQL server; nothing is made there. UnavailableError where it does not answer. */
export async function lookAtServer(url: string): Promise<string> {
  const place = placeOfUrl(url);
  const db = databaseOf(url);
  try {
    return `reachable, ${(await isLedger(db)) ? 'holds a ledger' : 'no ledger yet'}`;
  } catch (error) {
    throw translate(error, place);
  } finally {
    await db.destroy();
  }
}

const isLedger = async (db: LedgerDatabase): Promise<boolean> =>
  (await db.introspection.getTables()).some(({ name }) => name === 'ledger_head');

/** UnavailableError for whatever the server or the way to it did, at a place; a fault of this program is thrown. The URL is not repeated: it holds a password. */
function translate(error: unknown, place: string): RemeltError {
  if (error instanceof RemeltError) return error;
  if (isFault(error)) throw error;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const [words, cure] = saidBy(code);
  return new UnavailableError(
    `${words}: ${message || code}`,
    { where: place, value: code || null, cure },
    error,
  );
}
