import { expect, test } from 'vitest';
import { analyse, charge, from, lotOf, plan, receive, showGood, storeByTrade } from './example-commands.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** What every kind of store tells of the names that persons typed. */
export function namesContract(name: string, under: StoreUnderTest): void {
  test(`Q1: ${name} finds suppliers and laboratories as they are written, each once, with how often`, async () => {
    const ledger = await under.fresh(() => new Date('2026-03-01T08:00:00.000Z'));
    try {
      const store = storeByTrade(ledger.store);
      expect([await store.names('supplier'), await store.names('laboratory')]).toEqual([[], []]);
      const suppliers = { C: 'Acme', D: 'ACME', E: 'Acme' };
      await store.execute(receive(lotOf('A', 500_000)));
      await store.execute(showGood('A'));
      for (const [lot, supplier] of Object.entries(suppliers))
        await store.execute(receive(lotOf(lot, 5, { supplier })));
      const found = await store.names('supplier');
      expect(found.toSorted((a, b) => a.count - b.count).slice(-2)).toEqual([
        { name: 'ACME', count: 1 },
        { name: 'Acme', count: 2 },
      ]);
      expect(await store.names('laboratory')).toEqual([{ name: 'lab-1', count: 1 }]);
      // who measured a heat counts too, and an analysis without a laboratory names none
      await store.execute(analyse('lot:C', { laboratory: 'Lab-1' }));
      await store.execute(analyse('lot:D'));
      await store.execute(plan('H1', from('A', 100_000)));
      await store.execute(charge('H1', from('A', 100_000)));
      await store.execute(analyse('heat:H1', { laboratory: 'Lab-1' }));
      expect((await store.names('laboratory')).toSorted((a, b) => a.count - b.count)).toEqual([
        { name: 'lab-1', count: 1 },
        { name: 'Lab-1', count: 2 },
      ]);
    } finally {
      await ledger.dispose();
    }
  });
}
