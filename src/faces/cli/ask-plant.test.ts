import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCompute } from '../../engine/compute.ts';
import { plantAsker } from './ask-plant.ts';

const asked: { url: string; token: string | undefined }[] = [];
const server = createServer((request, reply) => {
  asked.push({ url: request.url ?? '', token: request.headers.authorization });
  const path = request.url ?? '';
  if (path.includes('silent')) return;
  const refused = path.includes('refused');
  reply.writeHead(refused ? 403 : 200, { 'content-type': 'application/json' });
  reply.end(
    JSON.stringify(
      refused ? { error: { code: 'forbidden', message: 'a reader does not see this' } } : { rows: [] },
    ),
  );
});
const compute = createCompute({ threads: 1 });
let url = '';
beforeAll(async () => {
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => void server.close(closed));
  await compute.close();
});

const asker = (environment: Readonly<Record<string, string>> = {}) =>
  plantAsker({ compute, clock: () => new Date(), cache: undefined, plantKeys: () => null, environment });
const plant = (more: object) => ({ id: 'a', trust: null, ...more });
const ask = (
  of: object,
  verb: string,
  environment?: Readonly<Record<string, string>>,
  signal?: AbortSignal,
) =>
  asker(environment).ask(
    plant(of),
    { verb, order: { of: ['lot:R-1'], prove: true, find: 'Ni' } },
    signal ?? new AbortController().signal,
  );

it('asks a server with the token of the environment, parts of an order as JSON', async () => {
  expect(await ask({ url, tokenVariable: 'TOKEN_A' }, 'exchange/list-transfers', { TOKEN_A: 't-1' })).toEqual(
    { rows: [] },
  );
  const last = new URL(asked.at(-1)!.url, url);
  expect([last.pathname, asked.at(-1)!.token]).toEqual(['/api/exchange/list-transfers', 'Bearer t-1']);
  expect(Object.fromEntries(last.searchParams)).toEqual({ of: '["lot:R-1"]', prove: 'true', find: 'Ni' });
});

it('hands on what a plant refuses, and names what is missing or off', async () => {
  await expect(ask({ url }, 'x/refused')).rejects.toMatchObject({
    code: 'forbidden',
    message: 'a reader does not see this',
  });
  await expect(ask({ url, tokenVariable: 'TOKEN_A' }, 'x/y')).rejects.toThrow(
    'the variable TOKEN_A of plant a is not set',
  );
  await expect(ask({ url: 'http://127.0.0.1:1' }, 'x/y')).rejects.toMatchObject({ code: 'unavailable' });
  await expect(ask({ folder: '/nowhere/at/all' }, 'yard/list-lots')).rejects.toMatchObject({
    code: 'unavailable',
  });
});

it('stops waiting when it is told to', async () => {
  const stop = new AbortController();
  const waiting = ask({ url }, 'x/silent', {}, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
});
