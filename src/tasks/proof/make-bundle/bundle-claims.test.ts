import { expect, it } from 'vitest';
import type { StoredRecord } from '../../../evidence/ledger/store.ts';
import { candidateClaims, subjectsWhole } from './bundle-claims.ts';

let seq = 0;
const record = (kind: string, subject: string, body: object = {}): StoredRecord =>
  ({ seq: seq++, record: { kind, subject }, body }) as unknown as StoredRecord;
const received = (lot: string, origin?: string) =>
  record('lot.received', lot, origin === undefined ? {} : { class: origin });
const melted = (body: object = {}) =>
  record('heat.melted', 'heat:H-1', {
    ...{
      inputKg: '100.000',
      lossKg: '2.000',
      inputs: [
        { lot: 'lot:A', kg: '30.000' },
        { lot: 'lot:B', kg: '70.000' },
      ],
    },
    ...body,
  });
const claims = (
  records: readonly StoredRecord[],
  words: readonly string[] = ['inputs'],
  order: object = {},
) =>
  candidateClaims(
    { subject: 'heat:H-1', customer: 'X', ...order } as never,
    records,
    new Set(words) as never,
  );
const ofType = (type: string, ...of: Parameters<typeof claims>) =>
  claims(...of).filter((one) => one.type === type);
const MIXED = [received('lot:A', 'post-consumer'), received('lot:B', 'pre-consumer-external')];

it('claims the masses of the last melting, with the loss as booked and what the scales may be off by', () => {
  expect(ofType('balance', [melted({ toleranceKg: '0.300' })])).toEqual([
    { type: 'balance', subject: 'heat:H-1', lossKg: '2.000', toleranceKg: '0.300' },
  ]);
  // half a percent of the charge, to the gram
  expect(ofType('balance', [melted()])).toMatchObject([{ toleranceKg: '0.500' }]);
  expect(ofType('balance', [melted({ inputKg: '0.100', lossKg: undefined })])).toMatchObject([
    { lossKg: '0.000', toleranceKg: '0.001' },
  ]);
  expect(ofType('balance', [melted({ lossKg: '1.000' }), melted()])).toMatchObject([{ lossKg: '2.000' }]);
  expect(ofType('balance', [melted()], ['analyses'])).toEqual([]);
  expect(ofType('balance', [])).toEqual([]);
});

it('claims no balance of a melting whose losses were put right', () => {
  const one = melted();
  const corrected = (body: object, subject = 'heat:H-1') =>
    ofType('balance', [one, record('record.corrected', subject, { correctsSeq: String(one.seq), ...body })])
      .length;
  expect(corrected({ lossKg: '3.000' })).toBe(0);
  expect(corrected({ withdrawnKg: '1.000' })).toBe(0);
  expect(corrected({ reason: 'a name' })).toBe(1);
  expect(corrected({ lossKg: '3.000', correctsSeq: '999' })).toBe(1);
  expect(corrected({ lossKg: '3.000' }, 'heat:H-2')).toBe(1);
});

it('claims recycled content by the origins of the lots, never rounded up, and nothing where one has none', () => {
  expect(ofType('recycledContent', [...MIXED, melted()])).toEqual([
    { type: 'recycledContent', subject: 'heat:H-1', value: '1.0000' },
  ]);
  expect(ofType('massFraction', [...MIXED, melted()])).toMatchObject([
    { class: 'post-consumer', value: '0.3000' },
  ]);
  const virgin = [received('lot:A', 'virgin'), received('lot:B', 'pre-consumer-external')];
  const third = melted({
    inputs: [
      { lot: 'lot:A', kg: '1.000' },
      { lot: 'lot:B', kg: '2.000' },
    ],
  });
  expect(ofType('recycledContent', [...virgin, third])).toMatchObject([{ value: '0.6666' }]);
  expect(ofType('massFraction', [...virgin, third])).toEqual([]);
  expect(ofType('recycledContent', [received('lot:A'), received('lot:B', 'virgin'), melted()])).toEqual([]);
  const corrected = record('record.corrected', 'lot:A', { class: 'virgin' });
  expect(ofType('recycledContent', [...MIXED, corrected, melted()])).toMatchObject([{ value: '0.7000' }]);
  const other = record('lot.held', 'lot:A', { class: 'virgin' });
  expect(ofType('recycledContent', [...MIXED, other, melted()])).toMatchObject([{ value: '1.0000' }]);
  expect(ofType('recycledContent', [melted({ inputs: [] })])).toMatchObject([{ value: '0.0000' }]);
});

