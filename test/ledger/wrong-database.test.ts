import { spawnSync } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { lotOf, receive } from '../../src/evidence/ledger/testing/example-commands.ts';
import { type PostgresServer, startPostgres } from '../../src/evidence/ledger/testing/postgres-server.ts';
import { openOffice } from '../../src/office/open-office.ts';
import { freshFolder } from '../testing/remelt.ts';

const MAIN = join(import.meta.dirname, '../../src/faces/cli/main.ts');
const folder = freshFolder();
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** What a command says with a DATABASE_URL, and how it ends. */
function saidWith(
  databaseUrl: string,
  argv: readonly string[] = ['lots'],
): { readonly exit: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', MAIN, ...argv], {
    cwd: folder.path,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    encoding: 'utf8',
  });
  return { exit: status, said: stdout + stderr };
}

it('S11: each wrong DATABASE_URL is refused with 5, with what is wrong, where and what to do, and no password', async () => {
  const good = await server.freshDatabase();
  const wrong = (change: (url: URL) => void): string => {
    const url = new URL(good);
    url.password = 'secret-word';
    change(url);
    return url.href;
  };
  const right = (change: (url: URL) => void) =>
    wrong((url) => {
      url.password = 'remelt';
      change(url);
    });
  const cases: readonly (readonly [url: string, said: RegExp])[] = [
    ['secret-word', /is not the address of a database[\s\S]*allowed: postgres:\/\/USER/],
    ['postgres://u:secret-word@127.0.0.1:99999/x', /is not the address of a database/],
    ['mysql://u:secret-word@127.0.0.1/x', /another kind of database[\s\S]*mysql:/],
    ['postgres://u:secret-word@nowhere.invalid/x', /cannot be reached[\s\S]*nowhere\.invalid, database x/],
    [
      wrong((url) => {
        url.port = '1';
      }),
      /cannot be reached[\s\S]*127\.0\.0\.1:1, database ledger/,
    ],
    [wrong(() => undefined), /refused the login[\s\S]*correct user, password and database/],
    [
      right((url) => {
        url.username = 'nobody';
      }),
      /refused the login/,
    ],
    [
      right((url) => {
        url.pathname = '/nowhere';
      }),
      /refused the login[\s\S]*database nowhere/,
    ],
  ];
  for (const [url, said] of cases) {
    const found = saidWith(url);
    expect([found.exit, found.said], url).toEqual([5, expect.stringMatching(said)]);
    expect(found.said, url).not.toContain('secret-word');
    expect(found.said, url).not.toMatch(/^ +at /m);
  }
}, 120_000);

it('S11: a role that may make nothing, in the schema or beside it, is refused with what to grant', async () => {
  const url = new URL(await server.freshDatabase());
  const owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
  await owner.query("create role guest login password 'secret-word'");
  url.username = 'guest';
  url.password = 'secret-word';
  const { exit, said } = saidWith(url.href, ['init']);
  expect([exit, said]).toEqual([
    5,
    expect.stringMatching(/may not do this: permission denied for schema public/),
  ]);
  expect(said).toMatch(/grant it CREATE on the database and on its schema public/);
  await owner.query('grant create on schema public to guest');
  expect(saidWith(url.href, ['init']).exit).toBe(0);
  // the office has a schema of its own
  await expect(openOffice({ databaseUrl: url.href })).rejects.toMatchObject({
    message: expect.stringContaining('permission denied for database'),
    details: [{ cure: expect.stringContaining('CREATE on the database') }],
  });
  await owner.end();
}, 120_000);

it('S11: a full disk of the server is told, leaves nothing half-written, and the same command is booked once there is room', async () => {
  const databaseUrl = await server.freshDatabase();
  const store = await openStore({ databaseUrl, demonstration: true, clock: () => new Date() });
  await store.execute(receive(lotOf('A', 5)));
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  // what PostgreSQL says when a file of its own cannot grow
  await owner.query(`create function full_disk() returns trigger language plpgsql as $$ begin
    raise exception 'could not extend file "base/5/16385": No space left on device' using errcode = 'disk_full';
  end $$`);
  await owner.query('create trigger full_disk before insert on ledger_record execute function full_disk()');
  const booking = store.execute(receive(lotOf('B', 5)), { idempotencyKey: 'b' });
  await expect(booking).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/^the disk of the PostgreSQL server is full: could not extend file/),
    details: [
      {
        where: expect.stringContaining('database ledger_'),
        cure: expect.stringMatching(/^free space there/),
      },
    ],
  });
  expect((await store.head()).size).toBe(1);
  await owner.query('drop trigger full_disk on ledger_record');
  await store.execute(receive(lotOf('B', 5)), { idempotencyKey: 'b' });
  expect((await store.lots()).map(({ id }) => id)).toEqual(['A', 'B']);
  expect((await store.verify()).problems).toEqual([]);
  await Promise.all([store.close(), owner.end()]);
});

it('S11: a server that is too old is refused by its version', async () => {
  const old = await oldServer('12.22', '120022');
  await expect(openStore({ databaseUrl: old.url, clock: () => new Date() })).rejects.toMatchObject({
    code: 'unavailable',
    message: 'PostgreSQL 12.22 is too old for the ledger',
    details: [{ path: 'DATABASE_URL', allowed: 'PostgreSQL 15 or later', cure: expect.any(String) }],
  });
  await old.end();
});

/** What a server of an old version says to whoever connects and asks for its version: it speaks the protocol and nothing else. */
async function oldServer(shown: string, number: string) {
  const message = (type: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const int16 = (n: number): Buffer => Buffer.from([n >> 8, n & 255]);
  const int32 = (n: number): Buffer => Buffer.from([n >> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]);
  const ready = message('Z', Buffer.from('I'));
  const column = (name: string): Buffer =>
    Buffer.concat([Buffer.from(`${name}\0`), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]);
  const value = (text: string): Buffer => Buffer.concat([int32(text.length), Buffer.from(text)]);
  const answer = Buffer.concat([
    message('1', Buffer.alloc(0)),
    message('2', Buffer.alloc(0)),
    message('T', Buffer.concat([int16(2), column('n'), column('shown')])),
    message('D', Buffer.concat([int16(2), value(number), value(shown)])),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    let isIn = false;
    socket.on('data', (data) => {
      // the first message says who connects; after it, each that ends with Sync asks something
      if (!isIn) socket.write(Buffer.concat([message('R', int32(0)), ready]));
      else if (data.includes('Q') || data.includes('S')) socket.write(answer);
      isIn = true;
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((done) => void listener.listen(0, '127.0.0.1', () => done()));
  const { port } = listener.address() as { port: number };
  return {
    url: `postgres://u:p@127.0.0.1:${port}/x`,
    end: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => void listener.close(done));
    },
  };
}
