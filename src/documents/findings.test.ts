import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { elementSymbol, parseDocument, wtpctContents } from './common.ts';

const schema = z.strictObject({
  format: z.literal('remelt-x/1').optional(),
  id: z.string().min(1).max(5),
  mass_kg: z.number().positive().max(10),
  share: z.number().gt(0).lt(1).optional(),
  balance: elementSymbol.optional(),
  contents: wtpctContents.optional(),
  setting: z.union([z.number(), z.strictObject({ at_s: z.array(z.number()).min(1) })]).optional(),
  list: z.array(z.number()).max(2).optional(),
  on: z.iso.date().optional(),
  pin: z
    .string()
    .regex(/^\d{6,12}$/, 'is not 6 to 12 digits')
    .optional(),
  password: z.string().min(12).optional(),
});
const good = { id: 'A', mass_kg: 1 };

function refusal(change: object): { message: string; details: readonly Record<string, unknown>[] } {
  try {
    parseDocument(schema, { ...good, ...change }, 'x');
  } catch (error) {
    return error as never;
  }
  throw new Error('was accepted');
}

describe('what is wrong with a document is said', () => {
  it.each(['toString', 'valueOf', 'constructor', '__proto__'])(
    'an object with the key %s in place of a word',
    (key) => {
      expect(refusal({ format: JSON.parse(`{"${key}":1}`) }).message).toBe('x: format: must be "remelt-x/1"');
    },
  );
  it.each<[object, string]>([
    [{ mass_kg: 0 }, 'x: mass_kg: must be more than 0'],
    [{ mass_kg: 11 }, 'x: mass_kg: must be at most 10'],
    [{ share: 1 }, 'x: share: must be less than 1'],
    [{ mass_kg: '5' }, 'x: mass_kg: must be a number, without quotes'],
    [{ mass_kg: '0,5' }, 'x: mass_kg: must be a number, with a decimal point and without quotes'],
    [{ mass_kg: 'five' }, 'x: mass_kg: must be a number'],
    [{ id: '' }, 'x: id: must not be empty'],
    [{ id: 'abcdefg' }, 'x: id: has 7 characters; at most 5 are allowed'],
    [{ id: [] }, 'x: id: must be text'],
    [{ list: [1, 2, 3] }, 'x: list: has 3 entries; at most 2 are allowed'],
    [{ contents: [] }, 'x: contents: must be an object'],
    [{ format: 'remelt-x/2' }, 'x: format: must be "remelt-x/1"'],
    [{ setting: null }, 'x: setting: must be a number or an object'],
    [{ setting: { at_s: ['1'] } }, 'x: setting.at_s[0]: must be a number, without quotes'],
    [{ id: undefined }, 'x: id: is missing; it must be text'],
  ])('%j', (change, message) => expect(refusal(change).message).toBe(message));

  it.each<[object, object]>([
    [{ mass_kg: 0 }, { allowed: 'more than 0' }],
    [{ mass_kg: 'five' }, { allowed: 'a number' }],
    [{ id: undefined }, { allowed: 'text' }],
    [{ id: '' }, { allowed: 'at least 1 character' }],
    [{ id: 'abcdefg' }, { allowed: 'at most 5 characters' }],
    [{ list: [1, 2, 3] }, { allowed: 'at most 2 entries' }],
    [{ setting: null }, { allowed: 'a number or an object' }],
    [{ format: 'remelt-x/2' }, { allowed: 'remelt-x/1' }],
    [{ contents: { Qq: 1 } }, { allowed: 'the names that its schema has', cure: expect.any(String) }],
    [{ weight: 1 }, { cure: 'check how it is written, or leave it out' }],
    [
      { on: 'yesterday' },
      { message: 'must be a date such as 2026-11-24', allowed: 'a date such as 2026-11-24' },
    ],
    [{ pin: '12' }, { allowed: '6 to 12 digits' }],
    [
      { password: 'short' },
      { message: 'must have at least 12 characters', allowed: 'at least 12 characters' },
    ],
  ])('what is allowed and what to do: %j', (change, detail) =>
    expect(refusal(change).details[0]).toMatchObject(detail),
  );

  it('the id of the thing that the field is of, first: the place in a list tells nobody which', () => {
    const lots = z.strictObject({ lots: z.array(z.strictObject({ id: z.string(), kg: z.number() })) });
    const refused = (list: unknown): unknown => {
      try {
        return parseDocument(lots, { lots: list }, 'x');
      } catch (error) {
        const { message, details } = error as { message: string; details: readonly object[] };
        return { message, first: details[0] };
      }
    };
    expect(refused([{ id: 'L-7', kg: 'much' }])).toMatchObject({
      message: expect.stringMatching(/^x: L-7, lots\[0\]\.kg: /),
      first: { item: 'L-7', path: 'lots[0].kg' },
    });
    const nameless = refused([{ kg: 'much' }]) as { readonly first: object };
    expect(nameless.first).not.toHaveProperty('item');
  });
  it('an element that is written otherwise, also as a value', () => {
    expect(refusal({ balance: 'NI' }).details[0]).toMatchObject({
      message: 'is not one of the allowed values',
      cure: 'write "Ni"',
    });
    expect(refusal({ contents: { cr: 1 } }).details[0]).toMatchObject({ cure: 'write "Cr"' });
  });
  it('Infinity as a word, a long text cut', () => {
    expect(refusal(JSON.parse('{"mass_kg":1e999}')).details[0]).toMatchObject({ value: 'Infinity' });
    expect(String(refusal({ id: 'x'.repeat(1000) }).details[0]!.value)).toHaveLength(103);
  });
});
