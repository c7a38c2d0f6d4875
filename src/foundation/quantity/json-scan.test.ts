import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scanJson } from './json-scan.ts';

it.each([
  ['{"a":RUBB}', 1, 6, 'a value'],
  ['{"a": 1,\n "b": tru}', 2, 7, 'a value'],
  ['{', 1, 2, 'a name in double quotes'],
  ['[1,]', 1, 4, 'a value'],
  ['[1 2]', 1, 4, '"," or "]"'],
  ['{"a" 1}', 1, 6, '":"'],
  ['{"a":"x\ny"}', 1, 8, 'the closing quote of a text on one line'],
  ['"\\x"', 1, 2, 'an escape such as \\n, \\" or \\u00e4'],
  ['{} {}', 1, 4, 'the end of the text'],
  ['01', 1, 2, 'the end of the text'],
  ['', 1, 1, 'a value'],
])('says where %j is not JSON', (text, line, column, expected) => {
  expect(scanJson(text).fault).toEqual({ line, column, expected });
});

it('agrees with JSON.parse on every text that a cut, a doubled or a changed sign makes of a document', () => {
  const document = '{"a":[1,-2.5e+3,{"b":null}],"c":"x\\n\\u00e4\\"","d":{"e":true,"f":[]},"g":{}}';
  for (let at = 0; at <= document.length; at++)
    for (const put of ['', ',', '"', '}', ']', '0', ' ', '\n', '\\', document[at] ?? '']) {
      for (const text of [
        document.slice(0, at) + put,
        document.slice(0, at) + put + document.slice(at),
        document.slice(0, at) + put + document.slice(at + 1),
      ]) {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(scanJson(text).fault === null, text).toBe(isJson);
      }
    }
  expect(scanJson('['.repeat(200_000)).fault).toMatchObject({ column: 200_001 });
});

it.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":1},"c":{"b":1}}', null],
  ['{"heats":[{"id":"x"},{"id":"y","t":[1,[2,3],{"k":"k","\\u006b":0}]}]}', 'heats[1].t[2].k'],
  ['[{"a":1},{"a":1}]', null],
  ['{"a":"\\"a\\":","b":"{\\\\"}', null],
  ['{ "a" : [ ] , "a" : { } }', 'a'],
  ['"a"', null],
  ['{"":1,"":2}', ''],
])('%s: %j', (text, path) => {
  expect(scanJson(text).doubled).toBe(path);
});

it('no document that JSON.stringify wrote holds a key twice, whatever its texts are (seed 7)', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(scanJson(text).doubled).toBeNull();
    }),
    { seed: 7, numRuns: 500 },
  );
});

it('is quick with long strings and deep documents', () => {
  expect(scanJson(JSON.stringify({ a: '\\"'.repeat(2_000_000) })).doubled).toBe(null);
  expect(scanJson(`${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}`)).toMatchObject({
    fault: null,
    doubled: null,
    levels: 200_000,
  });
});
