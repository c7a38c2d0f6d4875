import { isDemonstration } from '../metal/plant/site.ts';
import type { TaskContext } from './context.ts';

/**
 * True where every paper is marked as a demonstration: by the first record of the ledger, and where none says whose it is by the facts.
 * A plant that was founded is real, whatever of ours still stands in for its furnaces.
 */
export async function isMarked({ compute, store }: Pick<TaskContext, 'compute' | 'store'>): Promise<boolean> {
  const { plant, demonstration } = await store.roster();
  return plant === null ? isDemonstration(compute.facts().plant) : demonstration;
}
