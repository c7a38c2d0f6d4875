import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InputError } from '../../foundation/errors.ts';
import { origin, readTable } from './data-record.ts';

const record = z.strictObject({ ...origin, value: z.number() });
const head = {
  format: 'remelt-data/example/1',
  description: 'd',
  units: { value: 'K' },
  source: 's',
  licence: 'l',
  validRange: 'r',
  spread: 'none known: example',
  sources: { a: { citation: 'A (1986)' } },
};
const good = { id: 'x', value: 1, unit: 'K', source: ['a'], confidence: 'read' };
const read = (rows: readonly unknown[], over: object = {}) =>
  readTable('example.json', { ...head, ...over, records: rows }, { kind: 'example', record });

describe('data files', () => {
  it('hands on what is complete', () => {
    expect(read([good]).records).toEqual([good]);
  });
  it.each(['unit', 'source', 'confidence', 'id'])(
    'refuses a record without %s, naming file and record',
    (field) => {
      const { [field as keyof typeof good]: _gone, ...rest } = good;
      try {
        read([rest]);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        const [detail] = (error as InputError).details;
        expect(detail?.where).toBe('example.json');
        expect(detail?.path).toBe(`records[${field === 'id' ? 0 : 'x'}].${field}`);
      }
    },
  );
  it.each(['description', 'units', 'source', 'licence', 'validRange', 'spread', 'format'])(
    'refuses a head without %s',
    (field) => {
      expect(() => read([good], { [field]: undefined })).toThrow(new RegExp(`example.json: ${field}`));
    },
  );
  it('refuses an empty unit, a word that is no confidence, an unknown field, another kind', () => {
    expect(() => read([{ ...good, unit: '' }])).toThrow(/records\[x\]\.unit/);
    expect(() => read([{ ...good, source: undefined }])).toThrow(
      /records\[x\]\.source: is missing; it must be text/,
    );
    expect(() => read([{ ...good, confidence: 'sure' }])).toThrow(/records\[x\]\.confidence/);
    expect(() => read([{ ...good, vlaue: 2 }])).toThrow(/vlaue/);
    expect(() => read([good], { format: 'remelt-data/other/1' })).toThrow(/remelt-data\/example\/1/);
  });
  it('refuses a doubled id and a source that the head does not list', () => {
    expect(() => read([good, good])).toThrow(/"x" is used twice/);
    expect(() => read([{ ...good, source: ['b'] }])).toThrow(/"b"/);
  });
});
