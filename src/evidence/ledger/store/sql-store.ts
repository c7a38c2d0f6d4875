import { setImmediate } from 'node:timers/promises';
import { isFault, RemeltError, UnavailableError } from '../../../foundation/errors.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import type { Command } from '../commands.ts';
import type { Frame } from '../files/frame.ts';
import { framesOf } from '../files/frames.ts';
import type { PendingPlace } from '../files/pending-file.ts';
import { appendSurely, type Resending, receiptOf, surely } from '../files/resend.ts';
import type { Segment } from '../files/segment.ts';
import { type KeptGraph, keepGraph, type SnapshotPlace } from '../genealogy/kept-graph.ts';
import type { Reach, ReachedRow } from '../genealogy/reach.ts';
import { reachedHeats, reachFrom, reachOf, rowsOf, traceSubject } from '../genealogy/trace.ts';
import { type Roster, rosterOf } from '../rules/roster.ts';
import { signInto } from '../rules/signer.ts';
import type { HeatState, LotState, ObjectState } from '../state.ts';
import type { Store, StoredRecord } from '../store.ts';
import type { State } from '../subjects/subjects.ts';
import { rebuildLedger, verifyLedger } from '../trust/audit.ts';
import { headOf, readHead } from '../trust/head.ts';
import { checkpointOf, type KeptTree, proveConsistency, proveInclusions } from '../trust/prove.ts';
import { subtreeHashes } from '../trust/tree.ts';
import { verifyLater } from '../trust/verify-later.ts';
import type { Means } from './append.ts';
import { inPieces, type PieceWriter, pieceWriter } from './append-pieces.ts';
import { queryOf } from './filter.ts';
import { openGate } from './gate.ts';
import { inParts, KeptList, roomOfHeap } from './kept-list.ts';
import { checkSeqs, rosterStates } from './load.ts';
import { refusePending } from './pending-table.ts';
import { countNames, countSubjects, findRecords, findState, recordedUnder } from './queries.ts';
import { checkPageOfRecords, LAST_SEQ, RECORDS_PER_PAGE } from './records-page.ts';
import { keepStatistics, statisticsKeeper } from './statistics.ts';
import type { LedgerDatabase } from './tables.ts';
import { type Turn, transact, whileLocked } from './transact.ts';
import { heatView, stockView, withFree } from './views.ts';

/** What differs between the embedded and the served ledger. */
export interface Backing {
  readonly db: LedgerDatabase;
  readonly means: Means;
  readonly segment: Segment | null;
  /** Files of bytes that were taken out of the segment file. */
  kept(): Promise<readonly string[]>;
  /** One connection for everything: work is done one after the other. */
  readonly single: boolean;
  /** Finishes what erasing has begun. */
  settle(): Promise<void>;
  /** What is done when the connection is lost; null where there is none to lose. */
  readonly resending: Resending | null;
  /** Looked at before each piece of work; throws when the store cannot go on. */
  check(): Promise<void>;
  /** Told when work failed; answers the error for the caller. */
  failed(error: unknown): RemeltError;
  close(): Promise<void>;
  readonly onProgress: (words: string) => void;
  /** Where what is written in pieces is kept until its end; null where nothing can be written. */
  readonly pending: ((turn: Turn) => PendingPlace) | null;
  /** Where the graph of heats is kept between processes; null = nowhere. */
  readonly snapshots: SnapshotPlace | null;
}

/**
 * The store over SQL: the same for PGlite and PostgreSQL. What was begun in pieces is ended first.
 * long because it names each question of the contract once, and they share one connection.
 */
