import { expect, it } from 'vitest';
import { OIL_CHECK } from '../../../calculations/lots/findings.ts';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { gatedYard, yardWith } from '../../testing/yard.ts';
import { contract } from './contract.ts';
import { processLot } from './process-lot.ts';

const LOT = 'R-2302';

it('books what the treatment took off, and the oil that a usual washing leaves', async () => {
  const context = await gatedYard(LOT);
  const { free_g } = await context.store.lot(LOT);
  const clean_g = free_g - 20_000;
  const washed = await runTask(
    processLot,
    { lot: LOT, treatment: 'washing', clean_g },
    actingAs('p-melt', context),
  );
  expect(washed).toMatchObject({ free_g: clean_g, drawn_g: { 'loss:oil and water': 20_000 } });
  const { gate } = await context.store.lot(LOT);
  expect(gate?.checks.find(({ check }) => check === OIL_CHECK)?.reason).toBe(
    'estimated: the usual residue after washing',
  );
});

it('takes the words for the rest and the oil that was measured', async () => {
  const context = await gatedYard(LOT);
  const { free_g } = await context.store.lot(LOT);
  const order = { lot: LOT, treatment: 'drying', clean_g: free_g - 1000, lostAs: 'snow', oil: 0.01 };
  const dried = await runTask(processLot, order, actingAs('p-goods', context));
  expect(dried.drawn_g).toEqual({ 'loss:snow': 1000 });
  expect(dried.gate?.checks.find(({ check }) => check === OIL_CHECK)).toMatchObject({ text: '0.010000' });
});

it('asks for a mass that is a tenth, refuses one that grew, and a lot before the gate', async () => {
  const context = await gatedYard(LOT);
  const { free_g } = await context.store.lot(LOT);
  const acting = actingAs('p-melt', context);
  const slip = { lot: LOT, treatment: 'washing', clean_g: Math.round(free_g / 10) };
  await expect(runTask(processLot, slip, acting)).rejects.toMatchObject({ details: [{ path: 'asTyped' }] });
  const more = { lot: LOT, treatment: 'washing', clean_g: free_g + 1 };
  await expect(runTask(processLot, more, acting)).rejects.toMatchObject({
    details: [{ path: 'clean_g', unit: 'kg' }],
  });
  const fresh = await yardWith(LOT);
  const early = runTask(processLot, { ...more, clean_g: 1000 }, actingAs('p-melt', fresh));
  await expect(early).rejects.toMatchObject({ code: 'forbidden' });
});

it('reckons no oil after another treatment, nor where the gate found none, and keeps the other checks', async () => {
  const context = await gatedYard(LOT);
  const { free_g, gate } = await context.store.lot(LOT);
  const treated = async (treatment: string, off_g: number) =>
    runTask(processLot, { lot: LOT, treatment, clean_g: free_g - off_g }, actingAs('p-melt', context));
  expect((await treated('sorting', 1000)).gate!.checks).toEqual(gate!.checks);
  expect((await treated('sorting', 1000)).drawn_g).toEqual({ 'loss:foreign metal': 1000 });
  const washed = await treated('washing', 2000);
  expect(washed.gate!.checks.map(({ check }) => check).sort()).toEqual(
    gate!.checks.map(({ check }) => check).sort(),
  );
});

it('takes the mass before from the scale, and no negative one', () => {
  const order = { lot: LOT, treatment: 'washing', clean_g: 900 };
  expect(contract.order.safeParse({ ...order, wet_g: 1000 }).success).toBe(true);
  expect(contract.order.safeParse({ ...order, wet_g: -1 }).success).toBe(false);
});
