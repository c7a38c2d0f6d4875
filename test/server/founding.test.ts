import { afterEach, expect, it } from 'vitest';
import { createCompute } from '../../src/engine/compute.ts';
import { openMemoryStore } from '../../src/evidence/ledger/testing/memory-store.ts';
import { createApp } from '../../src/faces/server/app.ts';
import { newFoundingWord } from '../../src/faces/server/founding.ts';
import { DEFAULT_SEED } from '../../src/tasks/context.ts';
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
  service = serviceOf({ compute, store, clock, seed: DEFAULT_SEED, actor });
  const app = createApp({ ...service.plant, foundingWord });
  const json = { 'content-type': 'application/json' };
  const enter = async (): Promise<string> => {
    const body = JSON.stringify({ person: 'p-qual' });
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
  return { store, enter, found };
}

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
