import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { recorderText } from './recorder-bytes.ts';
import { readRecorder } from './recorder-text.ts';

const read = (text: string, more: object = {}) => readRecorder(text, { name: 'r.csv', ...more });
const iso = (at_ms: number) => new Date(at_ms).toISOString();
const first = (text: string, more: object = {}) => {
  const { tags, asks } = read(text, more);
  const [[tag, values]] = [...tags] as [
    [string, readonly { at_ms: number; value: number; isGood: boolean }[]],
  ];
  return { tag, values, asks: asks.map(({ code }) => code) };
};

describe('a recorder file', () => {
  it('wide, below its preamble, with units in the heading, day and time apart and decimal commas', () => {
    const { tags, units, asks } = read(
      'Recorder 7;Serial 4711\nBatch;17\n\nDatum;Uhrzeit;TC1 [°C];P Kammer [mbar]\n02.12.2026;14:05:00;1550,5;1,2E-2\n02.12.2026;14:05:01;1550,75;\n',
      { zone: 'Europe/Berlin' },
    );
    expect(asks).toEqual([]);
    expect([...units]).toEqual([
      ['TC1', ['degC']],
      ['P Kammer', ['mbar']],
    ]);
    expect(tags.get('TC1')!.map(({ value }) => value)).toEqual([1550.5, 1550.75]);
    expect(iso(tags.get('TC1')![0]!.at_ms)).toBe('2026-12-02T13:05:00.000Z');
    // an empty cell is no reading of zero
    expect(tags.get('P Kammer')).toHaveLength(1);
  });

  it('long, with quality words and codes; what is bad or no number is not a value', () => {
    const { values } = first(
      'Tag,Time,Value,Quality\nT1,2026-12-02T14:05:00Z,1550,Good\nT1,2026-12-02T14:05:01Z,1551,192\nT1,2026-12-02T14:05:02Z,1552,Bad\nT1,2026-12-02T14:05:03Z,NaN,Good\nT1,2026-12-02T14:05:04Z,####,24\n',
    );
    expect(values.map(({ isGood }) => isGood)).toEqual([true, true, false, true, false]);
    expect(values.map(({ value }) => value)).toEqual([1550, 1551, 1552, Number.NaN, Number.NaN]);
  });

  it('leaves out a last line that ends in the middle, and says so', () => {
    const { tags, notes } = read('Time,T1\n2026-12-02T14:05:00Z,1550\n2026-12-02T14:05:01Z,15');
    expect(tags.get('T1')).toHaveLength(1);
    expect(notes).toEqual(['the last line ends in the middle and is left out']);
  });

  it('asks for the order of day and month where no day tells, and takes it where one does', () => {
    const row = (day: string) => `Time,T1\n${day} 14:05:00,1550\n`;
    expect(first(row('08/09/2026'), { zone: 'UTC' }).asks).toEqual(['dates']);
    expect(first(row('08/09/2026'), { zone: 'UTC', dates: 'mdy' })).toMatchObject({
      asks: [],
      values: [{ at_ms: Date.parse('2026-08-09T14:05:00Z') }],
    });
    expect(first(row('08/19/2026'), { zone: 'UTC' })).toMatchObject({
      asks: [],
      values: [{ at_ms: Date.parse('2026-08-19T14:05:00Z') }],
    });
  });

  it('asks for the zone of a clock that states none', () => {
    expect(first('Time,T1\n2026-12-02 14:05:00,1550\n').asks).toEqual(['zone']);
    expect(first('Time (UTC),T1\n2026-12-02 14:05:00,1550\n').asks).toEqual([]);
    expect(first('Time,T1\n1796220300,1550\n').asks).toEqual([]);
  });

  it('asks whether 1,234 is a thousand', () => {
    const text = 'Time;T1\n2026-12-02T14:05:00Z;1,234\n';
    expect(first(text).asks).toEqual(['decimal']);
    expect(first(text, { decimal: 'point' }).values[0]!.value).toBe(1234);
    expect(first(text, { decimal: 'comma' }).values[0]!.value).toBe(1.234);
  });

  it('tells the two hours apart that the end of summer time gives the same name', () => {
    const times = ['02:30:00', '02:59:59', '02:00:00', '02:30:00', '03:00:00'];
    const text = `Time;T1\n${times.map((time) => `25.10.2026 ${time};1550`).join('\n')}\n`;
    const { values } = first(text, { zone: 'Europe/Berlin' });
    expect(values.map(({ at_ms }) => iso(at_ms).slice(11, 16))).toEqual([
      '00:30',
      '00:59',
      '01:00',
      '01:30',
      '02:00',
    ]);
  });

  it('asks about rows at an hour that the zone leaves out', () => {
    const text = 'Time;T1\n29.03.2026 01:59:00;1550\n29.03.2026 02:30:00;1550\n29.03.2026 03:00:00;1550\n';
    const { values, asks } = first(text, { zone: 'Europe/Berlin' });
    expect(values).toHaveLength(2);
    expect(asks).toEqual(['rows-without-time']);
    expect(first(text, { zone: '+01:00' })).toMatchObject({ asks: [], values: { length: 3 } });
  });

  it('says that a unit changes where a heading comes again with another', () => {
    const text = 'Time,P [mbar]\n2026-12-02T14:05:00Z,1\nTime,P [Pa]\n2026-12-02T14:05:01Z,100\n';
    expect(read(text).units.get('P')).toEqual(['mbar', 'Pa']);
  });

  it.each([
    ['no heading', 'a,b\n1,2\n', /no heading names a time/],
    ['no time', 'Time,T1\nmorning,1550\n', /no row has a time/],
  ])('%s is refused with what is allowed', (_what, text, words) => {
    expect(() => read(text)).toThrow(words);
  });

  it('reads or refuses in words whatever it is given', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        'Time',
        'Date',
        'Tag',
        'Value',
        'T1 [mbar]',
        '2026-12-02T10:00:00Z',
        '25.10.2026 02:30',
        '1,5',
        '1.234,5',
      ),
      fc.constantFrom('NaN', '"', '__proto__', '\u0000', '99.99.9999', '1796212800', '-', '1e999', 'line'),
      fc.string({ maxLength: 6 }),
    );
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (cells, sign, end) => {
          try {
            const { tags } = read(cells.map((row) => row.join(sign)).join(end), { zone: 'Europe/Berlin' });
            for (const values of tags.values())
              for (const { at_ms } of values) expect(Number.isFinite(at_ms)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
          }
        },
      ),
      { seed: 43, numRuns: 2000 },
    );
  });

  it('reads Windows-1252, and refuses bytes that are no text', () => {
    const western = Uint8Array.from([...'Zeit;T [°C]\n'].map((sign) => sign.charCodeAt(0)));
    expect(recorderText(western, 'r.csv')).toEqual({
      text: 'Zeit;T [°C]\n',
      notes: ['read as Windows-1252'],
    });
    expect(() => recorderText(Uint8Array.of(1, 0, 0, 7), 'r.bin')).toThrow(/r\.bin is not a text/);
  });
});
