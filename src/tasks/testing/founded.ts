import { actingAs, type TaskContext } from '../../desk/context.ts';
import { initLedger } from '../proof/init-ledger/init-ledger.ts';
import { runTask } from '../task.ts';
import { memoryContext } from './memory-context.ts';

/** The ledger of the demonstration plant in memory, founded with its persons; `by` acts as one of them. */
export async function founded(): Promise<TaskContext & { readonly by: (person: string) => TaskContext }> {
  const context = memoryContext();
  await runTask(initLedger, {}, context);
  return { ...context, by: (person) => actingAs(person, context) };
}
