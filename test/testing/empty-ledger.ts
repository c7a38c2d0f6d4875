import { cpSync } from 'node:fs';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { openStore } from '../../src/evidence/ledger/open-store.ts';

/** Makes the data folder `to`: a copy of an empty ledger that the first test to ask has made for the whole run. */
export const copyEmptyLedger = (to: string): Promise<void> =>
  copyMadeOnce(inject('emptyLedger'), to, async (dataFolder) => {
    const store = await openStore({
      ...{ dataFolder, demonstration: true },
      ...{ cache: inject('cache'), clock: () => new Date() },
    });
    await store.close();
  });

/** Makes the folder `to`: a copy of `shared`, which the first to ask makes. */
export async function copyMadeOnce(
  shared: string,
  to: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const isThere = await stat(shared).catch(() => null);
  if (!isThere) await makeOnce(shared, make);
  // file by file at once: a fifth of the processor time of a promise for each of a thousand files
  cpSync(shared, to, { recursive: true });
}

/** Two workers may both make it: the one that is ready first gives it its name. */
async function makeOnce(shared: string, make: (folder: string) => Promise<void>): Promise<void> {
  const own = await mkdtemp(join(dirname(shared), 'making-'));
  await make(join(own, 'made'));
  await rename(join(own, 'made'), shared).catch(() => undefined);
  await rm(own, { recursive: true, force: true });
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the empty ledger of this run stands, once somebody has asked for it. */
    readonly emptyLedger: string;
    /** REMELT_CACHE of the command lines of this run: only the first of them makes a database. */
    readonly cache: string;
  }
}
