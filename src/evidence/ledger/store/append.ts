import { setImmediate, setTimeout } from 'node:timers/promises';
import { BalanceError, CancelledError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { fromHex } from '../../proof/bytes.ts';
import { leafOf } from '../../proof/leaf.ts';
import { parseEnvelope } from '../../records/record.ts';
import type { Command } from '../commands.ts';
import type { Frame, PlacedFrame, Sealed } from '../files/frame.ts';
import { type Book, openBook } from '../rules/book.ts';
import { decide, leastRecords, needsOf } from '../rules/decide.ts';
import { type Entry, touchedBy } from '../rules/entry.ts';
import type { PlantFacts } from '../rules/roster.ts';
import { provedBy } from '../rules/signer.ts';
import type { ExecuteOptions, Head } from '../store.ts';
import { eraseStored } from '../trust/erase-stored.ts';
import { advanceHead, type HeadRow, headOf, readHead, writeHead } from '../trust/head.ts';
import { seal, unseal } from '../trust/seal.ts';
import { treeAdded } from '../trust/tree.ts';
import { refuseBroken, refuseForgedKey, type Trust } from '../trust/trust.ts';
import { refuseLarge, refuseOtherCommand, refuseOtherHead, refuseUnwritable } from './append-rules.ts';
import { type Added, copyOf, copyRows } from './copy-rows.ts';
import { earlierRecords, type Held, loadSubjects, rosterStates } from './load.ts';
import {
  type ChainEnd,
  COMMAND_COLUMNS,
  replaceSubjects,
  subjectRow,
  subjectsAdded,
  writeEdges,
} from './projection.ts';
import type { LedgerTransaction } from './tables.ts';

/** What appending needs from outside the database. */
export interface Means {
  readonly clock: () => Date;
  readonly salts: (bytes: number) => Uint8Array;
  readonly facts: PlantFacts;
  /** Holds what is decided on against its records. */
  readonly trust: Trust;
  /** Records that are sealed before they are sent: the server takes them while the next are sealed. */
  readonly recordsAtOnce: number;
  /** Refuses what is being written in pieces by whatever process; absent where one process writes. */
  readonly refusePending?: (db: LedgerTransaction, subjects: ReadonlySet<string>) => Promise<void>;
  /** Puts the frame on disk before the commit and answers where the segment file ends; null without a segment. */
  readonly logFrame: ((frame: Frame) => Promise<number>) | null;
}

/** Where the records of a command stand. */
export interface Appended {
  readonly firstSeq: number;
  readonly records: number;
  readonly head: Head;
  readonly repeated: boolean;
  /** Its records as they went to disk; null when it was repeated. */
  readonly sealed: readonly Sealed[] | null;
}

/** A command that was decided and is not written yet. */
interface Considered {
  readonly before: HeadRow;
  readonly held: Held;
  readonly entries: readonly Entry[];
  readonly book: Book;
  readonly key: string | undefined;
  readonly commandHash: string | null;
}

/**
 * Decides a command and appends what follows, inside a transaction that holds the head row. The segment comes after
 * everything that the database could still refuse, and before its commit.
 */
export async function appendCommand(
  db: LedgerTransaction,
  command: Command,
  options: ExecuteOptions,
  means: Means,
): Promise<Appended> {
  const { idempotencyKey, signal, trial, asked } = options;
  const commandHash = idempotencyKey === undefined ? null : (asked ?? hashOf(command));
  const before = await headBefore(db, { key: idempotencyKey, commandHash });
  if ('repeated' in before) return before;
  refuseOtherHead(headOf(before), options.expectedHead);
  refuseLarge(leastRecords(command));
  const decided = await decidedOn(db, command, { before, options, means });
  const firstSeq = before.frontier.size;
  if (trial) return { firstSeq, records: 0, head: headOf(before), repeated: false, sealed: [] };
  return appendDecided(db, { ...decided, before, key: idempotencyKey, commandHash }, { signal, means });
}

/** The head that a command is decided on, held; where its records stand, when its key was used for it before. */
export async function headBefore(
  db: LedgerTransaction,
  { key, commandHash }: { readonly key: string | undefined; readonly commandHash: string | null },
): Promise<HeadRow | Appended> {
  refuseUnwritable(key);
  const before = await readHead(db, true);
  refuseBroken(before.broken);
  if (key === undefined) return before;
  const first = await sameCommand(db, key, commandHash!);
  return first ? { ...first, head: headOf(before), repeated: true, sealed: null } : before;
}

/** What a command leads to on a head: its entries, and the states before and after them. Throws the error of the rule that it breaks. */
export async function decidedOn(
  db: LedgerTransaction,
  command: Command,
  {
    before,
    options: { signer },
    means,
  }: {
    readonly before: HeadRow;
    readonly options: Pick<ExecuteOptions, 'signer'>;
    readonly means: Means;
  },
): Promise<Pick<Considered, 'held' | 'entries' | 'book'>> {
  const needs = needsOf(command);
  if (before.pending) await means.refusePending?.(db, needs.subjects);
  const named = await loadSubjects(db, needs.subjects);
  const earlier = await earlierRecords(db, needs.seqs);
  const held = await loadSubjects(db, new Set(earlier.map(({ subject }) => subject)), named);
  await means.trust.check(db, held);
  const firstSeq = before.frontier.size;
  const world = {
    states: [...held.states.values(), ...(await rosterStates(db, held.states))],
    earlier,
    now: means.clock().toISOString(),
    last: await lastTime(db, firstSeq),
    nextSeq: firstSeq,
    facts: means.facts,
    signer: signer && provedBy(signer),
  };
  const { entries, book } = decide(world, command);
  refuseLarge(entries.length);
  return { held, entries, book };
}

/** Appends what was decided on the head that is held. */
export async function appendDecided(
  db: LedgerTransaction,
  { before, held, entries: decided, book, key, commandHash }: Considered,
  { signal, means }: { readonly signal?: AbortSignal | undefined; readonly means: Means },
): Promise<Appended> {
  const firstSeq = before.frontier.size;
  const entries = withKey(decided, key, commandHash);
  await refuseStopped(signal);
  const { records, ends, head } = await write(
    db,
    { firstSeq, entries, book, held, before, key: key ?? null, commandHash },
    { atOnce: means.recordsAtOnce, sealed: (entry, prev) => seal(entry, prev, means.salts) },
  );
  await eraseStored(db, entries);
  // The last moment: afterwards the records are on disk.
  await refuseStopped(signal);
  const frame: Frame = { firstSeq, key: key ?? null, commandHash, records };
  const segmentBytes = means.logFrame ? await means.logFrame(frame) : 0;
  await writeHead(db, { ...head, segmentBytes });
  means.trust.keep(book, ends);
  return { firstSeq, records: records.length, head: headOf(head), repeated: false, sealed: records };
}

/**
 * Gives the database a frame that is in the segment file but not in it. Throws BalanceError when the frame does not
 * continue the log.
 */
export async function replayFrame(db: LedgerTransaction, { frame, end }: PlacedFrame): Promise<void> {
  const before = await readHead(db, true);
  if (frame.firstSeq !== before.frontier.size) {
    throw new BalanceError(
      `the segment file continues with record ${frame.firstSeq}, but the database expects ${before.frontier.size}`,
    );
  }
  const opened = frame.records.map(unseal);
  const entries = opened.map(({ entry }) => entry);
  const held = await loadSubjects(db, new Set(entries.flatMap(touchedBy)));
  const book = openBook(held.states.values());
  const ends = new Map(held.ends);
  for (const [i, { record, entry }] of opened.entries()) {
    if (entry.seq !== frame.firstSeq + i || record.prev !== (ends.get(entry.subject)?.leaf ?? null))
      throw new BalanceError(
        `record ${record.seq} of the segment file does not follow the last record of its subject`,
      );
    book.apply(entry);
    ends.set(entry.subject, { seq: entry.seq, leaf: leafOf(frame.records[i]!.text) });
  }
  const { head } = await write(
    db,
    { ...frame, entries, book, held, before },
    { atOnce: REPLAYED_AT_ONCE, sealed: ({ seq }) => frame.records[seq - frame.firstSeq]! },
  );
  await eraseStored(db, entries);
  await writeHead(db, { ...head, segmentBytes: end });
}

const REPLAYED_AT_ONCE = 2000;

/** What is to be written of a command, or of a frame. */
interface Decided {
  readonly firstSeq: number;
  readonly entries: readonly Entry[];
  readonly book: Book;
  readonly held: Held;
  readonly before: HeadRow;
  readonly key: string | null;
  readonly commandHash: string | null;
}

interface Sealing {
  /** Records that are sealed before they are sent. */
  readonly atOnce: number;
  /** The record of an entry; `prev` is the leaf [hex] of the subject's previous record. */
  sealed(entry: Entry, prev: string | null): Sealed;
}

interface Written {
  readonly records: readonly Sealed[];
  /** Where the chain of each subject ends now. */
  readonly ends: ReadonlyMap<string, ChainEnd>;
  readonly head: HeadRow;
}

/**
 * Writes records, disclosures, derived rows and the key of a command, piece by piece: while the server takes one, the next is
 * sealed. The head follows when the segment is written.
 */
async function write(
  db: LedgerTransaction,
  { firstSeq, entries, book, held, before, key, commandHash }: Decided,
  { atOnce, sealed }: Sealing,
): Promise<Written> {
  const ends = new Map(held.ends);
  const lastOf = new Map(entries.map(({ subject, seq }) => [subject, seq]));
  const records: Sealed[] = [];
  let head = before;
  let sending: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < entries.length; start += atOnce) {
    const piece = entries.slice(start, start + atOnce);
    const rows = piece.map((entry): RecordRow => {
      const { seq, subject, kind } = entry;
      const { text: bytes, disclosures } = sealed(entry, ends.get(subject)?.leaf ?? null);
      const leaf = leafOf(bytes);
      ends.set(subject, { seq, leaf });
      records.push({ text: bytes, disclosures });
      return { seq, subject, kind, bytes, leaf, disclosures };
    });
    const advanced = advanceHead(
      head,
      rows.map(({ leaf }) => fromHex(leaf)),
    );
    head = advanced.head;
    const added = piece.filter(
      ({ subject, seq }) => lastOf.get(subject) === seq && !held.states.has(subject),
    );
    const copy = copyOf(
      ...recordsAdded(rows),
      treeAdded(advanced.tree),
      subjectsAdded(added.map(({ subject }) => subjectRow(book.stateOf(subject)!, ends.get(subject)!))),
    );
    await sending;
    if (copy) sending = db.executeQuery(copy);
    sending.catch(() => undefined);
    // It goes out before the next ones are sealed.
    if (start + atOnce < entries.length) await setImmediate();
  }
  await sending;
  await writeDerived(db, { book, held, ends });
  if (key !== null) {
    const row = { key, command_hash: commandHash, first_seq: firstSeq, records: records.length };
    await copyRows(db, { table: 'ledger_command', columns: COMMAND_COLUMNS, rows: [row] });
  }
  return { records, ends, head };
}

