import { sql } from 'kysely';
import { isFault, RemeltError } from '../../../foundation/errors.ts';
import { fromHex, toHex } from '../../proof/bytes.ts';
import { leafOf } from '../../proof/leaf.ts';
import { EMPTY_FRONTIER, type Frontier, frontierRoot, growFrontier } from '../../proof/merkle.ts';
import { EMPTY_INDEX, type SubjectIndex } from '../../proof/subject-index.ts';
import type { SegmentCheck } from '../files/segment-check.ts';
import { type Book, openBook } from '../rules/book.ts';
import { type Entry, touchedBy } from '../rules/entry.ts';
import { type Added, copyRows } from '../store/copy-rows.ts';
import { type SealedRow, sealedRows, subjectsNamed } from '../store/load.ts';
import {
  COMMAND_COLUMNS,
  replaceSubjects,
  subjectRow,
  subjectsAdded,
  writeEdges,
} from '../store/projection.ts';
import type { LedgerTransaction } from '../store/tables.ts';
import { INDEX } from '../subjects/index-state.ts';
import type { State } from '../subjects/subjects.ts';
import { checkErasures, type ErasureCheck, erasureOf } from './check-erasures.ts';
import { aheadSince, checkIndex, checkPrevious, checkRow, checkTime, type Report } from './check-record.ts';
import { openRow } from './open-row.ts';
import { differentFrom, readTree, type TreeRow, treeRows, writeTree } from './tree.ts';

/** Records per step of a walk: what is held in memory at once, with the subjects that they touch. */
const PAGE = 2000;

export interface WalkOptions {
  readonly report: Report;
  readonly onProgress: (words: string) => void;
  /** The segment file beside the database, null without one. */
  readonly segment: SegmentCheck | null;
  /** Kept hashes of the tree that differ are put right. */
  readonly mendTree: boolean;
  /** Also the root of this many first records is wanted. */
  readonly rootOf?: number | undefined;
}

/** How many records there are, and the root that they give. */
export interface Walked {
  readonly records: number;
  readonly root: string;
  /** Root of the first `rootOf` records; null when there are not so many. */
  readonly rootThen: string | null;
}

/**
 * Reads the whole log, page by page, and makes from it the tables `walked_subject` and `walked_edge`: what the derived
 * tables should hold. They live until the transaction ends. Memory does not grow with the log.
 */
