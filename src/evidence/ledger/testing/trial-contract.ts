import { expect, test } from 'vitest';
import { InputError } from '../../../foundation/errors.ts';
import { lotOf, receive, storeByTrade } from './example-commands.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** What every kind of store does with a command that is only tried. */
export function trialContract(name: string, under: StoreUnderTest): void {
  test(`S24: ${name} refuses a trial as it would the command, and keeps nothing of it`, async () => {
    const ledger = await under.fresh(() => new Date('2026-03-01T08:00:00.000Z'));
    try {
      const store = storeByTrade(ledger.store);
      const first = receive(lotOf('A', 5));
      const receipt = await store.execute(first, { idempotencyKey: 'k', trial: true });
      expect([receipt.records, receipt.head.size, (await store.head()).size]).toEqual([[], 0, 0]);
      expect(await store.execute(first, { idempotencyKey: 'k' })).toMatchObject({ repeated: false });
      await expect(store.execute(first, { trial: true })).rejects.toBeInstanceOf(InputError);
      expect((await store.head()).size).toBe(1);
      expect(await store.verify()).toMatchObject({ ok: true, problems: [] });
    } finally {
      await ledger.dispose();
    }
  });
}
