import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Listening, listen } from '../../src/faces/server/serve.ts';
import { type Service, servedPlant, tokenOf } from './founded.ts';

const FIFTY_MB = 50 * 1024 * 1024;
const PART = new Uint8Array(64 * 1024).fill(0x20);

let service: Service;
let place: Listening;
beforeAll(async () => {
  service = await servedPlant();
  place = await listen(service.plant, { port: 0 });
});
afterAll(async () => {
  await place.close();
  await service.close();
});

/** What the server answers to these bytes, with nothing of HTTP made or mended on the way. */
async function raw(lines: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(place.address).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write([...lines, '', ''].join('\r\n'));
  const answer = text(socket);
  // a server that leaves it open without a word fails the test, not one that is slow
  socket.setTimeout(20_000, () => socket.destroy());
  return answer;
}

const bearer = `Authorization: Bearer ${tokenOf('gus')}`;
const upload = ['POST /api/yard/book-returns HTTP/1.1', 'Content-Type: application/json', bearer];
const host = () => `Host: ${new URL(place.address).host}`;

it('refuses 50 MB by their length before any of them is sent, and says the limit and the cure', async () => {
  const answer = await raw([...upload, host(), `Content-Length: ${FIFTY_MB}`, 'Connection: close']);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain('at most 16 MB');
  expect(answer).toContain('send it in parts');
});

it('refuses 50 MB of unsaid length when the limit is passed, not when all was read', async () => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (out) => {
      if (sent >= FIFTY_MB) return out.close();
      out.enqueue(PART);
      sent += PART.length;
    },
  });
  const answer = await fetchStream(`${place.address}/api/yard/book-returns`, body);
  expect(answer.status).toBe(413);
  expect(JSON.stringify(await answer.json())).toContain('send it in parts');
  expect(sent).toBeLessThan(FIFTY_MB);
});

const fetchStream = (address: string, body: ReadableStream<Uint8Array>): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': 'large',
      authorization: `Bearer ${tokenOf('gus')}`,
    },
  } as RequestInit);

it('answers to its own name only, and leads out of no folder', async () => {
  const get = (path: string, ...headers: string[]) =>
    raw([`GET ${path} HTTP/1.1`, ...headers, 'Connection: close']);
  expect(await get('/healthz', 'Host: evil.example')).toMatch(/^HTTP\/1\.1 403 /);
  for (const two of [
    ['Host: evil.example', host()],
    [host(), 'host: evil.example'],
    [host(), host()],
  ])
    expect(await get('/healthz', ...two), two.join()).toMatch(/^HTTP\/1\.1 400 /);
  expect(await get('/healthz')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await get('http://evil.example/healthz', host())).not.toMatch(/^HTTP\/1\.1 200 /);
  for (const path of ['/..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd', '/../../etc/passwd'])
    expect(await get(path, host(), bearer), path).toMatch(/^HTTP\/1\.1 40[04] /);
});

it('puts no line of a caller into a header of its answer', async () => {
  for (const path of ['/api/yard/show-lot?lot=a%0d%0aSet-Cookie:%20x=1', '/%0d%0aSet-Cookie:%20x=1']) {
    const answer = await raw([`GET ${path} HTTP/1.1`, host(), bearer, 'Connection: close']);
    expect(answer.split('\r\n\r\n')[0], path).not.toMatch(/^set-cookie/im);
  }
  const bent = await raw(['GET /healthz HTTP/1.1', host(), 'Remelt-Client: a\rb', 'Connection: close']);
  expect(bent).toMatch(/^HTTP\/1\.1 400 /);
});
