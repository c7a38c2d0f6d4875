import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certifiedHeat } from '../../../../test/testing/certified-heat.ts';
import { freshFolder, remelt } from '../../../../test/testing/remelt.ts';
import type { TaskContext } from '../../../desk/context.ts';
import type { EpcisDocument, EpcisReading } from '../../../documents/proof/epcis.ts';
import { runTask } from '../../task.ts';
import { bookReturns } from '../../yard/book-returns/book-returns.ts';
import { readEpcis } from '../../yard/read-epcis/read-epcis.ts';
import { hashEpcis } from '../hash-epcis/hash-epcis.ts';
import { exportEpcis } from './export-epcis.ts';

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" xmlns:x="https://ns.example.com/epcis/" schemaVersion="2.0">
 <EPCISBody><EventList><TransformationEvent>
  <eventTime>2020-01-14T00:00:00.000+01:00</eventTime><eventTimeZoneOffset>+01:00</eventTimeZoneOffset>
  <inputEPCList><epc>urn:epc:id:sgtin:4012345.011111.987</epc></inputEPCList>
  <outputQuantityList><quantityElement>
   <epcClass>urn:epc:idpat:sgtin:4012345.044444.*</epcClass><quantity>452.0</quantity><uom>KGM</uom>
  </quantityElement></outputQuantityList>
  <bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep>
  <readPoint><id>urn:epc:id:sgln:4012345.00000.0</id></readPoint>
  <bizTransactionList><bizTransaction type="urn:epcglobal:cbv:btt:po">urn:x:1</bizTransaction></bizTransactionList>
  <sensorElementList><sensorElement><sensorReport type="gs1:Temperature" value="26.0" uom="CEL"/></sensorElement></sensorElementList>
  <x:a b="2"><x:c>3</x:c><x:c>1</x:c></x:a>
 </TransformationEvent></EventList></EPCISBody>
