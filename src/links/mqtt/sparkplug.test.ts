import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPayload, SparkplugNames, sparkplugTopic } from './sparkplug.ts';
import { type WrittenMetric, writtenPayload } from './testing/payload.ts';

const AT = 1_796_212_800_000;

it('reads the bytes of a payload: 64-bit time, a double, its number', () => {
  // timestamp 1486130911466 as a varint, one metric "T" = 1550.0 (double, type 10) with alias 1, seq 2
  const hex = '08eab1b8a2a02b12100a01541001200a6900000000003898401802';
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  expect(readPayload(bytes)).toEqual({
    ...{ at_ms: 1_486_130_911_466, seq: 2 },
    metrics: [{ name: 'T', alias: 1, value: 1550, isNull: false, isHistorical: false }],
  });
});

it.each<[string, WrittenMetric, number]>([
  ['a double', { double: 1550.25 }, 1550.25],
  ['a float', { float: 0.5 }, 0.5],
  ['a negative whole number', { int32: -7 }, -7],
  ['a negative one of 64 bits', { int64: -7n }, -7],
  ['a large one', { uint64: 2 ** 40 }, 2 ** 40],
  ['a truth', { boolean: true }, 1],
  ['a text, which is no number', { text: '1550' }, Number.NaN],
])('reads %s', (_what, value, expected) => {
  const { metrics } = readPayload(writtenPayload(0, [{ name: 'T', ...value, quality: 192 }]));
  expect(metrics).toMatchObject([{ value: expected, quality: 192 }]);
});

it('refuses bytes that are no payload, and takes any others without a fault of its own', () => {
  const whole = writtenPayload(0, [{ name: 'Temperature', double: 1550 }]);
  expect(() => readPayload(whole.subarray(0, 20))).toThrow(RangeError);
  expect(() => readPayload(Buffer.from('{"value":1550}'))).toThrow(RangeError);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        readPayload(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    { seed: 43 },
  );
});

it('knows births, aliases, data and deaths, and says what is missing', () => {
  const names = new SparkplugNames();
  const take = (type: string, seq: number | undefined, metrics: readonly WrittenMetric[], device = '/vim') =>
    names.take(
      sparkplugTopic(`spBv1.0/works/${type}/plc${device}`)!,
      readPayload(writtenPayload(seq, metrics)),
    );
  const temperature = { alias: 7, double: 1550 };
  expect(take('DDATA', 3, [temperature])).toEqual({
    values: [],
    words: [
      'works/plc/vim: 1 values have aliases that no birth has told; their names come with its next birth',
    ],
  });
  expect(take('NBIRTH', 0, [{ name: 'bdSeq', uint64: 4 }], '').words).toEqual([]);
  const birth = take('DBIRTH', 1, [{ name: 'T1', ...temperature }]);
  expect(birth).toMatchObject({ words: [], values: [{ tag: 'works/plc/vim/T1', value: 1550, at_ms: AT }] });
  const data = take('DDATA', 2, [{ alias: 7, double: 1551, at_ms: AT + 5 }]);
  expect(data.values).toMatchObject([{ tag: 'works/plc/vim/T1', value: 1551, at_ms: AT + 5 }]);
  expect(take('DDATA', 5, [temperature]).words).toEqual([
    'works/plc: 2 messages are missing before number 5',
  ]);
  // a death of the session before comes late, and kills nothing
  expect(take('NDEATH', undefined, [{ name: 'bdSeq', uint64: 3 }], '')).toEqual({ values: [], words: [] });
  expect(take('NDEATH', undefined, [{ name: 'bdSeq', uint64: 4 }], '')).toMatchObject({ dead: 'works/plc' });
  expect(take('NCMD', 0, [{ name: 'Node Control/Rebirth', boolean: true }], '').values).toEqual([]);
});

it('counts from 255 to 0, and passes over what is not of Sparkplug', () => {
  const names = new SparkplugNames();
  const topic = sparkplugTopic('spBv1.0/works/NDATA/plc')!;
  names.take(topic, readPayload(writtenPayload(255, [])));
  expect(names.take(topic, readPayload(writtenPayload(0, []))).words).toEqual([]);
  expect(sparkplugTopic('works/vim/T1')).toBeNull();
  expect(sparkplugTopic('spBv1.0/STATE/host')).toBeNull();
});