export async function sqlStore(backing: Backing): Promise<Store> {
  const { db, resending, snapshots } = backing;
  const graph = keepGraph(snapshots, backing.onProgress);
  const gate = openGate();
  let [closed, queue]: [boolean, Promise<unknown>] = [false, Promise.resolve()];

  /** Runs one piece of work, one after the other on a single connection, and translates what goes wrong. */
  function run<T>(work: () => Promise<T>): Promise<T> {
    const guarded = async (): Promise<T> => {
      if (closed) throw new UnavailableError('the ledger is closed', { cure: 'open the ledger again' });
      try {
        await backing.check();
        return await work();
      } catch (error) {
        throw error instanceof RemeltError || isFault(error) ? error : backing.failed(error);
      }
    };
    if (!backing.single) return guarded();
    const turn = queue.then(guarded);
    queue = turn.catch(() => undefined);
    return turn;
  }
  const [reading, room] = [{ db, run }, roomOfHeap()];
  const kept = {
    lots: new KeptList({ type: 'lot', view: stockView<LotState> }, reading, room),
    heats: new KeptList({ type: 'heat', view: heatView }, reading, room),
    objects: new KeptList({ type: 'object', view: stockView<ObjectState> }, reading, room),
  };
  const onTree = <T>(work: (tree: KeptTree) => Promise<T>) =>
    transact(db, async (trx) =>
      work({
        head: headOf(await readHead(trx, false)),
        hashes: (subtrees) => subtreeHashes(trx, subtrees),
      }),
    );
  const state = <S>(subject: string) => run(() => findState(db, subject)) as Promise<S>;

  const shared = !backing.single;
  const means: Means = {
    ...backing.means,
    ...(shared && {
      refusePending: async (trx, subjects) => {
        // whoever wrote it may have ended
        writer?.help();
        await refusePending(trx, subjects);
      },
    }),
  };
  const turn: Turn = (work) =>
    gate.pass(() => run(() => surely(() => transact(db, work, { shared }), { resending })));
  const writer: PieceWriter | null =
    backing.pending && pieceWriter({ turn, means, place: backing.pending(turn) });
  await writer?.resume();
  const statistics = backing.single ? statisticsKeeper(db) : async () => undefined;
  if (backing.single) await run(() => keepStatistics(db));

  return {
    execute: async (command, options = {}) => {
      // who works alone has the ledger to itself already
      const pieces = writer && !gate.isAlone() && inPieces(command, options);
      if (pieces) {
        const receipt = await receiptOf(db, await writer.append(pieces, options));
        await run(() => statistics(receipt.head.size));
        return receipt;
      }
      return gate.pass(() => {
        const sharing = { options, means, resending, shared: shared && !gate.isAlone() };
        return run(async () => {
          writer?.refuseReserved(command);
          const receipt = await appendSurely(db, command, sharing);
          if (erases(command)) await backing.settle();
          await statistics(receipt.head.size);
          return receipt;
        });
      });
    },
    exclusively: (work) =>
      gate.alone(() => (backing.single ? work() : whileLocked(db, work, backing.failed))),
    signIn: (proof) => run(async () => signInto(await rosterNow(backing), proof)),
    roster: () => run(() => rosterNow(backing)),
    head: () => run(async () => headOf(await readHead(db, false))),
    recordedUnder: (key) => run(() => recordedUnder(db, key)),
    checkpoint: (size) => run(() => onTree((tree) => checkpointOf(tree, size ?? tree.head.size))),
    prove: (seq, size) =>
      run(() => onTree(async (tree) => (await proveInclusions(tree, [seq], size ?? tree.head.size))[0]!)),
    proveAll: (seqs, size) => run(() => onTree((tree) => proveInclusions(tree, seqs, size))),
    proveConsistency: (size1, size2) =>
      run(() => onTree((tree) => proveConsistency(tree, size1, size2 ?? tree.head.size))),
    records: (fromSeq = 0, limit = RECORDS_PER_PAGE) =>
      run(() => {
        checkPageOfRecords(fromSeq, limit);
        return findRecords(db, { from: fromSeq, to: Math.min(fromSeq + limit, LAST_SEQ) });
      }),
    recordsNumbered: (seqs) => numbered(seqs, (part) => run(() => findRecords(db, { seqs: part }))),
    history: (...subjects) => run(() => findRecords(db, { subjects })),
    lots: (filter = {}) => kept.lots.list(filter),
    countLots: (filter = {}) => run(() => countSubjects(db, queryOf('lot', filter))),
    names: (of) => run(() => countNames(db, of)),
    lot: async (id) => withFree(await state<LotState>(`lot:${id}`)),
    heats: (filter = {}) => kept.heats.list(filter),
    heat: (id) => state<HeatState>(`heat:${id}`),
    objects: (filter = {}) => kept.objects.list(filter),
    object: async (id) => withFree(await state<ObjectState>(`object:${id}`)),
    subject: (subject) => state<State>(subject),
    // what a store answers travels as JSON to the command line of a served folder
    subjects: async (type, filter = {}) =>
      (await inParts(reading, queryOf(type, filter))).map(({ state, lastSeq }) => ({ state, lastSeq })),
    trace: (subject: Subject, direction) =>
      run(() => transact(db, (trx) => traceSubject(trx, subject, direction, graph))),
    reach: (from) => reachInParts(backing, { run, graph }, from),
    ...auditsOf(backing, {
      run,
      rebuilt: () => {
        for (const one of [graph, ...Object.values(kept)]) one.forget();
      },
      idle: async () => gate.isAlone() || writer?.idle(),
    }),
    async close() {
      await writer?.ended();
      await queue;
      if (closed) return;
      closed = true;
      await backing.close();
    },
  };
}

