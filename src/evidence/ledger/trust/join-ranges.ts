import { fromHex, toHex } from '../../proof/bytes.ts';
import { frontierRoot } from '../../proof/merkle.ts';
import type { ChainEnd } from '../store/projection.ts';
import type { Problem } from '../store.ts';
import { checkErasures } from './check-erasures.ts';
import { checkPrevious, MOST_PROBLEMS, type Report, timeAfter } from './check-record.ts';
import { differentFrom, type TreeRow } from './tree.ts';
import { append, inOrder, type RangeAnswer, type Standing, type SubtreeRoot } from './verify-range.ts';

/** What is known of the log before the first range. */
export interface Before {
  /** Records before it. */
  readonly size: number;
  /** Full subtrees of these records, from left to right. */
  readonly subtrees: readonly SubtreeRoot[];
  /** Latest time that a record before it says; empty where there is none. */
  readonly latest: string;
}

const NOTHING_BEFORE: Before = { size: 0, subtrees: [], latest: '' };

/** What ranges say together. */
export interface Joined {
  readonly records: number;
  /** Root [hex] of all of the log up to the last range; null where a row is missing. */
  readonly root: string | null;
  /** By record; at most a hundred. */
  readonly problems: readonly Problem[];
}

/** Adds up what ranges say, one after the other in the order of the log; it holds the ends of chains, and no range. */
export interface RangeJoin {
  add(range: RangeAnswer): void;
  /** Where the chain of a subject stands, of what was before and of all that was added. */
  end(subject: string): ChainEnd | undefined;
  /** Says where chains stand that ranges go on with. */
  know(ends: Iterable<readonly [subject: string, end: ChainEnd]>): void;
  /** Marks of erased fields in records before the first range. */
  marked(seq: number, texts: readonly string[]): void;
  finish(): Joined;
}

/**
 * Joins what ranges say that follow each other: the same answer for any cut of the same records. Links between ranges, times, gaps,
 * subtrees across their edges and erased fields are checked here, from what the ranges say of them.
 */
export function openJoin(before: Before = NOTHING_BEFORE): RangeJoin {
  let problems: readonly Problem[] = [];
  const take = (found: readonly Problem[]): void => {
    if (found.length > 0) problems = [...problems, ...found].toSorted(inOrder).slice(0, MOST_PROBLEMS);
  };
  const ends = new Map<string, ChainEnd>();
  const erasures = checkErasures();
  const standing: Standing[] = before.subtrees.map(({ level, hash }) => ({ level, hash: fromHex(hash) }));
  let [records, expected, latest] = [before.size, before.size, before.latest];
  let differs = Number.POSITIVE_INFINITY;
  let isWhole = true;
  return {
    add(range) {
      take(range.problems);
      const found: Problem[] = [];
      const report: Report = (seq, what, words) => void found.push({ seq, what, words });
      for (const [from, to] of range.runs) {
        if (from !== expected) report(expected, 'gap', `record ${expected} is missing; the next is ${from}`);
        expected = to;
      }
      for (const { named, ...first } of range.firsts)
        checkPrevious(first, named, { previous: ends.get(first.subject), report });
      for (const [subject, end] of range.ends) ends.set(subject, end);
      for (const [seq, text] of range.marks) erasures.add(seq, [text], undefined);
      for (const erasure of range.erasures) erasures.add(0, [], erasure);
      latest = latestAfter(range, latest, report);
      take(found);
      isWhole &&= range.subtrees !== null && range.from === records;
      records += range.records;
      if (isWhole) differs = Math.min(differs, grown(standing, range));
    },
    end: (subject) => ends.get(subject),
    know(more) {
      for (const [subject, end] of more) ends.set(subject, end);
    },
    marked: (seq, texts) => erasures.add(seq, texts, undefined),
    finish() {
      const found: Problem[] = [];
      const report: Report = (seq, what, words) => void found.push({ seq, what, words });
      erasures.finish(report);
      if (Number.isFinite(differs))
        report(differs, 'tree', `the stored tree hashes at record ${differs} differ from the records`);
      take(found);
      const nodes = standing.map(({ hash }) => hash);
      return { records, root: isWhole ? toHex(frontierRoot({ size: records, nodes })) : null, problems };
    },
  };
}

/** Latest time after a range; each record that is dated earlier than one before it is reported. */
function latestAfter({ runs, dated }: RangeAnswer, before: string, report: Report): string {
  let latest = before;
  for (const [i, date] of dated.entries()) {
    const next = dated[i + 1]?.seq ?? Number.POSITIVE_INFINITY;
    for (const seq of runs.flatMap(([from, to]) => numbersIn(Math.max(from, date.seq), Math.min(to, next)))) {
      latest = timeAfter({ ...date, seq }, latest, report);
      // the others say the same time
      if (date.at === latest) break;
    }
  }
  return latest;
}

const numbersIn = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** Appends the subtrees of a range to those that stand. First record at which a kept hash differs; infinite where none does. */
function grown(standing: Standing[], { from, subtrees, straddling, differs }: RangeAnswer): number {
  const across: TreeRow[] = [];
  let size = from;
  for (const { level, hash } of subtrees ?? []) {
    across.push(...append(standing, size, { level, hash: fromHex(hash) }));
    size += 2 ** level;
  }
  const found = [differs, differentFrom(across, straddling)].filter((one) => one !== null);
  return Math.min(...found);
}
