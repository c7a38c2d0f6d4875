import { fromHex, toHex } from '../../proof/bytes.ts';
import { type Frontier, frontierRoot } from '../../proof/merkle.ts';
import type { ChainEnd } from '../store/projection.ts';
import type { Problem } from '../store.ts';
import { checkErasures } from './check-erasures.ts';
import { checkPrevious, MOST_PROBLEMS, type Report, timeAfter } from './check-record.ts';
import { differentFrom, type TreeRow } from './tree.ts';
import { append, inOrder, type RangeAnswer, type SubtreeRoot } from './verify-range.ts';

/** What is known of the log before the first range. */
export interface Before {
  /** Records before it. */
  readonly size: number;
  /** Full subtrees of these records, from left to right. */
  readonly subtrees: readonly SubtreeRoot[];
  /** Where the chains of the subjects stand that the ranges go on with. */
  readonly ends: ReadonlyMap<string, ChainEnd>;
  /** Latest time that a record before it says; empty where there is none. */
  readonly latest: string;
}

export const NOTHING_BEFORE: Before = { size: 0, subtrees: [], ends: new Map(), latest: '' };

/** What ranges say together. */
export interface Joined {
  readonly records: number;
  /** Root [hex] of all of the log up to the last range; null where a row is missing. */
  readonly root: string | null;
  /** By record; at most a hundred. */
  readonly problems: readonly Problem[];
}

/**
 * Joins what ranges say that follow each other: the same answer for any cut of the same records. Links between ranges, times, gaps,
 * subtrees across their edges and erased fields are checked here, from what the ranges say of them.
 */
export function joinRanges(ranges: readonly RangeAnswer[], before: Before = NOTHING_BEFORE): Joined {
  const problems: Problem[] = ranges.flatMap((one) => one.problems);
  const report: Report = (seq, what, words) => void problems.push({ seq, what, words });
  const ends = new Map(before.ends);
  const erasures = checkErasures();
  let expected = before.size;
  for (const range of ranges) {
    for (const [from, to] of range.runs) {
      if (from !== expected) report(expected, 'gap', `record ${expected} is missing; the next is ${from}`);
      expected = to;
    }
    for (const { named, ...first } of range.firsts)
      checkPrevious(first, named, { previous: ends.get(first.subject), report });
    for (const [subject, end] of range.ends) ends.set(subject, end);
    for (const [seq, text] of range.marks) erasures.add(seq, [text], undefined);
    for (const erasure of range.erasures) erasures.add(0, [], erasure);
  }
  checkTimes(ranges, before.latest, report);
  erasures.finish(report);
  return {
    records: ranges.reduce((sum, { records }) => sum + records, before.size),
    root: rootOf(ranges, before, report),
    problems: problems.toSorted(inOrder).slice(0, MOST_PROBLEMS),
  };
}

function checkTimes(ranges: readonly RangeAnswer[], before: string, report: Report): void {
  let latest = before;
  for (const { runs, dated } of ranges)
    for (const [i, date] of dated.entries()) {
      const next = dated[i + 1]?.seq ?? Number.POSITIVE_INFINITY;
      // each record of that time is told where it is earlier than one before it
      for (const seq of runs.flatMap(([from, to]) =>
        numbersIn(Math.max(from, date.seq), Math.min(to, next)),
      )) {
        const after = timeAfter({ ...date, seq }, latest, report);
        const isSettled = after === latest && date.at !== undefined && date.at >= latest;
        latest = after;
        if (isSettled) break;
      }
    }
}

const numbersIn = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** Root of all that was joined; reports the first kept hash that differs. */
function rootOf(ranges: readonly RangeAnswer[], before: Before, report: Report): string | null {
  const standing = before.subtrees.map(({ level, hash }) => ({ level, hash: fromHex(hash) }));
  const differ: number[] = [];
  let size = before.size;
  for (const { from, subtrees, straddling, differs } of ranges) {
    if (subtrees === null || from !== size) return null;
    const across: TreeRow[] = [];
    for (const { level, hash } of subtrees) {
      across.push(...append(standing, size, { level, hash: fromHex(hash) }));
      size += 2 ** level;
    }
    for (const one of [differs, differentFrom(across, straddling)]) if (one !== null) differ.push(one);
  }
  if (differ.length > 0) {
    const first = Math.min(...differ);
    report(first, 'tree', `the stored tree hashes at record ${first} differ from the records`);
  }
  const frontier: Frontier = { size, nodes: standing.map(({ hash }) => hash) };
  return toHex(frontierRoot(frontier));
}
