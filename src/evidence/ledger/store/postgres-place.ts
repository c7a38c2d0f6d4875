import { sql } from 'kysely';
import { UnavailableError } from '../../../foundation/errors.ts';
import type { LedgerDatabase } from './tables.ts';

const SCHEMES: ReadonlySet<string> = new Set(['postgres:', 'postgresql:']);
const ALLOWED = 'postgres://USER:PASSWORD@HOST:PORT/DATABASE';
/** Oldest server that is tested, as it numbers itself: what the tables ask for is there from it on. */
const OLDEST = 150_000;

/**
 * Server and database that a DATABASE_URL names, without its user and password. Throws UnavailableError for what is not the address of a
 * PostgreSQL database: a driver would take its own defaults for what it does not understand.
 */
export function placeOfUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null)
    throw new UnavailableError('DATABASE_URL is not the address of a database', {
      path: 'DATABASE_URL',
      allowed: ALLOWED,
      cure: 'correct it; signs such as @ : / # % in a password are written as %40 %3A %2F %23 %25',
    });
  if (!SCHEMES.has(parsed.protocol))
    throw new UnavailableError('DATABASE_URL names another kind of database', {
      path: 'DATABASE_URL',
      value: parsed.protocol.slice(0, 40),
      allowed: ALLOWED,
      cure: 'name a PostgreSQL server, or unset it for the embedded ledger',
    });
  return `${parsed.host || 'this machine'}, database ${parsed.pathname.slice(1) || '(none named)'}`;
}

/** Throws UnavailableError for a server that is older than those that are tested. */
export async function requireServer(db: LedgerDatabase): Promise<void> {
  const { rows } = await sql<{ n: string; shown: string }>`
    select current_setting('server_version_num') as n, current_setting('server_version') as shown`.execute(
    db,
  );
  const { n = '0', shown = 'unknown' } = rows[0] ?? {};
  if (Number(n) >= OLDEST) return;
  throw new UnavailableError(`PostgreSQL ${shown} is too old for the ledger`, {
    path: 'DATABASE_URL',
    value: shown,
    allowed: `PostgreSQL ${OLDEST / 10_000} or later`,
    cure: 'upgrade the server, or name another',
  });
}

/** What a server says that refused, and what to do; by its SQLSTATE or the code of the system. */
export function saidBy(code: string): readonly [words: string, cure: string] {
  if (code.startsWith('E'))
    return ['the PostgreSQL server cannot be reached', 'start the server, or correct DATABASE_URL'];
  if (/^(28|3D)/.test(code))
    return ['the PostgreSQL server refused the login', 'correct user, password and database in DATABASE_URL'];
  if (code === '42501')
    return [
      'the role of DATABASE_URL may not do this',
      'for a new ledger grant it CREATE on the database and on its schema public, or name the owner; after an update of Remelt the owner makes the roles again',
    ];
  if (code === '53100')
    return [
      'the disk of the PostgreSQL server is full',
      'free space there, then repeat the command with the same idempotency key: it is booked once',
    ];
  if (code === '53300')
    return [
      'the PostgreSQL server has no connection left',
      'raise max_connections, or put a pool in front of it',
    ];
  return [
    'the PostgreSQL server failed',
    'repeat the command with the same idempotency key; the log of the server says more',
  ];
}
