import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { isatty } from 'node:tty';
import { actorNamed } from '../../desk/actor.ts';
import {
  type BackupClock,
  DEFAULT_SEED,
  type RecorderShelf,
  type SourceReader,
  type TaskContext,
} from '../../desk/context.ts';
import { isMarked } from '../../desk/demonstration.ts';
import { Memory } from '../../desk/memory.ts';
import type { OpenOptions } from '../../desk/open-context.ts';
import { parseJson, textOf } from '../../documents/json-text.ts';
import type { BackupState } from '../../documents/kept.ts';
import type { Page } from '../../documents/page.ts';
import { seenText } from '../../documents/plain-text.ts';
import { usualThreads } from '../../engine/calculation-threads.ts';
import { createCompute, type EngineOptions } from '../../engine/compute.ts';
import {
  errorDocument,
  exitCode,
  InputError,
  RemeltError,
  systemError,
  UnavailableError,
} from '../../foundation/errors.ts';
import { withFieldWords } from '../../foundation/quantity/field-words.ts';
import { openPrinter } from '../../links/zpl/zpl-printer.ts';
import { markedPage } from '../../pages/blocks/parts.ts';
import type { TextView } from '../../pages/render/terminal.ts';
import { wrapped } from '../../pages/render/wrap.ts';
import { recordersOver } from '../server/wire/recorders-wire.ts';
import { isOwnSocket, socketPath } from '../server/wire/socket-place.ts';
import { askOnTerminal } from './ask.ts';
import { askTime } from './ask-time.ts';
import { askWitness } from './ask-witness.ts';
import { columnsOf, MOST_COLUMNS } from './columns.ts';
import { keptAnswers } from './kept/kept-answers.ts';
import { keyFiles, plantKeysFolder } from './kept/key-files.ts';
import { type Logins, loginsOf } from './kept/logins.ts';
import { recordersHere } from './kept/recorders-here.ts';
import { placeOf, type SeenHeads, seenHeads } from './kept/seen-heads.ts';
import { newLinesOf } from './new-lines.ts';
import { storeOnDemand } from './store-on-demand.ts';
import { quoteForeignNames } from './typed/foreign-names.ts';
import { optionsInKg, runningVerb } from './typed/options-of-verb.ts';
import { readInput } from './typed/read-input.ts';
import { withWriting } from './typed/typed-values.ts';
import { thisVersion } from './version.ts';

/** What a command hands back: the document for `--json`, the words for a person, and the exit code. */
export interface Answer {
  readonly document: unknown;
  readonly text: string | ((view: TextView) => string);
  readonly exit?: 0 | 1 | 2 | 3 | 5;
}

/** What every command takes besides its own words. */
export interface OutputOptions {
  readonly json?: boolean | undefined;
  /** `--all`: what is folded is printed too. */
  readonly all?: boolean | undefined;
}

/** Who acts, and whether their verb may begin a ledger. */
export interface Who {
  readonly by?: string | undefined;
  readonly makesLedger?: boolean | undefined;
  /** Token to be tried; default that of the login. */
  readonly token?: string | undefined;
}

