import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { gatedYard, yardWith } from '../../testing/yard.ts';
import { checkPieces } from './check-pieces.ts';
import { contract } from './contract.ts';

const LOT = 'R-2301';
const pure = (count: number) => Array.from({ length: count }, (_, i) => ({ piece: `${i}`, stray: false }));

it('records a row beside the gate: enough pure pieces pass, a stray holds the lot', async () => {
  const context = await gatedYard(LOT);
  const acting = actingAs('p-lab', context);
  const passed = await runTask(checkPieces, { lot: LOT, results: pure(298) }, acting);
  expect(passed).toMatchObject({ lot: LOT, tested: 298, strays: 0, verdict: 'PASS' });
  expect((await context.store.lot(LOT)).gate?.verdict).toBe('PASS');
  const results = [...pure(298), { piece: 'P', stray: true }];
  const found = await runTask(checkPieces, { lot: LOT, results }, acting);
  expect([found.strays, contract.exit!(found)]).toEqual([1, 3]);
  expect((await context.store.lot(LOT)).gate?.verdict).not.toBe('PASS');
});

it('refuses a lot before the gate has looked, and a piece that is given twice', async () => {
  const context = await yardWith(LOT);
  const early = runTask(checkPieces, { lot: LOT, results: pure(1) }, actingAs('p-lab', context));
  await expect(early).rejects.toMatchObject({ code: 'forbidden' });
  const gated = await gatedYard(LOT);
  const twice = { lot: LOT, results: [...pure(1), ...pure(1)] };
  await expect(runTask(checkPieces, twice, actingAs('p-lab', gated))).rejects.toMatchObject({
    code: 'input',
  });
});

it('says why only where it holds', async () => {
  const context = await gatedYard(LOT);
  const acting = actingAs('p-lab', context);
  const passed = await runTask(checkPieces, { lot: LOT, results: pure(298) }, acting);
  const found = await runTask(checkPieces, { lot: LOT, results: [{ piece: 'P', stray: true }] }, acting);
  expect(found.reason).toMatch(/stray/);
  expect(Object.hasOwn(passed, 'reason') ? passed.reason : 'none').not.toBe('');
});
