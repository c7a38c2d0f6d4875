import { RemeltError } from '../../../foundation/errors.ts';
import { isCanonical } from '../../proof/leaf.ts';
import { indexChecked, type SubjectIndex } from '../../proof/subject-index.ts';
import { parseRecord } from '../../records/kinds.ts';
import type { LedgerRecord } from '../../records/record.ts';
import type { SealedRow } from '../store/load.ts';
import type { ChainEnd } from '../store/projection.ts';
import type { Head, Problem } from '../store.ts';

export type Report = (seq: number | null, what: Problem['what'], words: string) => void;

/** A broken ledger is told once, not a million times. */
export const MOST_PROBLEMS = 100;

/** A list of problems, and what adds one to it. */
export function reporter(): { readonly problems: readonly Problem[]; readonly report: Report } {
  const problems: Problem[] = [];
  const report: Report = (seq, what, words) => {
    if (problems.length < MOST_PROBLEMS) problems.push({ seq, what, words });
  };
  return { problems, report };
}

/** What is known of a row: its hash, and its own record when it was read whole already. */
interface RowContext {
  /** Leaf [hex] of its text. */
  readonly leaf: string;
  readonly opened?: LedgerRecord | undefined;
}

/** Reports what is wrong with a row by itself. Answers the leaf that it names as that before it; undefined where it cannot be read. */
export function checkRow(
  row: SealedRow,
  { leaf, opened }: RowContext,
  report: Report,
): string | null | undefined {
  const { seq, text } = row;
  if (!opened && !isCanonical(text)) report(seq, 'not-canonical', `record ${seq} is not canonical JSON`);
  if (leaf !== row.leaf)
    report(seq, 'leaf', `the hash of record ${seq} differs from the hash stored with it`);
  try {
    const record = opened ?? parseRecord(text);
    if (record.seq !== String(seq) || record.subject !== row.subject || record.kind !== row.kind)
      report(seq, 'schema', `record ${seq} is stored in the row of another record`);
    return record.prev;
  } catch (error) {
    report(seq, 'schema', `record ${seq}: ${messageOf(error)}`);
    return undefined;
  }
}

/** Reports a record that names another one before it than the previous of its subject. */
export function checkPrevious(
  { seq, subject }: Pick<SealedRow, 'seq' | 'subject'>,
  named: string | null | undefined,
  { previous, report }: { readonly previous: ChainEnd | undefined; readonly report: Report },
): void {
  if (named === undefined || named === (previous?.leaf ?? null)) return;
  const before = previous ? `record ${previous.seq}` : 'nothing';
  report(seq, 'previous', `record ${seq} does not follow ${before} of ${subject}`);
}

/** S19: reports a ledger that no longer begins with what it held when its head was noted. `root` is that of then. */
export function checkNoted(
  noted: Head,
  { records, root }: { readonly records: number; readonly root: string | null },
  report: Report,
): void {
  if (root === null)
    report(
      null,
      'anchor',
      `the ledger was rolled back: it holds ${records} records, and held ${noted.size} when its root was noted`,
    );
  else if (!root.startsWith(noted.root))
    report(
      null,
      'anchor',
      `the history was rewritten: the first ${noted.size} records give the root ${root}, noted was ${noted.root}`,
    );
}

/** V5: the index with a record; a root that is not that of the records before it is reported. */
export function checkIndex(
  before: SubjectIndex,
  { seq, kind, subject }: Pick<SealedRow, 'seq' | 'kind' | 'subject'>,
  { root, report }: { readonly root: unknown; readonly report: Report },
): SubjectIndex {
  const { index, expected } = indexChecked(before, { kind, subject, root });
  if (expected !== null)
    report(
      seq,
      'root',
      `the index root in record ${seq} is ${String(root)}, but the records before it give ${expected}`,
    );
  return index;
}

/** Number of the first record that a correction of the clock says was dated ahead; null for any other record. */
export function aheadSince({ kind, text }: SealedRow): number | null {
  const since = kind === 'clock.corrected' ? /"aheadSince":"(\d{1,9})"/.exec(text)?.[1] : undefined;
  return since === undefined ? null : Number(since);
}

/**
 * S15. Answers the latest time so far; what is not a record is reported elsewhere. A correction of the clock (S23) may step
 * back behind the first record that was ahead (`around[1]`), not behind the one before that (`around[0]`, absent for the first).
 */
export function checkTime(
  { seq, text }: Pick<SealedRow, 'seq' | 'text'>,
  latest: string,
  { report, around }: { readonly report: Report; readonly around: readonly (string | undefined)[] | null },
): string {
  const times = around && (around.map((one) => one && timeIn(one)) as Around);
  return timeAfter({ seq, at: timeIn(text), around: times }, latest, report);
}

/** Times of the last record that was dated right, and of the first that was ahead, as a correction of the clock names them. */
export type Around = readonly (string | undefined)[];

/** When a record says it was recorded; undefined where it cannot be read. */
export interface Dated {
  readonly seq: number;
  readonly at: string | undefined;
  /** Of a correction of the clock. */
  readonly around: Around | null;
}

/** S15 of a record whose time was read: the latest time so far. */
export function timeAfter({ seq, at: said, around }: Dated, latest: string, report: Report): string {
  const at = said ?? latest;
  if (at >= latest) return at;
  if (around) {
    const [before = '', first = ''] = around;
    if (before <= at && at < first) return at;
  }
  report(seq, 'time', `record ${seq} is dated ${at}; an earlier record is dated ${latest}`);
  return latest;
}

export const timeIn = (text: string): string | undefined => /^\{"at":"([^"]*)"/.exec(text)?.[1];

/** Message of an error of the closed set; anything else is a fault and goes on. */
export function messageOf(error: unknown): string {
  if (error instanceof RemeltError) return error.message;
  throw error;
}
