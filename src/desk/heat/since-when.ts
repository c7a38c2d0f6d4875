import type { HeatView } from '../../evidence/ledger/store.ts';
import { daysBetween } from '../../foundation/quantity/days.ts';
import type { TaskContext } from '../context.ts';
import { shelf } from '../memory.ts';

/** When something of a heat was booked last, and how many whole days ago that is [d]. */
export interface SinceWhen {
  readonly since: string;
  readonly age_d: number;
}

/** When the record of a number happened. */
const SINCE = shelf<string>(100_000);

/** For each of some heats since when it waits; records that were not read before are read in one question. */
export async function sinceWhen(
  heats: readonly Pick<HeatView, 'lastSeq'>[],
  { store, clock, memory }: Pick<TaskContext, 'store' | 'clock' | 'memory'>,
): Promise<(heat: Pick<HeatView, 'lastSeq'>) => SinceWhen> {
  const known = memory.on(SINCE);
  const since = new Map(heats.map(({ lastSeq }) => [lastSeq, known.get(String(lastSeq))]));
  const unread = [...since].flatMap(([seq, when]) => (when === undefined ? [seq] : []));
  for (const { seq, body, record } of await store.recordsNumbered(unread))
    since.set(seq, known.keep(String(seq), String(body.happenedAt ?? record.at)));
  const now = clock();
  return ({ lastSeq }) => {
    const when = since.get(lastSeq) ?? '';
    return { since: when, age_d: daysBetween(when, now) };
  };
}