/** The outside world as commands see it; tests pass their own. */
export interface Cli {
  /** Longest line of an answer [characters]. */
  readonly columns: number;
  readonly out: (text: string) => void;
  /** Progress and warnings; never on standard output. */
  readonly note: (text: string) => void;
  readonly signal: AbortSignal;
  readonly clock: () => Date;
  /** Calculations on the facts of data/ with the plant's own folder (REMELT_DATA) on top; opens no database. */
  readonly compute: TaskContext['compute'];
  /** The same for whoever answers others meanwhile: what takes its time is worked out in threads. The caller closes it. */
  readonly computeInThreads: () => TaskContext['compute'];
  /**
   * What tasks need, as the person with the id `by` or as this machine's user. The ledger is opened once, when a task
   * first asks it something: PostgreSQL when DATABASE_URL is set, else the folder REMELT_FOLDER or `./remelt-data`. It is
   * made only for whoever `makesLedger`. Closed when the command ends.
   */
  readonly context: (who: Who) => Promise<TaskContext>;
  /** The page as it stands, or with the mark of a demonstration where the ledger that this command has opened is one. */
  readonly marked: (page: Page) => Page;
  /** Runs one command body and prints its answer. */
  readonly run: (options: OutputOptions, body: () => Promise<Answer> | Answer) => Promise<void>;
  /** Who is logged in to the ledger here. */
  readonly logins: Logins;
  /** What the keys of this account have signed. */
  readonly signedHeads: TaskContext['signedHeads'];
  /** Signs with the key of the log, where this account keeps it. */
  readonly logKeys: NonNullable<TaskContext['logKeys']>;
  /** The same with the keys alone that the plant keeps in the folder of its ledger; null where it keeps none there. */
  readonly plantKeys: (folder: string) => TaskContext['logKeys'] | null;
  /** Heads that this account has seen of the ledger in a folder; default the ledger here. */
  readonly seen: (folder?: string) => SeenHeads;
  /** Folder of the embedded ledger; what is remembered beside a ledger lies there too. */
  readonly ledgerFolder: string;
  /** PostgreSQL of the ledger (DATABASE_URL); it wins over the folder. */
  readonly databaseUrl: string | undefined;
  /** The plant's own data folder. */
  readonly dataFolder: string | undefined;
  /** Hosts that compute parts; undefined where the ledger lies in a folder. */
  readonly hosts: TaskContext['hosts'];
  /** Parsed JSON of FILE, or of standard input for `-`. Throws InputError naming the file and the place. */
  readonly readDocument: (file: string) => unknown;
  /** Raw bytes of FILE or standard input. */
  readonly readBytes: (file: string) => Buffer;
  /** A yes or no of the person at the terminal; absent in a pipe, where nobody can be asked. */
  readonly ask?: (question: string) => Promise<boolean>;
  readonly fail: (error: unknown, json: boolean) => number;
  readonly exitCode: () => number;
  readonly close: () => Promise<void>;
  /** Folder of this user for what only saves time; none where the system names none. */
  readonly cache: string | undefined;
}

/** Largest document read into memory [byte]; a bigger one is refused before it is parsed (assumption: 256 MiB). */
const MAX_BYTES = 256 * 1024 * 1024;

/** What a command line touches of the process it runs in. */
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Longest line of an answer [characters], and of what is said beside it where a person reads that; default 100, and none. */
  readonly columns?: number;
  readonly noteColumns?: number | undefined;
  /** Whole standard input. */
  readonly readInput: () => Buffer;
  /** Absent where nobody sits at a terminal. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined;
  /** Does a calculation that makes no pause, during which an interrupt ends the process. Default: just does it. */
  readonly withoutPause?: EngineOptions['withoutPause'];
  readonly signal: AbortSignal;
  /** Opens the embedded database. Default: PGlite. */
  readonly openEngine?: OpenOptions['openEngine'];
  /** Makes the calculations. Default: those of this process. */
  readonly makeCompute?: typeof createCompute;
}

/** How long the second signal of one Ctrl-C may take on a busy machine [ms]. */
const ECHO_MS = 1500;

/** Under the launcher of an older Node one Ctrl-C is heard twice: from the terminal, and passed on by the launcher. */
function passOverEcho(): void {
  if (process.env.REMELT_HANDED_OVER === undefined) return;
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  setTimeout(() => process.off('SIGINT', ignore), ECHO_MS).unref();
}

/** The Cli of the real process. */
export function processCli(): Cli {
  const stopper = new AbortController();
  // once: the second interrupt ends the process as the system does
  const stop = (): void => {
    // heard before this falls silent: an echo that came between the two would end the process
    passOverEcho();
    process.off('SIGINT', stop);
    process.stderr.write('stopping; Ctrl-C again ends at once\n');
    stopper.abort();
  };
  process.on('SIGINT', stop);
  // where work makes no pause nothing is heard, so an interrupt then ends the process as the system does
  let busy = 0;
  const deaf = (): (() => void) => {
    if (busy++ === 0) process.off('SIGINT', stop);
    return () => {
      if (--busy === 0 && !stopper.signal.aborted) process.on('SIGINT', stop);
    };
  };
  process.stdout.on('error', outputFailed);
  return createCli({
    environment: process.env,
    writeOut: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    columns: columnsOf(process.stdout, process.env),
    noteColumns: process.stderr.isTTY ? columnsOf(process.stderr, process.env) : undefined,
    readInput: () => {
      const hear = deaf();
      const bytes = readInput(MAX_BYTES);
      hear();
      return bytes;
    },
    withoutPause: (work) => {
      const hear = deaf();
      return work().finally(hear);
    },
    // asked of the number: to look at process.stdin would make a pipe answer EAGAIN
    ask:
      isatty(0) && process.stderr.isTTY ? (question) => askOnTerminal(question, stopper.signal) : undefined,
    signal: stopper.signal,
  });
}

