import { isDemonstration } from '../metal/plant/site.ts';
import type { TaskContext } from './context.ts';

/** True where every paper is marked as a demonstration: by the plant's facts, or by the first record of the ledger. */
export async function isMarked({ compute, store }: Pick<TaskContext, 'compute' | 'store'>): Promise<boolean> {
  if (isDemonstration(compute.facts().plant)) return true;
  const { plant, demonstration } = await store.roster();
  return plant !== null && demonstration;
}
