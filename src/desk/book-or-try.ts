import type { Command } from '../evidence/ledger/commands.ts';
import type { ExecuteOptions, Receipt } from '../evidence/ledger/store.ts';
import { signalOf, type TaskContext } from './context.ts';

interface Asked extends Omit<ExecuteOptions, 'trial' | 'signer'> {
  /** True: nothing is booked, and whatever would refuse the booking refuses this. */
  readonly dryRun: boolean | undefined;
}

/**
 * Books a command; in a dry run the ledger decides on it all the same, so that no dry run passes what its booking would refuse. Throws
 * the error of the rule that it breaks.
 */
export const bookOrTry = (
  command: Command,
  { dryRun, ...options }: Asked,
  context: Pick<TaskContext, 'store' | 'signal'>,
): Promise<Receipt> =>
  context.store.execute(command, {
    ...signalOf(context),
    ...options,
    ...(dryRun ? { trial: true as const } : {}),
  });
