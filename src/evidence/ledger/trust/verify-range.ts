import { fromHex, toHex } from '../../proof/bytes.ts';
import { leafOf, nodeHash } from '../../proof/leaf.ts';

import type { SealedRow } from '../store/load.ts';
import type { ChainEnd } from '../store/projection.ts';
import type { Problem } from '../store.ts';
import { type Erasure, erasureOf } from './check-erasures.ts';
import { aheadSince, checkPrevious, checkRow, type Dated, MOST_PROBLEMS, timeIn } from './check-record.ts';
import { readErasedMark } from './erased.ts';
import { openRow } from './open-row.ts';
import { differentFrom, type KeptRow, type TreeRow } from './tree.ts';

/** A range of the log, [from, to), with nothing but what lies in it. */
export interface LogRange {
  readonly from: number;
  readonly to: number;
  /** Its record rows in order, with what opens them. */
  readonly rows: readonly SealedRow[];
  /** Kept hashes of the tree whose last leaf is in it, in order. */
  readonly tree: readonly KeptRow[];
  /** Texts of the records that corrections of the clock in it name, by number: they may lie before it. */
  readonly named: Readonly<Record<number, string>>;
}

/** Root [hex] of a full subtree of 2^level leaves. */
export interface SubtreeRoot {
  readonly level: number;
  readonly hash: string;
}

/** First record of a subject in a range, and the leaf that it names as that before it: whoever joins ranges knows that one. */
interface Link {
  readonly subject: string;
  readonly seq: number;
  readonly named: string | null | undefined;
}

/**
 * What a range says: plain JSON, so that it may be worked out in another thread or on another host. What rests on order beyond the range
 * stands in it for whoever joins (`openJoin`).
 */
export interface RangeAnswer {
  readonly from: number;
  readonly to: number;
  readonly records: number;
  /** What is wrong inside the range, by record. */
  readonly problems: readonly Problem[];
  /** Runs of record numbers without a gap. */
  readonly runs: readonly (readonly [from: number, to: number])[];
  /** Full subtrees that the range consists of, from left to right; null where a row is missing, and no root follows. */
  readonly subtrees: readonly SubtreeRoot[] | null;
  /** First record at which kept hashes of subtrees inside the range differ; null where none does. */
  readonly differs: number | null;
  /** Kept hashes of subtrees that end in the range and begin before it. */
  readonly straddling: readonly KeptRow[];
  readonly firsts: readonly Link[];
  /** Where the chain of each subject stands after the range. */
  readonly ends: readonly (readonly [subject: string, end: ChainEnd])[];
  /** When records say they were recorded: one for each that says another time than the record before it. */
  readonly dated: readonly Dated[];
  /** Marks that stand where fields were erased, and what erasing records say. */
  readonly marks: readonly (readonly [seq: number, text: string])[];
  readonly erasures: readonly Erasure[];
}

/**
 * Checks the rows of a range by themselves: hashes, form, disclosures, the chains inside it and its part of the tree. It reads nothing,
 * and knows nothing of what was before. Balances and the root of the index rest on all records in order: they are no part of it.
 */
export function verifyRange({ from, to, rows, tree, named }: LogRange): RangeAnswer {
  const problems: Problem[] = [];
  const ends = new Map<string, ChainEnd>();
  const firsts: Link[] = [];
  const marks: [number, string][] = [];
  const erasures: Erasure[] = [];
  const leaves: string[] = [];
  for (const row of rows) {
    const found: Problem[] = [];
    const report = (seq: number | null, what: Problem['what'], words: string) =>
      void found.push({ seq, what, words });
    const leaf = leafOf(row.text);
    const opened = openRow(row, report);
    const link = checkRow(row, { leaf, opened: opened?.record }, report);
    const previous = ends.get(row.subject);
    if (previous) checkPrevious(row, link, { previous, report });
    else firsts.push({ subject: row.subject, seq: row.seq, named: link });
    ends.set(row.subject, { seq: row.seq, leaf });
    leaves.push(leaf);
    for (const text of row.disclosures) if (readErasedMark(text)) marks.push([row.seq, text]);
    const erasure = opened && erasureOf(opened.entry);
    if (erasure) erasures.push(erasure);
    // a broken range is told once, not ten thousand times
    if (problems.length < MOST_PROBLEMS) problems.push(...found.toSorted(inOrder));
  }
  const runs = runsOf(rows);
  const isWhole = runs.length === 1 && runs[0]![0] === from && runs[0]![1] === to;
  const isInside = ({ last, level }: KeptRow): boolean => last - 2 ** level + 1 >= from;
  const made = isWhole ? subtreesOf(from, leaves) : null;
  return {
    ...{ from, to, records: rows.length, problems, runs },
    subtrees: made === null ? null : made.roots,
    differs: made && differentFrom(made.inner, tree.filter(isInside)),
    straddling: tree.filter((one) => !isInside(one)),
    ...{ firsts, ends: [...ends], dated: datesOf(rows, named), marks, erasures },
  };
}

/** By record, and for one record by what is said of it: the same however the log was cut. */
export const inOrder = (a: Problem, b: Problem): number =>
  (a.seq ?? Number.POSITIVE_INFINITY) - (b.seq ?? Number.POSITIVE_INFINITY) ||
  (a.what < b.what ? -1 : a.what > b.what ? 1 : 0) ||
  (a.words < b.words ? -1 : a.words > b.words ? 1 : 0);

function runsOf(rows: readonly SealedRow[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const { seq } of rows) {
    const last = runs.at(-1);
    if (last?.[1] === seq) last[1] = seq + 1;
    else runs.push([seq, seq + 1]);
  }
  return runs;
}

/** Times of records, each time once; a correction of the clock always stands by itself. */
function datesOf(rows: readonly SealedRow[], named: LogRange['named']): Dated[] {
  const dates: Dated[] = [];
  for (const row of rows) {
    const at = timeIn(row.text);
    const since = aheadSince(row);
    const timeOf = (seq: number): string | undefined => {
      const text = named[seq];
      return text === undefined ? undefined : timeIn(text);
    };
    const around = since === null ? null : [timeOf(since - 1), timeOf(since)];
    const last = dates.at(-1);
    if (last === undefined || around || last.around || last.at !== at)
      dates.push({ seq: row.seq, at, around });
  }
  return dates;
}

/** A subtree while a log is added up. */
export interface Standing {
  readonly level: number;
  readonly hash: Uint8Array;
}

/** Appends a subtree that begins at leaf `at` to those that stand, and merges what is full; answers what that completes. */
export function append(standing: Standing[], at: number, added: Standing): TreeRow[] {
  const completed: TreeRow[] = [];
  const last = at + 2 ** added.level - 1;
  let { level, hash } = added;
  for (let before = standing.at(-1); before; before = standing.at(-1)) {
    const begins = last + 1 - 2 ** (level + 1);
    if (before.level !== level || begins % 2 ** (level + 1) !== 0) break;
    standing.pop();
    hash = nodeHash(before.hash, hash);
    level += 1;
    completed.push({ last, level, hash });
  }
  standing.push({ level, hash });
  return completed;
}

/** The full subtrees that leaves from a number on consist of, and every subtree that is complete in them. */
function subtreesOf(
  from: number,
  leaves: readonly string[],
): { readonly roots: SubtreeRoot[]; readonly inner: TreeRow[] } {
  const standing: Standing[] = [];
  const inner = leaves.flatMap((leaf, i) => append(standing, from + i, { level: 0, hash: fromHex(leaf) }));
  return { roots: standing.map(({ level, hash }) => ({ level, hash: toHex(hash) })), inner };
}
