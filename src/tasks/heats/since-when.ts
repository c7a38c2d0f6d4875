import type { HeatView } from '../../evidence/ledger/store.ts';
import { daysBetween } from '../../foundation/quantity/days.ts';
import type { TaskContext } from '../context.ts';

/** When something of a heat was booked last, and how many whole days ago that is [d]. */
export async function sinceWhen(
  { lastSeq }: HeatView,
  { store, clock }: Pick<TaskContext, 'store' | 'clock'>,
): Promise<{ readonly since: string; readonly age_d: number }> {
  const [last] = await store.records(lastSeq, 1);
  const since = String(last?.body.happenedAt ?? last?.record.at ?? '');
  return { since, age_d: daysBetween(since, clock()) };
}
