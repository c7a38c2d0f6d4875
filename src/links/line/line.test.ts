import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunningLink } from '../driver.ts';
import { fakePort, until } from '../testing/fake-port.ts';
import { lineDriver } from './line.ts';

let server: Server;
let port: number;
let sockets: Socket[] = [];
let running: RunningLink[] = [];
const listen = async (at = 0) => {
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
  }).listen(at, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as { port: number }).port;
};
const hangUp = () => {
  for (const one of sockets) one.destroy();
  sockets = [];
};
beforeEach(() => listen());
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  running = [];
  hangUp();
  server.close();
});

const line = async (settings = '', answer?: Parameters<typeof fakePort>[1]) => {
  const address = `tcp://127.0.0.1:${port}${settings}`;
  const fake = fakePort({ driver: 'tcp-line', address }, answer);
  running.push(lineDriver.start(fake.port));
  await until(
    () => sockets.length > 0,
    () => fake.said,
  );
  return { ...fake, send: (text: string) => sockets.at(-1)!.write(text, 'latin1') };
};
const texts = ({ booked }: { readonly booked: readonly { readonly text: string }[] }) =>
  booked.map(({ text }) => text);

it.each([
  ['?end=line', ['A;1\r\nB;2\n', 'C;', '3\r', '\n'], ['A;1', 'B;2', 'C;3']],
  ['?end=crlf', ['A\nB\r\n'], ['A\nB']],
  ['?end=etx', ['\x02A\r\nB\x03\r\n\x02C', '\x03'], ['A\r\nB', 'C']],
  ['?end=pause&pause_ms=100', ['A\r\n', 'B\r\n'], ['A\r\nB\r\n']],
])('cuts telegrams by %s', async (settings, parts, telegrams) => {
  const fake = await line(settings);
  for (const part of parts) {
    fake.send(part);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await until(
    () => fake.booked.length === telegrams.length,
    () => fake,
  );
  expect(texts(fake)).toEqual(telegrams);
  expect(fake.raw.at(-1)).toBe(telegrams.at(-1));
});

it('connects again after a cut, and never reads half a telegram as a whole one', async () => {
  const fake = await line();
  fake.send('A;1\nB;2');
  await until(
    () => fake.booked.length === 1,
    () => fake,
  );
  hangUp();
  await until(
    () => fake.said.some((one) => one.includes('3 characters of a telegram were cut off')),
    () => fake.said,
  );
  await until(
    () => sockets.length > 0,
    () => fake.said,
  );
  fake.send('C;3\n');
  await until(
    () => fake.booked.length === 2,
    () => fake,
  );
  expect(texts(fake)).toEqual(['A;1', 'C;3']);
  expect(fake.said.at(-1)).toBe('works: the line is connected');
});

it('keeps telegrams while the server does not answer, in their order', async () => {
  let isThere = false;
  const fake = await line('', async () => {
    if (!isThere) throw new Error('the server does not answer');
    return { kind: 'booked', words: '' };
  });
  fake.send('A\nB\nC\n');
  await until(
    () => fake.said.at(-1)?.includes('telegrams wait: the server does not answer'),
    () => fake.said,
  );
  isThere = true;
  await until(
    () => fake.booked.length === 3,
    () => fake,
  );
  expect(texts(fake)).toEqual(['A', 'B', 'C']);
});

it('says that a line floods, reads no further until it is booked, and loses nothing', async () => {
  let isOpen = false;
  const fake = await line('', async () => {
    while (!isOpen) await new Promise((resolve) => setTimeout(resolve, 10));
    return { kind: 'booked', words: '' };
  });
  fake.send(Array.from({ length: 400 }, (_, i) => `telegram ${i}\n`).join(''));
  await until(
    () => fake.said.some((one) => one.includes('it sends faster than it can be booked')),
    () => fake.said,
  );
  isOpen = true;
  await until(
    () => fake.booked.length === 400,
    () => fake.booked.length,
  );
  expect(fake.said.at(-1)).toBe('works: the line is connected');
});

it('says that what comes has no end', async () => {
  const fake = await line();
  fake.send('x'.repeat(1_100_000));
  await until(
    () => fake.said.at(-1)?.includes('without the end of a telegram'),
    () => fake.said,
  );
  expect(fake.booked).toEqual([]);
});

it('is tried out: what it says, and that it says nothing or cannot be reached', async () => {
  const { port: ask } = fakePort({ driver: 'tcp-line', address: `tcp://127.0.0.1:${port}` });
  const trying = lineDriver.tryOut(ask, 3000);
  await until(
    () => sockets.length > 0,
    () => sockets.length,
  );
  sockets[0]!.write('Sample;Cr\n');
  expect(await trying).toEqual({
    heard: true,
    words: 'the line is connected, and a telegram came',
    raw: 'Sample;Cr\n',
  });
  expect(await lineDriver.tryOut(ask, 300)).toMatchObject({ heard: false, raw: null });
  const none = fakePort({ driver: 'tcp-line', address: 'tcp://127.0.0.1:1' });
  expect((await lineDriver.tryOut(none.port, 3000)).words).toContain('cannot be reached');
});
