import { Socket } from 'node:net';
import { ModbusTCPClient } from 'jsmodbus';
import type { TagMap } from '../../documents/heats/tag-map.ts';
import { ConflictError, systemError } from '../../foundation/errors.ts';
import type { LinkDriver, LinkPort, RunningLink, Tried } from '../driver.ts';
import { LiveSource, type LiveTimes, mapOfSource } from '../recorder/live-source.ts';
import { type Block, blocksOf, numberIn } from './registers.ts';

/** From question to question, until an answer has come, and until the next try [ms]. */
interface ModbusTimes extends LiveTimes {
  readonly every_ms?: number;
  readonly answer_ms?: number;
  readonly again_ms?: number;
}
const TIMES = { every_ms: 1000, answer_ms: 3000, again_ms: 2000 };

/** What devices say in place of an answer (Modbus Application Protocol 1.1b3, 7). */
const EXCEPTIONS: ReadonlyMap<number, string> = new Map([
  [1, 'the device does not know the question'],
  [2, 'the device has no such register'],
  [3, 'the device refuses so many registers'],
  [4, 'the device has failed'],
  [5, 'the device needs more time'],
  [6, 'the device is busy'],
  [10, 'the gateway has no way to the device'],
  [11, 'the device behind the gateway does not answer'],
]);

/** A connection to a device, asked for registers alone: the questions of functions 3 and 4. */
interface Device {
  readonly ask: (block: Block) => Promise<Buffer>;
  readonly close: () => void;
}

/** Furnace controllers over Modbus TCP. Only questions that read leave it. */
export const modbusDriver: LinkDriver = {
  start: (port) => startModbus(port),
  tryOut: tryModbus,
};

/** Reads the registers of a device every second; a device that is gone is asked again until it is there. Throws InputError without a map. */
export function startModbus(port: LinkPort, more: ModbusTimes = {}): RunningLink {
  const map = mapOfSource(port.source);
  const times = { ...TIMES, ...more };
  const live = new LiveSource(port, map, more);
  const stopped = new AbortController();
  const running = keepAsking(port, { map, live, times, signal: stopped.signal });
  return {
    stop: async () => {
      stopped.abort();
      await running;
      await live.stop();
    },
  };
}

interface Asking {
  readonly map: TagMap;
  readonly live: LiveSource;
  readonly times: typeof TIMES;
  readonly signal: AbortSignal;
}

async function keepAsking(port: LinkPort, { map, live, times, signal }: Asking): Promise<void> {
  const blocks = blocksOf(map.tags);
  while (!signal.aborted) {
    try {
      const device = await connected(port, times, signal);
      try {
        port.say('works', 'connected');
        while (!signal.aborted) {
          const begun_ms = port.now().getTime();
          const told: string[] = [];
          for (const block of blocks)
            told.push(...takeBlock(await device.ask(block), { block, live, at_ms: port.now().getTime() }));
          port.heard(told.join('; '));
          await pause(times.every_ms - (port.now().getTime() - begun_ms), signal);
        }
      } finally {
        device.close();
      }
    } catch (error) {
      if (signal.aborted) return;
      port.say('waits', `${wordsOf(error)}; asked again in ${Math.ceil(times.again_ms / 1000)} s`);
      await pause(times.again_ms, signal);
    }
  }
}

function takeBlock(
  bytes: Buffer,
  { block, live, at_ms }: { readonly block: Block; readonly live: LiveSource; readonly at_ms: number },
): string[] {
  return block.tags.map(({ tag, register }) => {
    const value = numberIn(bytes, block, register);
    live.take({ tag, at_ms, value, isGood: Number.isFinite(value) });
    return `${tag} ${value}`;
  });
}

/** A connection to the device of a source. Rejects where none is made in time. */
async function connected(
  { address }: Pick<LinkPort, 'address'>,
  { answer_ms }: Pick<typeof TIMES, 'answer_ms'>,
  signal: AbortSignal,
): Promise<Device> {
  if (address?.reach !== 'tcp') throw new ConflictError('the source has no address of a device');
  const socket = new Socket();
  const client = new ModbusTCPClient(socket, Number(address.settings.unit ?? 1), answer_ms);
  await opened(socket, address, { answer_ms, signal });
  const broken = new Promise<never>((_, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the device has closed the connection')));
  });
  broken.catch(() => undefined);
  const abort = () => socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  return {
    ask: async ({ table, start, count }) => {
      const asked =
        table === 'holding'
          ? client.readHoldingRegisters(start, count)
          : client.readInputRegisters(start, count);
      const late = new Promise<never>((_, reject) => {
        setTimeout(() => reject(new Error('the device does not answer')), answer_ms).unref();
      });
      late.catch(() => undefined);
      const { response } = await Promise.race([asked, broken, late]);
      const bytes = response.body.valuesAsBuffer;
      if (!Buffer.isBuffer(bytes) || bytes.length !== 2 * count)
        throw new Error(`the device answers ${bytes?.length ?? 0} bytes where ${2 * count} were asked`);
      return bytes;
    },
    close: () => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
    },
  };
}

async function opened(
  socket: Socket,
  { host, port }: { readonly host: string; readonly port: number },
  { answer_ms, signal }: { readonly answer_ms: number; readonly signal: AbortSignal },
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => fail(new Error(`nobody answers at ${host}:${port}`)), answer_ms);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    signal.addEventListener('abort', () => fail(new Error('stopped')), { once: true });
    socket.once('error', fail);
    socket.connect({ host, port }, () => {
      clearTimeout(timer);
      socket.removeListener('error', fail);
      resolve();
    });
  });
  // what breaks later is told by whoever asks
  socket.on('error', () => undefined);
}

/** What a fault means, in words. */
function wordsOf(error: unknown): string {
  const { err, message, response } = error as {
    readonly err?: string;
    readonly message?: string;
    readonly response?: { readonly body?: { readonly code?: number } };
  };
  if (err === 'ModbusException')
    return (
      EXCEPTIONS.get(response?.body?.code ?? 0) ?? `the device refuses the question (${response?.body?.code})`
    );
  const { code } = systemError(error);
  if (code === 'ECONNREFUSED') return 'nothing listens at its address';
  if (err === 'Timeout') return 'the device does not answer';
  if (err !== undefined) return `the device answers something else (${err})`;
  return message ?? 'the device does not answer';
}

const pause = (time_ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.max(0, time_ms));
    signal.addEventListener('abort', end, { once: true });
  });

/** Reads all tags once. */
async function tryModbus(
  { source, address }: Pick<LinkPort, 'source' | 'address'>,
  within_ms: number,
): Promise<Tried> {
  const signal = AbortSignal.timeout(within_ms);
  try {
    const { tags } = mapOfSource(source);
    const device = await connected({ address }, { answer_ms: within_ms }, signal);
    try {
      const told: string[] = [];
      for (const block of blocksOf(tags)) {
        const bytes = await device.ask(block);
        told.push(...block.tags.map(({ tag, register }) => `${tag} ${numberIn(bytes, block, register)}`));
      }
      return { heard: true, words: `${told.length} tags read`, raw: told.join('; ') };
    } finally {
      device.close();
    }
  } catch (error) {
    return { heard: false, words: wordsOf(error), raw: null };
  }
}
