import { RemeltError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { toHex } from '../proof/bytes.ts';
import { isCanonical, recordLeaf } from '../proof/leaf.ts';
import { EMPTY_FRONTIER, extendFrontier, frontierRoot } from '../proof/merkle.ts';
import { parseRecord } from '../records/kinds.ts';
import { type Book, edgesInto, openBook, PROJECTION_VERSION } from './book.ts';
import { headOf, readHead } from './head.ts';
import { type SealedRow, sealedRows } from './load.ts';
import { type ChainEnd, insertEdges, subjectRow, writeSubjects } from './projection.ts';
import { unseal } from './seal.ts';
import type { Segment } from './segment.ts';
import type { Problem, Rebuild, Verification } from './store.ts';
import type { NodeEdge } from './subject.ts';
import { type LedgerTransaction, wholeOf } from './tables.ts';

/** Records per step of a walk through the log. */
const PAGE = 1000;
/** A broken ledger is told once, not a million times. */
const MOST_PROBLEMS = 100;

type Report = (seq: number | null, what: Problem['what'], words: string) => void;

/** Everything that can be recomputed from the record bytes, and what was wrong on the way. */
interface Walk {
  readonly records: number;
  readonly root: string;
  readonly book: Book;
  readonly ends: ReadonlyMap<string, ChainEnd>;
}

/** Checks every hash, link, disclosure and balance, and the segment file when there is one. Reports, never throws. */
export async function verifyLedger(
  db: LedgerTransaction,
  segment: Segment | null,
  onProgress: (words: string) => void,
): Promise<Verification> {
  const { problems, report } = reporter();
  const row = await readHead(db, true);
  const head = headOf(row);
  const hashes = segment ? [] : null;
  const walk = await walkRecords(db, { report, onProgress, hashes });
  if (walk.records !== head.size)
    report(null, 'head', `the head counts ${head.size} records, ${walk.records} are there`);
  if (walk.root !== head.root)
    report(null, 'root', `the root of the head is ${head.root}, of the records ${walk.root}`);
  if (toHex(frontierRoot(row.frontier)) !== head.root)
    report(null, 'head', 'the frontier of the head does not give its root');
  await compareProjection(db, walk, report);
  if (segment && hashes) await compareSegment(segment, hashes, report);
  return { ok: problems.length === 0, head, records: walk.records, problems };
}

/** Makes the derived tables anew from the record bytes, and says whether they were the same before. */
export async function rebuildLedger(
  db: LedgerTransaction,
  onProgress: (words: string) => void,
): Promise<Rebuild> {
  const { problems, report } = reporter();
  await readHead(db, true);
  const walk = await walkRecords(db, { report, onProgress, hashes: null });
  await compareProjection(db, walk, report);
  await db.deleteFrom('ledger_edge').execute();
  await db.deleteFrom('ledger_subject').execute();
  const states = [...walk.book.all()];
  await writeSubjects(
    db,
    states.map((state) => subjectRow(state, walk.ends.get(state.subject)!)),
  );
  await insertEdges(db, states.flatMap(edgesInto));
  await db.updateTable('ledger_head').set({ projection: PROJECTION_VERSION }).where('id', '=', 1).execute();
  return { records: walk.records, equal: problems.length === 0, differences: problems };
}

/** Rebuilds the derived tables when another version of the rules made them. */
export async function renewProjection(
  db: LedgerTransaction,
  onProgress: (words: string) => void,
): Promise<void> {
  await readHead(db, false);
  const query = db.selectFrom('ledger_head').select(['projection', 'size']).where('id', '=', 1);
  const current = await query.executeTakeFirstOrThrow();
  if (current.projection === PROJECTION_VERSION) return;
  if (current.size > 0) onProgress('another version made the balances: they are made anew from the records');
  await rebuildLedger(db, onProgress);
}

function reporter(): { readonly problems: readonly Problem[]; readonly report: Report } {
  const problems: Problem[] = [];
  const report: Report = (seq, what, words) => {
    if (problems.length < MOST_PROBLEMS) problems.push({ seq, what, words });
  };
  return { problems, report };
}

interface WalkOptions {
  readonly report: Report;
  readonly onProgress: (words: string) => void;
  /** Collects the hash of each record and its disclosures, for the segment. */
  readonly hashes: string[] | null;
}

async function walkRecords(
  db: LedgerTransaction,
  { report, onProgress, hashes }: WalkOptions,
): Promise<Walk> {
  const { last } = await db
    .selectFrom('ledger_record')
    .select(({ fn }) => fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  const book = openBook();
  const ends = new Map<string, ChainEnd>();
  let frontier = EMPTY_FRONTIER;
  let expected = 0;
  let latest = '';
  for (let from = 0; last !== null && from <= last; from += PAGE) {
    for (const row of await sealedRows(db, { from, to: from + PAGE })) {
      if (row.seq !== expected)
        report(expected, 'gap', `record ${expected} is missing: the next is ${row.seq}`);
      checkRow(row, ends.get(row.subject), report);
      latest = checkTime(row, latest, report);
      applyRow(row, book, report);
      const leaf = recordLeaf(row.text);
      frontier = extendFrontier(frontier, leaf);
      ends.set(row.subject, { seq: row.seq, leaf: toHex(leaf) });
      hashes?.push(hashOf([row.text, row.disclosures]));
      expected = row.seq + 1;
    }
    onProgress(`${Math.min(from + PAGE, last + 1)} of ${last + 1} records read`);
  }
  return { records: frontier.size, root: toHex(frontierRoot(frontier)), book, ends };
}

/** A row against itself and against the previous record of its subject. */
function checkRow(row: SealedRow, previous: ChainEnd | undefined, report: Report): void {
  const { seq, text } = row;
  if (!isCanonical(text)) report(seq, 'not-canonical', `record ${seq} is not canonical JSON`);
  if (toHex(recordLeaf(text)) !== row.leaf)
    report(seq, 'leaf', `record ${seq} does not have the hash it was stored with`);
  try {
    const record = parseRecord(text);
    if (record.seq !== String(seq) || record.subject !== row.subject || record.kind !== row.kind)
      report(seq, 'schema', `record ${seq} stands in the row of another`);
    if (record.prev !== (previous?.leaf ?? null)) {
      const before = previous ? `record ${previous.seq}` : 'nothing';
      report(seq, 'previous', `record ${seq} does not continue ${before} of ${row.subject}`);
    }
  } catch (error) {
    report(seq, 'schema', `record ${seq}: ${messageOf(error)}`);
  }
}

/** S15. Answers the latest time so far; what is no record is reported elsewhere. */
function checkTime({ seq, text }: SealedRow, latest: string, report: Report): string {
  const at = /^\{"at":"([^"]*)"/.exec(text)?.[1] ?? latest;
  if (at >= latest) return at;
  report(seq, 'time', `record ${seq} says ${at}, a record before it ${latest}`);
  return latest;
}

function applyRow(row: SealedRow, book: Book, report: Report): void {
  try {
    book.apply(unseal(row).entry);
  } catch (error) {
    report(row.seq, 'disclosure', `record ${row.seq} can not be read whole: ${messageOf(error)}`);
  }
}

/** Derived rows and edges against those that the records give. */
async function compareProjection(db: LedgerTransaction, walk: Walk, report: Report): Promise<void> {
  const stored = await db.selectFrom('ledger_subject').selectAll().orderBy('id').execute();
  const differs = (seq: number, id: string) =>
    report(seq, 'projection', `what is kept of ${id} is not what its records say`);
  const seen = new Set<string>();
  for (const row of stored) {
    seen.add(row.id);
    const state = walk.book.stateOf(row.id);
    const end = walk.ends.get(row.id);
    if (!state || !end) {
      report(row.last_seq, 'projection', `${row.id} has no records`);
      continue;
    }
    const { state: text, last_leaf, ...columns } = subjectRow(state, end);
    const same =
      hashOf(row.state) === hashOf(JSON.parse(text)) &&
      toHex(Uint8Array.from(row.last_leaf)) === toHex(last_leaf) &&
      Object.entries(columns).every(([name, value]) => {
        const kept = row[name as keyof typeof columns];
        return (
          kept === value || (kept !== null && typeof value === 'number' && wholeOf(kept as string) === value)
        );
      });
    if (!same) differs(row.last_seq, row.id);
  }
  for (const state of walk.book.all())
    if (!seen.has(state.subject)) differs(walk.ends.get(state.subject)!.seq, state.subject);
  await compareEdges(db, [...walk.book.all()].flatMap(edgesInto), report);
}

async function compareEdges(
  db: LedgerTransaction,
  derived: readonly NodeEdge[],
  report: Report,
): Promise<void> {
  const rows = await db.selectFrom('ledger_edge').selectAll().execute();
  const name = ({ src, dst, mass_g }: NodeEdge) => `${src} -> ${dst}: ${mass_g} g`;
  const stored = new Set(rows.map(({ mass_g, ...edge }) => name({ ...edge, mass_g: wholeOf(mass_g) })));
  const expected = new Set(derived.map(name));
  for (const edge of expected) if (!stored.has(edge)) report(null, 'projection', `edge ${edge} is missing`);
  for (const edge of stored)
    if (!expected.has(edge)) report(null, 'projection', `edge ${edge} has no record`);
}

/** Every frame of the segment file against the records, and their number. */
async function compareSegment(segment: Segment, hashes: readonly string[], report: Report): Promise<void> {
  let next = 0;
  try {
    for await (const { frame } of segment.frames(0, 'refuse')) {
      if (frame.firstSeq !== next)
        report(next, 'segment', `the segment goes from record ${next} to ${frame.firstSeq}`);
      for (const [i, { text, disclosures }] of frame.records.entries()) {
        const seq = frame.firstSeq + i;
        if (hashes[seq] !== hashOf([text, disclosures]))
          report(seq, 'segment', `record ${seq} of the segment file is not that of the database`);
      }
      next = frame.firstSeq + frame.records.length;
    }
  } catch (error) {
    report(next, 'segment', messageOf(error));
  }
  if (next !== hashes.length)
    report(next, 'segment', `the segment file ends with ${next} records, the database with ${hashes.length}`);
}

/** Message of an error of the closed set; anything else is a fault and goes on. */
function messageOf(error: unknown): string {
  if (error instanceof RemeltError) return error.message;
  throw error;
}
