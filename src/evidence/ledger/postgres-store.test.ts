import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UnavailableError } from '../../foundation/errors.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';
import { clockContract } from './testing/clock-contract.ts';
import { erasingContract } from './testing/erasing-contract.ts';
import { lotOf, receive } from './testing/example-commands.ts';
import { genealogyContract } from './testing/genealogy-contract.ts';
import { indexContract } from './testing/index-contract.ts';
import { namesContract } from './testing/names-contract.ts';
import { type PostgresServer, startPostgres } from './testing/postgres-server.ts';
import { type StoreUnderTest, storeContract } from './testing/store-contract.ts';
import { trialContract } from './testing/trial-contract.ts';
import { trustContract } from './testing/trust-contract.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const clock = () => new Date('2026-03-01T08:00:00.000Z');

const under: StoreUnderTest = {
  async fresh(ticking) {
    const databaseUrl = await server.freshDatabase();
    const open = () => openStore({ databaseUrl, demonstration: true, clock: ticking });
    const store = await open();
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    return {
      store,
      reopen: open,
      shared: true,
      sql: {
        async tamper(statement) {
          for (const table of ['ledger_record', 'ledger_command'])
            await client.query(`alter table ${table} disable trigger all`);
          await client.query('set session_replication_role = replica');
          await client.query(statement);
          await client.query('reset session_replication_role');
        },
        read: async (question) => (await client.query(question)).rows,
        async attempt(statement) {
          try {
            await client.query(statement);
            return null;
          } catch (error) {
            return String(error);
          }
        },
      },
      async dispose() {
        await client.end();
        await store.close();
      },
    };
  },
};
storeContract('PostgreSQL', under);
clockContract('PostgreSQL', under);
trialContract('PostgreSQL', under);
erasingContract('PostgreSQL', under);
genealogyContract('PostgreSQL', under);
indexContract('PostgreSQL', under);
namesContract('PostgreSQL', under);
trustContract('PostgreSQL', under);

describe('PostgreSQL out of reach', () => {
  test('S11: a server that is not there is told, with a cure and without the password', async () => {
    const opening = openStore({ databaseUrl: 'postgres://u:secret@127.0.0.1:1/x', clock });
    const error = (await opening.catch((reason: unknown) => reason)) as UnavailableError;
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error.message).toMatch(/cannot be reached/);
    expect(JSON.stringify([error.message, error.details])).not.toContain('secret');
    expect(error.details[0]?.cure).toMatch(/DATABASE_URL/);
  });

  test('S11: a wrong database name is told', async () => {
    const url = (await server.freshDatabase()).replace(/ledger_\d+$/, 'nowhere');
    await expect(openStore({ databaseUrl: url, demonstration: true, clock })).rejects.toThrow(
      /refused the login/,
    );
  });

  test('S11: connections cut by the server fail at most one command each, then it works again', async () => {
    const databaseUrl = await server.freshDatabase();
    const store: Store = await openStore({ databaseUrl, demonstration: true, clock });
    await store.execute(receive(lotOf('A', 5)));
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
    // Every idle connection was cut; the news of each arrives in its own time, so at most one command fails per connection.
    for (let cut = 0; cut < 4; cut++) {
      const outcome = await store
        .execute(receive(lotOf('B', 5)), { idempotencyKey: 'k' })
        .catch((error) => error);
      if (!(outcome instanceof Error)) break;
      expect(outcome).toBeInstanceOf(UnavailableError);
    }
    await store.execute(receive(lotOf('B', 5)), { idempotencyKey: 'k' });
    expect((await store.head()).size).toBe(2);
    await store.close();
  });
});
