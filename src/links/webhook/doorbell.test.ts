import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
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
    `fault: it answered 302; ${since}`,
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

it('waits longer and longer, and goes on for a week', () => {
  expect([1, 2, 3, 8, 9, 5000].map((failures) => waitAfter(failures) / 1000)).toEqual([
    5, 10, 20, 640, 900, 900,
  ]);
});