/**
 * A Cli in the surroundings given; relative paths are those of the working directory.
 * long because it makes each part of the face once, and they share a store.
 */
export function createCli(around: Surroundings): Cli {
  const {
    environment,
    writeOut,
    writeError,
    columns = MOST_COLUMNS,
    noteColumns,
    readInput,
    ask,
    signal,
  } = around;
  let code = 0;
  const ledgerFolder = environment.REMELT_FOLDER ?? './remelt-data';
  const { makeCompute = createCompute } = around;
  const engine: EngineOptions = {
    overrides: environment.REMELT_DATA || undefined,
    databaseUrl: environment.DATABASE_URL || undefined,
    onTrouble: (words) => cli.note(words),
  };
  const compute = makeCompute({ ...engine, withoutPause: around.withoutPause });
  const logins = loginsOf(environment, ledgerFolder);
  let [make, token, isDemonstration]: [boolean, string | undefined, boolean] = [false, undefined, false];
  const store = storeOnDemand(async () => {
    const opened = await openLedger(cli, around, { make, token: token ?? logins.token() });
    isDemonstration = await isMarked({ compute, store: opened });
    return opened;
  });
  const keysHere = keyFiles(environment, plantKeysFolder(environment, ledgerFolder));
  // what asks other plants is loaded by the verbs of a group alone
  let asker: Promise<ReturnType<typeof import('./ask-plant.ts').plantAsker>> | undefined;
  const plants: TaskContext['plants'] = {
    ask: async (...asked) => {
      asker ??= import('./ask-plant.ts').then(({ plantAsker }) => plantAsker({ ...cli, environment }));
      return (await asker).ask(...asked);
    },
  };
  const cli: Cli = {
    columns,
    out: writeOut,
    note: (text) => writeError(`${noteLines(text, noteColumns).join('\n')}\n`),
    signal,
    clock: () => new Date(),
    compute,
    computeInThreads: () => createCompute({ ...engine, threads: usualThreads() }),
    ledgerFolder,
    logins,
    seen: seenIn(environment, ledgerFolder),
    databaseUrl: environment.DATABASE_URL,
    dataFolder: engine.overrides,
    hosts: hostsHere(environment, compute),
    context: async ({ by, makesLedger = false, token: tried }) => {
      make = makesLedger;
      token = tried;
      return {
        compute,
        store,
        clock: cli.clock,
        seed: DEFAULT_SEED,
        // Facts are read for a name only: most commands need none of them so early.
        actor: actorNamed(by, { people: by ? compute.facts().plant.persons : [], user: userName() }),
        ledgerFolder: resolve(ledgerFolder),
        plants,
        recorders: recordersHere(cli, () => store.head()),
        ...deskOfServer(cli),
        hosts: cli.hosts,
        signal: cli.signal,
        memory: new Memory(),
        keys: keysHere,
        askWitness,
        printers: { open: openPrinter },
        askTime,
        openFile: async (...file) =>
          (await import('../../engine/tables/result-file.ts')).openResults(...file),
        openTable: async (...file) => (await import('../../engine/tables/sheets.ts')).readSheets(...file),
        letGo: () => store.close(),
        ...(cli.cache === undefined ? {} : { kept: keptAnswers(cli.cache) }),
        onProgress: newLinesOf(cli.note),
      };
    },
    marked: (page) => (isDemonstration ? markedPage(page) : page),
    run: async (options, body) => {
      const { document, text, exit = 0 } = await body();
      if (options.json) cli.out(`${JSON.stringify(document)}\n`);
      else {
        const said = typeof text === 'string' ? text : text({ columns, all: options.all === true });
        if (said !== '') cli.out(harmless(said.endsWith('\n') ? said : `${said}\n`));
      }
      code = exit;
    },
    readDocument: (file) => {
      const where = file === '-' ? 'standard input' : file;
      return parseJson(textOf(cli.readBytes(file), where), where);
    },
    readBytes: (file) => readBytes(file, readInput),
    ...(ask ? { ask } : {}),
    fail: (error, json) => failed(cli, error, json),
    exitCode: () => code,
    signedHeads: keysHere,
    logKeys: keysHere,
    plantKeys: (folder) => {
      const plantFolder = plantKeysFolder(environment, folder);
      return plantFolder === undefined ? null : keyFiles({ REMELT_KEYS: plantFolder });
    },
    cache: cacheOf(environment),
    close: async () => {
      await store.close().catch(() => undefined);
      await (await asker)?.close();
      await compute.close();
    },
  };
  return cli;
}

