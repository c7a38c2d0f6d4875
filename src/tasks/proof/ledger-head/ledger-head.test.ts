import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { ledgerHead } from './ledger-head.ts';

it('tells size, root and the time of the last record, also of a ledger without records', async () => {
  expect(await runTask(ledgerHead, {}, memoryContext())).toMatchObject({ size: 0, at: null });
  const plant = await founded();
  const [first] = await plant.store.records(0);
  expect(await runTask(ledgerHead, {}, plant)).toEqual({
    format: 'remelt-ledger-head/1',
    ...(await plant.store.head()),
    at: first!.record.at,
  });
});
