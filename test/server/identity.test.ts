import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/faces/server/app.ts';
import { type PersonId, type Service, servedPlant, tokenOf } from './founded.ts';

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
  it('is booked by the person that its page shows', async () => {
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

  it('is not asked of a program, which shows nobody', async () => {
    const order = { material: 'Ni-electrolytic', mass_g: 1000, lot: 'P-1' };
    expect((await service.post('/api/yard/buy-material', order, { by: 'gus' })).status).toBe(200);
  });
});
