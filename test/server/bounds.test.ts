import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/faces/server/app.ts';
import { turnsOf } from '../../src/faces/server/identity/pace.ts';
import { listen } from '../../src/faces/server/serve.ts';
import { type Service, servedPlant, tokenOf } from './founded.ts';

let service: Service;
let port: Awaited<ReturnType<typeof listen>>;
/** What is answered to half of a head: asked first, because a server waits ten seconds for the rest. */
let halfSent: Promise<string>;
beforeAll(async () => {
  service = await servedPlant('own');
  port = await listen(service.plant, { port: 0 });
  halfSent = answerToHalf(port.address);
});
afterAll(async () => {
  await port.close();
  await service.close();
});

/** Reads a stream to its end, or as far as `until` wants. */
async function told(answer: Response, until = (_: string) => false): Promise<string> {
  const reader = answer.body!.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += new TextDecoder().decode(value);
    if (!until(text)) continue;
    await reader.cancel();
    return text;
  }
}

it('the stream of events ends with the session, and with the person', async () => {
  const app = createApp(service.plant);
  const entered = await service.post('/api/session', { token: tokenOf('gus') }, { by: null });
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
  const stream = await app.request('/api/events', { headers: { cookie } });
  const end = told(stream);
  await app.request('/api/session', { method: 'DELETE', headers: { cookie, 'remelt-person': 'gus' } });
  expect(await end).toContain('event: head');
  // a token that is replaced proves nobody from then on
  const ofToken = told(await service.get('/api/events', 'lea'));
  const { store } = await service.plant.open();
  const signer = await store.signIn({ token: tokenOf('lea') });
  const next = { type: 'setCredential', person: 'lea', tokenSha256: 'c'.repeat(64), by: 'lea' } as const;
  await store.execute(next, { signer });
  expect(await ofToken).toContain('event: head');
});

it('what is booked at once after a sign-out does not reach the stream of that session', async () => {
  const app = createApp(service.plant);
  const entered = await service.post('/api/session', { token: tokenOf('gus') }, { by: null });
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
  const stream = await app.request('/api/events', { headers: { cookie } });
  let signOut = async (): Promise<void> => {
    signOut = async () => undefined;
    await app.request('/api/session', { method: 'DELETE', headers: { cookie, 'remelt-person': 'gus' } });
    const bought = { material: 'Ni-electrolytic', mass_g: 1000, lot: 'AFTER-1' };
    expect((await service.post('/api/yard/buy-material', bought)).status).toBe(200);
  };
  const reader = stream.body!.getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
    if (text.includes('event: head')) await signOut();
  }
  expect(text).not.toContain('AFTER-1');
});

it('a visitor hears that something was booked, and not about what', async () => {
  const heard = told(await service.get('/api/events', 'ivo'), (text) => text.split('event: head').length > 2);
  await service.post('/api/yard/buy-material', { material: 'Ni-electrolytic', mass_g: 1000, lot: 'S-1' });
  const text = await heard;
  expect(text).not.toMatch(/lot:|kinds|subjects/);
});

it('so many streams of one person are open, and one that ends makes room', async () => {
  const app = createApp(service.plant);
  const ask = () => app.request('/api/events', { headers: { authorization: `Bearer ${tokenOf('paul')}` } });
  const open = await Promise.all(Array.from({ length: 20 }, ask));
  expect(open.map(({ status }) => status)).toEqual(Array(20).fill(200));
  // a stream counts once it is read
  const readers = open.map(({ body }) => body!.getReader());
  await Promise.all(readers.map((reader) => reader.read()));
  const more = await ask();
  expect([more.status, more.headers.get('retry-after')]).toEqual([429, '30']);
  expect(JSON.stringify(await more.json())).toContain('too many pages of yours listen');
  await readers[0]!.cancel();
  await expect.poll(async () => (await ask()).status).toBe(200);
  await Promise.all(readers.slice(1).map((reader) => reader.cancel()));
});

