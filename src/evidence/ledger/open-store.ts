import { randomFillSync } from 'node:crypto';
import type { People } from '../records/hands.ts';
import { type Files, nodeFiles } from './files.ts';
import type { Store } from './store.ts';

/** Where the embedded ledger stands when nothing else is said. */
const DEFAULT_FOLDER = './remelt-data';

export interface OpenStoreOptions {
  /** Folder of the embedded ledger. Default `./remelt-data`. */
  readonly dataFolder?: string;
  /** PostgreSQL; wins over the folder. */
  readonly databaseUrl?: string;
  /** Folder for what only saves time: an empty embedded database to copy. Default: none. */
  readonly cache?: string;
  /** File system of the embedded ledger; another one in tests of failing disks. */
  readonly files?: Files;
  /** What `at` of new records is taken from. */
  readonly clock: () => Date;
  /** Random bytes for the salts of confidential fields. Default: those of the system. */
  readonly salts?: (bytes: number) => Uint8Array;
  /** The people the plant lists: what they sign is held against their roles. Default: none, nobody is checked. */
  readonly people?: People;
  /** False: a ledger that is not there yet is not made; NotFoundError. Default true. */
  readonly make?: boolean;
  /** Words about what takes long: the first creation, a replay, a verification. */
  readonly onProgress?: ((words: string) => void) | undefined;
}

/**
 * Opens the ledger. Throws NotFoundError when there is none and none is to be made, ConflictError when another
 * process holds the folder, UnavailableError when disk or server do not answer. The caller closes it.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { dataFolder = DEFAULT_FOLDER, databaseUrl, files = nodeFiles, clock } = options;
  const { people = [], make = true } = options;
  const salts = options.salts ?? ((bytes: number) => randomFillSync(new Uint8Array(bytes)));
  const onProgress = options.onProgress ?? (() => undefined);
  // Only the database that is asked for is loaded: the embedded one takes longer than most commands.
  if (databaseUrl !== undefined) {
    const { openPostgresStore } = await import('./postgres-store.ts');
    return openPostgresStore({ url: databaseUrl, clock, salts, people, make, onProgress });
  }
  const { openPgliteStore } = await import('./pglite-store.ts');
  return openPgliteStore({
    folder: dataFolder,
    files,
    clock,
    salts,
    people,
    make,
    onProgress,
    ...(options.cache === undefined ? {} : { cache: options.cache }),
  });
}
