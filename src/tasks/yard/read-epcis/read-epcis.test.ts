import { afterAll, expect, test } from 'vitest';
import type { RemeltError } from '../../../foundation/errors.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { lotsOfEpcis } from './epcis-lots.ts';
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

const read = async (...events: object[]) => {
  const document = { '@context': [], epcisBody: { eventList: events } };
  return runTask(readEpcis, { document }, context);
};
const grams = async (change: object, more: object = {}) =>
  (await read(arrival({ ...quantity(change), ...more }))).lots.map(({ lotId, mass_g }) => [lotId, mass_g]);

test('a lot has the last part of its address as its name, and its mass in whole grams', async () => {
  expect(await grams({ quantity: 0.001 })).toEqual([['N-1', 1]]);
  expect(await grams({ quantity: 1e9 })).toEqual([['N-1', 1e12]]);
  expect(await grams({ quantity: 437.123 })).toEqual([['N-1', 437_123]]);
  const named = async (epcClass: string) => (await grams({ epcClass }))[0]![0];
  expect(await named('urn:epc:class:lgtin:4012345.012345.N-7')).toBe('N-7');
  expect(await named(`${BASE}/10/N-8?linkType=all#top`)).toBe('N-8');
  expect(await named(`${BASE}/lot/2026/N%209`)).toBe('2026-N-9');
  expect(await named(`${BASE}/lot/N%`).catch(({ code }) => code)).toBe('input');
});

test('one piece has the mass of its event, and of several none is known', async () => {
  const piece = { quantityList: undefined, epcList: [`${BASE}/object/I-1`], 'x:massKg': '250.5' };
  expect((await read(arrival(piece))).lots).toMatchObject([{ lotId: 'I-1', mass_g: 250_500 }]);
  const two = await refusal(arrival({ ...piece, epcList: [`${BASE}/object/I-1`, `${BASE}/object/I-2`] }));
  expect(two.details.map(({ path }) => path)).toEqual(['events[0].epcList[0]', 'events[0].epcList[1]']);
  const inGrams = await refusal(arrival({ ...piece, 'x:massKg': '1.0005' }));
  expect(inGrams.details).toMatchObject([{ value: '1.0005', unit: 'KGM' }]);
});

