import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type {
  BackupClock,
  BackupSchedule,
  RecorderShelf,
  SourceReader,
  TaskContext,
} from '../../../desk/context.ts';
import { provedStore } from '../../../desk/open-context.ts';
import {
  errorDocument,
  ForbiddenError,
  InputError,
  systemError,
  UnavailableError,
} from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Office } from '../../../office/open-office.ts';
import { mayAsk, rolesAsking } from '../../../tasks/rights.ts';
import type { AccountDesk } from '../identity/account-desk.ts';
import type { CommandLine } from '../plant.ts';
import { replyTo } from '../replies.ts';
import type { ScaleDesk } from '../scale-desk.ts';
import { recorderDesk } from './recorders-wire.ts';
import {
  ACCOUNTS,
  ALONE,
  BACKUPS,
  type FromServer,
  NOT_ALONE,
  OFFICE,
  OWN_METHODS,
  onLines,
  RECORDERS,
  SCALES,
  SOURCES,
  send,
  type ToServer,
} from './wire.ts';

type Store = TaskContext['store'];
type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** What a server lets the command line use. */
interface Served {
  readonly store: Store;
  readonly office: () => Promise<Office>;
  readonly version: string;
  readonly accounts?: AccountDesk;
  readonly scales?: ScaleDesk;
  readonly sources?: SourceReader;
  readonly recorders?: RecorderShelf;
  readonly backups?: BackupClock;
  /** Takes one line for each command. */
  readonly log?: (line: CommandLine) => void;
}

/**
 * Lets the command line of this user use the ledger that a server holds, through a socket of mode 0600. Each caller acts as the
 * person whose token it sends; who sends none is the account of this process, which is the same one.
 */
export async function listenLocally(
  path: string,
  served: Served,
): Promise<{ readonly close: () => Promise<void> }> {
  // who holds the folder may remove what an earlier server left
  rmSync(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
    serveOne(socket, served);
  });
  const mask = process.umask(0o177);
  try {
    server.listen(path);
  } finally {
    process.umask(mask);
  }
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new UnavailableError(`the socket for commands cannot be made: ${systemError(error).code}`, {
      where: path,
      cure: 'put the data folder on a disk of this machine',
    });
  }
  chmodSync(path, 0o600);
  return {
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
      rmSync(path, { force: true });
    },
  };
}

/** The sources as the command line asks for them; who asks does not matter: nothing is booked. */
const sourceDesk = (sources: SourceReader | undefined) =>
  sources && {
    states: (_: Store) => sources.states(),
    tryOut: (_: Store, ...[source, within_ms]: Parameters<SourceReader['tryOut']>) =>
      sources.tryOut(source, within_ms),
    heard: (_: Store, ...[source, raw]: Parameters<SourceReader['heard']>) => sources.heard(source, raw),
  };

/** Copies by the clock, as the command line asks for them: set by whoever the ledger knows as the caller. */
const backupDesk = (backups: BackupClock | undefined) =>
  backups && {
    state: (_: Store) => backups.state(),
    schedule: async (own: Store, schedule: BackupSchedule | null, typed: string) => {
      const { signedIn, persons } = await own.roster();
      const person = persons.find(({ id }) => id === (signedIn ?? typed));
      if (!person || !mayAsk({ act: KEEP_BACKUP }, person, new Date().toISOString().slice(0, 10)))
        throw new ForbiddenError('who asks does not look after copies of this ledger', {
          path: 'by',
          allowed: rolesAsking({ act: KEEP_BACKUP }),
        });
      return backups.schedule(schedule, person.id);
    },
  };
const KEEP_BACKUP = 'keep backup';

/** What a command is told by in the log. */
interface Told {
  verb: string;
  status: number;
  bookings: number;
  person?: string;
}

