import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { RemeltError, UnavailableError } from '../foundation/errors.ts';
import { type JobBook, jobBookOn } from './jobs.ts';
import { migrateOffice, type OfficeDatabase, type OfficeTables } from './tables.ts';

/** Where the office lies: a folder of its own beside the ledger's database, a schema on a server, or nowhere. */
export type OfficePlace =
  | { readonly folder: string }
  | { readonly databaseUrl: string }
  | { readonly inMemory: true };

/** Somebody who has signed in. */
export interface Session {
  readonly idHash: string;
  readonly person: string;
  readonly proof: string | null;
  readonly endsAt: string;
}

/** One try to sign in. */
export interface SignIn {
  readonly at: string;
  readonly person: string | null;
  readonly from: string;
  readonly outcome: 'signed in' | 'refused' | 'signed out';
}

export interface KeptAnswer {
  readonly hash: string;
  readonly reply: { readonly status: number; readonly body: string };
}

/** What is not derived from the ledger: sessions, the audit of sign-ins, answers by idempotency key. */
export interface Office {
  readonly begin: (session: Session, at: string) => Promise<void>;
  /** The session of a secret's hash that has not ended at that time. */
  readonly session: (idHash: string, at: string) => Promise<Session | null>;
  readonly end: (idHash: string) => Promise<void>;
  readonly note: (one: SignIn) => Promise<void>;
  /** Refused tries from an address since a time. */
  readonly refused: (from: string, since: string) => Promise<number>;
  readonly answer: (key: string) => Promise<KeptAnswer | null>;
  readonly keep: (key: string, answer: KeptAnswer, at: string) => Promise<void>;
  /** Long calculations. */
  readonly jobs: JobBook;
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

async function databaseAt(place: OfficePlace): Promise<OfficeDatabase> {
  if ('databaseUrl' in place) {
    const { default: pg } = await import('pg');
    const pool = new pg.Pool({ connectionString: place.databaseUrl, max: 4, keepAlive: true });
    // a connection that breaks while idle is replaced at the next use
    pool.on('error', () => undefined);
    return new Kysely<OfficeTables>({ dialect: new PostgresDialect({ pool }) });
  }
  const { PGlite } = await import('@electric-sql/pglite');
  try {
    const pglite = 'folder' in place ? await PGlite.create(place.folder) : await PGlite.create();
    return new Kysely<OfficeTables>({ dialect: new PGliteDialect({ pglite }) });
  } catch (error) {
    throw new UnavailableError(
      'the office database does not open',
      {
        where: 'folder' in place ? place.folder : 'memory',
        cure: 'move this folder away: sessions are lost, the ledger is not',
      },
      error,
    );
  }
}

function officeOn(db: OfficeDatabase): Office {
  return {
    begin: ({ idHash, person, proof, endsAt }, at) =>
      told(async () => {
        await db.deleteFrom('office.session').where('ends_at', '<=', at).execute();
        await db
          .insertInto('office.session')
          .values({ id_hash: idHash, person, proof, began_at: at, ends_at: endsAt })
          .execute();
      }),
    session: (idHash, at) =>
      told(async () => {
        const row = await db
          .selectFrom('office.session')
          .selectAll()
          .where('id_hash', '=', idHash)
          .where('ends_at', '>', at)
          .executeTakeFirst();
        return row ? { idHash, person: row.person, proof: row.proof, endsAt: row.ends_at } : null;
      }),
    end: (idHash) =>
      told(async () => {
        await db.deleteFrom('office.session').where('id_hash', '=', idHash).execute();
      }),
    note: ({ at, person, from, outcome }) =>
      told(async () => {
        await db.insertInto('office.sign_in').values({ at, person, came_from: from, outcome }).execute();
      }),
    refused: (from, since) =>
      told(async () => {
        const { count } = await db
          .selectFrom('office.sign_in')
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .where('came_from', '=', from)
          .where('outcome', '=', 'refused')
          .where('at', '>', since)
          .executeTakeFirstOrThrow();
        return Number(count);
      }),
    ...answersOn(db),
    jobs: jobsOn(db),
    close: () => db.destroy(),
  };
}

const answersOn = (db: OfficeDatabase): Pick<Office, 'answer' | 'keep'> => ({
  answer: (key) =>
    told(async () => {
      const row = await db.selectFrom('office.reply').selectAll().where('key', '=', key).executeTakeFirst();
      return row ? { hash: row.hash, reply: { status: row.status, body: row.body } } : null;
    }),
  keep: (key, { hash, reply: { status, body } }, at) =>
    told(async () => {
      const old = new Date(Date.parse(at) - KEPT_DAYS * 86_400_000).toISOString();
      await db.deleteFrom('office.reply').where('at', '<', old).execute();
      await db
        .insertInto('office.reply')
        .values({ key, hash, status, body, at })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    }),
});

/** The jobs, whose faults are told as those of the rest. */
function jobsOn(db: OfficeDatabase): JobBook {
  const book = jobBookOn(db);
  return {
    add: (job) => told(() => book.add(job)),
    change: (id, change) => told(() => book.change(id, change)),
    job: (id, person) => told(() => book.job(id, person)),
    jobs: (person, after) => told(() => book.jobs(person, after)),
  };
}

/** What a database threw, as UnavailableError; its words may hold a password. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RemeltError) throw error;
    throw new UnavailableError('the office database does not answer', { cure: 'try again' }, error);
  }
}
