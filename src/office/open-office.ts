import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { closeToOthers, makePrivate } from '../evidence/ledger/private-files.ts';
import { writeEmptyDatabase } from '../evidence/ledger/store/pglite-image.ts';
import { PooledPostgres } from '../foundation/database/pooled-postgres.ts';
import { isFault, RemeltError, UnavailableError } from '../foundation/errors.ts';
import { MS_PER_DAY } from '../foundation/quantity/days.ts';
import { type AccountBook, accountBookOn } from './accounts.ts';
import { type JobBook, jobBookOn } from './jobs.ts';
import { type KeptBook, keptBookOn } from './kept.ts';
import { type OfficeRow, officeRows, putOfficeRows } from './office-rows.ts';
import { type PaceBook, paceBookOn } from './pace.ts';
import { type PasskeyBook, passkeyBookOn } from './passkeys.ts';
import { type SettingBook, settingBookOn } from './settings.ts';
import { type SignInBook, signInBookOn } from './sign-ins.ts';
import { type SourceBook, sourceBookOn } from './sources.ts';
import { migrateOffice, type OfficeDatabase, type OfficeTables } from './tables.ts';

export { OFFICE_STEP } from './tables.ts';

/** Where the office lies: a folder of its own beside the ledger's database, or a schema on a server. */
export type OfficePlace = { readonly folder: string } | { readonly databaseUrl: string };

export interface KeptAnswer {
  readonly hash: string;
  readonly reply: { readonly status: number; readonly body: string };
}

/** What is not derived from the ledger: who signed in and how, accounts, long calculations, answers by idempotency key. */
export interface Office {
  readonly signIns: SignInBook;
  readonly accounts: AccountBook;
  readonly passkeys: PasskeyBook;
  readonly answer: (key: string) => Promise<KeptAnswer | null>;
  readonly keep: (key: string, answer: KeptAnswer, at: string) => Promise<void>;
  /** Long calculations. */
  readonly jobs: JobBook;
  /** Views of pages and layouts of sheets. */
  readonly kept: KeptBook;
  /** Settings of the plant that concern no metal. */
  readonly settings: SettingBook;
  /** What sources said last, and which process reads them. */
  readonly sources: SourceBook;
  /** How much each address has asked of all processes. */
  readonly pace: PaceBook;
  /** Every row, for a backup; save the sessions. */
  readonly rows: () => Promise<readonly OfficeRow[]>;
  readonly close: () => Promise<void>;
}

/** Days that answers to writes are kept. */
const KEPT_DAYS = 30;

/** Opens the office, which is made where it is not there. The caller closes it. */
export async function openOffice(place: OfficePlace): Promise<Office> {
  const db = await databaseAt(place);
  try {
    await migrateOffice(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return officeOn(db);
}

/** The rows of an office for a backup; none where there is no office, and none is made. */
export const rowsOfOffice = (place: OfficePlace): Promise<readonly OfficeRow[]> =>
  withDatabase(place, officeRows);

/** Makes an office from the rows of a backup. Throws ConflictError for one that holds something. */
export const restoreOffice = (place: OfficePlace, rows: readonly OfficeRow[]): Promise<void> =>
  withDatabase(place, async (db) => {
    await migrateOffice(db);
    await putOfficeRows(db, rows);
  });

async function withDatabase<T>(place: OfficePlace, work: (db: OfficeDatabase) => Promise<T>): Promise<T> {
  const db = await databaseAt(place);
  try {
    return await told(() => work(db));
  } finally {
    await db.destroy();
  }
}

async function databaseAt(place: OfficePlace): Promise<OfficeDatabase> {
  if ('databaseUrl' in place) {
    const { default: pg } = await import('pg');
    const pool = new pg.Pool({ connectionString: place.databaseUrl, max: 4, keepAlive: true });
    // a connection that breaks while idle is replaced at the next use
    pool.on('error', () => undefined);
    // one that breaks between two statements fails the next; without a listener it would end the process
    pool.on('connect', (client) => client.on('error', () => undefined));
    return new Kysely<OfficeTables>({ dialect: new PooledPostgres({ pool }) });
  }
  const { PGlite } = await import('@electric-sql/pglite');
  try {
    // PGlite asks for 128 MB of buffers; sessions, accounts and views fill few of 16
    const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];
    makePrivate(place.folder);
    if (!existsSync(join(place.folder, 'PG_VERSION'))) await writeEmptyDatabase(place.folder);
    const pglite = await PGlite.create({ dataDir: place.folder, startParams });
    // the database makes its first files for everybody, and some of them again at each start
    closeToOthers(place.folder);
    return new Kysely<OfficeTables>({ dialect: new PGliteDialect({ pglite }) });
  } catch (error) {
    throw await notOpened(place.folder, error);
  }
}

/** Least room that the database needs to open [bytes]: a segment of its log. */
const LEAST_ROOM = 16 * 2 ** 20;

/** Why the embedded database does not open: it hides what the disk says, so the disk is asked. */
async function notOpened(folder: string, error: unknown): Promise<UnavailableError> {
  const room = await statfs(dirname(folder)).catch(() => null);
  const isFull = room !== null && room.bavail * room.bsize < LEAST_ROOM;
  return new UnavailableError(
    isFull ? 'the office database does not open: the disk is full' : 'the office database does not open',
    {
      where: folder,
      cure: isFull
        ? 'free space on that disk, then start the server again'
        : 'put the last backup back; without one, move this folder away: accounts, passwords and views are lost with it, the ledger is not',
    },
    error,
  );
}

function officeOn(db: OfficeDatabase): Office {
  return {
    signIns: toldAll(signInBookOn(db)),
    accounts: toldAll(accountBookOn(db)),
    passkeys: toldAll(passkeyBookOn(db)),
    ...toldAll(answersOn(db)),
    jobs: toldAll(jobBookOn(db)),
    kept: toldAll(keptBookOn(db)),
    settings: toldAll(settingBookOn(db)),
    sources: toldAll(sourceBookOn(db)),
    pace: toldAll(paceBookOn(db)),
    rows: () => told(() => officeRows(db)),
    close: () => db.destroy(),
  };
}

const answersOn = (db: OfficeDatabase): Pick<Office, 'answer' | 'keep'> => ({
  answer: async (key) => {
    const row = await db.selectFrom('office.reply').selectAll().where('key', '=', key).executeTakeFirst();
    return row ? { hash: row.hash, reply: { status: row.status, body: row.body } } : null;
  },
  keep: async (key, { hash, reply: { status, body } }, at) => {
    const old = new Date(Date.parse(at) - KEPT_DAYS * MS_PER_DAY).toISOString();
    await db.deleteFrom('office.reply').where('at', '<', old).execute();
    // what a process held that was killed
    await sql`delete from office.lease where ends_at < now() - interval '1 day'`.execute(db);
    await db
      .insertInto('office.reply')
      .values({ key, hash, status, body, at })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  },
});

/** A book whose faults are told as UnavailableError; the words of a database may hold a password. */
function toldAll<Book extends object>(book: Book): Book {
  const methods = Object.entries(book) as [string, (...args: readonly unknown[]) => Promise<unknown>][];
  return Object.fromEntries(
    methods.map(([name, ask]) => [name, (...args: readonly unknown[]) => told(() => ask(...args))]),
  ) as Book;
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RemeltError || isFault(error)) throw error;
    throw new UnavailableError('the office database does not answer', { cure: 'try again' }, error);
  }
}
