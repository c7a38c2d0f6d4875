import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { InputError, placed, type Retelling } from '../../../foundation/errors.ts';
import { canonicalText } from '../../../foundation/quantity/canonical.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import type { Command, Single } from '../commands.ts';
import type { Pending, PendingPlace } from '../files/pending-file.ts';
import { openBook } from '../rules/book.ts';
import { leastRecords, needsOf } from '../rules/decide.ts';
import { type Entry, touchedBy } from '../rules/entry.ts';
import type { ExecuteOptions } from '../store.ts';
import { headOf, readHead } from '../trust/head.ts';
import {
  type Appended,
  appendCommand,
  appendDecided,
  decidedOn,
  headBefore,
  lastTime,
  type Means,
  refuseStopped,
} from './append.ts';
import { refuseLarge, refuseOtherHead } from './append-rules.ts';
import { loadSubjects } from './load.ts';
import { beingBooked } from './pending-table.ts';
import type { LedgerTransaction } from './tables.ts';
import type { Turn } from './transact.ts';

type Batch = Extract<Command, { readonly type: 'batch' }>;

/** A command of many receipts that may be written in pieces: each begins with a receipt. */
interface InPieces {
  readonly command: Batch;
  readonly pieces: readonly (readonly Single[])[];
  readonly key: string;
}

/** The command as its pieces; null where it is written at once. */
export function inPieces(
  command: Command,
  { inPieces: wanted, idempotencyKey: key, trial }: ExecuteOptions,
): InPieces | null {
  if (!wanted || trial || key === undefined || command.type !== 'batch') return null;
  const pieces: Single[][] = [];
  for (const single of command.commands) {
    if (single.type === 'receiveLots' || pieces.length === 0) pieces.push([]);
    pieces.at(-1)!.push(single);
  }
  return pieces.length > 1 ? { command, pieces, key } : null;
}

interface Turns {
  readonly turn: Turn;
  readonly means: Means;
  readonly place: PendingPlace;
}

/** Writes long commands in pieces (S25): one after the other, what was begun first. */
export interface PieceWriter {
  append(command: InPieces, options: ExecuteOptions): Promise<Appended>;
  /** Throws ConflictError for a command about what is being written just now. */
  refuseReserved(command: Command): void;
  /** Resolves when this process is writing nothing in pieces. */
  ended(): Promise<unknown>;
  /** Resolves when nobody is; what another process has left is written. */
  idle(): Promise<unknown>;
  /** Writes what was begun and not ended, unless its process is still at it: when the ledger is opened, or somebody came upon it. */
  resume(): Promise<unknown>;
  /** The same, in the background. */
  help(): void;
}

/** How often a command is decided again because what it names has changed meanwhile, before it is refused. */
const TRIES = 3;

/** A writer of pieces to a ledger. */
export function pieceWriter({ turn, means, place }: Turns): PieceWriter {
  let last: Promise<unknown> = Promise.resolve();
  let reserved: ReadonlySet<string> = new Set();

  const finishLeft = async (told: ExecuteOptions['onProgress']): Promise<void> => {
    for (let left = await place.read(); left; left = await place.read()) {
      reserved = subjectsOf(left);
      await finish(left, { turn, means, place }, told);
    }
    reserved = new Set();
  };
  const append = async (asked: InPieces, options: ExecuteOptions): Promise<Appended> => {
    // what a failing disk, or a process that has ended, has left is ended first
    await finishLeft(options.onProgress);
    const hash = await hashInTurns(asked.command);
    const look = () =>
      turn(async (trx) => {
        const found = await headBefore(trx, { key: asked.key, commandHash: hash });
        if ('repeated' in found) return found;
        refuseOtherHead(headOf(found), options.expectedHead);
        // the first command of a ledger may have to say whose it is
        return found.frontier.size === 0 ? appendCommand(trx, asked.command, options, means) : found;
      });
    const { subjects } = needsOf(asked.command);
    let kept: Pending | null = null;
    for (let tries = 0; !kept; tries++) {
      const before = await look();
      if ('repeated' in before) return before;
      if (tries === TRIES) throw beingBooked([...subjects][0]!);
      reserved = subjects;
      try {
        refuseTwice(asked);
        const pieces = await decidedPieces(asked, { options, turn, means });
        await refuseStopped(options.signal);
        const pending = { key: asked.key, commandHash: hash, pieces };
        if (await place.keep(pending, { subjects, size: before.frontier.size })) kept = pending;
      } finally {
        if (!kept) reserved = new Set();
      }
    }
    const appended = await finish(kept, { turn, means, place }, options.onProgress);
    reserved = new Set();
    return appended;
  };
  /** One after the other, in this process and in all. */
  const inTurn = <T>(work: () => Promise<T>, how: { readonly waits: boolean }): Promise<T | null> => {
    const turn = last.then(() => place.alone(work, how));
    last = turn.catch(() => undefined);
    return turn;
  };
  const resume = () => inTurn(() => finishLeft(undefined), { waits: false });
  let isHelping = false;
  const help = async (): Promise<void> => {
    if (isHelping) return;
    isHelping = true;
    await resume().catch(() => undefined);
    isHelping = false;
  };
  return {
    append: async (asked, options) => (await inTurn(() => append(asked, options), { waits: true }))!,
    refuseReserved: (command) => {
      if (reserved.size === 0) return;
      const named = [...needsOf(command).subjects].find((name) => reserved.has(name));
      if (named !== undefined) throw beingBooked(named);
    },
    ended: () => last,
    idle: () => inTurn(() => finishLeft(undefined), { waits: true }),
    resume,
    help: () => void help(),
  };
}

