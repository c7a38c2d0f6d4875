import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { correctRecord } from '../../proof/correct-record/correct-record.ts';
import { recallMetal } from '../../proof/recall-metal/recall-metal.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { page } from './page.ts';
import { shipLot } from './ship-lot.ts';

it('books that some of a lot left, and takes it back', async () => {
  const context = await yardWith('R-2301');
  const by = (person: string) => actingAs(person, context);
  const { free_g } = await context.store.lot('R-2301');
  const order = { lot: 'R-2301', to: 'Works B', mass_g: 1_000, accepted: 'sorted there' };
  await expect(runTask(shipLot, order, by('p-melt'))).rejects.toThrow(/may not ship/);
  const shipped = await runTask(shipLot, order, by('p-cert'));
  expect(shipped).toMatchObject({ free_g: free_g - 1_000, shipments: [{ to: 'Works B', mass_g: 1_000 }] });
  expect(renderTerminal(page(shipped))).toContain('1 kg shipped to Works B');
  const recall = await runTask(recallMetal, { of: 'lot:R-2301' }, by('p-qual'));
  expect(recall.customers).toMatchObject([{ customer: 'Works B', mass_g: 1_000, letter: true }]);
  expect(recall.totals).toMatchObject({ shipments: 1, shipped_g: 1_000, yard_g: free_g - 1_000 });
  expect(recall.letters).toMatchObject([
    { customer: 'Works B', pieces: [{ object: 'R-2301', mass_g: 1_000 }] },
  ]);
  const back = { of: 'lot:R-2301', record: 'shipment', reason: 'it stayed' };
  const { shown } = await runTask(correctRecord, back, by('p-qual'));
  await runTask(correctRecord, { ...back, confirm: shown }, by('p-qual'));
  expect((await context.store.lot('R-2301')).free_g).toBe(free_g);
});