</epcis:EPCISDocument>`;
const PREHASH =
  'eventType=TransformationEventeventTime=2020-01-13T23:00:00.000ZeventTimeZoneOffset=+01:00inputEPCListepc=https://id.gs1.org/01/04012345111118/21/987' +
  'outputQuantityListquantityElementepcClass=https://id.gs1.org/01/04012345444445quantity=452uom=KGM' +
  'bizStep=https://ref.gs1.org/cbv/BizStep-commissioningreadPointid=https://id.gs1.org/414/4012345000009' +
  'sensorElementListsensorElementsensorReporttype=https://gs1.org/voc/Temperaturevalue=26uom=CEL' +
  'bizTransactionListtype=https://ref.gs1.org/cbv/BTT-pobizTransaction=urn:x:1' +
  '{https://ns.example.com/epcis/}ab=2{https://ns.example.com/epcis/}c=1{https://ns.example.com/epcis/}c=3';

const CAME = {
  type: 'ObjectEvent',
  eventTime: '2026-03-01T06:00:00.000Z',
  eventTimeZoneOffset: '+01:00',
  action: 'ADD',
  bizStep: 'receiving',
  quantityList: [{ epcClass: 'https://id.plant.example/lot/N-1', quantity: 812.5, uom: 'KGM' }],
  ilmd: { 'x:form': 'turnings', 'x:originClass': 'post-consumer' },
};

/** From one plant's ledger to the yard of the next, as events of EPCIS 2.0. */
describe('events of EPCIS', () => {
  const BASE = 'https://id.plant.example';
  let context: TaskContext;
  let by: (person: string) => TaskContext;
  let document: EpcisDocument;

  beforeAll(async () => {
    ({ context, by } = await certifiedHeat());
    await context.store.execute({
      type: 'castHeat',
      heat: 'H-1',
      objects: [
        { object: 'I-1', form: 'ingot', mass_g: 300_000 },
        { object: 'I-2', form: 'ingot', mass_g: 170_000 },
      ],
      reverts: [{ lot: 'RV-1', form: 'skull', mass_g: 25_000 }],
      by: 'p-melt',
    });
    await context.store.execute({ type: 'ship', object: 'I-1', to: 'X', by: 'p-cert' });
    document = await runTask(exportEpcis, { subject: 'H-1', base: `${BASE}/`, customer: 'X' }, context);
  });
  afterAll(async () => {
    await context.store.close();
    await context.compute.close();
  });

  test('the next plant reads the piece that was shipped to it, and none of the metal that was melted', async () => {
    const { lots } = await runTask(readEpcis, { document, origin: 'pre-consumer-external' }, context);
    expect(lots).toMatchObject([{ lotId: 'I-1', mass_g: 300_000, form: 'premelted-ingot' }]);
    await expect(runTask(readEpcis, { document }, context)).rejects.toThrow(/the origin "" of lot I-1/);
  });

  test('a heat is told from the gate to the lorry, each event under its hash', async () => {
    const events = document.epcisBody.eventList as readonly Record<string, unknown>[];
    expect(events.map(({ type, bizStep }) => `${String(type)} ${String(bizStep)}`).sort()).toEqual([
      'ObjectEvent receiving',
      'ObjectEvent receiving',
      'ObjectEvent shipping',
      'TransformationEvent commissioning',
      'TransformationEvent creating_class_instance',
    ]);
    const { hashes } = await runTask(hashEpcis, { document }, context);
    expect(events.map(({ eventID }) => eventID)).toEqual(hashes);
    const charged = events.find(({ bizStep }) => bizStep === 'creating_class_instance')!;
    expect(charged.inputQuantityList).toEqual([
      { epcClass: `${BASE}/lot/R-1`, quantity: 300, uom: 'KGM' },
      { epcClass: `${BASE}/lot/R-2`, quantity: 200, uom: 'KGM' },
    ]);
    const cast = events.find(({ bizStep }) => bizStep === 'commissioning')!;
    expect(cast).toMatchObject({
      transformationID: charged.transformationID,
      outputEPCList: [`${BASE}/object/I-1`, `${BASE}/object/I-2`],
      outputQuantityList: [{ epcClass: `${BASE}/lot/RV-1`, quantity: 25, uom: 'KGM' }],
    });
    expect(JSON.stringify(document)).not.toContain('Example Scrap');
  });

  test('a shipment names its customer to nobody else', async () => {
    const told = async (order: object) =>
      JSON.stringify(await runTask(exportEpcis, { subject: 'object:I-1', base: BASE, ...order }, context));
    expect(JSON.stringify(document)).toContain(`${BASE}/party/X`);
    expect(await told({})).not.toContain('/party/');
    expect(await told({ customer: 'Y' })).not.toContain('/party/');
  });

  test('a lot tells its own portion of a charge, not the others', async () => {
    const told = JSON.stringify(await runTask(exportEpcis, { subject: 'lot:R-2', base: BASE }, context));
    expect(told).toContain('"quantity":200');
    expect(told).not.toContain('/lot/R-1"');
    await expect(runTask(exportEpcis, { subject: 'lot:NONE', base: BASE }, context)).rejects.toThrow('NONE');
  });

  test('what one plant ships another reads and books on hold', async () => {
    const shipped = document.epcisBody.eventList.filter((event) => event.bizStep === 'shipping');
    const came = { ...document, epcisBody: { eventList: shipped } };
    const stated = { form: 'mill-solids', origin: 'pre-consumer-external', supplier: 'Melt & Co' };
    const reading: EpcisReading = await runTask(readEpcis, { document: came, ...stated }, context);
    expect(reading.lots).toMatchObject([
      {
        lotId: 'I-1',
        mass_g: 300_000,
        form: 'mill-solids',
        lotClass: 'purchased-scrap',
        supplier: 'Melt & Co',
      },
    ]);
    const rows = reading.lots.map((lot) => ({ ...lot, lotId: 'BOUGHT-1' }));
    await runTask(bookReturns, { rows }, by('p-goods'));
    const lot = await context.store.lot('BOUGHT-1');
    expect(lot).toMatchObject({ status: 'hold', mass_g: 300_000 });
    expect(lot.note).toContain('EPCIS ni:///sha-256;');
  });

  test('the command line hashes, shows before it books, and refuses hostile files', async () => {
    const folder = freshFolder();
    try {
      const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
      const run = (line: string) => remelt(folder.path, line.split(' '));
      write('came.jsonld', JSON.stringify({ '@context': [], epcisBody: { eventList: [CAME] } }));
      const hashed = await run('epcis hash came.jsonld --json');
      expect(hashed.code).toBe(0);
      expect(Object.keys(hashed.json() as object)).toEqual(['hashes', 'prehashes']);
      const dry = await run('epcis import came.jsonld');
      expect(dry.code).toBe(0);
      expect(dry.out).toMatch(/N-1 +812\.5 kg +turnings/);
      expect(dry.out).toContain('nothing booked');
      for (const [name, text, words] of [
        ['twice.json', '{"epcisBody":{"eventList":[]},"epcisBody":{}}', 'epcisBody twice'],
        ['deep.json', `${'['.repeat(5000)}${']'.repeat(5000)}`, 'levels'],
        ['half.json', '{"epcisBody":{"eventList":[{"type":"ObjectEvent","a":"\\ud800"}]}}', 'surrogate'],
        ['none.json', '{}', 'epcisBody.eventList'],
      ] as const) {
        write(name, text);
        const { code, err } = await run(`epcis import ${name}`);
        expect([name, code]).toEqual([name, 2]);
        expect(err).toContain(words);
      }
      write('came.xml', XML);
      expect((await run('epcis hash came.xml --json')).json()).toMatchObject({ prehashes: [PREHASH] });
      write('bomb.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>');
      expect((await run('epcis hash bomb.xml')).err).toContain('document type');
      write('large.json', ' '.repeat(33 * 1024 * 1024));
      expect((await run('epcis hash large.json')).err).toContain('has 33 MiB');
    } finally {
      folder.remove();
    }
  });
});
