import { afterEach, expect, it, vi } from 'vitest';
import { DEFAULT_SEED } from '../../src/desk/context.ts';
import { Memory } from '../../src/desk/memory.ts';
import { firstRunDocument, foundedDocument } from '../../src/documents/first-run.ts';
import { sessionDocument } from '../../src/documents/session.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { COMMANDS, type Command } from '../../src/evidence/ledger/commands.ts';
import { openMemoryStore } from '../../src/evidence/ledger/testing/memory-store.ts';
import { createApp } from '../../src/faces/server/app.ts';
import { heldUntilFounded, newFoundingWord } from '../../src/faces/server/identity/founding.ts';
import { ForbiddenError } from '../../src/foundation/errors.ts';
import { type Service, serviceOf } from './founded.ts';

let service: Service;
afterEach(() => service.close());

const WORD = newFoundingWord();
const PERSONS = ['anna', 'bert'].map((id) => ({
  ...{ id, name: id.toUpperCase(), roles: ['quality', 'certifier'] },
  token: `remelt_token-of-${id}-long-enough-to-be-one`,
}));

/** A server in an empty folder, as `serve` begins one: of the invented plant, entered without a password. */
function unfounded(foundingWord: string | undefined) {
  const clock = () => new Date();
  const compute = createCompute();
  const people = compute.facts().plant.persons;
  const store = openMemoryStore({
    clock,
    salts: (bytes) => new Uint8Array(bytes),
    people,
    demonstration: true,
  });
  const actor = { kind: 'machine', user: 'test' } as const;
  service = serviceOf({ compute, store, clock, seed: DEFAULT_SEED, actor, memory: new Memory() });
  const app = createApp({
    ...service.plant,
    foundingWord: foundingWord === undefined ? undefined : async () => foundingWord,
  });
  const json = { 'content-type': 'application/json' };
  const enter = async (person = 'p-qual'): Promise<string> => {
    const body = JSON.stringify({ person });
    const entered = await app.request('/api/session', { method: 'POST', headers: json, body });
    expect(entered.status).toBe(200);
    return entered.headers.get('set-cookie')!.split(';')[0]!;
  };
  const found = async (cookie: string, key: string, word?: string) =>
    app.request('/api/proof/init-ledger', {
      method: 'POST',
      headers: {
        ...json,
        cookie,
        'Remelt-Person': 'p-qual',
        'idempotency-key': key,
        ...(word === undefined ? {} : { 'Remelt-Founding-Word': word }),
      },
      body: JSON.stringify({ plant: 'w', name: 'W', persons: PERSONS }),
    });
  /** A booking that founds nothing by itself. */
  const buy = async (cookie: string, more: Record<string, string> = {}, body: object = BOUGHT) =>
    app.request('/api/yard/buy-material', {
      method: 'POST',
      headers: {
        ...json,
        cookie,
        'Remelt-Person': 'p-goods',
        'idempotency-key': `buy-${more.key ?? ''}`,
        ...more,
      },
      body: JSON.stringify(body),
    });
  const ask = (what: string, body?: object, word = WORD) =>
    app.request(`/api/first-run/${what}`, {
      method: 'POST',
      headers: { ...json, 'Remelt-Founding-Word': word },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  return { app, store, enter, found, buy, ask };
}

const BOUGHT = { material: 'ni-briquette', mass_g: 100_000 };

it('W9: no booking whatever founds a demonstration of an empty ledger without the word', async () => {
  const { store, enter, found, buy } = unfounded(WORD);
  const cookie = await enter('p-goods');
  const refused = await buy(cookie);
  expect([refused.status, await refused.text()]).toEqual([
    403,
    expect.stringContaining('no plant is founded here yet, so nothing is booked'),
  ]);
  const asJob = await buy(cookie, { prefer: 'respond-async', key: 'job' });
  expect(asJob.status).not.toBe(200);
  expect((await store.head()).size).toBe(0);
  // so its owner can still say whose it is
  expect((await found(await enter(), 'k', WORD)).status).toBe(200);
  expect(await store.roster()).toMatchObject({ demonstration: false });
});

it('W9: nothing is kept beside a ledger that nobody founded', async () => {
  const { app, enter } = unfounded(WORD);
  const cookie = await enter('p-qual');
  for (const path of [
    '/api/backup/place',
    '/api/camera',
    '/api/views',
    '/api/sheets/kept',
    '/api/sheets/layout',
  ]) {
    const headers = {
      'content-type': 'application/json',
      cookie,
      'Remelt-Person': 'p-qual',
      'idempotency-key': path,
    };
    const refused = await app.request(path, { method: 'POST', headers, body: '{"on":false}' });
    expect([path, refused.status]).toEqual([path, 403]);
  }
});

it('W9: with the word a first booking begins a demonstration, and the next needs none', async () => {
  const { store, enter, buy } = unfounded(WORD);
  const cookie = await enter('p-goods');
  expect((await buy(cookie, { 'Remelt-Founding-Word': WORD })).status).toBe(200);
  expect(await store.roster()).toMatchObject({ demonstration: true, plant: {} });
  expect((await buy(cookie, { key: 'next' }, { ...BOUGHT, lot: 'V-2' })).status).toBe(200);
});

it('W9: every task that books is refused in an empty ledger, by the store that all of them book in', async () => {
  const { store } = unfounded(WORD);
  const held = heldUntilFounded(store, async () => {
    throw new ForbiddenError('the word', {});
  });
  for (const type of Object.keys(COMMANDS))
    await expect(held.execute({ type } as Command)).rejects.toThrow('the word');
  // a dry run books nothing
  const tried = held.execute({ type: 'revokeKey' } as Command, { trial: true });
  await expect(tried).rejects.not.toThrow('the word');
});

it('W9: who reaches the port first founds no plant without the word of the terminal; wrong words are counted', async () => {
  const { store, enter, found } = unfounded(WORD);
  const cookie = await enter();
  const without = await found(cookie, 'k');
  expect([without.status, await without.text()]).toEqual([
    403,
    expect.stringContaining('the word that this server has printed at its terminal'),
  ]);
  for (let guess = 0; guess < 5; guess++)
    expect((await found(cookie, `k${guess}`, `0000-0000-0000-000${guess}`)).status).toBe(401);
  // the right word too, now
  expect((await found(cookie, 'k6', WORD)).status).toBe(429);
  expect((await store.head()).size).toBe(0);
});

it('W9: the word founds the plant', async () => {
  const { store, enter, found } = unfounded(WORD);
  const founded = await found(await enter(), 'k', WORD);
  expect(founded.status, await founded.clone().text()).toBe(200);
  expect(await store.roster()).toMatchObject({ demonstration: false, plant: { id: 'w' } });
});

it('W9: where no word was printed nobody founds over the network', async () => {
  const { store, enter, found } = unfounded(undefined);
  expect((await found(await enter(), 'k', 'undefined')).status).toBe(403);
  expect((await store.head()).size).toBe(0);
});

const FOUNDED = {
  ...{ name: 'Alloy Works', plant: 'works' },
  persons: [
    { name: 'Anna Berg', id: 'anna', roles: ['quality', 'planner'], password: 'granite-window-lemon-otter' },
    { name: 'Bert Carl', id: 'bert', roles: ['certifier'] },
  ],
};

it('the first page begins a plant with the word: who has a password is signed in, the other gets a link', async () => {
  const { app, store, ask } = unfounded(WORD);
  const here = async (cookie = '') =>
    sessionDocument.parse(await (await app.request('/api/session', { headers: { cookie } })).json());
  expect((await here()).empty).toBe(true);
  expect((await ask('plant', FOUNDED, 'wrong-word')).status).toBe(401);
  const weak = FOUNDED.persons.map((one) => ({ ...one, password: 'alloyworks-anna' }));
  const refused = await ask('plant', { ...FOUNDED, persons: weak });
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining('persons[0].password'),
  ]);
  const alone = FOUNDED.persons.map((one) => ({ ...one, roles: ['melter'] }));
  expect((await ask('plant', { ...FOUNDED, persons: alone })).status).toBe(400);
  // what was refused has left nothing
  expect((await store.head()).size).toBe(0);
  expect(await (await service.plant.office()).accounts.account('anna')).toBeNull();
  const founded = await ask('plant', FOUNDED);
  const { person, tokens } = foundedDocument.parse(await founded.json());
  expect([person, tokens.map((one) => one.person)]).toEqual(['anna', ['bert']]);
  const cookie = founded.headers.get('set-cookie')!.split(';')[0]!;
  const session = await here(cookie);
  expect(session).toMatchObject({ plant: 'Alloy Works', demonstration: false, person: { id: 'anna' } });
  expect(session.empty).toBeUndefined();
  // nobody was shown her token: what takes other hands is signed by her, and a second press changes nothing
  const anna = (await store.roster()).persons.find(({ id }) => id === 'anna');
  expect(anna).not.toHaveProperty('handedOut');
  expect((await ask('plant', FOUNDED)).status).toBe(409);
  const enrolled = await app.request('/api/account/enrol', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'e' },
    body: JSON.stringify({ token: tokens[0]!.token, password: 'copper-ladder-violet-moth' }),
  });
  expect(enrolled.status, await enrolled.clone().text()).toBe(200);
});

