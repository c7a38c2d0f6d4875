import type { TaskContext } from '../../desk/context.ts';
import { storeByTrade } from '../../evidence/ledger/testing/example-commands.ts';

/** The context of a test that is not about names: what nobody signs is signed by its trade, as the demonstration plant names it. */
export const byTrade = (context: TaskContext): TaskContext => ({
  ...context,
  store: storeByTrade(context.store),
});
