import type { Compute } from '../calculations/compute.ts';
import { openStore } from '../evidence/ledger/open-store.ts';
import { isDemonstration } from '../metal/plant/site.ts';
import type { Actor } from './actor.ts';
import { DEFAULT_SEED, type TaskContext } from './context.ts';

export interface OpenOptions {
  readonly compute: Compute;
  readonly clock: () => Date;
  /** Data folder of the embedded ledger; ignored when `databaseUrl` is given. */
  readonly folder: string;
  /** Folder for what only saves time. Default: none. */
  readonly cache?: string;
  readonly databaseUrl?: string;
  /** False: a ledger that is not there is not made. Default true. */
  readonly make?: boolean;
  readonly seed?: number;
  /** Who acts. Default: this machine's user, unnamed. */
  readonly actor?: Actor;
  readonly signal?: AbortSignal;
  /** Bytes that hide confidential fields; default those of the system. Known ones hide nothing: for demonstrations only. */
  readonly salts?: (bytes: number) => Uint8Array;
  readonly onProgress?: ((words: string) => void) | undefined;
}

/** The context of a plant: its ledger opened, its calculations at hand. The caller closes `store`. */
export async function openContext(options: OpenOptions): Promise<TaskContext> {
  const { compute, clock, folder, databaseUrl, seed = DEFAULT_SEED, salts, signal, onProgress } = options;
  const actor = options.actor ?? { kind: 'machine', user: 'unnamed' };
  const people = compute.facts().plant.persons;
  if (people.length === 0) onProgress?.('the plant lists no persons, so signatures are not checked');
  const store = await openStore({
    dataFolder: folder,
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(options.cache === undefined ? {} : { cache: options.cache }),
    clock,
    people,
    demonstration: isDemonstration(compute.facts().plant),
    make: options.make ?? true,
    ...(salts ? { salts } : {}),
    onProgress,
  });
  return { compute, store, clock, seed, actor, signal, onProgress };
}
