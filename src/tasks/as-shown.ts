import type { TaskContext } from '../desk/context.ts';
import { ConflictError } from '../foundation/errors.ts';

/**
 * Throws ConflictError where somebody confirms something else than what is `shown` now [SHA-256, hex]; a request that was booked before
 * confirms what was shown then.
 */
export function requireAsShown(
  what: string,
  { confirm, shown }: { readonly confirm: string | undefined; readonly shown: string },
  { booked }: Pick<TaskContext, 'booked'>,
): void {
  if (confirm === undefined || confirm === shown || booked) return;
  throw new ConflictError(`${what} is no longer what was shown`, {
    path: 'confirm',
    value: confirm.slice(0, 16),
    allowed: shown.slice(0, 16),
    cure: 'look at it again, and confirm that',
  });
}
