import { randomBytes } from 'node:crypto';
import { withFewDraws } from '../../calculations/testing/few-draws.ts';
import { DEFAULT_SEED, type TaskContext } from '../../desk/context.ts';
import { Memory } from '../../desk/memory.ts';
import { createCompute } from '../../engine/compute.ts';
import { openResults } from '../../engine/tables/result-file.ts';
import { readSheets } from '../../engine/tables/sheets.ts';
import type { Store } from '../../evidence/ledger/store.ts';
import { openMemoryStore } from '../../evidence/ledger/testing/memory-store.ts';
import { isDemonstration } from '../../metal/plant/site.ts';
import { byTrade } from './by-trade.ts';

/** What tasks need, on a ledger that is gone with the test. The caller closes `store` and `compute`. */
export function memoryContext({
  compute = withFewDraws(createCompute()),
  clock = () => new Date(),
}: {
  readonly compute?: TaskContext['compute'];
  readonly clock?: () => Date;
} = {}): TaskContext {
  const { plant } = compute.facts();
  // A ledger without a founding record, so that names are typed in these tests.
  let isBegun = isDemonstration(plant);
  const opened = openMemoryStore({
    clock,
    get people() {
      return isBegun ? plant.persons : [];
    },
    salts: (bytes) => randomBytes(bytes),
  });
  const store: Store = {
    ...opened,
    execute: async (command, options) => {
      const receipt = await opened.execute(command, options);
      isBegun = true;
      return receipt;
    },
  };
  return byTrade({
    compute,
    store,
    clock,
    seed: DEFAULT_SEED,
    actor: { kind: 'machine', user: 'test' },
    memory: new Memory(),
    openFile: openResults,
    openTable: readSheets,
  });
}