interface RecordRow {
  readonly seq: number;
  readonly subject: string;
  readonly kind: string;
  readonly bytes: string;
  readonly leaf: string;
  readonly disclosures: readonly string[];
}

const RECORD_COLUMNS = {
  seq: 'integer',
  subject: 'text',
  kind: 'text',
  bytes: 'utf8',
  leaf: 'hex',
} as const;
const DISCLOSURE_COLUMNS = { seq: 'integer', place: 'integer', text: 'text' } as const;

/** Records and their disclosures as the database takes them. */
const recordsAdded = (rows: readonly RecordRow[]): readonly Added[] => [
  { table: 'ledger_record', columns: RECORD_COLUMNS, rows },
  {
    table: 'ledger_disclosure',
    columns: DISCLOSURE_COLUMNS,
    rows: rows.flatMap(({ seq, disclosures }) => disclosures.map((text, place) => ({ seq, place, text }))),
  },
];

/** Puts the balances that changed in the place of those before, and their edges. */
async function writeDerived(
  db: LedgerTransaction,
  { book, held, ends }: Pick<Decided, 'book' | 'held'> & Pick<Written, 'ends'>,
): Promise<void> {
  const changed = book.changed();
  const after = changed.map((subject) => book.stateOf(subject)!);
  const known = after.filter(({ subject }) => held.states.has(subject));
  await replaceSubjects(
    db,
    known.map((state) => subjectRow(state, ends.get(state.subject)!)),
  );
  await writeEdges(
    db,
    known.map(({ subject }) => held.states.get(subject)!),
    after,
  );
}

