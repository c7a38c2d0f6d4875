import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConflictError, InputError, UnavailableError } from '../../../foundation/errors.ts';
import { openStore } from '../open-store.ts';
import type { ExecuteOptions, Store } from '../store.ts';
import { clockContract } from '../testing/clock-contract.ts';
import { EMPTIED_TABLES } from '../testing/emptied-tables.ts';
import { erasingContract } from '../testing/erasing-contract.ts';
import { lotOf, receive, showGood } from '../testing/example-commands.ts';
import { genealogyContract } from '../testing/genealogy-contract.ts';
import { indexContract } from '../testing/index-contract.ts';
import { listsContract } from '../testing/lists-contract.ts';
import { namesContract } from '../testing/names-contract.ts';
import { type PostgresServer, startPostgres } from '../testing/postgres-server.ts';
import { storeContract } from '../testing/store-contract.ts';
import type { StoreUnderTest } from '../testing/store-under-test.ts';
import { trialContract } from '../testing/trial-contract.ts';
import { trustContract } from '../testing/trust-contract.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const clock = () => new Date('2026-03-01T08:00:00.000Z');

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** Databases whose tests have ended. */
const used: string[] = [];

/** The database with empty tables; nothing where somebody still works in it. */
async function emptied(databaseUrl: string | undefined): Promise<string | undefined> {
  if (databaseUrl === undefined) return undefined;
  const client = await connected(databaseUrl);
  const isEmpty = await client.query(EMPTIED_TABLES).then(
    () => true,
    () => false,
  );
  await client.end();
  return isEmpty ? databaseUrl : undefined;
}

const under: StoreUnderTest = {
  async fresh(ticking) {
    const databaseUrl = (await emptied(used.pop())) ?? (await server.freshDatabase());
    const open = () => openStore({ databaseUrl, demonstration: true, clock: ticking });
    const store = await open();
    const client = await connected(databaseUrl);
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
        used.push(databaseUrl);
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
listsContract('PostgreSQL', under);
namesContract('PostgreSQL', under);
trustContract('PostgreSQL', under);

describe('S25: a long import is written in pieces', () => {
  /** Two processes on one ledger, as two stores, and an import of many lots. */
  async function twoStores() {
    const databaseUrl = await server.freshDatabase();
    const open = (): Promise<Store> => openStore({ databaseUrl, demonstration: true, clock });
    const [one, other] = [await open(), await open()];
    // the first command of a ledger says whose it is, and is written at once
    await one.execute(receive(lotOf('A', 5)));
    const commands = Array.from({ length: 20 }, (_, i) => ({
      type: 'receiveLots' as const,
      lots: [lotOf(`P-${2 * i}`, 5), lotOf(`P-${2 * i + 1}`, 5)],
    }));
    const imported = (store: Store, onProgress?: ExecuteOptions['onProgress'], idempotencyKey = 'import') =>
      store.execute({ type: 'batch', commands }, { inPieces: true, idempotencyKey, onProgress });
    const there = async (): Promise<string[]> => (await other.lots()).map(({ id }) => id).slice(1);
    return { one, other, open, imported, there, close: () => Promise.all([one.close(), other.close()]) };
  }
  const stopped = new Error('its process ends');
  /** Ends the import after its first piece, as the end of its process does. */
  const afterFirst = (_: number, words: string): void => {
    if (words.startsWith('booked')) throw stopped;
  };

  test('others book in between, in every process, but nothing about its lots', async () => {
    const { one, other, imported, there, close } = await twoStores();
    const meanwhile: Promise<unknown>[] = [];
    const refused = (store: Store) =>
      store.execute(receive(lotOf('P-39', 5))).catch((error: unknown) => error);
    const receipt = await imported(one, (_, words) => {
      if (words.startsWith('booked 2 '))
        meanwhile.push(other.execute(receive(lotOf('V', 5))), refused(one), refused(other));
    });
    const [, here, elsewhere] = await Promise.all(meanwhile);
    expect([here, elsewhere]).toEqual([expect.any(ConflictError), expect.any(ConflictError)]);
    expect(String(elsewhere)).toContain('lot P-39 is being booked just now');
    const order = await there();
    expect(order.length).toBe(41);
    expect(order.indexOf('V')).toBeLessThan(order.indexOf('P-39'));
    expect(receipt.repeated).toBe(false);
    expect((await imported(other)).repeated).toBe(true);
    expect(await one.verify()).toMatchObject({ ok: true, problems: [] });
    await close();
  });

  test('what a process left is ended by another that comes upon it, and by one that opens the ledger', async () => {
    for (const next of ['booking', 'opening', 'importing'] as const) {
      const { one, other, open, imported, there, close } = await twoStores();
      await expect(imported(one, afterFirst)).rejects.toThrow(stopped.message);
      expect(await there()).toEqual(['P-0', 'P-1']);
      if (next === 'booking') await other.execute(receive(lotOf('V', 5)));
      if (next === 'opening') await (await open()).close();
      if (next === 'importing') expect((await imported(other)).repeated).toBe(true);
      await expect.poll(async () => (await there()).filter((id) => id !== 'V').length).toBe(40);
      expect((await imported(one)).repeated).toBe(true);
      // nothing is reserved any more
      const before = await one.lots();
      await other.execute(showGood('P-39'));
      // a list that was read before shows what another process has changed
      const lots = await one.lots();
      expect(lots.filter(({ status }) => status === 'cleared').map(({ id }) => id)).toEqual(['P-39']);
      expect(lots.filter((lot, i) => JSON.stringify(lot) !== JSON.stringify(before[i]))).toHaveLength(1);
      expect(await other.verify()).toMatchObject({ ok: true, problems: [] });
      await close();
    }
  });

  test('a lot that another books while it is decided is refused, and nothing of it is left', async () => {
    const { one, other, open, imported, there, close } = await twoStores();
    let booked: Promise<unknown> | undefined;
    const importing = imported(one, (_, words) => {
      booked ??= words.startsWith('checked') ? other.execute(receive(lotOf('P-0', 5))) : undefined;
    });
    await expect(importing).rejects.toThrow(InputError);
    await booked;
    await (await open()).close();
    expect(await there()).toEqual(['P-0']);
    await close();
  });

  test('a copy of the ledger waits until it has ended', async () => {
    const { one, other, imported, close } = await twoStores();
    await expect(imported(one, afterFirst)).rejects.toThrow(stopped.message);
    const frames = await other.frames();
    expect(frames.flatMap(({ records }) => records)).toHaveLength(41);
    await close();
  });
});

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
