import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doubledKey } from './doubled-key.ts';

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":1},"c":{"b":1}}', null],
  ['{"heats":[{"id":"x"},{"id":"y","t":[1,[2,3],{"k":"k","\\u006b":0}]}]}', 'heats[1].t[2].k'],
  ['[{"a":1},{"a":1}]', null],
  ['{"a":"\\"a\\":","b":"{\\\\"}', null],
  ['{ "a" : [ ] , "a" : { } }', 'a'],
  ['"a"', null],
  ['{"":1,"":2}', ''],
])('%s: %j', (text, path) => {
  expect(doubledKey(text)).toBe(path);
});

test('no document that JSON.stringify wrote holds a key twice, whatever its texts are (seed 7)', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(doubledKey(text)).toBeNull();
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('is quick with long strings and deep documents', () => {
  expect(doubledKey(JSON.stringify({ a: '\\"'.repeat(2_000_000) }))).toBe(null);
  expect(doubledKey(`${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}`)).toBe(null);
});
