import { join } from 'node:path';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import {
  from,
  lotOf,
  plan,
  receive,
  showGood,
  storeByTrade,
} from '../../src/evidence/ledger/testing/example-commands.ts';

/** Heats that are planned in the yard of a trial: H-1 to H-40, of 10 kg each. */
export const HEATS = 40;

/** When the cases of a trial are tried: the same case does the same on every day. */
export const trialClock = (): Date => new Date('2026-11-28T08:00:00Z');

/** Makes a ledger in `folder`: two cleared lots, and heats that wait for their charge. */
export async function makeYard(
  folder: string,
  clock: () => Date,
  prepare = async (_dataFolder: string): Promise<void> => undefined,
): Promise<void> {
  const dataFolder = join(folder, 'remelt-data');
  await prepare(dataFolder);
  const store = storeByTrade(await openStore({ dataFolder, demonstration: true, clock }));
  await store.execute(receive(lotOf('A', 900_000, { declaredGrade: 'H230' }), lotOf('B', 900_000)));
  await store.execute(showGood('A', 'H230'));
  await store.execute(showGood('B', 'H230'));
  for (let heat = 1; heat <= HEATS; heat++) await store.execute(plan(`H-${heat}`, from('A', 10_000)));
  await store.close();
}
