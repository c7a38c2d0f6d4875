import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What a simulated printer says of itself: flags of `~HS` by name. */
interface Flags {
  readonly paperOut?: boolean;
  readonly paused?: boolean;
  readonly headOpen?: boolean;
  readonly ribbonOut?: boolean;
}

/** A label printer on this machine: it keeps what it is told to print, and answers `~HS` as the guide of ZPL says. */
export interface SimulatedPrinter {
  readonly port: number;
  /** Everything that it got but questions. */
  readonly printed: () => string;
  /** How it is from now on; `after`: from the first label on. */
  readonly set: (flags: Flags, when?: 'now' | 'after') => void;
  /** It takes connections and says nothing. */
  readonly silence: () => void;
  readonly close: () => Promise<void>;
}

export async function simulatedPrinter(): Promise<SimulatedPrinter> {
  let [flags, later, printed, isSilent] = [{} as Flags, undefined as Flags | undefined, '', false];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let held = '';
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      held += String(chunk);
      for (let at = held.indexOf('~HS'); at >= 0; at = held.indexOf('~HS')) {
        printed += held.slice(0, at);
        held = held.slice(at + '~HS'.length).replace(/^\r\n/, '');
        if (later && printed.trim() !== '') [flags, later] = [later, undefined];
        if (!isSilent) socket.write(statusOf(flags));
      }
    });
    socket.on('close', () => {
      printed += held;
      sockets.delete(socket);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    printed: () => printed,
    set: (given, when = 'now') => {
      if (when === 'now') flags = given;
      else later = given;
    },
    silence: () => {
      isSilent = true;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((ended) => server.close(ended));
    },
  };
}

const flag = (is = false): string => (is ? '1' : '0');

/** The example of the guide, with these flags. */
const statusOf = ({ paperOut, paused, headOpen, ribbonOut }: Flags): string =>
  [
    `030,${flag(paperOut)},${flag(paused)},1245,000,0,0,0,000,0,0,0`,
    `000,0,${flag(headOpen)},${flag(ribbonOut)},0,2,4,0,00000000,1,000`,
    '1234,0',
  ]
    .map((line) => `\u0002${line}\u0003\r\n`)
    .join('');
