import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { gatedYard, yardWith } from '../../testing/yard.ts';
import { contract } from './contract.ts';
import { identifyLot } from './identify-lot.ts';

it('says which grade a lot is, records it, and imputes what nobody measured', async () => {
  const context = await gatedYard('R-2301');
  const found = await runTask(identifyLot, { lot: 'R-2301' }, actingAs('p-lab', context));
  expect(found).toMatchObject({ verdict: 'identified', declared: { gradeId: 'H230', fit: 'fits' } });
  expect(found.imputed).toContain('Bi');
  expect(found.imputed).not.toContain('Cr');
  expect(contract.exit!(found)).toBe(0);
  expect((await context.store.lot('R-2301')).identification).toMatchObject({ verdict: 'identified' });
});

it('imputes no traces into a lot that was not identified', async () => {
  const context = await gatedYard('R-2307');
  const found = await runTask(identifyLot, { lot: 'R-2307' }, actingAs('p-lab', context));
  expect(found.imputed).toEqual([]);
  expect(found.declared?.fit).not.toBe('fits');
  expect(contract.exit!(found)).toBe(3);
});

it('refuses a lot before the gate has passed it, and one without analysis', async () => {
  const context = await yardWith('R-2301');
  const early = runTask(identifyLot, { lot: 'R-2301' }, actingAs('p-lab', context));
  await expect(early).rejects.toMatchObject({ code: 'forbidden' });
  const lots = [{ lot: 'A', mass_g: 1000, form: 'mill-solids', lotClass: 'purchased-scrap' as const }];
  await context.store.execute({ type: 'receiveLots', lots, by: 'p-goods' });
  const bare = runTask(identifyLot, { lot: 'A' }, actingAs('p-lab', context));
  await expect(bare).rejects.toMatchObject({ code: 'input' });
});
