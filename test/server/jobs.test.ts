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
async function ended(address: string): Promise<Job> {
  for (;;) {
    const now = await job(address);
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
