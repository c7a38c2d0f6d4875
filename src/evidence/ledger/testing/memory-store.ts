import { CancelledError, UnavailableError } from '../../../foundation/errors.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { traceOf } from '../genealogy/trace-state.ts';
import { signInto } from '../rules/signer.ts';
import type { LotState, ObjectState } from '../state.ts';
import { type Query, queryOf } from '../store/filter.ts';
import { openGate } from '../store/gate.ts';
import { checkSeqs } from '../store/load.ts';
import { checkPageOfRecords, RECORDS_PER_PAGE } from '../store/records-page.ts';
import { heatView, stockView, withFree } from '../store/views.ts';
import type { ExecuteOptions, Listed, Noted, Receipt, Store, Verification } from '../store.ts';
import { type State, subjectKind } from '../subjects/subjects.ts';
import { checkNoted, reporter } from '../trust/check-record.ts';
import { checkpointOf, type KeptTree, proveConsistency, proveInclusions } from '../trust/prove.ts';
import { storedRecord } from '../trust/seal.ts';
import { MemoryLog, type MemoryMeans } from './memory-log.ts';
import { reachOf } from './reach-of-edges.ts';

/**
 * A ledger that lives as long as the process: the whole contract of a store, for tests of tasks and for trials. Nothing is
 * on disk; the clock, the salts and the people are passed in as for every other store.
 * long because it names each question of the contract once.
 */
export function openMemoryStore(means: MemoryMeans): Store {
  const log = new MemoryLog(means);
  const gate = openGate();
  let closed = false;

  async function run<T>(work: () => T | Promise<T>): Promise<T> {
    if (closed) throw new UnavailableError('the ledger is closed', { cure: 'open the ledger again' });
    return work();
  }
  const list = <View>(name: Parameters<typeof queryOf>[0], filter: object, view: (listed: Listed) => View) =>
    run(() => found(log, queryOf(name, filter)).map(view));
  const tree = (): KeptTree => ({
    head: log.head,
    hashes:
      async () =>
      ({ last, level }) =>
        log.hashAt(last, level),
  });
  const records = (from: number, to: number) =>
    log.sealed.slice(from, to).map((sealed, i) => storedRecord(from + i, sealed));

  return {
    execute: (command, options: ExecuteOptions = {}) =>
      gate.pass(() =>
        run((): Receipt => {
          if (options.signal?.aborted)
            throw new CancelledError('stopped by the caller; nothing was recorded');
          const { firstSeq, records: count, repeated } = log.append(command, options);
          return { records: records(firstSeq, firstSeq + count), head: log.head, repeated };
        }),
      ),
    exclusively: (work) => gate.alone(() => run(work)),
    signIn: (proof) => run(() => signInto(log.roster(), proof)),
    roster: () => run(() => log.roster()),
    head: () => run(() => log.head),
    recordedUnder: (key) => run(() => log.recordedUnder(key)),
    checkpoint: (size) => run(() => checkpointOf(tree(), size ?? log.head.size)),
    prove: (seq, size) => run(async () => (await proveInclusions(tree(), [seq], size ?? log.head.size))[0]!),
    proveAll: (seqs, size) => run(() => proveInclusions(tree(), seqs, size)),
    proveConsistency: (size1, size2) => run(() => proveConsistency(tree(), size1, size2 ?? log.head.size)),
    records: (fromSeq = 0, limit = RECORDS_PER_PAGE) =>
      run(() => {
        checkPageOfRecords(fromSeq, limit);
        return records(fromSeq, fromSeq + limit);
      }),
    recordsNumbered: (seqs) => run(() => numbered(seqs).flatMap((seq) => records(seq, seq + 1))),
    frames: (fromSeq = 0, limit = RECORDS_PER_PAGE) =>
      run(() => {
        checkPageOfRecords(fromSeq, limit);
        return log.frames(fromSeq, Math.min(fromSeq + limit, log.head.size));
      }),
    history: (...subjects) =>
      run(() =>
        log.entries
          .filter((entry) => subjects.includes(entry.subject as Subject))
          .map(({ seq }) => storedRecord(seq, log.sealed[seq]!)),
      ),
    lots: (filter = {}) => list('lot', filter, stockView<LotState>),
    countLots: (filter = {}) =>
      run(() => {
        const lots = found(log, queryOf('lot', filter)).map(({ state }) => state as LotState);
        const there = lots.filter(
          ({ status, mass_g, drawn_g }) =>
            status !== 'void' && Object.values(drawn_g).reduce((sum, grams) => sum + grams, 0) < mass_g,
        ).length;
        return { there, gone: lots.length - there };
      }),
    names: (of) =>
      run(() => {
        const states = (['lot', 'heat', 'object'] as const).flatMap((type) =>
          found(log, queryOf(type, {})).map(({ state }) => state as LotState),
        );
        const names = states.flatMap(({ type, supplier, analyses }) =>
          of === 'laboratory'
            ? analyses.map(({ laboratory }) => laboratory)
            : type === 'lot'
              ? [supplier]
              : [],
        );
        return [...Map.groupBy(names.filter(Boolean) as string[], (name) => name)]
          .map(([name, all]) => ({ name, count: all.length }))
          .sort((a, b) => (a.name < b.name ? -1 : 1));
      }),
    lot: (id) => run(() => withFree(log.lot(id))),
    heats: (filter = {}) => list('heat', filter, heatView),
    heat: (id) => run(() => log.heat(id)),
    objects: (filter = {}) => list('object', filter, stockView<ObjectState>),
    object: (id) => run(() => withFree(log.object(id))),
    subject: (subject) => run(() => log.stateOf(subject)),
    subjects: (type, filter = {}) => list(type, filter, (listed) => listed),
    trace: (subject: Subject, direction) =>
      run(() => traceOf(log.stateOf(subject), direction, log.genealogy)),
    reach: (from) => run(() => reachOf(log, from)),
    verify: (noted) => run(() => verified(log, tree(), noted)),
    // The states are all there is to rebuild, and they are never read from anywhere else.
    rebuild: () =>
      run(() => {
        const { records: count, ok, problems } = log.verify();
        return { records: count, equal: ok, differences: problems };
      }),
    async close() {
      closed = true;
    },
  };
}

