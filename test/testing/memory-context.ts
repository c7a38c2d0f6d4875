import { randomBytes } from 'node:crypto';
import { createCompute } from '../../src/engine/compute.ts';
import { openMemoryStore } from '../../src/evidence/ledger/testing/memory-store.ts';
import { DEFAULT_SEED, type TaskContext } from '../../src/tasks/context.ts';
import { byTrade } from './by-trade.ts';

/** What tasks need, on a ledger that is gone with the test. The caller closes `store` and `compute`. */
export function memoryContext({
  compute = createCompute(),
  clock = () => new Date(),
}: {
  readonly compute?: TaskContext['compute'];
  readonly clock?: () => Date;
} = {}): TaskContext {
  const people = compute.facts().plant.persons;
  const store = openMemoryStore({ clock, people, salts: (bytes) => randomBytes(bytes) });
  return byTrade({ compute, store, clock, seed: DEFAULT_SEED, actor: { kind: 'machine', user: 'test' } });
}
