import { expect, test } from 'vitest';
import { toHex } from '../../proof/bytes.ts';
import { EMPTY_INDEX, indexed, indexRoot } from '../../proof/subject-index.ts';
import { lotOf, receive, storeByTrade } from './example-commands.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** What every kind of store tells of the roots of the index in its log. */
export function indexContract(name: string, under: StoreUnderTest): void {
  test(`V5: ${name} tells a root of the index that the records before it do not give`, async () => {
    const ledger = await under.fresh(() => new Date('2026-03-01T08:00:00.000Z'));
    try {
      const store = storeByTrade(ledger.store);
      await store.execute(receive(lotOf('A', 5), lotOf('B', 5)));
      const index = (await store.records()).reduce(
        (so, { record }) => indexed(so, record.subject),
        EMPTY_INDEX,
      );
      await store.execute({ type: 'recordIndex', size: index.size, root: toHex(indexRoot(index)) });
      expect((await store.verify()).problems).toEqual([]);
      await store.execute({ type: 'recordIndex', size: index.size + 1, root: 'f'.repeat(64) });
      const { ok, problems } = await store.verify();
      expect([ok, problems]).toEqual([
        false,
        [
          {
            seq: index.size + 1,
            what: 'root',
            words: expect.stringMatching(/index root in record 3 is ffff/),
          },
        ],
      ]);
      const histories = await store.history('lot:A', 'lot:B');
      expect(histories.map(({ seq }) => seq)).toEqual([0, 1]);
      expect((await store.recordsNumbered([2, 0, 2, 1000])).map(({ seq }) => seq)).toEqual([0, 2]);
      await expect(store.recordsNumbered([-1])).rejects.toThrow(/not a record number/);
      const proofs = await store.proveAll([1, 0], 2);
      expect(proofs).toEqual([await store.prove(1, 2), await store.prove(0, 2)]);
    } finally {
      await ledger.dispose();
    }
  });

  test(`S6: ${name} lists again what somebody edited since it was read, and as it was after a rebuild`, async ({
    skip,
  }) => {
    const ledger = await under.fresh(() => new Date('2026-03-01T08:00:00.000Z'));
    try {
      skip(ledger.sql === null, 'this store has no tables that somebody could edit');
      const store = storeByTrade(ledger.store);
      await store.execute(receive(lotOf('A', 5), lotOf('B', 5)));
      const listed = await store.lots();
      await ledger.sql!.tamper(
        `update ledger_subject set state = jsonb_set(state, '{mass_g}', '9') where id = 'lot:B'`,
      );
      expect((await store.lots()).map(({ mass_g }) => mass_g)).toEqual([5, 9]);
      await ledger.sql!.tamper(
        `update ledger_subject set state = jsonb_set(state, '{mass_g}', '7') where id = 'lot:A'`,
      );
      await store.execute(receive(lotOf('C', 5)));
      expect((await store.lots()).map(({ mass_g }) => mass_g)).toEqual([7, 9, 5]);
      await ledger.sql!.tamper(`delete from ledger_subject where id = 'lot:C'`);
      await store.execute(receive(lotOf('D', 5)));
      expect((await store.lots()).map(({ id }) => id)).toEqual(['A', 'B', 'D']);
      await store.execute(receive(lotOf('E', 5)));
      const [meanwhile] = await Promise.all([store.lots(), store.rebuild()]);
      expect(meanwhile.map(({ id }) => id)).toContain('E');
      expect((await store.lots()).slice(0, 1)).toEqual(listed.slice(0, 1));
      expect((await store.lots()).map(({ mass_g }) => mass_g)).toEqual([5, 5, 5, 5, 5]);
    } finally {
      await ledger.dispose();
    }
  });
}