/** Answers one command. long because all of it shares who calls, whether they are alone, and what is logged of them. */
function serveOne(
  socket: Socket,
  { store, office, version, accounts, scales, sources, recorders, backups, log }: Served,
): void {
  let greeted: Promise<Store> | undefined;
  let release: (() => void) | undefined;
  let inside: <T>(work: () => T) => T = (work) => work();
  const [request, began] = [randomUUID(), performance.now()];
  const told: Told = { verb: 'unknown', status: 200, bookings: 0 };
  socket.once('close', () => {
    release?.();
    const ms = Math.round(performance.now() - began);
    log?.({ at: new Date().toISOString(), what: 'command', request, ...told, ms });
  });

  const refused = (error: unknown): void => {
    told.status = replyTo(error).status;
  };
  const answer = async (id: number, work: () => Promise<unknown>): Promise<void> => {
    try {
      send(socket, { id, result: await work() });
    } catch (error) {
      refused(error);
      send(socket, { id, error: errorDocument(error).error });
    }
  };
  /** Answers when nobody else books any more, and holds that until it is released. */
  const alone = (own: Store): Promise<void> =>
    new Promise((begun, failed) => {
      own
        .exclusively(async () => {
          inside = AsyncLocalStorage.snapshot();
          const done = new Promise<void>((end) => {
            release = end;
          });
          begun();
          if (socket.destroyed) release?.();
          await done;
        })
        .catch(failed)
        .finally(() => {
          inside = (work) => work();
        });
    });
  const called = async (own: Store, method: string, args: readonly unknown[]): Promise<unknown> => {
    if (method === ALONE) return alone(own);
    if (method === NOT_ALONE) return release?.();
    for (const [prefix, desk] of [
      [ACCOUNTS, accounts],
      [SCALES, scales],
      [SOURCES, sourceDesk(sources)],
      [RECORDERS, recorderDesk(recorders)],
      [BACKUPS, backupDesk(backups)],
    ] as const) {
      const questions = (method.startsWith(prefix) ? desk : undefined) as
        | Readonly<Record<string, Method>>
        | undefined;
      const ask = questions && ownValue(questions, method.slice(prefix.length));
      if (ask) return ask(own, ...args);
    }
    if (method === OFFICE) return (await office()).rows();
    const call = OWN_METHODS.has(method)
      ? undefined
      : ownValue(own as unknown as Readonly<Record<string, Method>>, method);
    if (!call) throw new InputError('the ledger has no such question', { path: 'method' });
    const answer = await inside(() => call(...args));
    if (method === 'execute') told.bookings += 1;
    return answer;
  };
  onLines(socket, (document) => {
    const message = document as ToServer;
    if ('hello' in message) {
      const notes: string[] = [];
      greeted = greet(message, { store, version, note: (words) => notes.push(words) });
      told.verb = verbIn(message.verb);
      void greeted.then(
        async (own) => {
          const { signedIn } = await own.roster();
          if (signedIn !== undefined) told.person = signedIn;
          send(socket, { id: 0, result: null, notes });
        },
        (error: unknown) => {
          refused(error);
          send(socket, { id: 0, error: errorDocument(error).error } satisfies FromServer);
        },
      );
      return;
    }
    const { id, method, args } = message;
    void answer(id, async () => {
      if (!greeted) throw new InputError('nobody has said who calls', { path: 'hello' });
      return called(await greeted, String(method), args);
    });
  });
}

/** A verb as the log may say it: what is not one is not repeated. */
const verbIn = (verb: unknown): string =>
  typeof verb === 'string' && /^[a-z][a-z -]{0,40}$/.test(verb) ? verb : 'unknown';

interface Greeting {
  readonly store: Store;
  readonly version: string;
  readonly note: (words: string) => void;
}

/** The store as who calls may use it. */
async function greet(
  { hello, token }: Extract<ToServer, { readonly hello: string }>,
  { store, version, note }: Greeting,
): Promise<Store> {
  if (hello !== version)
    throw new UnavailableError('the server that holds this folder is of another version', {
      value: hello,
      allowed: version,
      cure: 'end the server and start it again',
    });
  return provedStore(store, token, note);
}
