import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { type Doorbell, doorbell, waitAfter } from './doorbell.ts';

const KEY = randomBytes(32);
const SECRET = `whsec_${KEY.toString('base64')}`;
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver that answers with these, the last one for ever, and a bell at its door. */
async function atDoor(statuses: readonly number[], environment: NodeJS.ProcessEnv) {
  const heard: Heard[] = [];
  const server = createServer(async (request, reply) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
    reply.writeHead(statuses[Math.min(heard.length, statuses.length) - 1]!, { location: '/other' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const [said, taken]: [string[], string[]] = [[], []];
  const bell: Doorbell = doorbell({
    ...{ source: 'sap-1', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bell` },
    now: () => new Date('2026-12-02T18:30:00.000Z'),
    say: (condition, words) => said.push(`${condition}: ${words}`),
    taken: (cursor) => taken.push(cursor),
    ...{ environment, again_ms: [10, 40] },
  });
  ends.push(bell.close, () => server.close());
  return { heard, said, taken, bell };
}

it('rings again until it is heard, signed by Standard Webhooks, and then is still', async () => {
  const { heard, said, taken, bell } = await atDoor([500, 302, 500, 204], {
    REMELT_WEBHOOK_SAP_1_SECRET: SECRET,
  });
  bell.news('c1');
  await vi.waitFor(() => expect(taken).toEqual(['c1']));
  expect(heard).toHaveLength(4);
  for (const { headers, body } of heard) {
    expect(body).toBe('{"cursor":"c1"}');
    expect(headers['webhook-timestamp']).toBe(String(Date.parse('2026-12-02T18:30:00Z') / 1000));
    const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', KEY).update(content).digest('base64')}`,
    );
  }
  expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const since = 'it has failed since 2026-12-02T18:30:00.000Z, and is told again by itself';
  expect(said).toEqual([
    `fault: it answered 500; ${since}`,
    `fault: it answered 302: a bell goes nowhere else, so enter the address where it leads; ${since}`,
    `fault: it answered 500; ${since}`,
    'works: it took the last bell',
  ]);
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(heard).toHaveLength(4);
});

it('tells the newest of what came while it waited, once', async () => {
  const { heard, taken, bell } = await atDoor([500, 200], { REMELT_WEBHOOK_SAP_1_SECRET: SECRET });
  for (const cursor of ['c1', 'c2', 'c3']) bell.news(cursor);
  await vi.waitFor(() => expect(taken).toEqual(['c3']));
  expect(heard.map(({ body }) => body)).toEqual(['{"cursor":"c1"}', '{"cursor":"c3"}']);
  expect(heard[0]!.headers['webhook-id']).not.toBe(heard[1]!.headers['webhook-id']);
});

it('sends nothing without a secret, never says it, and takes it from a file that comes later', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bell-'));
  ends.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'secret');
  const { heard, said, taken, bell } = await atDoor([200], { REMELT_WEBHOOK_SAP_1_SECRET_FILE: file });
  bell.news('c1');
  await vi.waitFor(() =>
    expect(said[0]).toMatch(/^fault: the file that REMELT_WEBHOOK_SAP_1_SECRET_FILE names/),
  );
  writeFileSync(file, 'whsec_c2hvcnQ=\n');
  await vi.waitFor(() =>
    expect(said.at(-1)).toMatch(/its secret is not whsec_ and 24 to 64 bytes in base64/),
  );
  expect(heard).toHaveLength(0);
  writeFileSync(file, `${SECRET}\n`);
  await vi.waitFor(() => expect(taken).toEqual(['c1']));
  expect(said.join('\n')).not.toMatch(/c2hvcnQ|whsec_[A-Za-z0-9+/]{20}/);
});

/** A bell at an address of its own. */
function bellAt(url: string, more: Partial<Parameters<typeof doorbell>[0]> = {}) {
  const said: string[] = [];
  const bell = doorbell({
    ...{ source: 'sap-1', url, now: () => new Date('2026-12-02T18:30:00.000Z') },
    ...{ say: (_condition, words) => said.push(words), taken: () => undefined, again_ms: [10, 40] },
    environment: { REMELT_WEBHOOK_SAP_1_SECRET: SECRET },
    ...more,
  });
  ends.push(bell.close);
  return { bell, said };
}

it('says that a secret is another one, that nobody is there, and that an address is unknown', async () => {
  for (const [status, words] of [
    [401, 'it answered 401: both sides need the same secret'],
    [404, 'it answered 404: nobody takes bells at this address'],
    [413, 'it answered 413; it has failed since'],
  ] as const) {
    const { said, bell } = await atDoor([status], { REMELT_WEBHOOK_SAP_1_SECRET: SECRET });
    bell.news('c1');
    await vi.waitFor(() => expect(said[0]).toContain(words));
  }
  const { bell, said } = bellAt('http://127.0.0.1:9/bell');
  bell.news('c1');
  await vi.waitFor(() => expect(said[0]).toMatch(/^it cannot be reached/));
});

it('waits for no receiver that takes a bell and never answers, or answers letter by letter', async () => {
  for (const first of ['', 'HTTP/1.1 200']) {
    const sockets: Socket[] = [];
    const slow = createTcpServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
      socket.write(first);
      const drip = setInterval(() => first && socket.write(' '), 20);
      socket.on('close', () => clearInterval(drip));
    });
    ends.push(() => {
      for (const socket of sockets) socket.destroy();
      slow.close();
    });
    slow.listen(0, '127.0.0.1');
    await once(slow, 'listening');
    const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}/bell`;
    const { bell, said } = bellAt(url, { answer_ms: 150 });
    bell.news('c1');
    await vi.waitFor(() => expect(said[0]).toMatch(/^it did not answer within 0\.15 s/));
  }
});

it('goes on through a week of errors, says since when, and rings once when the receiver is back', async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'Date'],
    now: Date.parse('2026-12-02T18:30:00Z'),
  });
  ends.push(() => vi.useRealTimers());
  const WEEK_S = 7 * 86_400;
  let [rings, isBack] = [0, false];
  const bodies: string[] = [];
  const server = createServer(async (request, reply) => {
    for await (const part of request) bodies[rings] = String(part);
    rings += 1;
    reply.writeHead(isBack ? 204 : 500, { connection: 'close' }).end();
  });
  ends.push(() => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bell`;
  const taken: string[] = [];
  const said: string[] = [];
  const { bell } = bellAt(url, {
    ...{ now: () => new Date(), say: (_condition, words) => said.push(words) },
    ...{ taken: (cursor) => taken.push(cursor), again_ms: [5000, 900_000] },
  });
  const heard = async (count: number): Promise<void> => {
    while (said.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  bell.news('c1');
  let waited_s = 0;
  for (let n = 1; waited_s < WEEK_S; n++) {
    await heard(n);
    if (n === 50) bell.news('c2');
    const wait_s = Math.min(900, 5 * 2 ** (n - 1));
    await vi.advanceTimersByTimeAsync(wait_s * 1000 - 1);
    expect(rings).toBe(n);
    waited_s += wait_s;
    isBack = waited_s >= WEEK_S;
    await vi.advanceTimersByTimeAsync(1);
  }
  const failures = rings;
  await heard(failures + 1);
  // a quarter of an hour apart at most: 8 waits that double, then 671 of 900 s
  expect(failures).toBe(679);
  expect(said.at(-2)).toBe(
    'it answered 500; it has failed since 2026-12-02T18:30:00.000Z, and is told again by itself',
  );
  expect(said.at(-1)).toBe('it took the last bell');
  expect(taken).toEqual(['c2']);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(bodies).toHaveLength(failures + 1);
  expect(bodies.at(-1)).toBe('{"cursor":"c2"}');
}, 30_000);

it('waits longer and longer, and goes on for a week', () => {
  expect([1, 2, 3, 8, 9, 5000].map((failures) => waitAfter(failures) / 1000)).toEqual([
    5, 10, 20, 640, 900, 900,
  ]);
});
