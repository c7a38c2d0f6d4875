import type { Socket } from 'node:net';
import type { errorDocument } from '../../../foundation/errors.ts';

/** What a command line sends to the server that holds the folder: one JSON document a line. */
export type ToServer =
  | { readonly hello: string; readonly token?: string | undefined; readonly verb?: string | undefined }
  | { readonly id: number; readonly method: string; readonly args: readonly unknown[] };

/** What comes back: `id` 0 answers the hello. */
export interface FromServer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: ReturnType<typeof errorDocument>['error'];
  /** What a person should know beside it. */
  readonly notes?: readonly string[];
}

/** Methods that one side does for itself. */
export const OWN_METHODS: ReadonlySet<string> = new Set(['signIn', 'close', 'exclusively']);
/** Begins and ends work during which nobody else books. */
export const [ALONE, NOT_ALONE] = ['exclusively', 'notExclusively'] as const;

/** Before a question about accounts. */
export const ACCOUNTS = 'accounts.';
/** Before a question about scales. */
export const SCALES = 'scales.';
/** Before a question about sources. */
export const SOURCES = 'sources.';
/** Before a question about what recorders have sent. */
export const RECORDERS = 'recorders.';
/** Before a question about copies by the clock. */
export const BACKUPS = 'backups.';
/** Asks for the rows of the office, for a backup. */
export const OFFICE = 'officeRows';

/** Longest line [character]: a command of 100,000 records. */
const LONGEST = 256 * 1024 * 1024;

/** Calls back with each document that comes in; ends a connection that sends none. */
export function onLines(socket: Socket, take: (document: unknown) => void): void {
  let parts: string[] = [];
  let length = 0;
  socket.setEncoding('utf8');
  socket.on('data', (data: string) => {
    const [first = '', ...others] = data.split('\n');
    parts.push(first);
    length += first.length;
    if (length > LONGEST) socket.destroy();
    for (const other of others) {
      const line = parts.join('');
      [parts, length] = [[other], other.length];
      try {
        take(JSON.parse(line));
      } catch {
        socket.destroy();
      }
    }
  });
}

/** Sends one document. */
export const send = (socket: Socket, document: ToServer | FromServer): void =>
  void (socket.writable && socket.write(`${JSON.stringify(document)}\n`));
