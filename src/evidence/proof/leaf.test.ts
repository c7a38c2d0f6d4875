import { expect, test } from 'vitest';
import { canonicalText } from '../../foundation/quantity/canonical.ts';
import { isCanonical, readCanonical } from './leaf.ts';

test.each([
  ['{"a":1,"b":[{"c":null,"d":"\\u0001"}]}', true],
  ['{"":0,"A":1,"a":2,"ä":3}', true],
  ['{"10":0,"9":0}', true],
  ['{"9":0,"10":0}', false],
  ['{"b":1,"a":2}', false],
  ['[{"b":1,"a":2}]', false],
  ['{"a":1,"a":1}', false],
  ['{"a": 1}', false],
  ['{"a":1.0}', false],
  ['{"a":-0}', false],
  ['{"a":1e2}', false],
  ['{"a":"\\u0041"}', false],
  ['{"a":"\\ud800"}', false],
  ['{"\\udfff":1}', false],
  ['{"\u{1f525}":1,"\ufb33":2}', true],
  ['{"\ufb33":2,"\u{1f525}":1}', false],
  ['{"__proto__":{"b":1,"a":2}}', false],
  [`${'['.repeat(20_000)}${']'.repeat(20_000)}`, true],
  ['', false],
  ['{', false],
])('%j is canonical: %s', (text, expected) => {
  expect(isCanonical(text)).toBe(expected);
  if (expected) expect(canonicalText(readCanonical(text))).toBe(text);
});