it('so many jobs of one person wait; another person still gets theirs', async () => {
  const slow = { ...service.plant.compute, run: () => new Promise<never>(() => undefined) };
  const app = createApp({ ...service.plant, compute: slow });
  const ask = async (by: 'paul' | 'mel') => {
    const answer = await app.request('/api/calculations/identify', {
      method: 'POST',
      body: '{}',
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        ...{ prefer: 'respond-async', authorization: `Bearer ${tokenOf(by)}` },
      },
    });
    return answer.status;
  };
  const codes: number[] = [];
  for (let i = 0; i < 12; i += 1) codes.push(await ask('paul'));
  expect(codes).toEqual([...Array(10).fill(202), 429, 429]);
  expect(await ask('mel')).toBe(202);
});

it('large work is done in turns, and refused where too many wait', async () => {
  const inTurn = turnsOf({ atOnce: 2, waiting: 3 });
  let [running, most] = [0, 0];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return 'done';
  };
  const all = await Promise.all(Array.from({ length: 8 }, () => inTurn(work)));
  expect(all.filter((one) => one === null)).toHaveLength(3);
  expect(most).toBe(2);
  // a turn that fails is given back
  await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await Promise.all([inTurn(work), inTurn(work)])).toEqual(['done', 'done']);
});

it('nothing large is read of who is unknown, nor more than the limit of who is known', async () => {
  const body = 'x'.repeat(17 * 1024 * 1024);
  const unknown = await service.post('/api/sheets/lots', body, { by: null });
  const known = await service.post('/api/sheets/lots', body, {
    headers: { 'content-length': String(body.length) },
  });
  expect([unknown.status, known.status]).toEqual([401, 413]);
});

/** Status and words of the answer to a large body, for a client that sends all of it slowly before it listens, as many do. */
async function answerTo(size: number, token: string, address: string): Promise<string> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1').pause();
  let [answer, failed] = ['', ''];
  const ended = new Promise<void>((resolve) => void socket.on('close', () => resolve()));
  socket.on('error', ({ message }) => {
    failed = message;
  });
  const write = (data: string | Buffer) => new Promise<void>((done) => void socket.write(data, () => done()));
  const head = [
    ...['POST /api/sheets/lots HTTP/1.1', 'Host: localhost', 'Connection: close'],
    ...['Content-Type: application/json', `Idempotency-Key: ${crypto.randomUUID()}`],
    ...[`Authorization: Bearer ${token}`, `Content-Length: ${size}`, '', ''],
  ];
  await write(head.join('\r\n'));
  const piece = Buffer.alloc(size / 8, 'x');
  for (let sent = 0; sent < 8 && failed === ''; sent += 1) {
    await write(piece);
    await setTimeout(200);
  }
  socket.on('data', (data) => {
    answer += String(data);
  });
  socket.resume();
  await ended;
  const [, status = failed] = /^HTTP\/1.1 (\d+)/.exec(answer) ?? [];
  return answer.includes('"message"') ? status : failed || answer.slice(0, 100);
}

it('every large body of many at once is answered in words, also one that is refused before it is read', async () => {
  const { address } = port;
  const MB = 1024 * 1024;
  const codes = await Promise.all([
    answerTo(24 * MB, tokenOf('gus'), address),
    answerTo(12 * MB, 'of-nobody', address),
    ...Array.from({ length: 24 }, () => answerTo(2 * MB, tokenOf('gus'), address)),
  ]);
  expect(['413', '503']).toContain(codes[0]);
  expect(codes[1]).toBe('401');
  // what is in turn is read, and refused for what it holds
  for (const code of codes.slice(2)) expect(['400', '503']).toContain(code);
}, 60_000);

const answerToHalf = (address: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: l');
    let text = '';
    socket.on('data', (data) => {
      text += String(data);
    });
    socket.on('close', () => resolve(text));
  });

it('a half-sent head is not waited for', async () => {
  expect(await halfSent).toContain('408');
});
