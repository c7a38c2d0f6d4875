import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/faces/server/app.ts';
import { type PersonId, type Service, servedPlant, tokenOf } from './founded.ts';

/** Makes the same sessions again. */
const SEED = 20261201;

let service: Service;
beforeAll(async () => {
  service = await servedPlant('own');
});
afterAll(() => service.close());

/** The cookie of a session of a person. */
async function cookieOf(person: PersonId): Promise<string> {
  const entered = await service.post('/api/session', { token: tokenOf(person) }, { by: null });
  return entered.headers.get('set-cookie')!.split(';')[0]!;
}

let lots = 0;
/** Buys a lot as a browser does: with its cookie, and the person that its page shows. */
async function buys(cookie: string, shown?: string) {
  lots += 1;
  const order = { material: 'Ni-electrolytic', mass_g: 1000, lot: `B-${lots}` };
  const headers = { cookie, ...(shown === undefined ? {} : { 'remelt-person': shown }) };
  const answer = await service.post('/api/yard/buy-material', order, { by: null, headers });
  const { error } = (await answer.json()) as { error?: { message: string; details: { path?: string }[] } };
  return { lot: order.lot, status: answer.status, error };
}

const booked = async (lot: string): Promise<number> =>
  (await (await service.plant.open()).store.history(`lot:${lot}`)).length;

describe('a write of a browser', () => {
  it('W10: is booked by the person that its page shows', async () => {
    const { status, lot } = await buys(await cookieOf('gus'), 'gus');
    expect([status, (await booked(lot)) > 0]).toEqual([200, true]);
  });

  it('is refused in words where another person is signed in here now, and nothing is recorded', async () => {
    const { status, error, lot } = await buys(await cookieOf('gus'), 'mel');
    expect([status, error]).toMatchObject([
      409,
      { code: 'conflict', message: 'GUS is signed in here now', details: [{ path: 'Remelt-Person' }] },
    ]);
    expect(await booked(lot)).toBe(0);
  });

  it('is refused where it does not say whom its page shows', async () => {
    const { status, error, lot } = await buys(await cookieOf('gus'));
    expect([status, error?.details[0]?.path, await booked(lot)]).toEqual([400, 'Remelt-Person', 0]);
  });

  it('is held to it at every address that writes, also to sign out', async () => {
    const app = createApp(service.plant);
    const cookie = await cookieOf('gus');
    const paths = [
      '/api/views',
      '/api/account/pin',
      '/api/sheets/lots',
      '/api/calculate/identify',
      '/api/no/such',
    ];
    for (const path of paths) {
      const answer = await service.post(path, {}, { by: null, headers: { cookie, 'remelt-person': 'mel' } });
      expect([path, answer.status]).toEqual([path, 409]);
    }
    const ends = (person: string) =>
      app.request('/api/session', { method: 'DELETE', headers: { cookie, 'remelt-person': person } });
    expect((await ends('mel')).status).toBe(409);
    expect((await service.get('/api/yard/list-lots', null, { cookie })).status).toBe(200);
    expect((await ends('gus')).status).toBe(200);
    expect((await service.get('/api/yard/list-lots', null, { cookie })).status).toBe(401);
  });

  it(`W10: whoever is signed in and whomever the page shows, no record names another (seed ${SEED})`, async () => {
    const persons = ['gus', 'mel', 'anna', 'ivo'] as const;
    const cookies = new Map<string, string>();
    for (const person of persons) cookies.set(person, await cookieOf(person));
    const { store } = await service.plant.open();
    let recorded = 0;
    const one = fc.constantFrom(...persons);
    const property = fc.asyncProperty(one, fc.option(one, { nil: undefined }), async (here, shown) => {
      const before = (await store.head()).size;
      const { status } = await buys(cookies.get(here)!, shown);
      const records = await store.records(before);
      recorded += records.length;
      expect(status === 200).toBe(here === 'gus' && shown === 'gus');
      expect(records.every(({ body }) => body.by === shown)).toBe(true);
    });
    await fc.assert(property, { seed: SEED, numRuns: process.env.REMELT_LONG === '1' ? 10_000 : 60 });
    expect(recorded).toBeGreaterThan(0);
  }, 900_000);

  it('is not asked of a program, which shows nobody', async () => {
    const order = { material: 'Ni-electrolytic', mass_g: 1000, lot: 'P-1' };
    expect((await service.post('/api/yard/buy-material', order, { by: 'gus' })).status).toBe(200);
  });
});

