import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { contract } from './contract.ts';
import { rebuildLedger } from './rebuild-ledger.ts';

it('makes the balances anew, and a difference is a no', async () => {
  const context = await yardWith('R-2301');
  const { size } = await context.store.head();
  const rebuilt = await runTask(rebuildLedger, {}, context);
  expect(rebuilt).toMatchObject({ equal: true, records: size, differences: [] });
  expect(contract.exit!(rebuilt)).toBe(0);
  expect(contract.exit!({ ...rebuilt, equal: false })).toBe(1);
});