const noteLines = (text: string, columns: number | undefined): readonly string[] =>
  columns ? wrapped(harmless(text), columns, '    ') : [harmless(text)];

const seenIn =
  (environment: NodeJS.ProcessEnv, ledgerFolder: string): Cli['seen'] =>
  (folder = ledgerFolder) =>
    seenHeads(environment, placeOf(folder, environment.DATABASE_URL));

/** Says an error, and answers its exit code. */
function failed(cli: Cli, thrown: unknown, json: boolean): ReturnType<Cli['fail']> {
  const { out, note } = cli;
  const error = withWriting(thrown, optionsInKg(cli));
  if (json) out(`${JSON.stringify(errorDocument(error))}\n`);
  else note(quoteForeignNames(errorText(error)));
  return exitCode(error);
}

/** Text for a terminal: what a document says cannot move its cursor or change its colours. */
const harmless = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '\ufffd');

/** Who reads may stop early (`| head`): the verdict stays the exit code. What could not be written is no answer: exit 5. */
export function outputFailed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  const failed = new UnavailableError(`standard output cannot be written: ${error.code ?? error.message}`);
  process.stderr.write(`${errorText(failed)}\n`);
  process.once('exit', () => {
    process.exitCode = exitCode(failed);
  });
}

/** Most details that a person is shown. */
const MOST_DETAILS = 50;

/** The words of an error for a person: what, where, what is allowed, what to do. */
function errorText(error: unknown): string {
  if (!(error instanceof RemeltError)) return errorDocument(error).error.message;
  // who wrote a file knows its fields by their names; to others they are told in words
  const told = (text: string, where: string | undefined): string =>
    where === undefined ? withFieldWords(text) : text;
  const lines = error.details.slice(0, MOST_DETAILS).flatMap((detail) => {
    const { where: from, item, path } = detail;
    const place = [from, item, path && told(path, from)].filter(Boolean).join(', ');
    const value =
      detail.value === undefined || detail.value === null || detail.value === ''
        ? ''
        : ` = ${String(detail.value)}${detail.unit ? ` ${detail.unit}` : ''}`;
    const rest = [
      // What the sentence above says already is not said again.
      detail.message !== undefined && !error.message.includes(detail.message) && detail.message,
      // nor what the message of the place says
      detail.allowed && !detail.message?.includes(detail.allowed) && `allowed: ${shorten(detail.allowed)}`,
      detail.cure && `cure: ${detail.cure}`,
    ].filter(Boolean);
    // A value without a place stands in the message already.
    if (place === '' && rest.length === 0) return [];
    const where = place === '' ? '' : `${place}${value}`;
    return [`  ${[where, rest.join('; ')].filter(Boolean).join(': ')}`];
  });
  // what was typed or read may hold signs that a terminal obeys
  const message = told(error.message, error.details.find(({ where }) => where !== undefined)?.where);
  return seenText([`remelt: ${message}`, ...lines].join('\n'));
}

const shorten = (text: string): string => (text.length > 160 ? `${text.slice(0, 157)}...` : text);

function readBytes(file: string, readInput: () => Buffer): Buffer {
  try {
    const bytes = file === '-' ? readInput() : readFileSync(file);
    if (bytes.length > MAX_BYTES)
      throw new InputError(`${file} has ${bytes.length} bytes`, {
        where: file,
        allowed: `at most ${MAX_BYTES} bytes`,
      });
    return bytes;
  } catch (error) {
    if (error instanceof RemeltError) throw error;
    const reason = systemError(error);
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(reason.code ?? ''))
      throw new InputError(`there is no file ${file.slice(0, 300)}`, {
        where: file.slice(0, 300),
        cure: `check the path; this folder is ${process.cwd()}`,
      });
    if (reason.code === 'EISDIR')
      throw new InputError(`${file} is a folder`, { where: file, cure: 'name a file in it' });
    if (reason.code === 'ERR_INVALID_ARG_VALUE')
      throw new InputError(`${JSON.stringify(file)} is not the name of a file`, {
        where: JSON.stringify(file),
        allowed: 'a path without U+0000',
      });
    throw new UnavailableError(`${file} cannot be read: ${reason.code ?? reason.message}`, { where: file });
  }
}

