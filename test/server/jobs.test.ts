import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Job, jobSchema } from '../../src/documents/job.ts';
import { createApp } from '../../src/faces/server/app.ts';
import { type PersonId, type Service, servedPlant, tokenOf } from './founded.ts';

let service: Service;
beforeAll(async () => {
  service = await servedPlant({ inMemory: true });
});
afterAll(() => service.close());

const IDENTIFY = readFileSync('docs/formats/identify.example.json', 'utf8');
const ASYNC = { prefer: 'respond-async' };
const start = (body: string, key: string, name = 'identify') =>
  service.post(`/api/calculations/${name}`, body, { by: 'paul', key, headers: ASYNC });
const job = async (address: string, by: PersonId = 'paul'): Promise<Job> =>
  jobSchema.parse(await (await service.get(address, by)).json());
/** The job when it has ended. */
async function ended(address: string, by?: PersonId): Promise<Job> {
  for (;;) {
    const now = await job(address, by);
    if (now.state !== 'waiting' && now.state !== 'running') return now;
    await setTimeout(20);
  }
}

it('a long calculation is a job: an address at once, its answer later, for who asked only', async () => {
  const first = await start(IDENTIFY, 'a');
  const address = first.headers.get('location')!;
  expect([first.status, (await job(address)).calculation]).toEqual([202, 'identify']);
  expect((await start(IDENTIFY, 'a')).headers.get('location')).toBe(address);
  expect(await ended(address)).toMatchObject({
    state: 'done',
    done: 1,
    answer: { format: 'remelt-identify/1' },
  });
  expect((await service.get(address, 'rita')).status).toBe(404);
  expect(await (await service.get('/api/jobs', 'paul')).json()).toMatchObject({ jobs: [{ state: 'done' }] });
  expect((await start('{}', 'b', 'nothing')).status).toBe(404);
});

it('a task may be a job: booked once, found by its address, and its page comes with the same request again', async () => {
  const order = { material: 'Ni-electrolytic', mass_g: 500_000, lot: 'V-1' };
  const buy = (headers: Record<string, string>) =>
    service.post('/api/yard/buy-material', order, { by: 'paul', key: 'buy', headers });
  expect((await buy(ASYNC)).status).toBe(403);
  const buyAs = (headers: Record<string, string>) =>
    service.post('/api/yard/buy-material', order, { by: 'gus', key: 'buy', headers });
  const [first, second] = await Promise.all([buyAs(ASYNC), buyAs(ASYNC)]);
  const address = first.headers.get('location')!;
  expect([first.status, second.headers.get('location')]).toEqual([202, address]);
  expect(await ended(address, 'gus')).toMatchObject({
    state: 'done',
    calculation: 'buy-material',
    answer: { id: 'V-1' },
  });
  const page = await buyAs({ accept: 'application/vnd.remelt.page+json' });
  expect([page.status, page.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
  expect(await page.json()).toMatchObject({ title: 'V-1' });
  const { store } = await service.plant.open();
  expect((await store.lots({})).filter(({ id }) => id === 'V-1')).toHaveLength(1);
  // what is signed is asked for, not left to a job
  const signed = await service.post(
    '/api/release/release-measured',
    { of: 'heat:H-1' },
    { by: 'bert', headers: ASYNC },
  );
  expect(signed.status).toBe(401);
});

it('a document that is refused says why in its job', async () => {
  const address = (await start('{"format": "x"}', 'c')).headers.get('location')!;
  expect(await ended(address)).toMatchObject({ state: 'refused', error: { code: 'input' } });
});

it('a job that is stopped keeps how far it came', async () => {
  const document = JSON.parse(readFileSync('docs/formats/assure.example.json', 'utf8')) as object;
  const address = (await start(JSON.stringify(document), 'd', 'assure')).headers.get('location')!;
  const app = createApp(service.plant);
  const by = { authorization: `Bearer ${tokenOf('paul')}` };
  // another process of the server does not run it; the one that does stops it
  expect((await app.request(address, { method: 'DELETE', headers: by })).status).toBe(202);
  const stopped = await service.remove(address, 'paul');
  expect(stopped.status).toBe(202);
  expect(['stopped', 'done']).toContain((await ended(address)).state);
});

it('one stream tells what changes, and begins again where it was', async () => {
  const begun = await service.get('/api/events', 'paul');
  expect(begun.headers.get('content-type')).toContain('text/event-stream');
  const reader = begun.body!.getReader();
  let told = '';
  while ((told.match(/event: job/g) ?? []).length < 3)
    told += new TextDecoder().decode((await reader.read()).value);
  await reader.cancel();
  expect(told).toMatch(/event: head\ndata: \{"size":\d+\}/);
  const last = told
    .match(/id: (.+)/g)!
    .at(-1)!
    .slice(4);
  const again = await service.get('/api/events', 'paul', { 'last-event-id': last });
  const second = again.body!.getReader();
  const text = new TextDecoder().decode((await second.read()).value);
  await second.cancel();
  expect(text).not.toContain('event: job');
});
