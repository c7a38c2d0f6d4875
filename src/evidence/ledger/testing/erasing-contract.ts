import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConflictError, ForbiddenError } from '../../../foundation/errors.ts';
import { readDisclosure } from '../../proof/disclosure.ts';
import { lotOf, receive, storeByTrade } from './example-commands.ts';
import type { LedgerUnderTest, StoreUnderTest } from './store-under-test.ts';

const SUPPLIER = 'Scrap of Somebody BV';

/** What holds in every store with tables when a field is erased. */
export function erasingContract(name: string, under: StoreUnderTest): void {
  describe(`${name} erases`, () => {
    let ledger: LedgerUnderTest;
    beforeEach(async () => {
      let time = Date.parse('2026-03-01T08:00:00.000Z');
      ledger = await under.fresh(() => {
        time += 1000;
        return new Date(time);
      });
    });
    afterEach(() => ledger.dispose());

    test('V7: salt and value of a field are gone from the tables, the record says so, and everything still holds', async () => {
      const store = storeByTrade(ledger.store);
      await store.execute(receive(lotOf('A', 5_000, { supplier: SUPPLIER, note: 'kept' }), lotOf('B', 5)));
      const [before] = await store.history('lot:A');
      const secret = before!.disclosures.find((text) => readDisclosure(text).name === 'supplier')!;
      const head = await store.head();
      const erase = { type: 'eraseField', seq: before!.seq, field: 'supplier', reason: 'asked' } as const;

      await store.execute(erase, { idempotencyKey: 'once' });

      const [after, erased] = await store.history('lot:A');
      const words = `[erased 2026-03-01 by record ${erased!.seq}]`;
      expect(after).toMatchObject({ text: before!.text, body: { ...before!.body, supplier: words } });
      expect(after!.disclosures).toEqual(before!.disclosures.filter((text) => text !== secret));
      expect(after!.erased).toMatchObject([{ name: 'supplier', by: erased!.seq, on: '2026-03-01' }]);
      expect(erased!.record.body).toMatchObject({ erasesSeq: String(before!.seq), field: 'supplier' });
      expect(await store.lot('A')).toMatchObject({ supplier: words, note: 'kept', free_g: 5_000 });
      expect(await store.lots({ supplier: SUPPLIER })).toEqual([]);
      const everywhere = JSON.stringify([
        await ledger.sql!.read('select * from ledger_disclosure'),
        await ledger.sql!.read('select * from ledger_subject'),
        await store.frames(),
      ]);
      expect(everywhere).not.toContain(secret);
      expect(everywhere).not.toContain(SUPPLIER);
      expect(await ledger.sql!.read('select unsettled from ledger_head')).toEqual([{ unsettled: false }]);
      expect(await store.verify({ ...head, root: head.root })).toMatchObject({ ok: true, problems: [] });
      expect(await store.verify({ ...head, later: true })).toMatchObject({ ok: true, problems: [] });
      expect(await store.rebuild()).toMatchObject({ equal: true });
      // the ledger goes on, also on the lot itself
      await store.execute({ type: 'holdLot', lot: 'A', reason: 'oil' });
      expect((await store.execute(erase, { idempotencyKey: 'once' })).repeated).toBe(true);
      await expect(store.execute(erase)).rejects.toThrow(ConflictError);
      await expect(store.execute({ ...erase, field: 'massKg' })).rejects.toThrow(ForbiddenError);
      if (!ledger.shared) await store.close();
      const again = await ledger.reopen!();
      expect(await again.verify()).toMatchObject({ ok: true });
      expect((await again.lot('A')).supplier).toBe(words);
      await again.close();
    });

    test('V7: a field that is missing without a record that erased it is told', async () => {
      const store = storeByTrade(ledger.store);
      await store.execute(receive(lotOf('A', 5_000, { supplier: SUPPLIER, reference: 'DN 1' })));
      const seq = (await store.history('lot:A'))[0]!.seq;
      await store.execute({ type: 'eraseField', seq, field: 'supplier', reason: 'asked' });
      await ledger.sql!.tamper(
        "update ledger_disclosure set text = replace(text, '.supplier.', '.reference.') where text like 'erased.%'",
      );
      const { ok, problems } = await store.verify();
      expect(ok).toBe(false);
      expect(problems.map(({ what }) => what)).toContain('disclosure');
    });
  });
}
