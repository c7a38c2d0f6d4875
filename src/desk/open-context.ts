import type { Compute } from '../calculations/compute.ts';
import { PROGRAM_TOKEN } from '../documents/session.ts';
import { type OpenStoreOptions, openStore } from '../evidence/ledger/open-store.ts';
import { closingWords, requireClosed as required } from '../evidence/ledger/private-files.ts';
import type { Store } from '../evidence/ledger/store.ts';
import { ForbiddenError } from '../foundation/errors.ts';
import { isDemonstration } from '../metal/plant/site.ts';
import type { Actor } from './actor.ts';
import { DEFAULT_SEED, type TaskContext } from './context.ts';
import { Memory } from './memory.ts';
import { signedStore } from './signed-store.ts';

export interface OpenOptions {
  readonly compute: Compute;
  readonly clock: () => Date;
  /** Data folder of the embedded ledger; ignored when `databaseUrl` is given. */
  readonly folder: string;
  /** Folder for what only saves time. Default: none. */
  readonly cache?: string;
  readonly databaseUrl?: string;
  /** Opens the embedded database. Default: PGlite. */
  readonly openEngine?: OpenStoreOptions['openEngine'];
  /** False: a ledger that is not there is not made. Default true. */
  readonly make?: boolean;
  readonly seed?: number;
  /** Who acts. Default: this machine's user, unnamed. */
  readonly actor?: Actor;
  readonly signal?: AbortSignal;
  /** Token of who acts, for a ledger that is not a demonstration. Default: this account of the system, where somebody is bound to it. */
  readonly token?: string | undefined;
  /** Bytes that hide confidential fields; default those of the system. Known ones hide nothing: for demonstrations only. */
  readonly salts?: (bytes: number) => Uint8Array;
  readonly onProgress?: ((words: string) => void) | undefined;
}

/** The context of a plant: its ledger opened, its calculations at hand. The caller closes `store`. */
export async function openContext(options: OpenOptions): Promise<TaskContext> {
  const context = await openUnproved(options);
  return { ...context, store: await provedStore(context.store, options.token, options.onProgress) };
}

/** As `openContext`, with nobody proved yet: for a server that acts for many. */
export async function openUnproved(options: OpenOptions): Promise<TaskContext> {
  const { compute, clock, folder, databaseUrl, seed = DEFAULT_SEED, salts, signal, onProgress } = options;
  const actor = options.actor ?? { kind: 'machine', user: 'unnamed' };
  const { plant } = compute.facts();
  const store = await openStore({
    dataFolder: folder,
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(options.cache === undefined ? {} : { cache: options.cache }),
    openEngine: options.openEngine,
    clock,
    people: plant.persons,
    demonstration: isDemonstration(plant),
    plant: plant.sites[0],
    make: options.make ?? true,
    ...(salts ? { salts } : {}),
    onProgress,
  });
  return { compute, store, clock, seed, actor, memory: new Memory(), signal, onProgress };
}

/**
 * Closes the folder of a ledger to all other accounts; words where it was open. Throws ForbiddenError where it stays open: a server
 * keeps nothing where another account could write.
 */
export const requireClosed = (folder: string): readonly string[] => closingWords(folder, required(folder));

/** The store for whoever can be proved; as it is in a demonstration, and where nobody can: it is read then. */
export async function provedStore(
  store: Store,
  token: string | undefined,
  onProgress: OpenOptions['onProgress'],
): Promise<Store> {
  const { plant, demonstration, persons } = await store.roster();
  // a ledger that is only begun gets its persons now
  if (persons.length === 0 && (await store.head()).size > 0)
    onProgress?.('the plant lists no persons, so signatures are not checked');
  if (!plant || demonstration) return store;
  if (token !== undefined) refuseProgramToken(token);
  try {
    return signedStore(store, await store.signIn(token === undefined ? 'account' : { token }));
  } catch (error) {
    if (!(error instanceof ForbiddenError)) throw error;
    if (token !== undefined) onProgress?.(`${error.message}: nobody is signed in`);
    return store;
  }
}

/** Throws ForbiddenError for a token of a program: it comes over HTTP, where it is known what it may do. */
export function refuseProgramToken(token: string): void {
  if (!token.startsWith(PROGRAM_TOKEN)) return;
  throw new ForbiddenError('this token is for programs, which use it over HTTP', {
    path: 'REMELT_TOKEN',
    allowed: `your own token, which does not begin with ${PROGRAM_TOKEN}`,
    cure: 'log in with your own token, or put it into REMELT_TOKEN; a program sends this one as "Authorization: Bearer TOKEN" to the addresses under /api',
  });
}
