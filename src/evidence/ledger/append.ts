import { setTimeout } from 'node:timers/promises';
import { BalanceError, CancelledError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { fromHex } from '../proof/bytes.ts';
import { leafOf } from '../proof/leaf.ts';
import { parseEnvelope } from '../records/record.ts';
import { refuseLarge, refuseOtherCommand, refuseOtherHead, refuseUnwritable } from './append-rules.ts';
import { type Book, openBook } from './book.ts';
import type { Command } from './commands.ts';
import { copyRows } from './copy-rows.ts';
import { decide, needsOf } from './decide.ts';
import { type Entry, touchedBy } from './entry.ts';
import { advanceHead, type HeadRow, headOf, readHead, writeHead } from './head.ts';
import { earlierRecords, type Held, loadSubjects, rosterStates } from './load.ts';
import { type ChainEnd, subjectRow, writeEdges, writeSubjects } from './projection.ts';
import type { PlantFacts } from './roster.ts';
import { type Sealed, seal, unseal } from './seal.ts';
import type { Frame, PlacedFrame } from './segment.ts';
import { provedBy } from './signer.ts';
import type { ExecuteOptions, Head } from './store.ts';
import type { State } from './subjects.ts';
import type { LedgerTransaction } from './tables.ts';
import { insertTree } from './tree.ts';
import { refuseBroken, refuseForgedKey, type Trust } from './trust.ts';

/** What appending needs from outside the database. */
export interface Means {
  readonly clock: () => Date;
  readonly salts: (bytes: number) => Uint8Array;
  readonly facts: PlantFacts;
  /** Holds what is decided on against its records. */
  readonly trust: Trust;
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

/**
 * Decides a command and appends what follows, inside a transaction that holds the head row. The segment comes after
 * everything that the database could still refuse, and before its commit.
 */
export async function appendCommand(
  db: LedgerTransaction,
  command: Command,
  { idempotencyKey, expectedHead, signal, signer }: ExecuteOptions,
  means: Means,
): Promise<Appended> {
  refuseUnwritable(idempotencyKey);
  const before = await readHead(db, true);
  refuseBroken(before.broken);
  const commandHash = idempotencyKey === undefined ? null : hashOf(command);
  if (idempotencyKey !== undefined) {
    const first = await sameCommand(db, idempotencyKey, { hash: commandHash!, command });
    if (first) return { ...first, head: headOf(before), repeated: true, sealed: null };
  }
  refuseOtherHead(headOf(before), expectedHead);
  const needs = needsOf(command);
  const held = await loadSubjects(db, needs.subjects);
  const earlier = await earlierRecords(db, needs.seqs);
  const also = await loadSubjects(db, new Set(earlier.map(({ subject }) => subject)), held);
  await means.trust.check(db, also);
  const firstSeq = before.frontier.size;
  const world = {
    states: [...also.states.values(), ...(await rosterStates(db, also.states))],
    earlier,
    now: means.clock().toISOString(),
    last: await lastTime(db, firstSeq),
    nextSeq: firstSeq,
    facts: means.facts,
    signer: signer && provedBy(signer),
  };
  const { entries: decided, book } = decide(world, command);
  refuseLarge(decided.length);
  const entries = withKey(decided, idempotencyKey, commandHash);
  await refuseStopped(signal);
  const ends = new Map(also.ends);
  const { records, leaves } = sealAll(entries, ends, means.salts);
  const frame: Frame = { firstSeq, key: idempotencyKey ?? null, commandHash, records };
  const after = await write(db, { frame, leaves, entries, book, ends, held: also, before });
  // The last moment: afterwards the records are on disk.
  await refuseStopped(signal);
  const segmentBytes = means.logFrame ? await means.logFrame(frame) : 0;
  await writeHead(db, { ...after, segmentBytes });
  means.trust.keep(book, ends);
  return { firstSeq, records: records.length, head: headOf(after), repeated: false, sealed: records };
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
  const leaves = frame.records.map(({ text }) => leafOf(text));
  for (const [i, { record, entry }] of opened.entries()) {
    if (entry.seq !== frame.firstSeq + i || record.prev !== (ends.get(entry.subject)?.leaf ?? null))
      throw new BalanceError(
        `record ${record.seq} of the segment file does not follow the last record of its subject`,
      );
    book.apply(entry);
    ends.set(entry.subject, { seq: entry.seq, leaf: leaves[i]! });
  }
  const after = await write(db, { frame, leaves, entries, book, ends, held, before });
  await writeHead(db, { ...after, segmentBytes: end });
}

/** Records of entries, and the leaf [hex] of each; `ends` follows them. */
function sealAll(
  entries: readonly Entry[],
  ends: Map<string, ChainEnd>,
  salts: Means['salts'],
): { readonly records: readonly Sealed[]; readonly leaves: readonly string[] } {
  const leaves: string[] = [];
  const records = entries.map((entry) => {
    const sealed = seal(entry, ends.get(entry.subject)?.leaf ?? null, salts);
    const leaf = leafOf(sealed.text);
    ends.set(entry.subject, { seq: entry.seq, leaf });
    leaves.push(leaf);
    return sealed;
  });
  return { records, leaves };
}

interface Write {
  readonly frame: Frame;
  /** Of its records [hex]. */
  readonly leaves: readonly string[];
  readonly entries: readonly Entry[];
  readonly book: Book;
  readonly ends: ReadonlyMap<string, ChainEnd>;
  readonly held: Held;
  readonly before: HeadRow;
}

const RECORD_COLUMNS = {
  seq: 'integer',
  subject: 'text',
  kind: 'text',
  bytes: 'utf8',
  leaf: 'hex',
} as const;
const DISCLOSURE_COLUMNS = { seq: 'integer', place: 'integer', text: 'text' } as const;

/** Records, disclosures, derived rows and the key of a frame; the head follows when the segment is written. */
async function write(
  db: LedgerTransaction,
  { frame, leaves, entries, book, ends, held, before }: Write,
): Promise<HeadRow> {
  const rows = frame.records.map(({ text }, i) => ({
    seq: frame.firstSeq + i,
    subject: entries[i]!.subject,
    kind: entries[i]!.kind,
    bytes: text,
    leaf: leaves[i]!,
  }));
  await copyRows(db, 'ledger_record', { columns: RECORD_COLUMNS, rows });
  const disclosed = frame.records.flatMap(({ disclosures }, i) =>
    disclosures.map((text, place) => ({ seq: frame.firstSeq + i, place, text })),
  );
  await copyRows(db, 'ledger_disclosure', { columns: DISCLOSURE_COLUMNS, rows: disclosed });
  const changed = book.changed();
  const after = changed.map((subject) => book.stateOf(subject)!);
  await writeSubjects(
    db,
    after.map((state) => subjectRow(state, ends.get(state.subject)!)),
    (subject) => !held.states.has(subject),
  );
  const old = changed.map((subject) => held.states.get(subject)).filter((state): state is State => !!state);
  await writeEdges(db, old, after);
  if (frame.key !== null) {
    await db
      .insertInto('ledger_command')
      .values({
        key: frame.key,
        command_hash: frame.commandHash!,
        first_seq: frame.firstSeq,
        records: rows.length,
      })
      .execute();
  }
  const advanced = advanceHead(before, leaves.map(fromHex));
  await insertTree(db, advanced.tree);
  return advanced.head;
}

/** When the record before `nextSeq` says it was recorded; undefined before the first. */
async function lastTime(db: LedgerTransaction, nextSeq: number): Promise<string | undefined> {
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
  { hash, command }: { readonly hash: string; readonly command: Command },
): Promise<{ readonly firstSeq: number; readonly records: number } | null> {
  const row = await db.selectFrom('ledger_command').selectAll().where('key', '=', key).executeTakeFirst();
  if (!row) return null;
  await refuseForgedKey(db, row, command);
  refuseOtherCommand(key, { hash: row.command_hash, firstSeq: row.first_seq }, hash);
  return { firstSeq: row.first_seq, records: row.records };
}

/** S16: a command that its caller has stopped goes no further. */
async function refuseStopped(signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return;
  // The embedded database works in this very thread: a signal of the process is heard only when it rests.
  await setTimeout(1);
  if (signal.aborted) throw new CancelledError('stopped by the caller; nothing was recorded');
}