export async function walkRecords(db: LedgerTransaction, options: WalkOptions): Promise<Walked> {
  await makeTables(db);
  const { last } = await db
    .selectFrom('ledger_record')
    .select(({ fn }) => fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  let place: Place = {
    frontier: EMPTY_FRONTIER,
    expected: 0,
    latest: '',
    treeTold: false,
    earlier: null,
    index: (await hasIndex(db)) ? EMPTY_INDEX : null,
    erasures: checkErasures(),
  };
  if (options.rootOf === 0) place = { ...place, earlier: EMPTY_FRONTIER };
  for (let from = 0; last !== null && from <= last; from += PAGE) {
    place = await walkPage(db, await sealedRows(db, { from, to: from + PAGE }), place, options);
    options.onProgress(`${Math.min(from + PAGE, last + 1)} of ${last + 1} records read`);
  }
  place.erasures.finish(options.report);
  return {
    records: place.frontier.size,
    root: toHex(frontierRoot(place.frontier)),
    rootThen: place.earlier && toHex(frontierRoot(place.earlier)),
  };
}

/** Whether the log holds a root of its index. */
async function hasIndex(db: LedgerTransaction): Promise<boolean> {
  const query = db.selectFrom('ledger_record').select('seq').where('subject', '=', INDEX).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

/** The derived tables anew, empty. Without their checks: what is wrong is told, not thrown. */
async function makeTables(db: LedgerTransaction): Promise<void> {
  await sql`create temporary table walked_subject (like ledger_subject) on commit drop`.execute(db);
  await sql`alter table walked_subject add primary key (id)`.execute(db);
  await sql`create temporary table walked_command (like ledger_command) on commit drop`.execute(db);
  await sql`create temporary table walked_edge (like ledger_edge) on commit drop`.execute(db);
  await sql`create index on walked_edge (dst)`.execute(db);
}

/** How far a walk has come. */
interface Place {
  readonly frontier: Frontier;
  /** Number of the next record. */
  readonly expected: number;
  /** Latest time that a record says. */
  readonly latest: string;
  /** A hash that differs makes all above it differ: it is told once. */
  readonly treeTold: boolean;
  /** What the first `rootOf` records make, once they were read. */
  readonly earlier: Frontier | null;
  /** Over the records so far; null in a ledger without roots of it, which needs none. */
  readonly index: SubjectIndex | null;
  /** Fields that were erased, and the records that say so. */
  readonly erasures: ErasureCheck;
}

async function walkPage(
  db: LedgerTransaction,
  rows: readonly SealedRow[],
  place: Place,
  { report, segment, mendTree, rootOf }: WalkOptions,
): Promise<Place> {
  let { frontier, expected, latest, earlier, index } = place;
  const opened = rows.map((row) => openRow(row, report));
  const names = new Set([
    ...rows.map(({ subject }) => subject),
    ...opened.flatMap((one) => (one ? touchedBy(one.entry) : [])),
  ]);
  const held = await subjectsNamed(db, 'walked_subject', names);
  const book = openBook(held.states.values());
  const ends = new Map(held.ends);
  const tree: TreeRow[] = [];
  for (const [i, row] of rows.entries()) {
    if (row.seq !== expected)
      report(expected, 'gap', `record ${expected} is missing; the next is ${row.seq}`);
    const leaf = leafOf(row.text);
    const named = checkRow(row, { leaf, opened: opened[i]?.record }, report);
    checkPrevious(row, named, { previous: ends.get(row.subject), report });
    latest = checkTime(row, latest, { report, around: await textsAround(db, row) });
    const entry = opened[i]?.entry;
    if (entry) applied(row, entry, { book, report });
    const grown = growFrontier(frontier, fromHex(leaf));
    tree.push(...treeRows(frontier.size, grown.completed));
    frontier = grown.frontier;
    if (frontier.size === rootOf) earlier = frontier;
    ends.set(row.subject, { seq: row.seq, leaf });
    index &&= checkIndex(index, row, { root: opened[i]?.record.body.root, report });
    await segment?.compare(row);
    place.erasures.add(row.seq, row.disclosures, entry && erasureOf(entry));
    expected = row.seq + 1;
  }
  const after = book.changed().map((subject) => book.stateOf(subject)!);
  const before = after.map(({ subject }) => held.states.get(subject)).filter((one): one is State => !!one);
  const derived = after.map((state) => subjectRow(state, ends.get(state.subject)!));
  const isNew = ({ id }: { readonly id: string }): boolean => !held.states.has(id);
  await copyRows(db, subjectsAdded(derived.filter(isNew), 'walked_subject'), commandsAdded(opened));
  await replaceSubjects(
    db,
    derived.filter((row) => !isNew(row)),
    'walked_subject',
  );
  await writeEdges(db, before, after, 'walked_edge');
  const range = { from: place.frontier.size, to: frontier.size };
  const differs = differentFrom(tree, await readTree(db, range));
  if (differs !== null && !place.treeTold)
    report(differs, 'tree', `the stored tree hashes at record ${differs} differ from the records`);
  if (differs !== null && mendTree) await writeTree(db, range, tree);
  const treeTold = place.treeTold || differs !== null;
  return { ...place, frontier, expected, latest, earlier, index, treeTold };
}

/** The last record that was dated right, and the first that was not, as a correction of the clock says; null for other records. */
async function textsAround(db: LedgerTransaction, row: SealedRow): Promise<(string | undefined)[] | null> {
  const since = aheadSince(row);
  if (since === null) return null;
  const rows = await sealedRows(db, { from: since - 1, to: since + 1 });
  return [since - 1, since].map((seq) => rows.find((one) => one.seq === seq)?.text);
}

/** Keys that the records say they were asked under. */
function commandsAdded(opened: readonly ({ readonly entry: Entry } | undefined)[]): Added {
  const rows = opened.flatMap((one) => {
    const command = one?.entry.body.command;
    if (!command) return [];
    const { key, sha256, records } = command;
    return [{ key, command_hash: sha256, first_seq: one.entry.seq, records: Number(records) }];
  });
  return { table: 'walked_command', columns: COMMAND_COLUMNS, rows };
}

/**
 * The book with the entry of a row, where it is that of the row: what was put there from elsewhere changes no state, and was reported.
 * What no rule of this program wrote may follow from nothing that is here.
 */
function applied(
  { seq, subject, kind }: SealedRow,
  entry: Entry,
  { book, report }: { readonly book: Book; readonly report: Report },
): void {
  if (entry.seq !== seq || entry.subject !== subject || entry.kind !== kind) return;
  try {
    book.apply(entry);
  } catch (error) {
    if (error instanceof RemeltError)
      report(seq, 'disclosure', `record ${seq} cannot be read completely: ${error.message}`);
    else if (isFault(error))
      report(seq, 'schema', `record ${seq} does not follow from the records before it`);
    else throw error;
  }
}
