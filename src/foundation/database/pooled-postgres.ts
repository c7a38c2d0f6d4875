import { type Kysely, PostgresAdapter, PostgresDialect, sql } from 'kysely';

/** Who changes the tables holds this advisory lock of the database. Any number that is nobody else's. */
const LOCK = 762_140_881;

/**
 * PostgreSQL, also behind a pooler that lends a connection for one transaction. The lock under which tables are changed belongs to
 * a transaction: one of a session would stay with a connection of the pooler, and whoever starts next would wait for it for ever.
 */
export class PooledPostgres extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new LockedByTransaction();
  }
}

class LockedByTransaction extends PostgresAdapter {
  // the transaction in which the steps then run is this one: a second "begin" changes nothing
  override async acquireMigrationLock(db: Kysely<unknown>): Promise<void> {
    await sql`begin; select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
  }

  // it ends with the transaction
  override async releaseMigrationLock(): Promise<void> {}
}