/** When the record before `nextSeq` says it was recorded; undefined before the first. */
export async function lastTime(db: LedgerTransaction, nextSeq: number): Promise<string | undefined> {
  const last = await db
    .selectFrom('ledger_record')
    .select('bytes')
    .where('seq', '=', nextSeq - 1)
    .executeTakeFirst();
  return last && parseEnvelope(new TextDecoder().decode(last.bytes)).at;
}

/** The entries, the first of which says under which key they were asked. */
function withKey(
  entries: readonly Entry[],
  key: string | undefined,
  sha256: string | null,
): readonly Entry[] {
  const [first, ...rest] = entries;
  if (key === undefined || sha256 === null || !first) return entries;
  const command = { key, sha256, records: String(entries.length) };
  return [{ ...first, body: { ...first.body, command } } as Entry, ...rest];
}

/** S3: where the same command was recorded under this key; ConflictError when the key stands for another command. */
async function sameCommand(
  db: LedgerTransaction,
  key: string,
  hash: string,
): Promise<{ readonly firstSeq: number; readonly records: number } | null> {
  const row = await db.selectFrom('ledger_command').selectAll().where('key', '=', key).executeTakeFirst();
  if (!row) return null;
  await refuseForgedKey(db, row);
  refuseOtherCommand(key, { hash: row.command_hash, firstSeq: row.first_seq }, hash);
  return { firstSeq: row.first_seq, records: row.records };
}

/** S16: a command that its caller has stopped goes no further. */
export async function refuseStopped(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return;
  // The embedded database works in this very thread: a signal of the process is heard only when it rests.
  await setTimeout(1);
  if (signal.aborted) throw new CancelledError('stopped by the caller; nothing was recorded');
}
