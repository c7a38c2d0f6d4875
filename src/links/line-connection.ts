import { connect } from 'node:net';
import { UnavailableError } from '../foundation/errors.ts';
import type { LineAddress } from './line-address.ts';

/** A connection to a scale or an instrument. Texts are bytes as Latin-1. */
export interface LineConnection {
  readonly send: (text: string) => void;
  /** Reads no more until `resume`: whoever sends over the network waits, a serial line may lose what it sends. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => void;
}

/** What a connection tells. */
export interface Listener {
  readonly open: () => void;
  readonly text: (text: string) => void;
  /** It was refused, or has ended; why, in words. */
  readonly end: (words: string) => void;
}

/** Connects by TCP or by a serial port of this machine. */
export const connectLine = (at: LineAddress, listener: Listener): LineConnection =>
  'host' in at ? tcpLink(at, listener) : serialLink(at, listener);

function tcpLink(
  at: { readonly host: string; readonly port: number },
  { open, text, end }: Listener,
): LineConnection {
  const socket = connect(at);
  socket.setEncoding('latin1');
  socket.setNoDelay(true);
  socket.on('connect', open);
  socket.on('data', (chunk) => text(String(chunk)));
  socket.on('error', (error: NodeJS.ErrnoException) =>
    end(`it cannot be reached (${error.code ?? 'network'})`),
  );
  socket.on('close', () => end('it closed the connection'));
  return {
    send: (message) => void socket.write(message, 'latin1'),
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    close: () => void socket.destroy(),
  };
}

/** Bytes that are read from a serial port at once. */
const CHUNK = 256;

type SerialAt = Extract<LineAddress, { readonly path: string }>;

function serialLink({ path, ...settings }: SerialAt, { open, text, end }: Listener): LineConnection {
  let isClosed = false;
  let going: Promise<void> = Promise.resolve();
  let go: (() => void) | null = null;
  const opening = (async () => {
    const { autoDetect } = await serialPorts();
    return autoDetect().open({ path, ...settings, stopBits: 1, lock: true });
  })();
  const run = async (): Promise<void> => {
    const port = await opening;
    open();
    const buffer = Buffer.alloc(CHUNK);
    while (!isClosed) {
      await going;
      const { bytesRead } = await port.read(buffer, 0, CHUNK);
      if (bytesRead > 0) text(buffer.toString('latin1', 0, bytesRead));
    }
  };
  const failed = (error: unknown): void => {
    if (isClosed) return;
    const words = error instanceof Error ? error.message : String(error);
    end(`its serial port cannot be used (${words.slice(0, 120)})`);
  };
  run().catch(failed);
  return {
    send: (message) => void opening.then((port) => port.write(Buffer.from(message, 'latin1'))).catch(failed),
    pause: () => {
      if (go) return;
      going = new Promise((resolve) => {
        go = resolve;
      });
    },
    resume: () => {
      go?.();
      go = null;
    },
    close: () => {
      isClosed = true;
      go?.();
      void opening.then((port) => port.close()).catch(() => undefined);
    },
  };
}

/** The library of serial ports, loaded for a serial scale only: it holds machine code, which not every system has. */
async function serialPorts(): Promise<typeof import('@serialport/bindings-cpp')> {
  try {
    return await import('@serialport/bindings-cpp');
  } catch (error) {
    throw new UnavailableError(
      'this system has no serial ports for Node',
      { cure: 'connect it through a serial device server and read it by tcp://' },
      error,
    );
  }
}