it('a double press begins one plant, into which its person signs in', async () => {
  const { app, ask } = unfounded(WORD);
  const pressed = await Promise.all([ask('plant', FOUNDED), ask('plant', FOUNDED)]);
  expect(pressed.map(({ status }) => status).sort()).toEqual([200, 409]);
  const again = await app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: 'anna', password: FOUNDED.persons[0]!.password }),
  });
  expect(again.status, await again.text()).toBe(200);
});

it('the first page plays the demonstration, which is entered at once', async () => {
  const { app, store, ask } = unfounded(WORD);
  expect((await ask('demonstration', undefined, '')).status).toBe(401);
  const begun = firstRunDocument.parse(await (await ask('demonstration')).json());
  expect(begun.state).toBe('preparing');
  expect(await store.roster()).toMatchObject({ demonstration: true, plant: {} });
  expect((await ask('demonstration')).status).toBe(409);
  await vi.waitFor(async () => expect((await store.head()).size).toBeGreaterThan(20), 30_000);
  service.stop();
  await vi.waitFor(async () => {
    const { state, failed } = firstRunDocument.parse(await (await app.request('/api/first-run')).json());
    // what the end of the server stops has not failed
    expect([state, failed]).toEqual(['begun', undefined]);
  }, 60_000);
}, 120_000);
