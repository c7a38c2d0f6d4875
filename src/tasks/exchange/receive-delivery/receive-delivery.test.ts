import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterArticle } from '../enter-article/enter-article.ts';
import { readFeed } from '../read-feed/read-feed.ts';
import { receiveDelivery } from './receive-delivery.ts';

const LINE = { line: '10', mass_g: 812_500, form: 'turnings', originClass: 'post-consumer' } as const;
const DELIVERY = { delivery: '80001234', sender: 'sap', supplier: 'Scrap Trading', receivedOn: '2026-11-27' };

it('books a delivery once, and tells it under the number of its sender', async () => {
  const plant = await founded();
  const gate = plant.by('p-goods');
  const order = { ...DELIVERY, lines: [LINE, { ...LINE, line: '20', lot: 'R-7', mass_g: 1_000 }] };
  const first = await runTask(receiveDelivery, order, gate);
  expect(first.entered).toMatchObject([{ id: '80001234', state: 'booked' }]);
  const { size } = await plant.store.head();
  // doubled on its way, also by somebody else
  const again = await runTask(receiveDelivery, order, gate);
  expect(again.entered).toEqual([{ ...first.entered[0], state: 'same' }]);
  expect((await plant.store.head()).size).toBe(size);
  const { events } = await runTask(readFeed, { types: ['goods-received'] }, gate);
  expect(events.map(({ reference, data }) => [reference, data.lot, data.kg])).toEqual([
    [{ sender: 'sap', number: '80001234', line: '10' }, '80001234-10', '812.500'],
    [{ sender: 'sap', number: '80001234', line: '20' }, 'R-7', '1.000'],
  ]);
});

it('refuses the number with other content, line by line, and books nothing', async () => {
  const plant = await founded();
  const gate = plant.by('p-goods');
  await runTask(receiveDelivery, { ...DELIVERY, lines: [LINE] }, gate);
  const { size } = await plant.store.head();
  const lines = [
    { ...LINE, mass_g: 812_000 },
    { ...LINE, line: '20', lot: 'R-8' },
  ];
  await expect(runTask(receiveDelivery, { ...DELIVERY, lines }, gate)).rejects.toMatchObject({
    code: 'conflict',
    details: [
      { path: 'line 10, kg', value: '812.000', allowed: '812.500', where: expect.stringMatching(/^record /) },
      { path: 'line 20', value: 'R-8', allowed: 'no such line' },
    ],
  });
  expect((await plant.store.head()).size).toBe(size);
  const other = { ...DELIVERY, delivery: '80001235', lines: [{ ...LINE, lot: '80001234-10' }] };
  await expect(runTask(receiveDelivery, other, gate)).rejects.toMatchObject({ code: 'input' });
});

it('takes from its article what a line does not say, and asks for what neither says', async () => {
  const plant = await founded();
  const gate = plant.by('p-goods');
  const { form: _, originClass: __, ...bare } = LINE;
  const lines = [{ ...bare, article: '4711' }];
  const missing = runTask(receiveDelivery, { ...DELIVERY, lines }, gate);
  await expect(missing).rejects.toThrow('article 4711 is not known here');
  const article = { article: '4711', name: 'Nickel turnings', form: 'turnings', sender: 'sap' };
  await runTask(enterArticle, article, plant.by('p-plan'));
  const open = runTask(receiveDelivery, { ...DELIVERY, lines }, gate);
  await expect(open).rejects.toThrow('line 10 says no origin, and article 4711 does not either');
  const whole = { ...article, originClass: 'pre-consumer-external', version: 2 };
  await runTask(enterArticle, whole, plant.by('p-plan'));
  await runTask(receiveDelivery, { ...DELIVERY, lines }, gate);
  // what the article says later changes nothing of a delivery that comes again
  await runTask(enterArticle, { ...whole, form: 'mill-solids', version: 3 }, plant.by('p-plan'));
  const again = await runTask(receiveDelivery, { ...DELIVERY, lines }, gate);
  expect(again.entered).toMatchObject([{ state: 'same' }]);
  expect(await plant.store.lot('80001234-10')).toMatchObject({
    ...{ form: 'turnings', lotClass: 'purchased-scrap', status: 'hold', mass_g: 812_500 },
  });
});
