import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { contract } from './contract.ts';
import { verifyLedger } from './verify-ledger.ts';

it('finds a whole ledger whole, and one that does not go on from a noted head not', async () => {
  const context = await yardWith('R-2301');
  const { size, root } = await context.store.head();
  const said: string[] = [];
  const told = { ...context, onProgress: (words: string) => said.push(words) };
  const whole = await runTask(verifyLedger, { noted: { size, root: root.slice(0, 16).toUpperCase() } }, told);
  expect(whole).toMatchObject({ ok: true, records: size, problems: [] });
  expect(said[0]).toBe(`reading ${size} record${size === 1 ? '' : 's'}`);
  expect(contract.exit!(whole)).toBe(0);
  const other = await runTask(verifyLedger, { noted: { size, root: '0'.repeat(16) } }, context);
  expect(other).toMatchObject({ ok: false, problems: [{ what: 'anchor' }] });
  expect(contract.exit!(other)).toBe(1);
  const later = await runTask(
    verifyLedger,
    { noted: { size: 1, root: (await context.store.checkpoint(1)).root, later: true } },
    told,
  );
  expect(later).toMatchObject({ ok: true, from: 1, records: size - 1 });
  expect(said.filter((one) => one.startsWith('reading')).at(-1)).toMatch(
    new RegExp(`^reading ${size - 1} record`),
  );
  const short = runTask(verifyLedger, { noted: { size, root: 'abc' } }, context);
  await expect(short).rejects.toMatchObject({ details: [{ path: 'noted.root' }] });
});