/** Writes what was kept, piece by piece, and forgets it then. */
async function finish(
  pending: Pending,
  { turn, means, place }: Turns,
  told: ExecuteOptions['onProgress'],
): Promise<Appended> {
  let appended: Appended | undefined;
  const { length } = pending.pieces;
  const lots = lotsIn(pending.pieces.flat());
  let booked = 0;
  for (const [i, entries] of pending.pieces.entries()) {
    const key = i === length - 1 ? pending.key : `${pending.key} ${i + 1}/${length}`;
    appended = await turn((trx) => appendPiece(trx, { ...pending, key, entries }, means));
    booked += lotsIn(entries);
    told?.(DECIDED + ((1 - DECIDED) * (i + 1)) / length, `booked ${booked} of ${counted(lots, 'lot')}`);
    await setImmediate();
  }
  await place.clear(pending);
  return appended!;
}

const subjectsOf = ({ pieces }: Pending): ReadonlySet<string> =>
  new Set(pieces.flat().map(({ subject }) => subject));

const lotsIn = (entries: readonly Entry[]): number =>
  entries.filter(({ kind }) => kind === 'lot.received').length;

/** Share of the time that deciding takes, before the first piece is written [1]. */
const DECIDED = 0.3;

/** The entries of each piece, each decided on the ledger as it is in its turn: nothing is written. */
async function decidedPieces(
  { command, pieces }: InPieces,
  { options, turn, means }: Pick<Turns, 'turn' | 'means'> & { readonly options: ExecuteOptions },
): Promise<readonly (readonly Entry[])[]> {
  const decided: (readonly Entry[])[] = [];
  refuseLarge(leastRecords(command));
  const lots = needsOf(command).subjects.size;
  let [at, records] = [0, 0];
  let checked = 0;
  for (const commands of pieces) {
    await refuseStopped(options.signal);
    const { entries } = await placed(movedBy(at), () =>
      turn(async (trx) =>
        decidedOn(trx, { type: 'batch', commands }, { before: await readHead(trx, true), options, means }),
      ),
    );
    decided.push(entries);
    at += commands.length;
    records += entries.length;
    refuseLarge(records);
    const done = (DECIDED * decided.length) / pieces.length;
    checked += lotsIn(entries);
    options.onProgress?.(done, `checked ${checked} of ${counted(lots, 'lot')}`);
    await setImmediate();
  }
  return decided;
}

/** Places in a piece as the whole command counts them. */
const movedBy = (from: number): Retelling => ({
  detail: ({ path, ...detail }) =>
    path === undefined
      ? detail
      : { ...detail, path: path.replace(/^commands\[(\d+)\]/, (_, at) => `commands[${Number(at) + from}]`) },
});

/** L2 across the pieces: each is decided without the others. */
function refuseTwice({ pieces }: InPieces): void {
  const seen = new Set<string>();
  let at = 0;
  for (const piece of pieces) {
    for (const single of piece) {
      if (single.type === 'receiveLots')
        for (const [i, { lot }] of single.lots.entries()) {
          if (seen.has(lot))
            throw new InputError(`lot ${lot} already exists`, {
              path: `commands[${at}].lots[${i}].lot`,
              value: `lot:${lot}`,
              allowed: 'an id that was not used before',
            });
          seen.add(lot);
        }
      at += 1;
    }
  }
}

interface Piece {
  readonly key: string;
  readonly commandHash: string;
  readonly entries: readonly Entry[];
}

/** Appends a piece that was decided, under its own key: once, also when its ledger is opened again. */
async function appendPiece(
  db: LedgerTransaction,
  { key, commandHash, entries: decided }: Piece,
  means: Means,
): Promise<Appended> {
  const before = await readHead(db, true);
  const known = await db.selectFrom('ledger_command').selectAll().where('key', '=', key).executeTakeFirst();
  if (known)
    return {
      ...{ firstSeq: known.first_seq, records: known.records },
      ...{ head: headOf(before), repeated: true, sealed: null },
    };
  const firstSeq = before.frontier.size;
  const held = await loadSubjects(db, new Set(decided.flatMap(touchedBy)));
  const [now, last] = [means.clock().toISOString(), await lastTime(db, firstSeq)];
  // the clock was looked at when it was decided
  const at = last !== undefined && last > now ? last : now;
  const entries = decided.map((entry, i) => ({ ...entry, seq: firstSeq + i, at }));
  const book = openBook(held.states.values());
  for (const entry of entries) book.apply(entry);
  return appendDecided(db, { before, held, entries, book, key, commandHash }, { means });
}

/** Commands that are hashed between two pauses. */
const HASHED_AT_ONCE = 200;

/** `hashOf` of a batch, with others let through in between. */
async function hashInTurns({ commands, type, ...rest }: Batch): Promise<string> {
  const hash = createHash('sha256');
  // keys of canonical JSON are in order: "commands" comes before "type"
  const tail = canonicalText({ type, ...rest });
  hash.update('{"commands":[');
  for (const [i, command] of commands.entries()) {
    hash.update(`${i > 0 ? ',' : ''}${canonicalText(command)}`);
    if (i % HASHED_AT_ONCE === HASHED_AT_ONCE - 1 || command.type === 'receiveLots') await setImmediate();
  }
  return hash.update(`],${tail.slice(1)}`).digest('hex');
}