/** Records that are read at once: others who ask the ledger, or this process, come in between. */
const PART = 400;

/** The records of these numbers, part by part. */
async function numbered(
  seqs: readonly number[],
  find: (part: readonly number[]) => Promise<StoredRecord[]>,
): Promise<StoredRecord[]> {
  checkSeqs(seqs);
  const wanted = [...new Set(seqs)].sort((a, b) => a - b);
  const records: StoredRecord[] = [];
  for (let at = 0; at < wanted.length; at += PART) {
    if (at > 0) await setImmediate();
    records.push(...(await find(wanted.slice(at, at + PART))));
  }
  return records;
}

interface Reading {
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly graph: KeptGraph;
}

/** Heats whose metal is read at once. */
const HEATS = 200;

/** What metal reached, its rows part by part; when somebody has booked meanwhile, all of it again in one go. */
async function reachInParts(
  { db }: Pick<Backing, 'db'>,
  { run, graph }: Reading,
  from: readonly Subject[],
): Promise<Reach> {
  const reached = await run(() => transact(db, (trx) => reachedHeats(trx, from, graph)));
  const shares = [...reached.shares];
  const rows: ReachedRow[] = [];
  for (let at = 0; at < shares.length; at += HEATS) {
    if (at > 0) await setImmediate();
    rows.push(...(await run(() => rowsOf(db, new Map(shares.slice(at, at + HEATS))))));
  }
  const { size } = await run(async () => headOf(await readHead(db, false)));
  if (size === reached.head.size) return reachFrom({ ...reached, rows });
  return run(() => transact(db, (trx) => reachOf(trx, from, graph)));
}

const erases = (command: Command): boolean =>
  (command.type === 'batch' ? command.commands : [command]).some(({ type }) => type === 'eraseField');

interface Auditing {
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly rebuilt: () => void;
  readonly idle: () => Promise<unknown>;
}

/** What reads the whole log. */
const auditsOf = (
  { db, segment, kept, onProgress }: Backing,
  { run, rebuilt, idle }: Auditing,
): Pick<Store, 'frames' | 'verify' | 'rebuild'> => ({
  // a copy of the ledger holds no part of what is written in pieces
  frames: async (fromSeq = 0, limit = RECORDS_PER_PAGE) => {
    await idle();
    return run(async () => {
      checkPageOfRecords(fromSeq, limit);
      const { size } = headOf(await readHead(db, false));
      const frames: Frame[] = [];
      for await (const frame of framesOf(db, fromSeq, Math.min(fromSeq + limit, size))) frames.push(frame);
      return frames;
    });
  },
  verify: (noted, told) =>
    run(async () => {
      const files = await kept();
      // over a socket no function comes
      const tell = told ?? onProgress;
      return transact(db, (trx) =>
        noted?.later
          ? verifyLater(trx, { noted, onProgress: tell })
          : verifyLedger(trx, { segment, kept: files, noted, onProgress: tell }),
      );
    }),
  rebuild: () =>
    run(async () => {
      const answer = await transact(db, (trx) => rebuildLedger(trx, onProgress));
      rebuilt();
      return answer;
    }),
});

const rosterNow = async ({ db, means }: Backing): Promise<Roster> =>
  rosterOf(await rosterStates(db), means.facts, means.clock().toISOString().slice(0, 10));
