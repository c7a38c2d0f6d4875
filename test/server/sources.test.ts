import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SourceListed, Sources } from '../../src/documents/links/sources.ts';
import type { Registers } from '../../src/documents/registers.ts';
import type { Scales } from '../../src/documents/yard/scale.ts';
import { createApp } from '../../src/faces/server/app.ts';
import { type PlantLinks, plantLinks } from '../../src/faces/server/plant-links.ts';
import { recorderShelf } from '../../src/faces/server/recorder-shelf.ts';
import { modbusDevice } from '../../src/links/modbus/testing/modbus-device.ts';
import { connectedScales } from '../../src/links/scale/connected-scales.ts';
import type { ScaleAddress } from '../../src/links/scale/scale-address.ts';
import { freshFolder } from '../testing/remelt.ts';
import { type PersonId, type Service, servedPlant, tokenOf } from './founded.ts';

const FILE = 'Sample;Cr;Ni\nB-1;18.2;52.5\n';
const folder = freshFolder();
const results = join(folder.path, 'results');
const scaleAddresses = new Map<string, ScaleAddress>();
let service: Service;
let links: PlantLinks;
let app: ReturnType<typeof createApp>;
const pids: number[] = [];
let ahead_ms = 0;
beforeAll(async () => {
  mkdirSync(results);
  service = await servedPlant('own');
  const clock = () => new Date(Date.now() + ahead_ms);
  const context = { ...(await service.plant.open()), clock };
  const plant = { ...service.plant, clock, open: async () => context };
  links = plantLinks({ ...plant, scales: scaleAddresses, onStart: (pid) => pids.push(pid) });
  app = createApp({ ...plant, sources: links, scales: connectedScales(scaleAddresses) });
  links.begin();
});
afterAll(async () => {
  await links.close();
  await service.close();
  folder.remove();
});

const get = async <T>(path: string, by: PersonId = 'anna'): Promise<T> => {
  const reply = await app.request(path, { headers: { authorization: `Bearer ${tokenOf(by)}` } });
  return (await reply.json()) as T;
};
const post = async (path: string, body: object, by: PersonId = 'anna') =>
  app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      ...{ 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      authorization: `Bearer ${tokenOf(by)}`,
    },
  });
const stateOf = async (id: string): Promise<SourceListed | undefined> =>
  (await get<Sources>('/api/links/list-sources')).sources.find(({ source }) => source === id);
const arrivals = async () =>
  (await get<{ arrivals: readonly { readonly source: string }[] }>('/api/links/list-results')).arrivals;

/** Asks until an answer is as it should be. */
async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  const end = performance.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > end)
      throw new Error(`did not come: ${JSON.stringify([answer, await links.states()])}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('a file that lands in a folder is booked once, though the process that reads it dies', async () => {
  const order = {
    source: 'oes-1',
    driver: 'folder',
    address: results,
    method: 'OES',
    settle_s: 0.2,
    quietAfter_s: 3600,
  };
  expect((await post('/api/links/enter-source', order)).status).toBe(200);
  writeFileSync(join(results, 'run-1.csv'), FILE);
  await until(arrivals, ({ length }) => length === 1);
  const works = await until(
    () => stateOf('oes-1'),
    (one) => one?.state === 'works' && one.raw !== null,
  );
  expect(works).toMatchObject({ raw: `run-1.csv\n${FILE}`, words: 'the one file of the folder is read' });
  process.kill(pids[0]!, 'SIGKILL');
  writeFileSync(join(results, 'run-2.csv'), FILE.replace('18.2', '18.4'));
  await until(arrivals, ({ length }) => length === 2);
  writeFileSync(join(results, 'copy.csv'), FILE);
  await until(
    () => stateOf('oes-1'),
    (one) => one?.words === 'all 3 files of the folder are read',
  );
  expect(await arrivals()).toHaveLength(2);
  expect(pids).toHaveLength(2);
}, 40_000);

it('silence beyond its rule is said, and is over when the source speaks', async () => {
  expect((await stateOf('oes-1'))?.state).toBe('works');
  ahead_ms = 3_700_000;
  const silent = await stateOf('oes-1');
  expect(silent).toMatchObject({ state: 'silent', silentFor_s: expect.any(Number) });
  writeFileSync(join(results, 'run-3.csv'), FILE.replace('18.2', '18.6'));
  await until(
    () => stateOf('oes-1'),
    (one) => one?.state === 'works',
  );
  ahead_ms = 0;
}, 30_000);

it('a telegram of a line is booked, and a source is tried within 5 s', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.write('\x02Sample;Cr\r\nB-7;18.9\x03', 'latin1');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  const order = {
    source: 'line-1',
    driver: 'tcp-line',
    address: `tcp://127.0.0.1:${port}?end=etx`,
    method: 'OES',
  };
  expect((await post('/api/links/enter-source', order)).status).toBe(200);
  await until(arrivals, (all) => all.some(({ source }) => source === 'line-1'));
  const tried = await post('/api/links/try-source', { source: 'line-1' });
  expect(await tried.text()).toContain('a telegram came');
  expect((await post('/api/links/end-source', { source: 'line-1', reason: 'sold' })).status).toBe(200);
  for (const one of sockets) one.destroy();
  server.close();
}, 30_000);

