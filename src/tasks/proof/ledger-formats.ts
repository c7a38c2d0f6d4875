import { MIGRATIONS } from '../../evidence/ledger/store/migrations.ts';
import { RECORD_VERSION } from '../../evidence/records/record.ts';

/** What this version of Remelt writes a ledger in: the version of its records, and the latest step of its tables. */
export const ledgerFormats = () => ({
  records: RECORD_VERSION,
  tables: Object.keys(MIGRATIONS).at(-1)!,
});
