import { connect, type Socket } from 'node:net';
import { UnavailableError } from '../../foundation/errors.ts';
import { type PrinterState, stateOf, statusIn } from './printer-status.ts';

/** Where a printer takes ZPL. */
export interface PrinterPlace {
  /** Id of the printer, for what is said of it. */
  readonly printer: string;
  readonly host: string;
  readonly port: number;
  /** False for one behind a box that hands no answers back: it is not asked how it is. */
  readonly answers: boolean;
  /** How long a connection and an answer may take [ms]; default 3 s. */
  readonly patience_ms?: number;
}

/** A connection to a printer. */
export interface OpenPrinter {
  /** How it is; null where it is not asked. */
  readonly state: PrinterState | null;
  /** Hands ZPL over; how the printer is afterwards, null where it does not say. */
  readonly print: (zpl: string) => Promise<PrinterState | null>;
  readonly close: () => void;
}

/** The usual patience [ms]. */
const PATIENCE_MS = 3000;
/** Longest answer that is read [characters]. */
const LONGEST = 2000;

/** Connects to a printer and asks how it is. Throws UnavailableError for one that is off, silent, or no printer. */
export async function openPrinter(place: PrinterPlace): Promise<OpenPrinter> {
  const socket = await connected(place);
  try {
    const state = place.answers ? await asked(socket, place) : null;
    return {
      state,
      print: async (zpl) => {
        await written(socket, zpl, place);
        // it has the labels: that it says nothing more is no reason to call them lost
        return place.answers ? asked(socket, place).catch(() => null) : null;
      },
      close: () => left(socket, place),
    };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Ends the connection, and lets go of it when the printer does: at the latest when its patience is over, for it may keep its half open for ever. */
function left(socket: Socket, { patience_ms = PATIENCE_MS }: PrinterPlace): void {
  const timer = setTimeout(() => socket.destroy(), patience_ms);
  socket.once('close', () => clearTimeout(timer));
  // what it says meanwhile is read: unread, it would make the system throw away what is still on its way
  socket.resume().end();
}

function connected({ printer, host, port, patience_ms = PATIENCE_MS }: PrinterPlace): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const failed = (why: string) => {
      socket.destroy();
      reject(
        new UnavailableError(`printer ${printer} cannot be reached at ${host}:${port} (${why})`, {
          path: 'printer',
          value: printer,
          cure: 'switch it on, look at its network cable and its address; nothing was printed, and nothing waits for it',
        }),
      );
    };
    socket.setTimeout(patience_ms, () => failed('no answer'));
    socket.once('error', (error: NodeJS.ErrnoException) => failed(error.code ?? 'network'));
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.removeAllListeners('error');
      // what happens to it later is told to whoever waits for it
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

/** Asks `~HS` and waits for the three lines. */
function asked(socket: Socket, { printer, patience_ms = PATIENCE_MS }: PrinterPlace): Promise<PrinterState> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const end = (settle: () => void) => {
      clearTimeout(timer);
      socket.off('data', onData).off('close', onClose);
      settle();
    };
    const silent = (words: string) =>
      end(() =>
        reject(
          new UnavailableError(`printer ${printer} ${words}`, {
            path: 'printer',
            value: printer,
            cure: 'look whether it is a ZPL printer and whether another computer holds its connection; behind a print server that hands no answers back, put ?status=none behind its address',
          }),
        ),
      );
    const onData = (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      const lines = statusIn(heard);
      if (lines === undefined) return heard.length > LONGEST ? silent('answers with no status') : undefined;
      const state = stateOf(lines);
      if (state === null) return silent('answers with no status that this version knows');
      end(() => resolve(state));
    };
    const onClose = () => silent('closed the connection');
    const timer = setTimeout(() => silent('does not say how it is'), patience_ms);
    socket.on('data', onData).on('close', onClose);
    socket.write('~HS\r\n');
  });
}

const written = (socket: Socket, zpl: string, { printer }: PrinterPlace): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(zpl, 'latin1', (error) => {
      if (!error) return resolve();
      reject(
        new UnavailableError(`printer ${printer} closed the connection while it got the labels`, {
          path: 'printer',
          value: printer,
          cure: 'look what it has printed; what is missing is printed again with that reason',
        }),
      );
    });
  });
