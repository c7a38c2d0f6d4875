import { expect, it } from 'vitest';
import {
  bundleOf,
  emptyPlant,
  LOG_A,
  LOG_B,
  shippingPlant,
  trustIn,
} from '../../../../test/testing/two-plants.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { recordRecall } from '../../proof/record-recall/record-recall.ts';
import { runTask } from '../../task.ts';
import { receiveTransfer } from '../receive-transfer/receive-transfer.ts';
import { page } from './page.ts';
import { reviewTransfer } from './review-transfer.ts';

it('holds a lot whose shipment the sender recalled since, once, and says what else is new', async () => {
  const [a, b] = [await shippingPlant(), await emptyPlant(LOG_B)];
  const trust = await trustIn(a);
  const first = await bundleOf(a, 'object:I-1', LOG_B);
  const review = (bundle: unknown) => runTask(reviewTransfer, { bundle, trust }, b.by('p-goods'));
  await expect(review(first)).rejects.toThrow(/was not received here/);
  const order = { bundle: first, trust, lot: 'B-1', weighed_g: 250_000, form: 'mill-solids' };
  await runTask(receiveTransfer, order, b.by('p-goods'));
  expect(await review(await bundleOf(a, 'object:I-1', LOG_B))).toMatchObject({ news: [], held: false });
  const recall = { of: 'lot:R-1', reason: 'lead found', record: true };
  await runTask(recordRecall, recall, a.by('p-qual'));
  const newer = await bundleOf(a, 'object:I-1', LOG_B);
  const answer = await review(newer);
  expect(answer).toMatchObject({ of: 'object:I-1', here: 'lot:B-1', held: true });
  expect(answer.news.join()).toMatch(/recalled by the sender in record \d+ \(recall /);
  expect((await b.context.store.lot('B-1')).holdReason).toMatch(
    new RegExp(`recalled by the sender.*${LOG_A}`),
  );
  expect(renderTerminal(page(answer))).toContain('lot B-1 is on hold now');
  expect(await review(newer)).toMatchObject({ held: false });
  // the receipt rests on that very bundle: nothing is new in it
  expect(await review(first)).toMatchObject({ news: [], held: false });
  // whoever has not received it yet takes it for a stated reason alone
  const c = await emptyPlant('works-c.example/log');
  const late = { ...order, bundle: newer };
  await expect(runTask(receiveTransfer, late, c.by('p-goods'))).rejects.toThrow(
    /recalled object:I-1 in record/,
  );
  const taken = await runTask(receiveTransfer, { ...late, accepted: 'to be sorted' }, c.by('p-goods'));
  expect(taken.notes.join()).toMatch(/recalled by the sender/);
  for (const { context } of [a, b, c]) await context.store.close();
});
