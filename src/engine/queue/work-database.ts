import { Kysely } from 'kysely';
import pg from 'pg';
import { PooledPostgres } from '../../foundation/database/pooled-postgres.ts';
import { InputError, isFault, RemeltError, UnavailableError } from '../../foundation/errors.ts';
import { migrateWork, type WorkDatabase, type WorkTables } from './work-tables.ts';

/** Connections of one process beside those of its jobs. */
const CONNECTIONS = 3;
const CONNECT_TIMEOUT_MS = 10_000;

/** The tables of works in the database of the plant, which are made where they are not there. The caller destroys it. */
export async function openWorkDatabase(url: string): Promise<WorkDatabase> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new InputError('DATABASE_URL is not the address of a PostgreSQL database', {
      path: 'DATABASE_URL',
      allowed: 'postgres://USER:PASSWORD@HOST:PORT/DATABASE',
    });
  return told(async () => {
    const pool = new pg.Pool({
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'Remelt hosts',
    });
    // a connection that breaks while idle is replaced at the next use
    pool.on('error', () => undefined);
    // one that breaks between two statements fails the next; without a listener it would end the process
    pool.on('connect', (client) => client.on('error', () => undefined));
    const db = new Kysely<WorkTables>({ dialect: new PooledPostgres({ pool }) });
    try {
      await migrateWork(db);
      return db;
    } catch (error) {
      await db.destroy();
      throw error;
    }
  });
}

/** What a database says, by its code or that of the system, and what to do about it. */
const REASONS = new Map<string, readonly [words: string, cure: string]>(
  Object.entries({
    '28P01': ['refuses the password', 'correct the user or the password in DATABASE_URL'],
    '28000': ['refuses this user', 'correct the user in DATABASE_URL, or let it in (pg_hba.conf)'],
    '3D000': ['has no database of this name', 'correct the name in DATABASE_URL, or create the database'],
    '42501': [
      'does not let this user make its tables',
      'grant it CREATE on the database, or name the user of the server in DATABASE_URL',
    ],
    '53100': ['has no room left on its disk', 'free space on that disk; nothing is lost'],
    '53300': ['takes no more connections', 'raise max_connections, or put a pool before the database'],
    ECONNREFUSED: ['does not listen at this address', 'start it, or correct host and port in DATABASE_URL'],
    ENOTFOUND: ['is at a host that is not known', 'correct the host in DATABASE_URL'],
  }),
);

/** Does something with the database; what it says is told as UnavailableError, without its words, which may hold a password. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RemeltError || isFault(error)) throw error;
    const code = String((error as { code?: unknown }).code ?? '');
    const [words, cure] = REASONS.get(code) ?? ['does not answer', 'see that it runs, and try again'];
    throw new UnavailableError(
      `the database that parts are handed out by ${words}`,
      { path: 'DATABASE_URL', ...(code === '' ? {} : { value: code }), cure },
      error,
    );
  }
}
