import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../src/desk/context.ts';
import { accountDesk } from '../../src/faces/server/identity/account-desk.ts';
import type { CommandLine } from '../../src/faces/server/plant.ts';
import { recorderShelf } from '../../src/faces/server/recorder-shelf.ts';
import { scaleDesk } from '../../src/faces/server/scale-desk.ts';
import { listenLocally } from '../../src/faces/server/wire/local-socket.ts';
import { recordersOver } from '../../src/faces/server/wire/recorders-wire.ts';
import { askRecorders, remoteStore } from '../../src/faces/server/wire/remote-store.ts';
import { isOwnSocket, socketPath } from '../../src/faces/server/wire/socket-place.ts';
import { connectedScales } from '../../src/links/scale/connected-scales.ts';
import { scaleAddressOf } from '../../src/links/scale/scale-address.ts';
import { type SimulatedScale, simulatedScale } from '../../src/links/scale/simulated-scale.ts';
import { freshFolder, remelt } from '../testing/remelt.ts';
import { type Service, servedPlant, tokenOf } from './founded.ts';

let service: Service;
let store: TaskContext['store'];
let folder: ReturnType<typeof freshFolder>;
let path: string;
let scale: SimulatedScale;
const logged: CommandLine[] = [];
let local: Awaited<ReturnType<typeof listenLocally>>;
beforeAll(async () => {
  scale = await simulatedScale({ settling_ms: 50 });
  service = await servedPlant();
  ({ store } = await service.plant.open());
  folder = freshFolder();
  mkdirSync(join(folder.path, 'remelt-data'));
  path = socketPath(join(folder.path, 'remelt-data'));
  local = await listenLocally(path, {
    store,
    office: service.plant.office,
    version: '0.1.0',
    log: (line) => void logged.push(line),
    recorders: recorderShelf(service.plant),
    accounts: accountDesk(service.plant, 'http://127.0.0.1:4591'),
    scales: scaleDesk(
      connectedScales(
        new Map([['platform', scaleAddressOf(`tcp://127.0.0.1:${scale.port}?protocol=mt-sics`, '--scale')]]),
      ),
    ),
  });
});
afterAll(async () => {
  await local.close();
  await scale.close();
  folder.remove();
  await service.close();
});

const run = (words: string, token = '') =>
  remelt(folder.path, words.split(' '), {
    env: { REMELT_TOKEN: token, REMELT_CONFIG: join(folder.path, 'config') },
  });
const caller = { version: '0.1.0', token: tokenOf('gus'), onNote: () => undefined };

it('commands go to the server that holds the folder, as the person whose token they have', async () => {
  const bought = await run('lot buy Ni-electrolytic 5 --lot V-1', tokenOf('gus'));
  expect([bought.code, bought.err]).toEqual([0, expect.any(String)]);
  const [record] = await store.history('lot:V-1');
  expect(record!.body).toMatchObject({ by: 'gus' });
  expect((await run('lots')).out).toContain('V-1');
  const nobody = await run('lot buy Ni-electrolytic 5 --lot V-2');
  expect([nobody.code, nobody.err]).toEqual([2, expect.stringContaining('nobody is signed in')]);
  const reader = await run('lot buy Ni-electrolytic 5 --lot V-2', tokenOf('rita'));
  expect(reader.code).toBe(2);
  // each is a line of the log: who did what and how it ended, and nothing of what was typed
  await expect.poll(() => logged).toHaveLength(4);
  const { request } = logged[0]!;
  expect(logged).toMatchObject([
    { what: 'command', verb: 'lot buy', person: 'gus', status: 200, bookings: 1, ms: expect.any(Number) },
    { verb: 'lots', status: 200, bookings: 0 },
    { verb: 'lot buy', status: 200, bookings: 0 },
    { verb: 'lot buy', person: 'rita', status: 200, bookings: 0 },
  ]);
  expect(request).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(logged)).not.toMatch(/V-1|Ni-electrolytic|token-of/);
  const missing = await run('lot show NO');
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('NO')]);
});

