import type { Rebuild, Verification } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';

/** Recomputes every hash, link and balance of the ledger; reports, never mends. */
export const verifyLedger = (context: TaskContext): Promise<Verification> => context.store.verify();

/** Throws the derived tables away and makes them anew from the record bytes; says whether they were the same. */
export const rebuildLedger = (context: TaskContext): Promise<Rebuild> => context.store.rebuild();
