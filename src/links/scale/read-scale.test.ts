import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readScale } from './read-scale.ts';
import { scaleAddressOf } from './scale-address.ts';
import { simulatedScale } from './simulated-scale.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});

/** A device that does what it is told with each connection. */
async function device(serve: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setEncoding('latin1');
    socket.on('error', () => undefined);
    serve(socket);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  opened.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((ended) => server.close(ended));
  });
  return (server.address() as AddressInfo).port;
}

const read = (port: number, protocol = 'mt-sics', within_ms = 2000) =>
  readScale({
    scale: 'SC-2',
    address: scaleAddressOf(`tcp://127.0.0.1:${port}?protocol=${protocol}`, '--scale'),
    within_ms,
  });

/**
 * What it refuses with, and whether that was `soon`: before a timer of this process that was set when the reading began. Two timers end in
 * the order of their times, however busy the machine is.
 */
async function refusal(reading: Promise<unknown>, soon_ms = 2500) {
  let soon = true;
  const timer = setTimeout(() => {
    soon = false;
  }, soon_ms);
  const { message, code } = await reading.then(
    (shown) => expect.fail(`read ${JSON.stringify(shown)}`),
    (thrown: { message: string; code: string }) => thrown,
  );
  clearTimeout(timer);
  return { message, code, soon };
}

/** Answers each line of a question. */
const answering = (answer: (line: string) => string) => (socket: Socket) =>
  socket.on('data', (chunk) => {
    for (const line of String(chunk).split(/[\r\n]+/)) if (line !== '') socket.write(answer(line), 'latin1');
  });

describe('a scale on the network', () => {
  it('is awaited until it is stable, and tells gross, tare and net', async () => {
    const scale = await simulatedScale();
    opened.push(scale.close);
    const began = performance.now();
    scale.load('512.50');
    expect(await read(scale.port)).toEqual({ net: '512.500', tare: '0.000', gross: '512.500', unit: 'kg' });
    // the load moved for 600 ms
    expect(performance.now() - began).toBeGreaterThan(300);
  });

  it('is refused while it moves, is empty, or holds too much', async () => {
    const scale = await simulatedScale({ capacity_kg: 600 });
    opened.push(scale.close);
    const swinging = await simulatedScale({ settling_ms: 60_000 });
    opened.push(swinging.close);
    swinging.load('100');
    expect(await refusal(read(swinging.port, 'mt-sics', 1000))).toMatchObject({
      code: 'conflict',
      message: 'scale SC-2 is not stable: nothing was read',
    });
    scale.load('0');
    expect((await refusal(read(scale.port))).message).toBe('scale SC-2 shows zero: nothing was read');
    scale.load('600.5');
    expect((await refusal(read(scale.port))).message).toContain('shows overload');
  });

  it('reads a stream that is joined in mid-message, and answers cut into single bytes', async () => {
    const stream = await device((socket) =>
      socket.write('23.45kg\r\nUS,GS,+00500.10kg\r\nST,GS,+00512.50kg\r\n'),
    );
    expect(await read(stream, 'and')).toEqual({ net: '512.50', gross: '512.50', unit: 'kg' });
    const slow = await device(answering((line) => (line === 'TA' ? 'TA I\r\n' : '')));
    const bytes = await device((socket) => {
      const text = '\n 1G     512.500kg \r';
      socket.on('data', () => {
        for (const [i, byte] of [...text].entries()) setTimeout(() => socket.write(byte, 'latin1'), 5 * i);
      });
    });
    expect(await read(bytes, 'sma')).toEqual({ net: '512.500', gross: '512.500', unit: 'kg' });
    expect((await refusal(read(slow))).message).toBe('scale SC-2 has stopped sending');
  });

  it.each([
    ['says nothing', () => undefined, 'does not answer|is silent'],
    ['hangs up at once', (socket: Socket) => socket.destroy(), 'closed the connection|cannot be reached'],
    [
      'drops in mid-message',
      (socket: Socket) => socket.on('data', () => socket.end('S S     512')),
      'closed the connection in the middle of a message',
    ],
    [
      'never ends a line',
      (socket: Socket) => {
        const flood = setInterval(() => socket.write('9'.repeat(10_000)), 5);
        socket.on('close', () => clearInterval(flood));
      },
      'sends something that is not mt-sics',
    ],
    [
      'speaks something else',
      answering(() => 'HTTP/1.1 400 Bad Request\r\n'),
      'sends something that is not mt-sics',
    ],
    [
      'sends bytes that are no text',
      (socket: Socket) => {
        const flood = setInterval(() => socket.write(Buffer.from([0, 255, 27, 91, 50, 74, 13, 10])), 5);
        socket.on('close', () => clearInterval(flood));
      },
      'sends something that is not mt-sics',
    ],
  ])('that %s is told of within two seconds', async (_, serve, words) => {
    const { message, code, soon } = await refusal(read(await device(serve), 'mt-sics', 5000));
    expect(message).toMatch(new RegExp(words));
    expect(code).toBe('unavailable');
    expect(soon).toBe(true);
  });

  it('that nobody listens for is told of at once', async () => {
    // by the refusal itself, not by a silence that ends
    expect((await refusal(read(1))).message).toContain('cannot be reached (ECONNREFUSED)');
  });
});

/** `script` gives a pseudo-terminal: a real device of the system, without a cable. */
const hasTerminals = existsSync('/usr/bin/script') && existsSync('/dev/pts');

it.skipIf(!hasTerminals)(
  'a scale on a serial port is read, and one without a device is told of',
  async () => {
    const terminal = spawn('script', ['-qec', 'stty raw -echo; tty; exec sleep 20', '/dev/null'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    opened.push(async () => terminal.kill('SIGKILL'));
    terminal.stdout.setEncoding('latin1');
    const path = await new Promise<string>((found) => {
      let text = '';
      let isFound = false;
      terminal.stdout.on('data', (chunk: string) => {
        text += chunk;
        const [name] = /\/dev\/pts\/\d+(?=[\r\n])/.exec(text) ?? [];
        if (name !== undefined && !isFound) {
          isFound = true;
          text = '';
          found(name);
        }
        if (text.includes('TA\r\n')) terminal.stdin.write('TA A     12.50 kg\r\n');
        if (text.includes('SI\r\n')) terminal.stdin.write('S S    500.00 kg\r\n');
        if (isFound && text.endsWith('\n')) text = '';
      });
    });
    const address = (device: string) =>
      scaleAddressOf(`serial:${device}?protocol=mt-sics&baud=9600`, '--scale');
    expect(await readScale({ scale: 'SC-2', address: address(path), within_ms: 3000 })).toEqual({
      ...{ net: '500.00', tare: '12.50', gross: '512.50', unit: 'kg' },
    });
    const gone = await refusal(
      readScale({ scale: 'SC-2', address: address('/dev/no-such-port'), within_ms: 3000 }),
    );
    expect(gone.message).toContain('its serial port cannot be used');
  },
);