it('claims the balance of each element that was measured and is there', () => {
  const analysed = (results: readonly object[], more: object = {}) =>
    record('heat.analysed', 'heat:H-1', { basis: 'measured', results, ...more });
  const found = (...records: readonly StoredRecord[]) =>
    ofType('elementBalance', [melted(), ...records], ['analyses']);
  const results = [
    { element: 'Cr', text: '20', unit: 'wt%' },
    { element: 'S', text: '10', unit: 'ppm' },
    { element: 'Pb', text: '<1', unit: 'ppm' },
    { element: 'Ta', text: '0', unit: 'wt%' },
  ];
  // two of a hundred of what the charge of 100 kg holds: 0.4 kg of Cr; 0.02 g of S is below a gram
  expect(found(analysed(results))).toEqual([
    { type: 'elementBalance', subject: 'heat:H-1', element: 'Cr', toleranceKg: '0.400' },
    { type: 'elementBalance', subject: 'heat:H-1', element: 'S', toleranceKg: '0.000' },
  ]);
  expect(found(analysed(results, { basis: 'predicted' }))).toEqual([]);
  expect(found()).toEqual([]);
  expect(found(record('heat.analysed', 'heat:H-2', { basis: 'measured', results }))).toEqual([]);
});

it('claims certificates of the customer that were not withdrawn, their place, and who signed', () => {
  const issued = (sha: string, customer: string, maker: object | undefined = { place: 'Graz' }) =>
    record('cert.issued', 'heat:H-1', {
      payloadSha256: sha,
      certificate: JSON.stringify({ customer: { name: customer }, maker }),
    });
  const signed = record('cert.signed', 'heat:H-1');
  const types = (...records: readonly StoredRecord[]) =>
    claims(records, ['certificate']).map(({ type }) => type);
  expect(types(issued('a', 'X'), signed)).toEqual(['certificate', 'origin', 'signature', 'complete']);
  expect(types(issued('a', 'X', {}))).toEqual(['certificate', 'complete']);
  expect(types(issued('a', 'X', undefined))).not.toContain('signature');
  expect(types(issued('a', 'Y'), signed)).toEqual(['complete']);
  expect(types(issued('a', 'X'), record('cert.withdrawn', 'heat:H-1', { payloadSha256: 'a' }))).toEqual([
    'complete',
  ]);
  expect(types(issued('a', 'X'), record('cert.withdrawn', 'heat:H-1', { payloadSha256: 'b' }))).toContain(
    'certificate',
  );
  expect(claims([issued('a', 'X')], ['inputs']).map(({ type }) => type)).toEqual(['complete']);
});

it('claims the last footprint that was booked, and the heat that an object came out of', () => {
  const footprint = (total: string) =>
    record('footprint.recorded', 'heat:H-1', { total, unit: 'kg', method: 'm' });
  expect(claims([footprint('1'), footprint('2')], ['footprint']).slice(0, 2)).toEqual([
    { type: 'footprint', subject: 'heat:H-1', total: '2', unit: 'kg' },
    { type: 'footprintFactors', subject: 'heat:H-1', method: 'm' },
  ]);
  expect(ofType('footprint', [footprint('1')], ['inputs'])).toEqual([]);
  const made = record('object.created', 'object:I-1', { heat: 'H-1' });
  expect(ofType('genealogy', [made], ['inputs'], { subject: 'object:I-1' })).toEqual([
    { type: 'genealogy', subject: 'object:I-1', heat: 'heat:H-1' },
  ]);
  expect(ofType('genealogy', [made], ['inputs'], { subject: 'object:I-2' })).toEqual([]);
  expect(ofType('genealogy', [made], ['footprint'], { subject: 'object:I-1' })).toEqual([]);
});

it('claims the verdict of a release document, with the grade that it names', () => {
  const released = (kind: string) => ({
    document: { object: { kind, id: 'N-1' } },
    output: { verdict: 'PASS' },
  });
  const found = (order: object) => ofType('specification', [], [], order);
  expect(found({ released: released('heat') })).toEqual([
    { type: 'specification', subject: 'heat:N-1', verdict: 'PASS', released: released('heat') },
  ]);
  expect(found({ released: released('object'), grade: 'IN718' })).toMatchObject([
    { subject: 'object:N-1', grade: 'IN718' },
  ]);
  expect(found({})).toEqual([]);
});

it('holds every record of the metal and its programme, and of lots where their draws are opened', () => {
  const records = [
    melted(),
    received('lot:A'),
    record('x', 'object:I-1'),
    record('x', 'programme:P'),
    record('x', 'person:p'),
    melted(),
  ];
  const whole = (...words: readonly string[]) => subjectsWhole(records, new Set(words) as never);
  expect(whole()).toEqual(['heat:H-1', 'object:I-1', 'programme:P']);
  expect(whole('draws')).toContain('lot:A');
  expect(claims(records, ['draws']).map(({ type, subject }) => `${type} ${subject}`)).toEqual([
    ...['complete heat:H-1', 'draws lot:A', 'complete object:I-1'],
  ]);
});
