import type { ObjectView } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';
import { note } from '../memory.ts';

/** All pieces by their heats. */
export type PiecesOfHeats = ReadonlyMap<string, readonly ObjectView[]>;

const PIECES = note<PiecesOfHeats>();

/** All pieces of the ledger by their heats; the same map until one of them changes. */
export async function piecesOfHeats({
  store,
  memory,
}: Pick<TaskContext, 'store' | 'memory'>): Promise<PiecesOfHeats> {
  const pieces = await store.objects();
  return memory.of(PIECES, [pieces], () => Map.groupBy(pieces, ({ heat }) => heat));
}
