import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RemeltError } from '../../../foundation/errors.ts';
import type { Command } from '../commands.ts';
import { heatView, stockView } from '../store/views.ts';
import type { Store } from '../store.ts';
import { from, lotOf, plan, receive, storeByTrade } from './example-commands.ts';
import { randomPlant } from './random-plant.ts';
import type { LedgerUnderTest, StoreUnderTest } from './store-under-test.ts';

/** Which command comes next, and what a person does in between. */
const steps = fc.array(fc.record({ count: fc.integer({ min: 1, max: 6 }), dice: fc.nat(999) }), {
  minLength: 12,
  maxLength: 16,
});

/** What holds of the lists of every store: an answer is what stands in the ledger, whatever was answered before. */
export function listsContract(name: string, under: StoreUnderTest): void {
  describe(`${name} lists`, () => {
    let ledger: LedgerUnderTest;
    let store: Store;
    beforeEach(async () => {
      let time = Date.parse('2026-03-01T08:00:00.000Z');
      ledger = await under.fresh(() => {
        time += 1000;
        return new Date(time);
      });
      store = storeByTrade(ledger.store);
    });
    afterEach(() => ledger.dispose());

    /** All lists, and the same of the states as they are read anew. */
    async function compared(): Promise<void> {
      const [lots, objects] = [
        (await store.subjects('lot')).map(stockView),
        (await store.subjects('object')).map(stockView),
      ];
      const heats = (await store.subjects('heat')).map(heatView);
      const text = JSON.stringify;
      expect(text(await store.lots())).toBe(text(lots));
      expect(text(await store.heats())).toBe(text(heats));
      expect(text(await store.objects())).toBe(text(objects));
      const held = lots.filter(({ status }) => status === 'hold');
      expect(text(await store.lots({ status: 'hold' }))).toBe(text(held));
      const left = objects.filter(({ free_g }) => free_g > 0);
      expect(text(await store.objects({ free: true }))).toBe(text(left));
      const ids = lots.filter((_, i) => i % 2 === 0).map(({ id }) => id);
      const [, second] = lots;
      const page = { ids: [...ids, 'none', ids[0] ?? 'none'].reverse(), limit: 2, after: second?.node ?? 0 };
      const paged = lots.filter(({ id, node }) => ids.includes(id) && node! > page.after).slice(0, 2);
      expect(text(await store.lots(page))).toBe(text(paged));
    }

    test('Q1: after bookings, corrections, a rebuild and what another process books, lists are what is read anew', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.integer(), steps, async (seed, asked) => {
          // ids are used once in a ledger
          const prefix = `R${run++}`;
          const commands = ownIds(randomPlant(seed, 5), prefix);
          const other = ledger.shared && ledger.reopen ? storeByTrade(await ledger.reopen()) : store;
          for (const { count, dice } of asked) {
            const by = dice % 3 === 0 ? other : store;
            for (const command of commands.splice(0, count)) await ifAllowed(by.execute(command));
            await ifAllowed(inBetween(by, dice));
            await compared();
          }
          if (other !== store) await other.close();
        }),
        { numRuns: 3, seed: 41, endOnFailure: true },
      );
    }, 120_000);

    test('Q1: what did not change is answered as the same object', async () => {
      await store.execute(receive(lotOf('A', 5_000), lotOf('B', 5_000)));
      const before = await store.lots();
      await store.execute({ type: 'holdLot', lot: 'B', reason: 'oil' });
      const after = await store.lots();
      expect(after[0]).toBe(before[0]);
      expect(after[1]).toMatchObject({ status: 'hold', holdReason: 'oil' });
    });
  });
}

/** The single commands of a plant, with names of their own. */
const ownIds = (commands: readonly Command[], prefix: string): Command[] =>
  (
    JSON.parse(
      JSON.stringify(commands).replace(/"((?:lot|object):)?([GHIEKC]\d+(?:\.\d)?)"/g, `"$1${prefix}$2"`),
    ) as Command[]
  ).flatMap((one) => (one.type === 'batch' ? one.commands : [one]));

/** What a person does between two bookings: puts a lot on hold, plans, takes the last record back, rebuilds. */
async function inBetween(store: Store, dice: number): Promise<unknown> {
  const lots = await store.lots();
  const lot = lots[dice % Math.max(1, lots.length)];
  if (lot === undefined) return;
  const { size } = await store.head();
  switch (dice % 5) {
    case 0:
      return store.execute({ type: 'holdLot', lot: lot.id, reason: 'oil' });
    case 1:
      return store.execute(plan(`P${size}`, from(lot.id, 1)));
    case 2:
      return store.execute({
        ...{
          type: 'correct',
          seq: size - 1 - (dice % Math.min(size, 9)),
          how: 'did-not-occur',
          reason: 'slip',
        },
      } as Command);
    case 3:
      return dice % 2 ? store.rebuild() : undefined;
    default:
      return undefined;
  }
}

/** Work that a rule of the ledger may refuse: what was taken back cannot go on. */
const ifAllowed = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    if (!(error instanceof RemeltError)) throw error;
  });
