import { Kysely } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { PooledPostgres } from '../../../foundation/database/pooled-postgres.ts';
import { startPostgres } from '../testing/postgres-server.ts';
import { migrate } from './migrations.ts';
import type { LedgerTables } from './tables.ts';

/** Three connections lent as a pooler in transaction mode does: each transaction, or single statement, goes to the next of them. */
async function lentByTransaction(connectionString: string) {
  const clients = [0, 1, 2].map(() => new pg.Client({ connectionString, lock_timeout: 3000 }));
  for (const client of clients) await client.connect();
  let [turn, isOpen] = [0, false];
  const query = (text: string, parameters?: unknown[]) => {
    const begins = /^\s*(begin|start transaction)\b/i.test(text);
    if (!isOpen) turn++;
    if (begins) isOpen = true;
    if (/^\s*(commit|rollback)\b/i.test(text)) isOpen = false;
    return clients[turn % 3]!.query(text, parameters as never);
  };
  const client = { query, release: () => undefined };
  return {
    pool: { connect: async () => client as never, end: async () => undefined, options: {} },
    clients,
  };
}

test('tables are made through a pooler, which is left without a lock', async () => {
  const server = await startPostgres();
  const { pool, clients } = await lentByTransaction(await server.freshDatabase());
  await migrate(new Kysely<LedgerTables>({ dialect: new PooledPostgres({ pool }) }));
  const locks = "select count(*)::int as n from pg_locks where locktype = 'advisory'";
  expect((await clients[0]!.query(locks)).rows).toEqual([{ n: 0 }]);
  const made = await clients[1]!.query('select count(*)::int as n from ledger_migration');
  expect(made.rows).toEqual([{ n: 1 }]);
  for (const client of clients) await client.end();
  await server.stop();
});
