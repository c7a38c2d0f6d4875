import { expect, it } from 'vitest';
import { certifiedHeat } from '../../../../test/testing/certified-heat.ts';
import { analyse, judge } from '../../../evidence/ledger/testing/example-commands.ts';
import { runTask } from '../../task.ts';
import { recordRecall } from '../record-recall/record-recall.ts';
import { recallLetter } from './recall-letter.ts';

const SHARED = { of: 'lot:R-1', customer: 'Forge A' };

it('is written to who received some, with the number of the recall on record', async () => {
  const { context, by } = await certifiedHeat();
  const { store } = context;
  const letter = (more: object = {}) => runTask(recallLetter, { ...SHARED, ...more }, context);
  await expect(letter()).rejects.toThrow('nothing of lot R-1 was shipped to Forge A');
  const objects = [{ object: 'I-1', form: 'ingot', mass_g: 495_000 }];
  await store.execute({ ...{ type: 'castHeat', heat: 'H-1', losses: [], objects }, by: 'p-melt' });
  await store.execute(analyse('object:I-1', {}));
  await store.execute(judge('object:I-1', 'PASS'));
  await store.execute({ type: 'ship', object: 'I-1', to: 'Forge A', order: 'PO 1' });
  expect((await letter()).letters).toMatchObject([{ customer: 'Forge A', pieces: [{ object: 'I-1' }] }]);
  expect(await letter()).not.toHaveProperty('record');
  const order = { of: 'lot:R-1', reason: 'lead', record: true, hold: true, number: 'RC-1' };
  const { held } = await runTask(recordRecall, order, by('p-qual'));
  expect(await letter({ number: 'RC-1' })).toMatchObject({ held, record: { recall: 'RC-1' } });
  await expect(letter({ of: 'lot:R-2', number: 'RC-1' })).rejects.toMatchObject({
    ...{ code: 'conflict', details: [{ path: 'number' }] },
  });
  await expect(letter({ cutOff: 1 })).rejects.toThrow(/below the cut-off, and no letter/);
});
