import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../src/desk/context.ts';
import { type Service, servedPlant, serviceOf } from './founded.ts';

/** A server, and the one after it, which has the ledger and none of the answers that the first one kept. */
let first: Service;
let next: Service;
let context: TaskContext;
beforeAll(async () => {
  first = await servedPlant();
  context = await first.plant.open();
  next = serviceOf(context);
});
afterAll(async () => {
  await next.close();
  await first.close();
});

const turnings = {
  ...{ row: 2, lotClass: 'purchased-scrap', originClass: 'pre-consumer-external' },
  ...{ lotId: 'T-1', form: 'turnings', mass_g: 10_000, owner: 'plant', supplier: 'forge' },
  ...{ declaredGrade: 'H230', analyses: [] },
};

it('S3: a booking whose answer was lost is answered from its records, also where its task decides on the state', async () => {
  const twice = async (path: string, body: object, by: 'gus', more = {}) => {
    const options = { by, key: `once-${path}`, headers: more };
    const told = await first.post(`/api/${path}`, body, options);
    const answer = await told.text();
    expect(told.status, answer).toBe(200);
    const head = await context.store.head();
    const again = await next.post(`/api/${path}`, body, options);
    expect([again.status, await again.text()], path).toEqual([200, answer]);
    expect(await context.store.head()).toEqual(head);
  };
  await twice('yard/buy-material', { material: 'Ni-electrolytic', mass_g: 5000, lot: 'Ni' }, 'gus');
  const rows = await first.post('/api/yard/book-returns', { rows: [turnings] }, { by: 'gus', key: 'rows' });
  expect(rows.status, await rows.clone().text()).toBe(200);
  const gate = {
    ...{ radiation: { rate_per_s: 10, background_per_s: 10, counted_s: 60 }, closedCavities: 'none' },
    ...{ oil: 0.08, mutilation: 'not-parts', exportClass: 'free', declared: 'fits' },
  };
  await twice('yard/check-gate', { lot: 'T-1', ...gate }, 'gus');
  const read = await first.get('/api/yard/show-lot?lot=T-1', 'gus');
  // as the page sends it: on what it has read
  const onHead = { 'If-Match': read.headers.get('etag')! };
  await twice('yard/process-lot', { lot: 'T-1', treatment: 'washing', clean_g: 9000 }, 'gus', onHead);
});

it('S3: the key of a booking whose answer was lost is no key for another request', async () => {
  const body = { material: 'Ni-electrolytic', mass_g: 5000, lot: 'Ni-2' };
  await first.post('/api/yard/buy-material', body, { by: 'gus', key: 'once-more' });
  const other = { ...body, lot: 'Ni-3' };
  const refused = await next.post('/api/yard/buy-material', other, { by: 'gus', key: 'once-more' });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('this idempotency key stands for another request');
});
