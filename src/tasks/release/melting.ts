import type { TaskContext } from '../../desk/context.ts';
import type { Certificate } from '../../documents/proof/certificate.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';

/** When and how it was melted, from the records that stand: a melting that was taken back is in none. */
export async function meltingOf(
  heat: HeatState,
  { store }: Pick<TaskContext, 'store'>,
): Promise<Certificate['melting']> {
  const records = await store.history(heat.subject);
  const undone = new Set(
    records
      .filter(({ body }) => body.correctsKind === 'heat.melted' && body.how === 'did-not-occur')
      .map(({ body }) => Number(body.correctsSeq)),
  );
  return records
    .filter(({ record, seq }) => record.kind === 'heat.melted' && !undone.has(seq))
    .map(({ body }) => ({ process: String(body.process), on: String(body.happenedAt).slice(0, 10) }));
}