test('only what was shipped or received came, by any writing of the step', async () => {
  const came = async (change: object) => (await read(arrival(change))).lots.length;
  for (const step of [
    'shipping',
    'departing',
    'arriving',
    'receiving',
    'urn:epcglobal:cbv:bizstep:receiving',
  ])
    expect([step, await came({ bizStep: step })]).toEqual([step, 1]);
  expect(await came({ bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping' })).toBe(1);
  expect(await came({ bizStep: 'storing' })).toBe(0);
  expect(await came({ bizStep: undefined })).toBe(0);
  expect(await came({ action: 'DELETE' })).toBe(0);
  expect(await came({ type: 'TransactionEvent' })).toBe(0);
});

test('what was melted later stayed with the sender, unless that was declared an error', async () => {
  const melted = {
    ...{ type: 'TransformationEvent', eventTime: '2026-03-02T06:00:00Z', eventTimeZoneOffset: '+01:00' },
    inputQuantityList: [{ epcClass: `${BASE}/lot/N-1`, quantity: 812.5, uom: 'KGM' }],
  };
  expect((await read(arrival(), melted)).lots).toEqual([]);
  const { inputQuantityList: _, ...pieces } = { ...melted, inputEPCList: [`${BASE}/lot/N-1`] };
  expect((await read(arrival(), pieces)).lots).toEqual([]);
  expect((await read(arrival(), { ...melted, errorDeclaration: { reason: 'x' } })).lots).toHaveLength(1);
  expect((await refusal(arrival(), { ...melted, action: 'ADD' })).details).toMatchObject([
    { path: 'events[1].action', allowed: 'none' },
  ]);
});

test('a lot that comes twice with one mass is one lot, of its first event', async () => {
  const { lots, events } = await read(arrival(), arrival());
  expect(lots).toHaveLength(1);
  expect(events.map((one) => [one.event, one.lots])).toEqual([
    [1, ['N-1']],
    [2, []],
  ]);
});

test('words about a lot stand in any event of it; an ingot of another plant is remelt stock here', async () => {
  const about = {
    ...arrival({ bizStep: 'commissioning' }),
    ilmd: { 'x:form': 'ingot', 'x:declaredAlloy': 'IN718', 'x:originClass': 'virgin', 'x:grade': 'no word' },
  };
  const { lots } = await read(about, arrival({ ilmd: undefined }));
  expect(lots).toMatchObject([
    { form: 'premelted-ingot', declaredGrade: 'IN718', originClass: 'virgin', lotClass: 'virgin' },
  ]);
  expect(lots[0]).not.toHaveProperty('supplier');
  expect((await read(arrival())).lots[0]).not.toHaveProperty('declaredGrade');
});

test('an event that is named by another hash is told', async () => {
  const { notes } = await read(arrival({ eventID: 'ni:///sha-256;0000?ver=CBV2.0' }));
  expect(notes).toEqual([expect.stringMatching(/^event 1 is named ni:.*; its hash here is ni:/)]);
  expect((await read(arrival({ eventID: 'urn:uuid:1' }))).notes).toEqual([]);
});

test('the sender is who owned it; a name that is none is refused', async () => {
  const from = (type: string, source: unknown) => arrival({ sourceList: [{ type, source }] });
  expect((await read(from('urn:epcglobal:cbv:sdt:owning_party', 'urn:x:Huber'))).lots).toMatchObject([
    { supplier: 'Huber' },
  ]);
  expect((await read(from('location', 'urn:x:Huber'))).lots[0]).not.toHaveProperty('supplier');
  expect((await read(from('owning_party', 7))).lots[0]).not.toHaveProperty('supplier');
});

test.each([
  ['a moment in a zone', { eventTime: '2026-03-01T06:00:00.123456789+01:00' }, 0],
  ['a moment without a zone', { eventTime: '2026-03-01T06:00:00' }, 1],
  ['the widest zone', { eventTimeZoneOffset: '-14:59' }, 0],
  ['a zone beyond it', { eventTimeZoneOffset: '+15:00' }, 1],
  ['an address for a step', { bizStep: 'https://ours.example/melting' }, 0],
  ['a text of 2000 characters', { 'x:note': 'a'.repeat(2000) }, 0],
  ['a text of 2001', { 'x:note': 'a'.repeat(2001) }, 1],
  ['half a surrogate pair', { 'x:note': '\ud800' }, 1],
  ['a control character deep in a list', { 'x:notes': [{ of: ['a\u0007'] }] }, 1],
  ['an address that is no address', { quantityList: undefined, epcList: ['I-1'] }, 2],
  ['more than a thousand million kilograms', quantity({ quantity: 1.1e9 }), 2],
  ['no kilograms', quantity({ quantity: 0 }), 2],
])('%s: as many faults as there are', async (_, change, faults) => {
  const found = await refusal(arrival(change));
  expect(found.details?.length ?? 0).toBe(faults);
});

test('a delivery a day ahead is a clock, and one of two days is not', async () => {
  const clock = () => new Date('2026-03-01T12:00:00Z');
  const at = (eventTime: string) =>
    runTask(
      readEpcis,
      { document: { '@context': [], epcisBody: { eventList: [arrival({ eventTime })] } } },
      { ...context, clock },
    );
  expect((await at('2026-03-02T12:00:00Z')).lots).toHaveLength(1);
  await expect(at('2026-03-02T12:00:01Z')).rejects.toMatchObject({
    details: [{ allowed: 'up to 2026-03-01' }],
  });
});

test('one word about a lot counts, whatever other fields an event has', async () => {
  const { lots } = await runTask(
    readEpcis,
    {
      document: {
        '@context': [],
        epcisBody: { eventList: [arrival({ ilmd: { 'x:originClass': 'virgin' } })] },
      },
      form: 'turnings',
    },
    context,
  );
  expect(lots).toMatchObject([{ originClass: 'virgin', form: 'turnings' }]);
});

test.each([
  ['a number for a time', { eventTime: 7 }, 7],
  ['nothing for a zone', { eventTimeZoneOffset: null }, null],
  ['true for a step', { bizStep: true }, true],
  ['a long word', { bizStep: 'm'.repeat(100) }, 'm'.repeat(80)],
])('shows %s as it stands there', async (_, change, value) => {
  const { details } = await refusal(arrival(change));
  expect(details.map((one) => one.value)).toContain(value);
});

test('a quantity that is no object is refused, with the unit in which it was told', async () => {
  const none = await refusal(arrival({ quantityList: [7] }));
  expect(none.details.map(({ path }) => path)).toContain('events[0].quantityList[0].epcClass');
  const pounds = await refusal(arrival(quantity({ quantity: -1, uom: 'LBR' })));
  expect(pounds.details.find(({ path }) => path?.endsWith('.quantity'))).toMatchObject({ unit: 'LBR' });
  const unnamed = await refusal(arrival(quantity({ quantity: -1, uom: 7 })));
  expect(unnamed.details.find(({ path }) => path?.endsWith('.quantity'))).toMatchObject({ unit: 'KGM' });
  const unmeasured = await refusal(arrival(quantity({ quantity: undefined, uom: undefined })));
  expect(unmeasured.details).toMatchObject([
    { path: 'events[0].quantityList[0]', message: expect.stringContaining('without a mass') },
  ]);
});

test('names an event without a step by its type alone, a lot without a form, and a document that is too long', async () => {
  expect((await read(arrival({ bizStep: undefined }))).events).toMatchObject([{ what: 'ObjectEvent' }]);
  const formless = await refusal(arrival({ ilmd: { 'x:originClass': 'virgin' } }));
  expect(formless.details).toMatchObject([{ message: 'the form "" of lot N-1 is not known' }]);
  const rules = { forms: [], now: new Date() };
  const long = (count: number) => () => lotsOfEpcis({ events: Array(count).fill({}), hashes: [] }, {}, rules);
  expect(long(20_001)).toThrow('the document holds 20001 events');
  expect(long(20_000)).not.toThrow('the document holds');
});

test('refuses a mass with an exponent and a supplier whose name is too long, and takes a sum of masses', async () => {
  const piece = { quantityList: undefined, epcList: [`${BASE}/object/I-1`], 'x:massKg': '1e3' };
  expect((await refusal(arrival(piece))).details).toMatchObject([{ value: '1e3' }]);
  const long = { sourceList: [{ type: 'owning_party', source: `urn:x:${'a'.repeat(300)}` }] };
  expect((await refusal(arrival(long))).details).toMatchObject([
    { value: 'a'.repeat(80), message: 'the supplier of lot N-1 is no name' },
  ]);
  expect(await grams({ quantity: 100_000_000.1 + 200_000_000.2 })).toEqual([['N-1', 300_000_000_300]]);
});

test('names the event in the note, and the actions that an event may have', async () => {
  expect((await read(arrival())).lots[0]!.note).toMatch(/^EPCIS ni:/);
  const { details } = await refusal(arrival({ action: 'MAYBE' }));
  expect(details).toMatchObject([{ value: 'MAYBE', allowed: 'ADD, OBSERVE, DELETE' }]);
});
