import { expect, test } from 'vitest';
import { ConflictError } from '../../../foundation/errors.ts';
import { lotOf, receive, storeByTrade } from './example-commands.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** What every kind of store does with a clock that is wrong. */
export function clockContract(name: string, under: StoreUnderTest): void {
  test(`S23: ${name} follows a clock that was ahead until a correction, and no further`, async () => {
    let now = '2026-03-01T08:00:00.000Z';
    const ledger = await under.fresh(() => new Date(now));
    try {
      const store = storeByTrade(ledger.store);
      await store.execute(receive(lotOf('A', 5)));
      now = '2098-01-01T08:00:00.000Z';
      await expect(store.execute(receive(lotOf('B', 5)))).rejects.toBeInstanceOf(ConflictError);
      await store.execute({ type: 'confirmClock', reason: 'looked at another clock', by: 'p-qual' });
      await store.execute(receive(lotOf('B', 5)));
      now = '2026-03-02T08:00:00.000Z';
      await expect(store.execute(receive(lotOf('C', 5)))).rejects.toBeInstanceOf(ConflictError);
      await store.execute({ type: 'correctClock', aheadSince: 1, reason: 'flat battery', by: 'p-qual' });
      const { records } = await store.execute(receive(lotOf('C', 5)));
      expect(records[0]).toMatchObject({ seq: 4, record: { at: now } });
      expect(await store.verify()).toMatchObject({ ok: true, problems: [] });
      expect(await store.rebuild()).toMatchObject({ equal: true });
    } finally {
      await ledger.dispose();
    }
  });
}
