import type { HeatView, StoredRecord } from '../../evidence/ledger/store.ts';
import { daysBetween } from '../../foundation/quantity/days.ts';
import type { TaskContext } from '../context.ts';

/** Records that are read together although nobody asked for them: dearer than this is another question to the ledger. */
const GAP = 12;
/** Records of one question. */
const PART = 1000;

/** When something of a heat was booked last, and how many whole days ago that is [d]. */
export interface SinceWhen {
  readonly since: string;
  readonly age_d: number;
}

/** For each of some heats since when it waits; their records are read in few questions, not one by one. */
export async function sinceWhen(
  heats: readonly Pick<HeatView, 'lastSeq'>[],
  { store, clock }: Pick<TaskContext, 'store' | 'clock'>,
): Promise<(heat: Pick<HeatView, 'lastSeq'>) => SinceWhen> {
  const last = new Map<number, StoredRecord>();
  for (const { from, to } of runsOf(heats.map(({ lastSeq }) => lastSeq)))
    for (const record of await store.records(from, to - from + 1)) last.set(record.seq, record);
  const now = clock();
  return ({ lastSeq }) => {
    const found = last.get(lastSeq);
    const since = String(found?.body.happenedAt ?? found?.record.at ?? '');
    return { since, age_d: daysBetween(since, now) };
  };
}

/** Numbers of records in runs: those that stand near each other are one. */
function runsOf(seqs: readonly number[]): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const seq of seqs.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && seq - run.to <= GAP && seq - run.from < PART) run.to = seq;
    else runs.push({ from: seq, to: seq });
  }
  return runs;
}
