import type { HeatView } from '../../evidence/ledger/store.ts';
import { daysBetween } from '../../foundation/quantity/days.ts';
import type { TaskContext } from '../context.ts';

/** When something of a heat was booked last, and how many whole days ago that is [d]. */
export interface SinceWhen {
  readonly since: string;
  readonly age_d: number;
}

/** For each of some heats since when it waits; their records are read in one question. */
export async function sinceWhen(
  heats: readonly Pick<HeatView, 'lastSeq'>[],
  { store, clock }: Pick<TaskContext, 'store' | 'clock'>,
): Promise<(heat: Pick<HeatView, 'lastSeq'>) => SinceWhen> {
  const records = await store.recordsNumbered(heats.map(({ lastSeq }) => lastSeq));
  const last = new Map(records.map((record) => [record.seq, record]));
  const now = clock();
  return ({ lastSeq }) => {
    const found = last.get(lastSeq);
    const since = String(found?.body.happenedAt ?? found?.record.at ?? '');
    return { since, age_d: daysBetween(since, now) };
  };
}
