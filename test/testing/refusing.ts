import type { TaskContext } from '../../src/desk/context.ts';
import { ForbiddenError } from '../../src/foundation/errors.ts';

/** What the ledger says of every command in `refusing`. */
export const REFUSED = 'the ledger refuses it';

/** A context whose ledger refuses each command: what is booked there, and what would be, is refused. */
export const refusing = (context: TaskContext): TaskContext => ({
  ...context,
  store: {
    ...context.store,
    execute: () => Promise.reject(new ForbiddenError(REFUSED, { path: 'lot' })),
  },
});
