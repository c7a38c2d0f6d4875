import { join } from 'node:path';
import type { RecorderShelf } from '../../../desk/context.ts';

/** Where a ledger lies. */
interface Place {
  readonly databaseUrl: string | undefined;
  readonly ledgerFolder: string;
  readonly clock: () => Date;
}

/** What recorders have sent, as the office beside a ledger keeps it that no server holds. It is opened for each question, and closed again. */
export function recordersHere(
  { databaseUrl, ledgerFolder, clock }: Place,
  openLedger: () => Promise<unknown>,
): RecorderShelf {
  const asked = async <T>(question: (shelf: RecorderShelf) => Promise<T>): Promise<T> => {
    // who has opened the ledger holds its folder, and that of the office with it
    await openLedger();
    const { openOffice } = await import('../../../office/open-office.ts');
    const { recorderShelf } = await import('../../server/recorder-shelf.ts');
    const office = await openOffice(databaseUrl ? { databaseUrl } : { folder: join(ledgerFolder, 'office') });
    try {
      return await question(recorderShelf({ office: async () => office, clock }));
    } finally {
      await office.close();
    }
  };
  return {
    keep: (part) => asked((shelf) => shelf.keep(part)),
    known: (...which) => asked((shelf) => shelf.known(...which)),
    between: (...which) => asked((shelf) => shelf.between(...which)),
  };
}
