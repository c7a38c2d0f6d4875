import { sql } from 'kysely';
import { BalanceError } from '../../../foundation/errors.ts';
import { fromHex, toHex } from '../../proof/bytes.ts';
import { frontierRoot } from '../../proof/merkle.ts';
import type { Subtree } from '../../proof/stored-tree.ts';
import { sealedRows } from '../store/load.ts';
import type { ChainEnd } from '../store/projection.ts';
import type { LedgerTransaction } from '../store/tables.ts';
import type { Head, Problem, Verification } from '../store.ts';
import { aheadSince, checkNoted, reporter, timeIn } from './check-record.ts';
import { headOf, readHead } from './head.ts';
import { type Before, openJoin, type RangeJoin } from './join-ranges.ts';
import { readTree, subtreeHashes } from './tree.ts';
import { type LogRange, type RangeAnswer, verifyRange } from './verify-range.ts';

/** Records of a range: what is held in memory at once. */
const RANGE = 2000;

interface Later {
  /** The head that is trusted: a checkpoint that somebody signed, or noted elsewhere. */
  readonly noted: Head;
  readonly onProgress: (words: string) => void;
}

/**
 * Checks the records after a head that is trusted. Those before it are held by its root: the kept hashes of the tree give it, and with the
 * later records the root of the head. So it costs what was booked since. Balances, the index, the segment file and what opens earlier
 * records are left to the whole verification. Reports, never throws; a ledger that it finds broken takes no booking until it is
 * verified whole.
 */
export async function verifyLater(
  db: LedgerTransaction,
  { noted, onProgress }: Later,
): Promise<Verification> {
  const { problems, report } = reporter();
  const row = await readHead(db, true);
  const head = headOf(row);
  const answer = (records: number, more: readonly Problem[] = []): Verification => {
    const all = [...more, ...problems];
    return { ok: all.length === 0, head, from: noted.size, records, problems: all };
  };
  const isThere = noted.size <= head.size;
  const before = isThere ? await heldBy(db, noted.size) : null;
  if (isThere && before === null)
    report(null, 'tree', `the stored tree lacks hashes of the first ${noted.size} records`);
  else checkNoted(noted, { records: head.size, root: before && rootOf(before) }, report);
  if (before === null || problems.length > 0) return answer(0);
  const join = openJoin(before);
  const { last } = await db
    .selectFrom('ledger_record')
    .select(({ fn }) => fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  for (let from = noted.size; last !== null && from <= last; from += RANGE) {
    const to = Math.min(from + RANGE, last + 1);
    const range = verifyRange(await readRange(db, { from, to }));
    await tellBefore(db, { range, join, size: noted.size });
    join.add(range);
    onProgress(`${to - noted.size} of ${last + 1 - noted.size} records read`);
  }
  const joined = join.finish();
  if (joined.records !== head.size)
    report(null, 'head', `the head counts ${head.size} records, but the ledger holds ${joined.records}`);
  if (joined.root !== null && joined.root !== head.root)
    report(null, 'root', `the root in the head is ${head.root}, but the records give ${joined.root}`);
  if (toHex(frontierRoot(row.frontier)) !== head.root)
    report(null, 'head', 'the frontier in the head does not give the root in the head');
  const all = answer(joined.records - noted.size, joined.problems);
  const [first] = all.problems;
  // what a whole verification found is taken back by a whole one alone
  if (first && row.broken === null)
    await db.updateTable('ledger_head').set({ broken: first.words }).where('id', '=', 1).execute();
  return all;
}

/** The rows of a range, and those that it names. */
async function readRange(
  db: LedgerTransaction,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<LogRange> {
  const rows = await sealedRows(db, { from, to });
  const since = rows.map(aheadSince).filter((one) => one !== null);
  const seqs = since.flatMap((seq) => [seq - 1, seq]);
  const named = seqs.length === 0 ? [] : await sealedRows(db, { seqs });
  return {
    ...{ from, to, rows, tree: await readTree(db, { from, to }) },
    named: Object.fromEntries(named.map(({ seq, text }) => [seq, text])),
  };
}

/** What the kept hashes say of the first `size` records; null where one of them is lost. */
async function heldBy(db: LedgerTransaction, size: number): Promise<Before | null> {
  const wanted = fullSubtrees(size);
  try {
    const hashOf = await subtreeHashes(db, wanted);
    const [last] = size === 0 ? [] : await sealedRows(db, { from: size - 1, to: size });
    return {
      size,
      subtrees: wanted.map((one) => ({ level: one.level, hash: toHex(hashOf(one)) })),
      latest: (last && timeIn(last.text)) ?? '',
    };
  } catch (error) {
    if (error instanceof BalanceError) return null;
    throw error;
  }
}

const rootOf = ({ size, subtrees }: Before): string =>
  toHex(frontierRoot({ size, nodes: subtrees.map(({ hash }) => fromHex(hash)) }));

/** The full subtrees that so many records consist of, from left to right. */
function fullSubtrees(size: number): Subtree[] {
  const subtrees: Subtree[] = [];
  let last = -1;
  for (let level = Math.floor(Math.log2(Math.max(1, size))); level >= 0; level--) {
    if (Math.floor(size / 2 ** level) % 2 === 0) continue;
    last += 2 ** level;
    subtrees.push({ last, level });
  }
  return subtrees;
}

interface Told {
  readonly range: RangeAnswer;
  readonly join: RangeJoin;
  /** Records before the first range. */
  readonly size: number;
}

/** Tells a join what a range goes on with of the records before: ends of chains, and marks of what the range erased there. */
async function tellBefore(db: LedgerTransaction, { range, join, size }: Told): Promise<void> {
  const open = range.firsts.map(({ subject }) => subject).filter((subject) => !join.end(subject));
  const { rows } = await sql<{ subject: string; seq: number; leaf: string }>`
    select before.subject, before.seq, encode(before.leaf, 'hex') as leaf
    from unnest(${open}::text[]) as open(subject) cross join lateral (
      select subject, seq, leaf from ledger_record record
      where record.subject = open.subject and seq < ${size} order by seq desc limit 1) before`.execute(db);
  join.know(rows.map(({ subject, seq, leaf }) => [subject, { seq, leaf } satisfies ChainEnd]));
  const erased = range.erasures.map(({ target }) => target).filter((target) => target < size);
  if (erased.length === 0) return;
  const marks = new Set(range.erasures.map(({ field }) => field.digest));
  for (const { seq, disclosures } of await sealedRows(db, { seqs: [...new Set(erased)] }))
    join.marked(
      seq,
      disclosures.filter((text) => [...marks].some((digest) => text.startsWith(`erased.${digest}.`))),
    );
}