it('the socket is of this user alone, and a token is sent to no other', () => {
  expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  expect([isOwnSocket(path), isOwnSocket(folder.path), isOwnSocket(`${path}x`)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(socketPath(`/${'long/'.repeat(40)}`).length).toBeLessThan(100);
});

it('who is alone books, the others wait, and one who goes away holds nobody up', async () => {
  const [one, two] = [(await remoteStore(path, caller))!, (await remoteStore(path, caller))!];
  const buy = (with_: typeof one, lot: string) =>
    with_.execute({ type: 'holdLot', lot, reason: 'r' }).then(({ head }) => head.size);
  let ended = false;
  await one.exclusively(async () => {
    const other = buy(two, 'V-1').then(() => {
      expect(ended).toBe(true);
    });
    const size = await buy(one, 'V-1');
    expect(await one.head()).toMatchObject({ size });
    ended = true;
    void other;
  });
  const aborted = one.execute({ type: 'holdLot', lot: 'V-1', reason: 'r' }, { signal: AbortSignal.abort() });
  await expect(aborted).rejects.toMatchObject({ code: 'cancelled' });
  const gone = one.exclusively(async () => {
    await one.close();
    await buy(one, 'V-1');
  });
  await expect(gone).rejects.toMatchObject({ code: 'unavailable' });
  expect(await buy(two, 'V-1')).toBeGreaterThan(0);
  await two.close();
});

it('another version, words that are none and methods that are none are refused', async () => {
  await expect(remoteStore(path, { ...caller, version: '9.9.9' })).rejects.toMatchObject({
    code: 'unavailable',
  });
  expect(await remoteStore(join(folder.path, 'none.sock'), caller)).toBeNull();
  await expect.poll(() => logged.at(-1)).toMatchObject({ verb: 'unknown', status: 503 });
  const odd = connect(path);
  const methods = ['constructor', 'signIn', '__proto__', 'close'];
  const lines = [{ hello: '0.1.0' }, ...methods.map((method, i) => ({ id: i + 1, method, args: [] }))];
  odd.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  let told = '';
  while (told.split('\n').length <= lines.length) told += String((await once(odd, 'data'))[0]);
  expect(told.match(/"code":"input"/g)).toHaveLength(methods.length);
  odd.destroy();
  const raw = connect(path);
  const closed = new Promise((resolve) => raw.once('close', resolve));
  raw.write('no json\n');
  await closed;
  expect(await store.head()).toMatchObject({ size: expect.any(Number) });
});

it('a scale is read by its name, because the server knows its address', async () => {
  scale.load('12.5');
  const read = await run('scale read platform --json');
  expect([read.code, read.err]).toEqual([0, '']);
  expect(read.json()).toMatchObject({ scale: 'platform', protocol: 'mt-sics', net_g: 12_500, reading: null });
  expect((await run('scale list')).out).toMatch(/platform.*mt-sics/);
  const none = await run('scale read bench');
  expect([none.code, none.err]).toEqual([5, expect.stringMatching(/bench is not connected[\s\S]*platform/)]);
  scale.load('0');
  expect((await run('scale read platform')).err).toContain('shows zero: nothing was read');
});

it('what recorders have sent is kept and found from the command line, byte by byte', async () => {
  const shelf = recorderShelf(service.plant);
  const entered = await run('source enter rec-1 recorder-csv /mnt/rec --furnace VIM-500', tokenOf('anna'));
  expect([entered.code, entered.err]).toEqual([0, '']);
  writeFileSync(join(folder.path, 'day.csv'), 'Time [UTC],T1 [\u00b0C]\n2026-12-02T10:00:00Z,1550\n');
  const kept = await run('source log rec-1 day.csv', tokenOf('gus'));
  expect([kept.code, kept.err]).toEqual([0, expect.any(String)]);
  const noon = [new Date('2026-12-02T09:00:00Z'), new Date('2026-12-02T12:00:00Z')] as const;
  const [there] = await shelf.between('rec-1', ...noon);
  expect(Buffer.from(there!.bytes).toString()).toContain('\u00b0C');
  const over = recordersOver(
    async (method, ...args) => (await askRecorders(path, caller, { method, args }))!.answer,
  );
  expect(await over.between('rec-1', ...noon)).toEqual([there]);
  expect(await over.known('rec-1', [there!.sha256, 'a'.repeat(64)])).toEqual([there!.sha256]);
});

it('accounts of the server are looked after from the command line, by who may', async () => {
  const link = await run('account invite --address https://plant.example', tokenOf('mel'));
  expect(link.out).toContain(`https://plant.example/enrol#${tokenOf('mel')}`);
  const here = await run('account invite', tokenOf('mel'));
  expect(here.out).toContain(`http://127.0.0.1:4591/enrol#${tokenOf('mel')}/mel`);
  const other = await run('account invite mel --json', tokenOf('anna'));
  expect(other.json()).toMatchObject({ person: 'mel', confirmed: false });
  expect((await run('account invite --address ftp://x', tokenOf('mel'))).code).toBe(2);
  const made = await run('account token --name scale --json', tokenOf('mel'));
  const { token } = made.json() as { token: string };
  const typed = await run('lots', token);
  expect([typed.code, typed.err]).toEqual([2, expect.stringMatching(/for programs.*HTTP[\s\S]*own token/)]);
  const program = { authorization: `Bearer ${token}` };
  expect((await service.get('/api/session', null, program)).status).toBe(200);
  expect((await run('account end mel', tokenOf('lea'))).err).toContain('does not look after accounts');
  expect((await run('account end mel', tokenOf('anna'))).out).toContain('1 token of programs');
  expect((await service.get('/api/yard/list-lots', null, program)).status).toBe(401);
  const listed = await run('account list', tokenOf('bert'));
  expect(listed.out).toMatch(/mel +MEL +none yet[\s\S]*ended +by anna/);
});
