import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedStore } from '../../src/desk/signed-store.ts';
import { type Job, jobSchema } from '../../src/documents/job.ts';
import { cameraSchema, layoutSchema, viewsSchema } from '../../src/documents/kept.ts';
import { sessionDocument } from '../../src/documents/session.ts';
import { createApp } from '../../src/faces/server/app.ts';
import { jobsOf } from '../../src/faces/server/routes/jobs.ts';
import { makeKey } from '../../src/tasks/proof/make-key/make-key.ts';
import { signCheckpoint } from '../../src/tasks/proof/sign-checkpoint/sign-checkpoint.ts';
import { runTask } from '../../src/tasks/task.ts';
import { memoryKeys } from '../testing/memory-keys.ts';
import { type PersonId, type Service, servedPlant, tokenOf } from './founded.ts';

let service: Service;
beforeAll(async () => {
  service = await servedPlant('own');
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
  const others = await service.get(address, 'rita');
  expect([others.status, await others.json()]).toEqual([
    403,
    { error: expect.objectContaining({ message: expect.stringMatching(/^paul asked for this/) }) },
  ]);
  expect((await service.get('/api/jobs/0', 'rita')).status).toBe(404);
  expect(await (await service.get('/api/jobs', 'paul')).json()).toMatchObject({ jobs: [{ state: 'done' }] });
  expect((await start('{}', 'b', 'nothing')).status).toBe(404);
});

