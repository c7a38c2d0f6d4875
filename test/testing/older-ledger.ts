import { join } from 'node:path';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { lotOf, receive } from '../../src/evidence/ledger/testing/example-commands.ts';

/** A ledger as versions before the founding record began them, in the place that the command line looks at: lot A, booked by p-goods. */
export async function olderLedger(folder: string): Promise<void> {
  const store = await openStore({
    dataFolder: join(folder, 'remelt-data'),
    demonstration: true,
    clock: () => new Date(),
  });
  await store.execute({
    ...receive(lotOf('A', 5_000, { lotClass: 'purchased-scrap' })),
    by: 'p-goods',
  } as never);
  await store.close();
}
