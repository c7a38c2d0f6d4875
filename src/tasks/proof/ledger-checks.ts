import {
  lookAtFolder,
  lookAtKept,
  lookAtLock,
  lookAtRights,
  lookAtSpace,
} from '../../evidence/ledger/trust/health.ts';

/** One thing that can be looked at: answers what was found, or throws with the cure. */
export type Look = () => Promise<string>;

/** Where a ledger is or would be. */
export interface LedgerPlace {
  readonly folder: string;
  readonly databaseUrl?: string | undefined;
}

/** What a ledger needs to open, by name. Nothing is made, and the ledger itself is not opened. */
export const ledgerChecks = ({ folder, databaseUrl }: LedgerPlace): Readonly<Record<string, Look>> =>
  databaseUrl
    ? {
        'PostgreSQL server': async () =>
          (await import('../../evidence/ledger/store/postgres-store.ts')).lookAtServer(databaseUrl),
      }
    : {
        'ledger folder': () => lookAtFolder(folder),
        'rights of others': () => lookAtRights(folder),
        'free space': () => lookAtSpace(folder),
        lock: () => lookAtLock(folder),
        'set aside': () => lookAtKept(folder),
        'embedded database': async () =>
          (await import('../../evidence/ledger/store/pglite-engine.ts')).lookAtPglite(),
      };
