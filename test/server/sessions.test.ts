import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompute } from '../../src/engine/compute.ts';
import { createApp } from '../../src/faces/server/app.ts';
import { initLedger } from '../../src/tasks/proof/init-ledger/init-ledger.ts';
import { runTask } from '../../src/tasks/task.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { type Service, servedPlant, serviceOf, tokenOf } from './founded.ts';

let service: Service;
beforeAll(async () => {
  service = await servedPlant('own');
});
afterAll(() => service.close());

const signIn = (order: object, to = service) =>
  to.post('/api/session', order, { by: null, headers: { origin: 'http://localhost' } });
/** The cookie that an answer sets, as the page of a person sends it back. */
const cookieOf = (answer: Response, person: string) => ({
  cookie: answer.headers.get('set-cookie')!.split(';')[0]!,
  'remelt-person': person,
});

const askedAgain = async (answer: Response): Promise<{ readonly sentence: string }> => {
  const { error } = (await answer.json()) as { error: { code: string; sentence: string } };
  expect([answer.status, error.code]).toEqual([401, 'confirm-person']);
  return error;
};

it('a demonstration is entered as one of its persons, and books as that person', async () => {
  const compute = createCompute();
  const context = memoryContext({ compute });
  await runTask(initLedger, {}, context);
  const demo = serviceOf(context, undefined, service.plant.office);
  try {
    const app = createApp(demo.plant);
    expect((await demo.get('/api/yard/list-lots', null)).status).toBe(401);
    const form = await (await demo.get('/login', null, { accept: 'text/html' })).text();
    expect(form).toContain('<option value="p-goods">');
    const entered = await app.request('/login', {
      method: 'POST',
      body: new URLSearchParams({ person: 'p-goods' }),
    });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/start']);
    const cookie = cookieOf(entered, 'p-goods');
    const order = { material: 'Ni-electrolytic', mass_g: 1000, lot: 'V-1' };
    const booked = await demo.post('/api/yard/buy-material', order, { by: null, headers: cookie });
    expect(booked.status).toBe(200);
    const hold = { lot: 'V-1', reason: 'r' };
    expect((await demo.post('/api/yard/clear-lot', hold, { by: null, headers: cookie })).status).toBe(403);
    expect((await signIn({ person: 'nobody' }, demo)).status).toBe(401);
    const page = await (await demo.get('/start', null, { ...cookie, accept: 'text/html' })).text();
    expect(page).toContain('action="/logout"');
  } finally {
    await demo.close();
  }
});

describe('a session', () => {
  it('begins with the own token, acts as that person, and ends when it is signed out of', async () => {
    const answer = await signIn({ token: tokenOf('gus') });
    expect([answer.status, await answer.json()]).toEqual([200, { signedIn: true }]);
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict/);
    const cookie = cookieOf(answer, 'gus');
    const order = { material: 'Ni-electrolytic', mass_g: 1000, lot: 'V-1' };
    const booked = await service.post('/api/yard/buy-material', order, { by: null, headers: cookie });
    expect(booked.status).toBe(200);
    const { store } = await service.plant.open();
    const [record] = await store.history('lot:V-1');
    expect(record!.body).toMatchObject({ by: 'gus' });
    const here = await service.get('/api/session', null, cookie);
    expect(await here.json()).toMatchObject({ plant: 'The Works', person: { id: 'gus' } });
    const office = await service.plant.office();
    const secret = cookie.cookie.split('=')[1]!;
    expect(await office.signIns.session(secret, '2000-01-01T00:00:00Z')).toBeNull();
    const app = createApp(service.plant);
    await app.request('/api/session', { method: 'DELETE', headers: cookie });
    expect((await service.get('/api/yard/list-lots', null, cookie)).status).toBe(401);
  });

  it('ends when the token that it began on is replaced', async () => {
    const cookie = cookieOf(await signIn({ token: tokenOf('lea') }), 'lea');
    expect((await service.get('/api/yard/list-lots', null, cookie)).status).toBe(200);
    const order = { token: 'remelt_another-token-long-enough-to-be-one' };
    const prove = (headers: Record<string, string>) =>
      service.post('/api/persons/prove-person', order, { by: null, headers: { ...cookie, ...headers } });
    const { sentence } = await askedAgain(await prove({}));
    const again = { sentence, token: tokenOf('lea') };
    const { confirmation } = (await (
      await service.post('/api/session/confirmation', again, { by: null, headers: cookie })
    ).json()) as { confirmation: string };
    const replaced = await prove({ 'remelt-confirmation': confirmation });
    expect(replaced.status).toBe(200);
    expect((await service.get('/api/yard/list-lots', null, cookie)).status).toBe(401);
  });

  it('ends after a shift', async () => {
    const late = createApp({ ...service.plant, clock: () => new Date(Date.now() + 13 * 3600_000) });
    const cookie = cookieOf(await signIn({ token: tokenOf('paul') }), 'paul');
    expect((await service.get('/api/yard/list-lots', null, cookie)).status).toBe(200);
    expect((await late.request('/api/yard/list-lots', { headers: cookie })).status).toBe(401);
  });

  it('begins for a whole shift at once from one address: good ones are no guesses', async () => {
    const shift = await Promise.all(Array.from({ length: 14 }, () => signIn({ token: tokenOf('mel') })));
    expect(shift.map(({ status }) => status)).toEqual(Array(14).fill(200));
  });

  it('does not let tries wait without an end: what is beyond a shift is refused at once, and not counted as a guess', async () => {
    const all = await Promise.all(Array.from({ length: 80 }, () => signIn({ token: tokenOf('mel') })));
    const codes = all.map(({ status }) => status);
    expect(codes).toEqual([...Array(50).fill(200), ...Array(30).fill(429)]);
    expect(all.at(-1)!.headers.get('retry-after')).toBe('10');
    expect((await signIn({ token: tokenOf('mel') })).status).toBe(200);
  });

  it('is not guessed: tries are counted, kept, and stopped, and what was typed is not repeated', async () => {
    const first = await signIn({ token: 'guessed-by-chance' });
    expect([first.status, await first.text()]).toEqual([
      401,
      expect.not.stringContaining('guessed-by-chance'),
    ]);
    const wrong = await signIn({ token: 'guessed-by-chance', more: 'secret words' });
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.not.stringMatching(/guessed|secret w/)]);
    const atOnce = await Promise.all(Array.from({ length: 14 }, (_, i) => signIn({ token: `guess-${i}` })));
    const refused = atOnce.filter(({ status }) => status === 401).length;
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(10);
    expect(atOnce.at(-1)!.status).toBe(429);
    const stopped = await signIn({ token: tokenOf('anna') });
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers.get('retry-after'))).toBeLessThanOrEqual(300);
    expect(await stopped.text()).toContain('10 refused tries from one address in 5 minutes');
    expect(JSON.stringify(service.log)).not.toMatch(/guess|token-of/);
  });

  it('is asked for by a page: a browser is led to the form', async () => {
    const html = { accept: 'text/html' };
    const led = await service.get('/start', null, html);
    expect([led.status, led.headers.get('location')]).toEqual([303, '/login']);
    const form = await (await service.get('/login', null, html)).text();
    expect(form).toMatch(/<form method="post" action="\/login">.*name="person".*type="password"/);
  });
});