it('a file that a computer sends says that its source is there', async () => {
  await post('/api/links/enter-source', { source: 'pc-1', driver: 'upload', method: 'OES' });
  expect(await stateOf('pc-1')).toMatchObject({ state: 'unknown', words: 'it has sent nothing yet' });
  const bytes = Buffer.from(FILE).toString('base64');
  const sent = await post('/api/links/arrive-results', { source: 'pc-1', file: 'a.csv', bytes }, 'lea');
  expect(sent.status).toBe(200);
  expect(await stateOf('pc-1')).toMatchObject({ state: 'works', raw: 'a.csv', words: 'it has sent a file' });
});

it('a scale that is entered as a source is read without an option of the server', async () => {
  await post('/api/reference/enter-scale', { scale: 'floor', capacity_g: 500_000, resolution_g: 100 });
  await post('/api/links/enter-source', {
    source: 'floor',
    driver: 'mt-sics',
    address: 'tcp://127.0.0.1:4305',
  });
  const scales = await until(
    () => get<Scales>('/api/heats/list-scales'),
    (all) => all.scales.some(({ scale, protocol }) => scale === 'floor' && protocol === 'mt-sics'),
  );
  expect(scales.format).toBe('remelt-scales/1');
  await post('/api/links/end-source', { source: 'floor', reason: 'sold' });
  await until(
    () => get<Scales>('/api/heats/list-scales'),
    (all) => all.scales.every(({ protocol }) => protocol === null),
  );
});

it('a controller is read over Modbus once its tags are mapped, and what it says is kept for the logs of heats', async () => {
  const plc = await modbusDevice();
  plc.registers.set(7, 1550);
  const address = `tcp://127.0.0.1:${plc.port}?unit=1`;
  const { entries } = await get<Registers>('/api/reference/list-registers');
  const furnace = entries.find(({ register, id }) => register === 'furnace' && id.startsWith('VIM'))!.id;
  await post('/api/links/enter-source', { source: 'plc', driver: 'modbus', address, furnace });
  const register = { table: 'input', address: 7, type: 'uint16' };
  const tag = { tag: 'T1', furnace, setting: 'temperature_K', unit: 'degC', register };
  expect((await post('/api/links/map-tags', { source: 'plc', map: { tags: [tag] } })).status).toBe(200);
  const works = await until(
    () => stateOf('plc'),
    (one) => one?.raw === 'T1 1550',
  );
  expect(works).toMatchObject({ state: 'works' });
  expect([...new Set(plc.functions)]).toEqual([4]);
  const changed = { source: 'plc', map: { tags: [{ ...tag, unit: 'K' }] }, reason: 'shows kelvin' };
  expect((await post('/api/links/map-tags', changed)).status).toBe(200);
  const { office } = service.plant;
  const shelf = recorderShelf({ office, clock: () => new Date() });
  const [early, late] = [new Date(Date.now() - 600_000), new Date(Date.now() + 600_000)];
  const [part] = await until(
    () => shelf.between('plc', early, late),
    ({ length }) => length > 0,
  );
  expect(Buffer.from(part!.bytes).toString()).toMatch(/^Tag,Time,Value,Quality\nT1,\S+Z,1550,good\n/);
  await post('/api/links/end-source', { source: 'plc', reason: 'sold' });
  await plc.close();
}, 30_000);

