import { createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { stateOf, statusIn } from './printer-status.ts';
import { type SimulatedPrinter, simulatedPrinter } from './testing/simulated-printer.ts';
import { openPrinter } from './zpl-printer.ts';

let printer: SimulatedPrinter | undefined;
afterEach(async () => {
  await printer?.close();
  printer = undefined;
});
const at = (port: number, answers = true) => ({
  ...{ printer: 'yard', host: '127.0.0.1', port, answers },
  patience_ms: 300,
});

it('hands labels over and asks before and after how the printer is', async () => {
  printer = await simulatedPrinter();
  const open = await openPrinter(at(printer.port));
  expect(open.state).toEqual({ faults: [], waiting: 0 });
  printer.set({ paperOut: true }, 'after');
  expect(await open.print('^XA^FDR-1^FS^XZ\n')).toEqual({ faults: ['it is out of labels'], waiting: 0 });
  open.close();
  expect(printer.printed()).toBe('^XA^FDR-1^FS^XZ\n');
});

it('says everything that keeps a printer from printing', async () => {
  printer = await simulatedPrinter();
  printer.set({ paused: true, headOpen: true, ribbonOut: true });
  const open = await openPrinter(at(printer.port));
  open.close();
  expect(open.state!.faults).toEqual(['it is paused', 'its head is open', 'it is out of ribbon']);
});

it('refuses a printer that is off, that is silent, and what is no printer', async () => {
  printer = await simulatedPrinter();
  const { port } = printer;
  await printer.close();
  await expect(openPrinter(at(port))).rejects.toMatchObject({
    ...{ code: 'unavailable', message: expect.stringContaining('cannot be reached') },
    details: [{ path: 'printer', value: 'yard' }],
  });
  printer = await simulatedPrinter();
  printer.silence();
  await expect(openPrinter(at(printer.port))).rejects.toThrow('does not say how it is');
  const other = createServer((socket) =>
    socket
      .on('error', () => undefined)
      .resume()
      .end('HTTP/1.1 400\r\n'),
  );
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
  const { port: strange } = other.address() as { port: number };
  await expect(openPrinter(at(strange))).rejects.toThrow(/closed the connection|no status/);
  await new Promise((ended) => other.close(ended));
});

it('does not ask a printer behind a box that hands no answers back', async () => {
  printer = await simulatedPrinter();
  printer.silence();
  const open = await openPrinter(at(printer.port, false));
  expect([open.state, await open.print('^XA^XZ')]).toEqual([null, null]);
  open.close();
});

it('leaves a printer that keeps its half of the connection, and hands everything over before', async () => {
  const heard: string[] = [];
  const held: Socket[] = [];
  const keeping = createServer({ allowHalfOpen: true }, (socket) => {
    held.push(socket);
    socket.setEncoding('latin1').on('error', () => undefined);
    // it says something that nobody has asked for
    socket.write('ready');
    socket.on('data', (chunk) => heard.push(String(chunk)));
  });
  await new Promise<void>((ready) => keeping.listen(0, '127.0.0.1', ready));
  await expect.poll(openSockets).toBe(0);
  const { port } = keeping.address() as { port: number };
  const open = await openPrinter(at(port, false));
  const labels = '^XA^FDR-1^FS^XZ\n'.repeat(20_000);
  await open.print(labels);
  open.close();
  await expect.poll(() => heard.join('').length).toBe(labels.length);
  // that of the printer alone is left
  await expect.poll(openSockets).toBe(1);
  for (const socket of held) socket.destroy();
  await new Promise((ended) => keeping.close(ended));
});

const openSockets = (): number =>
  process.getActiveResourcesInfo().filter((what) => what === 'TCPSocketWrap').length;

it('reads the example of the guide, and no other text', () => {
  const example =
    '\u0002030,0,0,1245,000,0,0,0,000,0,0,0\u0003\r\n\u0002000,0,0,0,0,2,4,0,00000000,1,000\u0003\r\n\u00021234,0\u0003\r\n';
  expect(statusIn(example.slice(0, -6))).toBeUndefined();
  expect(stateOf(statusIn(example)!)).toEqual({ faults: [], waiting: 0 });
  expect(stateOf([['a'], ['b'], ['c']])).toBeNull();
});