describe('who guesses', () => {
  const PASSWORD = 'four words of no sort';
  /** A sign-in from an address, with the cookies that its browser has. */
  async function tries(from: string, order: object, { cookie = '', hours = 0 } = {}) {
    const app = createApp({ ...service.plant, clock: () => new Date(Date.now() + hours * 3600_000) });
    const incoming = { socket: { remoteAddress: from, remotePort: 1, remoteFamily: 'IPv4' }, rawHeaders: [] };
    const answer = await app.request(
      '/api/session',
      {
        method: 'POST',
        body: JSON.stringify(order),
        headers: { 'content-type': 'application/json', cookie },
      },
      { incoming },
    );
    const known = answer.headers.getSetCookie().find((one) => one.startsWith('remelt_known='));
    const told = answer.status === 429 ? await answer.text() : '';
    return { status: answer.status, cookie: known?.split(';')[0] ?? '', told };
  }
  const wrong = (person: string) => ({ person, password: 'wrong words of no sort' });

  it('keeps nobody out elsewhere, and nobody who signed in from this browser before', async () => {
    for (const person of ['gus', 'lea'] as const)
      await service.post('/api/account/enrol', { token: tokenOf(person), password: PASSWORD }, { by: null });
    const right = { person: 'gus', password: PASSWORD };
    const { status, cookie } = await tries('10.0.0.1', right);
    expect([status, cookie]).toEqual([200, expect.stringMatching(/^remelt_known=[0-9a-f]{16}\./)]);
    for (let i = 0; i < 5; i += 1) expect((await tries('10.0.0.9', wrong('gus'))).status).toBe(401);
    expect((await tries('10.0.0.9', right)).status).toBe(429);
    // from another address, and from the same one in a known browser
    expect((await tries('10.0.0.2', right)).status).toBe(200);
    expect((await tries('10.0.0.9', right, { cookie })).status).toBe(200);
    // a cookie that was made up, or is of another person, makes no browser known
    const forged = cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await tries('10.0.0.9', right, { cookie: forged })).status).toBe(429);
    for (let i = 0; i < 5; i += 1) await tries('10.0.0.9', wrong('lea'));
    expect((await tries('10.0.0.9', { person: 'lea', password: PASSWORD }, { cookie })).status).toBe(429);
  });

  it('has five tries in a known browser too, from whatever address', async () => {
    const hours = 30;
    const { cookie } = await tries('10.0.0.1', { person: 'gus', password: PASSWORD }, { hours });
    const codes: number[] = [];
    for (let i = 0; i < 7; i += 1)
      codes.push((await tries(`10.0.1.${i}`, wrong('gus'), { cookie, hours })).status);
    expect(codes).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const { told } = await tries('10.0.2.1', wrong('gus'), { cookie, hours });
    expect(told).toContain('5 refused tries for one person from one place in 15 minutes');
  });

  it('has a hundred tries a day from all addresses together; a known browser still lets its person in', async () => {
    const hours = 60;
    const right = { person: 'gus', password: PASSWORD };
    const { cookie } = await tries('10.0.0.1', right, { hours });
    let refused = 0;
    for (let i = 0; i < 104; i += 1)
      refused += (await tries(`10.1.${i}.1`, wrong('gus'), { hours })).status === 401 ? 1 : 0;
    expect(refused).toBe(100);
    const stopped = await tries('10.9.9.9', right, { hours });
    expect([stopped.status, stopped.told]).toEqual([
      429,
      expect.stringContaining('100 refused tries for one person from all addresses in 24 hours'),
    ]);
    // until the first of the hundred is a day old
    const [, until = ''] = /wait until (\S+ \S+) UTC/.exec(stopped.told) ?? [];
    const left_h = (Date.parse(`${until.replace(' ', 'T')}Z`) - Date.now()) / 3600_000 - hours;
    expect(left_h).toBeGreaterThan(23.5);
    expect(left_h).toBeLessThanOrEqual(24);
    expect((await tries('10.9.9.9', right, { cookie, hours })).status).toBe(200);
    expect((await tries('10.9.9.9', right, { hours: hours + 25 })).status).toBe(200);
  }, 900_000);
});