it('an ERP is told of news by its bell, and of nothing else', async () => {
  const rung: string[] = [];
  const server = createHttpServer(async (request, reply) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    rung.push(Buffer.concat(parts).toString());
    reply.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  process.env.REMELT_WEBHOOK_ERP_1_SECRET = `whsec_${'k'.repeat(43)}=`;
  const erp = { source: 'erp-1', driver: 'webhook', address: `http://127.0.0.1:${port}/bell` };
  expect((await post('/api/links/enter-source', erp)).status).toBe(200);
  const first = { customer: 'C-69', name: 'Foundry South' };
  expect((await post('/api/exchange/enter-customer', first, 'paul')).status).toBe(200);
  await until(
    () => stateOf('erp-1'),
    (one) => one?.words === 'it took the last bell' && one.raw !== null,
  );
  const before = rung.length;
  // an entry of a source is nothing that an ERP is told of
  const other = { source: 'pc-9', driver: 'upload', method: 'OES' };
  expect((await post('/api/links/enter-source', other)).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(rung).toHaveLength(before);
  const customer = { customer: 'C-70', name: 'Foundry North' };
  expect((await post('/api/exchange/enter-customer', customer, 'paul')).status).toBe(200);
  await until(
    async () => rung,
    ({ length }) => length === before + 1,
  );
  const { cursor } = JSON.parse(rung.at(-1)!) as { readonly cursor: string };
  const feed = await get<{ events: readonly unknown[] }>(`/api/exchange/read-feed?after=${cursor}`);
  expect(feed).toMatchObject({ events: [], cursor });
  delete process.env.REMELT_WEBHOOK_ERP_1_SECRET;
  server.close();
}, 30_000);

it('of two servers one reads and rings, and the other takes over when it ends', async () => {
  const started: string[] = [];
  const server = (name: string) =>
    plantLinks({ ...service.plant, scales: new Map(), onStart: () => started.push(name) });
  const rung: string[] = [];
  const erp = createHttpServer((_request, reply) => {
    rung.push(serving.join());
    reply.writeHead(204).end();
  });
  erp.listen(0, '127.0.0.1');
  await once(erp, 'listening');
  process.env.REMELT_WEBHOOK_ERP_2_SECRET = `whsec_${'k'.repeat(43)}=`;
  const address = `http://127.0.0.1:${(erp.address() as AddressInfo).port}/bell`;
  await links.close();
  const entered = await post('/api/links/enter-source', { source: 'erp-2', driver: 'webhook', address });
  expect(entered.status).toBe(200);
  const news = async (customer: string) =>
    post('/api/exchange/enter-customer', { customer, name: `Foundry ${customer}` }, 'paul');
  await news('C-80');
  let serving = ['one', 'other'];
  const [one, other] = [server('one'), server('other')];
  one.begin();
  await until(
    async () => started,
    (all) => all.includes('one'),
  );
  other.begin();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(started).toEqual(['one']);
  await until(
    async () => rung,
    ({ length }) => length === 1,
  );
  await news('C-81');
  await new Promise((resolve) => setTimeout(resolve, 2200));
  // both look each second: one news, one bell
  expect(rung).toEqual(['one,other', 'one,other']);
  await one.close();
  serving = ['other'];
  const before = (await arrivals()).length;
  writeFileSync(join(results, 'run-9.csv'), FILE.replace('18.2', '18.9'));
  await until(arrivals, ({ length }) => length === before + 1);
  expect(started).toEqual(['one', 'other']);
  await news('C-82');
  await until(
    async () => rung,
    (all) => all.includes('other'),
  );
  expect(rung).toEqual(['one,other', 'one,other', 'other']);
  await other.close();
  delete process.env.REMELT_WEBHOOK_ERP_2_SECRET;
  erp.close();
}, 40_000);