/** Each number once, in order. */
function numbered(seqs: readonly number[]): number[] {
  checkSeqs(seqs);
  return [...new Set(seqs)].sort((a, b) => a - b);
}

/** What reading every record shows, also against a head noted earlier. */
async function verified(log: MemoryLog, tree: KeptTree, noted: Noted | undefined): Promise<Verification> {
  const whole = log.verify();
  if (!noted) return whole;
  // it reads all of it anyway, and counts what was asked for
  const later = { from: noted.size, records: Math.max(0, whole.records - noted.size) };
  const verification = { ...whole, ...(noted.later && later) };
  const { problems, report } = reporter();
  const known = noted.size <= log.head.size;
  const root = known ? (await checkpointOf(tree, noted.size)).root : null;
  checkNoted(noted, { records: log.head.size, root }, report);
  const all = [...problems, ...verification.problems];
  return { ...verification, ok: all.length === 0, problems: all };
}

/** Subjects that a query finds, in its order. */
function found(log: MemoryLog, query: Query): Listed[] {
  const { type, order, after, limit } = query;
  const named = query.subjects && new Set(query.subjects);
  const placed = log
    .states()
    .filter((state) => state.type === type && (named?.has(state.subject) ?? true) && matches(state, query))
    .map((state) => ({ state, lastSeq: log.lastSeq(state.subject) }))
    .map((listed) => ({ listed, place: order === 'node' ? listed.state.node! : listed.lastSeq }));
  return placed
    .filter(({ place }) => place > after)
    .sort((a, b) => a.place - b.place)
    .slice(0, limit)
    .map(({ listed }) => listed);
}

function matches(state: State, { status, free, columns }: Query): boolean {
  const kind = subjectKind(state.type);
  if (status !== undefined && state.status !== status) return false;
  if (free !== undefined && (kind.balance(state)?.free_g ?? 0) > 0 !== free) return false;
  const own = kind.columns(state);
  return [...columns].every(([column, value]) => (own[column] ?? null) === value);
}
