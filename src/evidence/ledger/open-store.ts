import { randomFillSync } from 'node:crypto';
import type { People } from '../records/hands.ts';
import { type Files, nodeFiles } from './files/files.ts';
import type { OpenEngine } from './store/pglite-engine.ts';
import type { Store } from './store.ts';

/** Where the embedded ledger stands when nothing else is said. */
const DEFAULT_FOLDER = './remelt-data';

export interface OpenStoreOptions {
  /** Folder of the embedded ledger. Default `./remelt-data`. */
  readonly dataFolder?: string;
  /** PostgreSQL; wins over the folder. */
  readonly databaseUrl?: string;
  /** Folder for what only saves time: the graph of heats. Default: none. */
  readonly cache?: string;
  /** File system of the embedded ledger; another one in tests of failing disks. */
  readonly files?: Files;
  /** Opens the embedded database in a folder; another one in tests that keep it open. */
  readonly openEngine?: OpenEngine | undefined;
  /** What `at` of new records is taken from. */
  readonly clock: () => Date;
  /** Random bytes for the salts of confidential fields. Default: those of the system. */
  readonly salts?: (bytes: number) => Uint8Array;
  /** The people of plant.json: they count where the ledger's own records name no plant. Default: none. */
  readonly people?: People;
  /** True: an invented plant, whose ledger needs nobody proved and says so on every paper. Default false. */
  readonly demonstration?: boolean;
  /** Whose ledger a demonstration makes: written into its first record. */
  readonly plant?: { readonly id: string; readonly name: string } | undefined;
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
  const { people = [], demonstration = false, make = true } = options;
  const facts = { people, demonstration, plant: options.plant };
  const cached = options.cache === undefined ? {} : { cache: options.cache };
  const salts = options.salts ?? systemSalts();
  const onProgress = options.onProgress ?? (() => undefined);
  // Only the database that is asked for is loaded: the embedded one takes longer than most commands.
  if (databaseUrl !== undefined) {
    const { openPostgresStore } = await import('./store/postgres-store.ts');
    return openPostgresStore({ url: databaseUrl, clock, salts, facts, make, onProgress, ...cached });
  }
  const { openPgliteStore } = await import('./store/pglite-store.ts');
  return openPgliteStore({
    folder: dataFolder,
    files,
    clock,
    salts,
    facts,
    make,
    onProgress,
    ...cached,
    ...(options.openEngine === undefined ? {} : { openEngine: options.openEngine }),
  });
}

/** Bytes that are drawn from the system at once, because each draw takes as long as hundreds of salts [byte]. */
const DRAWN = 4096;

/** Random bytes of the system, each handed out once. */
function systemSalts(): (bytes: number) => Uint8Array {
  let [pool, used] = [new Uint8Array(0), 0];
  return (bytes) => {
    if (bytes > DRAWN) return randomFillSync(new Uint8Array(bytes));
    if (used + bytes > pool.length) [pool, used] = [randomFillSync(new Uint8Array(DRAWN)), 0];
    used += bytes;
    return pool.slice(used - bytes, used);
  };
}
