import { sql } from 'kysely';
import type { LedgerDatabase, LedgerTransaction } from './tables.ts';

/**
 * Work between `begin` and `commit` on one connection; rolled back when it throws. Plain statements, because the
 * driver's own transactions on PGlite wait for ever when the instance has died.
 */
export function transact<T>(db: LedgerDatabase, work: (trx: LedgerTransaction) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`begin`.execute(connection);
    let result: T;
    try {
      result = await work(connection);
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
    await sql`commit`.execute(connection);
    return result;
  });
}
