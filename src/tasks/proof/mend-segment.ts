import type { LedgerMend } from '../../documents/proof/ledger-check.ts';
import { nodeFiles } from '../../evidence/ledger/files/files.ts';
import { mendSegment } from '../../evidence/ledger/files/mend.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import type { LedgerPlace } from './ledger-checks.ts';

/**
 * Mends the segment file of an embedded ledger, or says what would be done (`confirm` false). Not a task: the ledger is not
 * opened, because it does not open. Throws NotFoundError for a ledger without a segment file.
 */
export async function mendLedger(
  { folder, databaseUrl }: LedgerPlace,
  { confirm, clock }: { readonly confirm: boolean; readonly clock: () => Date },
): Promise<LedgerMend> {
  if (databaseUrl)
    throw new NotFoundError('a ledger on PostgreSQL has no segment file', {
      path: 'DATABASE_URL',
      cure: 'restore the database from its backup',
    });
  const { databaseOf } = await import('../../evidence/ledger/store/pglite-store.ts');
  const mending = await mendSegment({
    folder,
    files: nodeFiles,
    clock,
    confirm,
    openDatabase: (of) => databaseOf(of, nodeFiles),
  });
  return {
    format: 'remelt-ledger-mend/1',
    done: confirm && mending.at !== null,
    ...mending,
  };
}
