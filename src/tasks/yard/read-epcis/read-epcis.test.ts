import { afterAll, expect, test } from 'vitest';
import type { RemeltError } from '../../../foundation/errors.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { readEpcis } from './read-epcis.ts';

const BASE = 'https://id.plant.example';
const context = memoryContext();
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const arrival = (change: object = {}) => ({
  type: 'ObjectEvent',
  eventTime: '2026-03-01T06:00:00.000Z',
  eventTimeZoneOffset: '+01:00',
  action: 'ADD',
  bizStep: 'receiving',
  quantityList: [{ epcClass: `${BASE}/lot/N-1`, quantity: 812.5, uom: 'KGM' }],
  ilmd: { 'x:form': 'turnings', 'x:originClass': 'post-consumer' },
  ...change,
});
const refusal = async (...events: object[]): Promise<RemeltError> => {
  const order = { document: { '@context': [], epcisBody: { eventList: events } } };
  return (await runTask(readEpcis, order, context).catch((error: unknown) => error)) as RemeltError;
};
const quantity = (change: object) => ({
  quantityList: [{ epcClass: `${BASE}/lot/N-1`, quantity: 812.5, uom: 'KGM', ...change }],
});

test('what came is a lot with its mass, its origin, and the certificate in its note; books nothing', async () => {
  const paper = { type: 'cert', bizTransaction: 'C-7' };
  const sent = {
    sourceList: [{ type: 'owning_party', source: `${BASE}/party/Huber` }],
    bizTransactionList: [paper],
  };
  const document = { '@context': [], epcisBody: { eventList: [arrival(sent)] } };
  const { lots, events } = await runTask(readEpcis, { document }, context);
  expect(lots).toMatchObject([
    {
      ...{
        lotId: 'N-1',
        mass_g: 812_500,
        form: 'turnings',
        originClass: 'post-consumer',
        lotClass: 'end-of-life',
      },
      ...{ supplier: 'Huber', note: expect.stringContaining('certificate C-7') },
    },
  ]);
  expect(events).toMatchObject([{ what: 'ObjectEvent receiving', lots: ['N-1'] }]);
  const said = await runTask(readEpcis, { document, form: 'mill-solids', supplier: 'Maier' }, context);
  expect(said.lots).toMatchObject([{ form: 'mill-solids', supplier: 'Maier' }]);
  expect((await context.store.head()).size).toBe(0);
});

test.each([
  ['a negative mass', quantity({ quantity: -1 }), 'events[1].quantityList[0].quantity'],
  ['a mass as text', quantity({ quantity: '812.5' }), 'events[1].quantityList[0].quantity'],
  ['pounds', quantity({ uom: 'LBR' }), 'events[1].quantityList[0].uom'],
  ['no unit', quantity({ uom: undefined }), 'events[1].quantityList[0].uom'],
  ['no list', { quantityList: { epcClass: 'x:y' } }, 'events[1].quantityList'],
  ['an identifier that is none', quantity({ epcClass: 'N-1' }), 'events[1].quantityList[0].epcClass'],
  [
    'a list for an identifier',
    quantity({ epcClass: [`${BASE}/lot/N-1`] }),
    'events[1].quantityList[0].epcClass',
  ],
  ['a fraction of a gram', quantity({ quantity: 1.0005 }), 'events[1].quantityList[0]'],
  ['a word for a step', { bizStep: 'melting' }, 'events[1].bizStep'],
  ['an unknown type', { type: 'MeltEvent' }, 'events[1].type'],
  ['no action', { action: 'MAYBE' }, 'events[1].action'],
  ['a day that comes', { eventTime: '2999-01-01T00:00:00Z' }, 'events[1].eventTime'],
  ['no day', { eventTime: 'yesterday' }, 'events[1].eventTime'],
  ['no zone', { eventTimeZoneOffset: '1' }, 'events[1].eventTimeZoneOffset'],
  ['an unknown form', { ilmd: { 'x:form': 'soup', 'x:originClass': 'virgin' } }, 'events[1].quantityList[0]'],
  [
    'revert of another plant',
    { ilmd: { 'x:form': 'turnings', 'x:originClass': 'internal-revert' } },
    'events[1].quantityList[0]',
  ],
  ['a control character', { 'x:note': 'a\u0007' }, 'events[1].x:note'],
  [
    'another mass of the same lot',
    quantity({ epcClass: `${BASE}/lot/N-0`, quantity: 2 }),
    'events[1].quantityList[0]',
  ],
])('%s is refused with event and field', async (_, change, path) => {
  const sound = arrival(quantity({ epcClass: `${BASE}/lot/N-0` }));
  const { code, details } = await refusal(sound, arrival(change));
  expect(code).toBe('input');
  expect(details.map((one) => one.path)).toContain(path);
});

test('everything that is wrong is named at once; an error that was declared announces nothing', async () => {
  const { message, details } = await refusal(
    arrival({ bizStep: 'melting' }),
    arrival(quantity({ uom: 'LBR' })),
  );
  expect(details).toHaveLength(2);
  expect(message).toContain('and 1 more');
  const order = {
    document: {
      '@context': [],
      epcisBody: { eventList: [arrival({ errorDeclaration: { reason: 'did_not_occur' } })] },
    },
  };
  expect((await runTask(readEpcis, order, context)).lots).toEqual([]);
});
