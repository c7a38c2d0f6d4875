import { afterAll, expect, it } from 'vitest';
import { balanceWords } from '../../src/desk/yard/taken-balances.ts';
import type { LotRow } from '../../src/documents/yard/lot-table.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { bookReturns } from '../../src/tasks/yard/book-returns/book-returns.ts';

const context = memoryContext();
afterAll(() => context.store.close());

const LOTS = 1000;
const rows: readonly LotRow[] = Array.from({ length: LOTS }, (_, i) => ({
  row: i + 2,
  lotId: `K-${i}`,
  mass_g: 100_000 + i,
  form: 'turnings',
  originClass: 'pre-consumer-external',
  lotClass: 'purchased-scrap',
  declaredGrade: 'IN718',
  analyses: [{ method: 'OES', results: [{ element: 'Cr', text: '18.2', unit: 'wt%' }] }],
}));

it('books a large sheet at once, and lets others ask before it and after', async () => {
  const asked: string[] = [];
  let turns = 0;
  const tick = (): void => {
    turns += 1;
    waiting = setImmediate(tick);
  };
  let waiting = setImmediate(tick);
  const { store } = context;
  const told: Store = {
    ...store,
    execute: (command, options) => {
      asked.push(`booked after ${turns >= LOTS / 200 ? 'many turns' : `${turns} turns`}`);
      return store.execute(command, options);
    },
    lot: (id) => {
      asked.push(`lot ${id}`);
      return store.lot(id);
    },
    lots: (filter) => {
      asked.push(`${filter?.ids?.length} lots`);
      return store.lots(filter);
    },
  };
  const answer = await bookReturns.run({ rows }, { ...context, store: told });
  clearImmediate(waiting);
  expect(asked).toEqual(['booked after many turns', '400 lots', '400 lots', '200 lots']);
  expect(answer.lots.map(({ id, mass_g, status }) => [id, mass_g, status])).toEqual(
    rows.map(({ lotId, mass_g }) => [lotId, mass_g, 'hold']),
  );
  // the same for all of them is said once
  expect(balanceWords(answer.balances as Parameters<typeof balanceWords>[0])).toEqual([
    expect.stringMatching(/^1,000 lots: Fe is taken as the balance \(K-0: 81.8 wt% has no result;/),
  ]);
});