/** REMELT_CACHE, else where this system keeps what a user can do without. */
function cacheOf({ REMELT_CACHE, XDG_CACHE_HOME, HOME }: NodeJS.ProcessEnv): string | undefined {
  if (REMELT_CACHE !== undefined) return REMELT_CACHE || undefined;
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'remelt');
  return HOME ? join(homedir(), '.cache', 'remelt') : undefined;
}

/** The name of this machine's user; a container may run under a number that has none. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unnamed';
  }
}

async function openLedger(
  cli: Cli,
  { environment, openEngine }: Surroundings,
  { make, token }: { readonly make: boolean; readonly token: string | undefined },
): Promise<TaskContext['store']> {
  if (!environment.DATABASE_URL) {
    const held = await heldByServer(cli, token);
    if (held) return cli.seen().watch(held, cli.note);
  }
  // Loaded here and not at the top: most commands open no database, and its code is half of the start-up time.
  const { openContext } = await import('../../desk/open-context.ts');
  const { store } = await openContext({
    compute: cli.compute,
    clock: cli.clock,
    make,
    token,
    folder: cli.ledgerFolder,
    ...(cli.cache === undefined ? {} : { cache: cli.cache }),
    ...(environment.DATABASE_URL ? { databaseUrl: environment.DATABASE_URL } : {}),
    openEngine,
    onProgress: cli.note,
  });
  return cli.seen().watch(store, cli.note);
}

/** The hosts of a database, looked at when somebody asks; undefined without one. */
function hostsHere(
  { DATABASE_URL: url }: NodeJS.ProcessEnv,
  compute: Pick<TaskContext['compute'], 'facts'>,
): TaskContext['hosts'] {
  if (!url) return undefined;
  const desk = async () =>
    (await import('../../engine/queue/host-desk.ts')).hostDesk(url, () => compute.facts(null));
  return { state: async () => (await desk()).state(), retry: async (part) => (await desk()).retry(part) };
}

/** The sources that the server which holds the folder reads, what recorders have sent to it, and its copies by the clock; nothing where none does. */
function deskOfServer(cli: Cli): Pick<TaskContext, 'sources' | 'recorders' | 'backups'> {
  const path = socketPath(cli.ledgerFolder);
  if (cli.databaseUrl || !isOwnSocket(path)) return {};
  const askDesk = async (
    desk: 'askSources' | 'askRecorders' | 'askBackups',
    method: string,
    args: readonly unknown[],
  ): Promise<unknown> => {
    const asks = await import('../server/wire/remote-store.ts');
    const { version } = thisVersion();
    const caller = { version, token: cli.logins.token(), verb: runningVerb(cli), onNote: () => undefined };
    const found = await asks[desk](path, caller, { method, args });
    if (found) return found.answer;
    throw new UnavailableError('the server that holds the ledger has ended', { cure: 'start it again' });
  };
  const ask = (method: keyof SourceReader, ...args: readonly unknown[]) =>
    askDesk('askSources', method, args);
  const askBackups = async (method: keyof BackupClock, ...args: readonly unknown[]) =>
    (await askDesk('askBackups', method, args)) as BackupState;
  return {
    recorders: recordersOver((method: keyof RecorderShelf, ...args) => askDesk('askRecorders', method, args)),
    backups: {
      state: () => askBackups('state'),
      schedule: (...args) => askBackups('schedule', ...args),
    },
    sources: {
      states: async () => (await ask('states')) as Awaited<ReturnType<SourceReader['states']>>,
      tryOut: async (...args) =>
        (await ask('tryOut', ...args)) as Awaited<ReturnType<SourceReader['tryOut']>>,
      heard: async (...args) => void (await ask('heard', ...args)),
    },
  };
}

/** The ledger of a folder that a server of this user holds, through its socket; null where none does. */
async function heldByServer(cli: Cli, token: string | undefined): Promise<TaskContext['store'] | null> {
  const path = socketPath(cli.ledgerFolder);
  if (!isOwnSocket(path)) return null;
  const { remoteStore } = await import('../server/wire/remote-store.ts');
  const version = thisVersion().version;
  return remoteStore(path, { version, token, verb: runningVerb(cli), onNote: cli.note });
}
