import { expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

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
  expect(jsonFault(text)).toEqual({ line, column, expected });
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
        expect(jsonFault(text) === null, text).toBe(isJson);
      }
    }
  expect(jsonFault('['.repeat(200_000))).toMatchObject({ column: 200_001 });
});