it('a plan is read by who works in the plant and has its address, without its key; not by a visitor, nor stopped', async () => {
  const order = { heat: 'SHARED', gradeId: 'IN600', mass_kg: 10, dryRun: true };
  const asked = { by: 'paul', key: 'shared', headers: ASYNC } as const;
  const address = (await service.post('/api/heats/plan-heat', order, asked)).headers.get('location')!;
  const own = await ended(address);
  expect([own.by, own.asked?.key]).toEqual([undefined, 'shared']);
  const seen = await job(address, 'anna');
  expect(seen).toMatchObject({ calculation: 'plan-heat', state: own.state, by: expect.any(String) });
  expect(seen.asked).toBeUndefined();
  for (const visitor of ['rita', 'ivo'] as const)
    expect((await service.get(address, visitor)).status).toBe(403);
  expect((await service.get(address, null)).status).toBe(401);
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
  const approval = {
    ...{ programme: 'disk', gate: '2', number: 'A-1', approvalType: 'part', authority: 'X' },
    ...{ limitations: 'none', expires: '2099-01-01' },
  };
  const signed = await service.post('/api/qualification/approve-programme', approval, {
    by: 'bert',
    headers: ASYNC,
  });
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

it('what is told too soon after something else is told a moment later', async () => {
  const jobs = jobsOf(service.plant);
  const { promise: more, resolve: goOn } = Promise.withResolvers<void>();
  const { id } = await jobs.start({
    ...{ person: 'paul', calculation: 'told', document: {} },
    work: async ({ onProgress }) => {
      onProgress('first', { done: 0.1 });
      onProgress('second', { done: 0.2 });
      await more;
      return {};
    },
  });
  // long before a row is touched anyhow
  await expect.poll(async () => (await job(`/api/jobs/${id}`)).words, { timeout: 10_000 }).toBe('second');
  goOn();
  expect(await ended(`/api/jobs/${id}`)).toMatchObject({ state: 'done', done: 1, words: 'done' });
});

it('one stream tells what changes, and begins again where it was', async () => {
  const { jobs } = (await (await service.get('/api/jobs', 'paul')).json()) as { jobs: readonly Job[] };
  expect(jobs.length).toBeGreaterThan(2);
  const begun = await service.get('/api/events', 'paul');
  expect(begun.headers.get('content-type')).toContain('text/event-stream');
  const reader = begun.body!.getReader();
  let told = '';
  while ((told.match(/event: job/g) ?? []).length < jobs.length)
    told += new TextDecoder().decode((await reader.read()).value);
  await reader.cancel();
  expect(told).toMatch(/event: head\ndata: \{"size":\d+\}/);
  expect(told).toMatch(/event: checkpoint\ndata: \{"signed":0,"witnessed":0\}/);
  const last = told
    .match(/id: (.+)/g)!
    .at(-1)!
    .slice(4);
  // what was booked meanwhile is told with what it is about
  const order = { material: 'Ni-electrolytic', mass_g: 100_000, lot: 'V-9' };
  await service.post('/api/yard/buy-material', order, { by: 'gus' });
  const again = await service.get('/api/events', 'paul', { 'last-event-id': last });
  const second = again.body!.getReader();
  let text = '';
  while (!text.includes('event: head')) text += new TextDecoder().decode((await second.read()).value);
  await second.cancel();
  expect(text).toMatch(/event: head\ndata: .*"kinds":\[.*"lot.received".*"subjects":\[.*"lot:V-9"/);
  expect(text).not.toContain('event: job');
});

const keep = (by: PersonId, view: object) =>
  service.post('/api/views', { page: 'yard', shared: false, ...view }, { by });
const views = async (by: PersonId) =>
  viewsSchema.parse(await (await service.get('/api/views?page=yard', by)).json()).views;

it('a view is kept under a name, for oneself or for all, replaced by name, and removed by who made it', async () => {
  await keep('paul', { name: 'old turnings', search: { form: 'turnings', sort: '-age' } });
  await keep('gus', { name: 'held', shared: true, search: { status: 'hold' } });
  await keep('gus', { name: 'mine', search: { find: '<script>"\';--' } });
  expect(await views('paul')).toMatchObject([
    { name: 'held', by: 'gus', own: false },
    { name: 'old turnings', own: true, search: { form: 'turnings', sort: '-age' } },
  ]);
  expect((await views('gus'))[1]).toMatchObject({ name: 'mine', search: { find: '<script>"\';--' } });
  await keep('gus', { name: 'held', shared: false, search: { status: 'cleared' } });
  expect(await views('gus')).toMatchObject([{ search: { status: 'cleared' } }, { name: 'mine' }]);
  expect(await views('paul')).toHaveLength(1);
  const [{ id } = { id: '' }] = await views('paul');
  const kept = { page: 'yard', shared: false, name: 'sent twice', search: {} };
  const [first, again] = [
    await service.post('/api/views', kept, { by: 'paul', key: 'view-once' }),
    await service.post('/api/views', kept, { by: 'paul', key: 'view-once' }),
  ];
  expect([await again.text(), again.headers.get('idempotency-replayed')]).toEqual([
    await first.text(),
    'true',
  ]);
  expect((await service.remove(`/api/views/${id}`, 'gus')).status).toBe(404);
  expect((await service.remove(`/api/views/${id}`, 'paul')).status).toBe(200);
  expect(await views('paul')).toMatchObject([{ name: 'sent twice' }]);
  const odd = [
    { name: '' },
    { name: 'x'.repeat(61) },
    { name: 'a', search: { a: 1 } },
    { name: 'a', page: 'no' },
  ];
  for (const one of odd) expect((await keep('paul', { search: {}, ...one })).status).toBe(400);
});

it('what was said of a sheet is found again by its headings, by everybody, and stands in the backup', async () => {
  const said = { map: ['#B=mass[kg]'], decimal: 'comma' } as const;
  const find = async (headings: readonly string[]) =>
    layoutSchema.parse(
      await (await service.post('/api/sheets/layout/find', { headings }, { by: 'mel' })).json(),
    );
  expect(await find(['Los', 'Menge'])).toMatchObject({ said: null });
  const order = { headings: ['Los', 'Menge '], supplier: 'shop A', said };
  expect((await service.post('/api/sheets/layout', order, { by: 'rita' })).status).toBe(403);
  expect((await service.post('/api/sheets/layout', order, { by: 'gus' })).status).toBe(200);
  expect(await find([' los', 'MENGE'])).toMatchObject({ said, by: 'gus', supplier: 'shop A' });
  const rows = await (await service.plant.office()).rows();
  expect(rows.filter(({ table }) => table === 'layout')).toMatchObject([{ row: { person: 'gus' } }]);
});

it('a scenario that was run shows its report, and the list of calculations says which documents each reads', async () => {
  const stock = { method: 'stock', inputs: { stock: [2, 4, 6], lifetime: { type: 'fixed', mean: 8 } } };
  const address = (await start(JSON.stringify(stock), 'stock', 'lifecycle')).headers.get('location')!;
  await ended(address);
  const page = await service.get(address, 'paul', { accept: 'application/vnd.remelt.page+json' });
  expect(await page.json()).toMatchObject({ format: 'remelt-page/1', title: 'Life cycle: stock' });
  const { calculations } = (await (await service.get('/api/calculations', 'paul')).json()) as {
    readonly calculations: readonly object[];
  };
  expect(calculations).toContainEqual(
    expect.objectContaining({ name: 'scenario', format: 'remelt-scenario/1' }),
  );
});

it('a plan that is stopped shows the best charge so far, with how often it passes', async () => {
  const plan = JSON.parse(readFileSync('docs/formats/plan.example.json', 'utf8')) as { heats: object[] };
  const route = [{ operation: 'vacuum-induction', fidelity: 'table' }];
  const document = { ...plan, heats: [{ ...plan.heats[0], route }] };
  const address = (await start(JSON.stringify(document), 'e', 'plan')).headers.get('location')!;
  while (!(await job(address)).words.startsWith('best so far')) await setTimeout(10);
  await service.remove(address, 'paul');
  const stopped = await ended(address);
  expect(stopped).toMatchObject({
    state: 'stopped',
    words: 'stopped: best so far',
    incumbent: { value: expect.any(Number), unit: 'USD', of: 'cost of a charge that is not checked yet' },
    error: {
      code: 'cancelled',
      message: expect.stringMatching(/, not checked yet, .*% of drawn heats pass; nothing is reserved/),
    },
  });
  // the first charge was found, and not all of it was checked
  expect(stopped.done).toBeGreaterThanOrEqual(0.5);
  expect(stopped.done).toBeLessThan(1);
  const { details } = stopped.error as { details: { path: string; value: number; unit: string }[] };
  // what was found and what bounds it stay, as numbers
  const { incumbent, bound } = stopped;
  expect(bound).toMatchObject({ unit: 'USD', of: 'cost of the charge' });
  expect(bound!.value).toBeGreaterThan(0);
  expect(bound!.value).toBeLessThanOrEqual(incumbent!.value);
  const sum_kg = details.reduce((sum, { value }) => sum + value, 0);
  expect(sum_kg).toBeGreaterThan(1000);
  expect(sum_kg).toBeLessThan(1100);
});

it('the camera is on until who admits persons switches it off for the whole plant, and says who did', async () => {
  const camera = async () => cameraSchema.parse(await (await service.get('/api/camera', 'rita')).json());
  const session = async (by: PersonId) =>
    sessionDocument.parse(await (await service.get('/api/session', by)).json()).camera;
  expect(await camera()).toEqual({ format: 'remelt-camera/1', on: true });
  const byMelter = await service.post('/api/camera', { on: false }, { by: 'mel' });
  expect([byMelter.status, await byMelter.json()]).toMatchObject([403, { error: { code: 'forbidden' } }]);
  expect((await service.get('/api/camera', null)).status).toBe(401);
  expect((await service.post('/api/camera', { on: 'no' }, { by: 'anna' })).status).toBe(400);
  expect((await service.post('/api/camera', { on: false }, { by: 'anna' })).status).toBe(200);
  expect(await camera()).toMatchObject({ on: false, by: 'anna', at: expect.stringMatching(/Z$/) });
  expect(await session('mel')).toBe(false);
  await service.post('/api/camera', { on: true }, { by: 'bert' });
  expect([await camera(), await session('mel')]).toMatchObject([{ on: true, by: 'bert' }, true]);
});

it('what a signed checkpoint covers is answered anew, although the ledger is the same', async () => {
  const context = await service.plant.open();
  const keys = memoryKeys();
  Object.assign(context, { signedHeads: { lastSigned: keys.lastSigned } });
  const signer = await context.store.signIn({ token: tokenOf('anna') });
  const anna = { ...context, keys, store: signedStore(context.store, signer) };
  const { keys: made } = await runTask(makeKey, { origin: 'ledger.remelt.example/test' }, anna);
  const ask = async (path: string, tag?: string) =>
    service.get(`/api/proof/${path}`, 'rita', tag === undefined ? {} : { 'if-none-match': tag });
  const before = await ask('checkpoint-state');
  expect(await before.json()).toMatchObject({ signed: 0, cure: expect.stringMatching(/^sign a checkpoint/) });
  await runTask(signCheckpoint, {}, anna);
  for (const path of ['checkpoint-state', 'show-history']) {
    const { size } = await context.store.head();
    const signed = await ask(path);
    const tag = signed.headers.get('etag')!;
    expect((await ask(path, tag)).status).toBe(304);
    keys.noteSigned(made[0]!.verifierKey, await context.store.checkpoint(size - 1));
    const other = await ask(path, tag);
    expect([other.status, (await context.store.head()).size]).toEqual([200, size]);
    expect(JSON.stringify(await other.json())).toContain(`"signed":${size - 1}`);
    keys.noteSigned(made[0]!.verifierKey, await context.store.head());
  }
  // the key stays where it is: the server reads what it has signed, and signs nothing
  const asked = await service.post('/api/proof/sign-checkpoint', {}, { by: 'anna' });
  expect(await asked.json()).toMatchObject({
    error: { message: 'the private half of the key of the log is not here' },
  });
});
