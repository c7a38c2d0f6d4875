import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { TaskContext } from '../../../desk/context.ts';
import { CancelledError, errorOfCode, ForbiddenError, UnavailableError } from '../../../foundation/errors.ts';
import type { Office } from '../../../office/open-office.ts';
import {
  ACCOUNTS,
  ALONE,
  BACKUPS,
  type FromServer,
  NOT_ALONE,
  OFFICE,
  onLines,
  RECORDERS,
  SCALES,
  SOURCES,
  send,
} from './wire.ts';

type Store = TaskContext['store'];
type Execute = Parameters<Store['execute']>;

interface Caller {
  readonly version: string;
  readonly token: string | undefined;
  /** The verb that asks, for the log of the server. */
  readonly verb?: string | undefined;
  readonly onNote: (words: string) => void;
}

/** The ledger that a server holds, through its socket; null where nobody answers there. */
export async function remoteStore(path: string, caller: Caller): Promise<Store | null> {
  const greeted = await greetedBy(path, caller);
  return greeted && storeOver(greeted.socket, greeted.line);
}

/** Rows of the office of the server that holds the ledger, for a backup; none where nobody answers there. */
export async function officeOver(path: string, version: string): ReturnType<Office['rows']> {
  const caller = { version, token: undefined, verb: 'ledger backup', onNote: () => undefined };
  const answered = await askOnce(path, caller, { method: OFFICE, args: [] });
  return (answered?.answer ?? []) as Awaited<ReturnType<Office['rows']>>;
}

/** What a server that holds the ledger answers to one question about accounts; null where nobody answers there. */
export async function askAccounts(
  path: string,
  caller: Caller,
  { method, args }: Question,
): Promise<{ readonly answer: unknown } | null> {
  return askOnce(path, caller, { method: `${ACCOUNTS}${method}`, args });
}

/** The same of a question about its scales. */
export async function askScales(
  path: string,
  caller: Caller,
  { method, args }: Question,
): Promise<{ readonly answer: unknown } | null> {
  return askOnce(path, caller, { method: `${SCALES}${method}`, args });
}

/** The same of a question about its sources. */
export async function askSources(
  path: string,
  caller: Caller,
  { method, args }: Question,
): Promise<{ readonly answer: unknown } | null> {
  return askOnce(path, caller, { method: `${SOURCES}${method}`, args });
}

/** The same of a question about what recorders have sent to it. */
export async function askRecorders(
  path: string,
  caller: Caller,
  { method, args }: Question,
): Promise<{ readonly answer: unknown } | null> {
  return askOnce(path, caller, { method: `${RECORDERS}${method}`, args });
}

/** The same of a question about its copies by the clock. */
export async function askBackups(
  path: string,
  caller: Caller,
  { method, args }: Question,
): Promise<{ readonly answer: unknown } | null> {
  return askOnce(path, caller, { method: `${BACKUPS}${method}`, args });
}

interface Question {
  readonly method: string;
  readonly args: readonly unknown[];
}

async function askOnce(
  path: string,
  caller: Caller,
  question: Question,
): Promise<{ readonly answer: unknown } | null> {
  const greeted = await greetedBy(path, caller);
  if (greeted === null) return null;
  const { socket, line } = greeted;
  try {
    const id = line.next();
    const answer = line.sent(id);
    send(socket, { id, ...question });
    return { answer: (await answer).result };
  } finally {
    socket.destroy();
  }
}

/** A connection to a server that knows who calls; null where nobody answers there. */
async function greetedBy(
  path: string,
  caller: Caller,
): Promise<{ readonly socket: Socket; readonly line: Line } | null> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
  } catch {
    return null;
  }
  const line = lineOver(socket);
  const greeting = line.sent(0);
  send(socket, { hello: caller.version, token: caller.token, verb: caller.verb });
  try {
    for (const words of (await greeting).notes ?? []) caller.onNote(words);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return { socket, line };
}

interface Line {
  /** The answer to the message of that number. */
  readonly sent: (id: number) => Promise<FromServer>;
  readonly next: () => number;
}

function lineOver(socket: Socket): Line {
  const waiting = new Map<number, PromiseWithResolvers<FromServer>>();
  let last = 0;
  onLines(socket, (document) => {
    const answer = document as FromServer;
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error && answer.error.code !== 'internal')
      asked?.reject(errorOfCode(answer.error.code, answer.error.message, answer.error.details));
    else if (answer.error) asked?.reject(new Error(answer.error.message));
    else asked?.resolve(answer);
  });
  socket.on('error', () => undefined);
  socket.once('close', () => {
    for (const { reject } of waiting.values()) reject(gone());
    waiting.clear();
  });
  return {
    next: () => ++last,
    sent: (id) => {
      const asked = Promise.withResolvers<FromServer>();
      if (socket.destroyed) asked.reject(gone());
      else waiting.set(id, asked);
      return asked.promise;
    },
  };
}

const gone = (): UnavailableError =>
  new UnavailableError('the server that holds the ledger has ended', {
    cure: 'repeat the command; what it had booked is found under its idempotency key',
  });

function storeOver(socket: Socket, { sent, next }: Line): Store {
  const ask = async (method: string, args: readonly unknown[]): Promise<unknown> => {
    const id = next();
    const answer = sent(id);
    send(socket, { id, method, args });
    return (await answer).result;
  };
  const asked = Object.fromEntries(
    Object.keys(ASKED).map((method) => [method, (...args: readonly unknown[]) => ask(method, args)]),
  ) as unknown as Pick<Store, keyof typeof ASKED>;
  return {
    ...asked,
    execute: async (...[command, options = {}]: Execute) => {
      // a signal, a signer and a function do not travel: who signs is known there
      const { signal, signer: _, onProgress: __, ...rest } = options;
      if (signal?.aborted) throw new CancelledError('stopped by the caller; nothing was recorded');
      return (await ask('execute', [command, rest])) as Awaited<ReturnType<Store['execute']>>;
    },
    exclusively: async (work) => {
      await ask(ALONE, []);
      try {
        return await work();
      } finally {
        await ask(NOT_ALONE, []);
      }
    },
    signIn: async () => {
      throw new ForbiddenError('who calls was said when the connection began');
    },
    close: async () => {
      socket.end();
      socket.destroy();
    },
  };
}

/** What is asked there and answered as it comes. */
const ASKED = {
  roster: true,
  head: true,
  recordedUnder: true,
  checkpoint: true,
  prove: true,
  proveAll: true,
  recordsNumbered: true,
  proveConsistency: true,
  records: true,
  frames: true,
  history: true,
  lots: true,
  countLots: true,
  names: true,
  lot: true,
  heats: true,
  heat: true,
  objects: true,
  object: true,
  subject: true,
  subjects: true,
  trace: true,
  reach: true,
  verify: true,
  rebuild: true,
} as const satisfies Record<Exclude<keyof Store, 'execute' | 'exclusively' | 'signIn' | 'close'>, true>;
