import { expect, test } from 'vitest';
import { readInput } from './read-input.ts';

/** Standard input that answers one of these at each read: text, or the code of an error; then its end. */
const answering = (...answers: readonly (string | { readonly code: string })[]) => {
  const left = [...answers];
  return (into: Uint8Array): number => {
    const next = left.shift();
    if (next === undefined) return 0;
    if (typeof next !== 'string') throw Object.assign(new Error(next.code), next);
    into.set(Buffer.from(next));
    return next.length;
  };
};

test('waits for a writer that is still at work, before its first word and between two', () => {
  const again = { code: 'EAGAIN' };
  const some = answering(again, again, '{"a":', again, { code: 'EINTR' }, '1}');
  expect(readInput(100, some).toString()).toBe('{"a":1}');
});

test('takes the end that Windows tells as the end, and passes every other failure on', () => {
  expect(readInput(100, answering('a', { code: 'EOF' })).toString()).toBe('a');
  expect(() => readInput(100, answering('a', { code: 'EISDIR' }))).toThrow('EISDIR');
});

test('reads no more of an endless input than shows that it is too much', () => {
  let reads = 0;
  const endless = (into: Uint8Array): number => {
    reads += 1;
    return into.length;
  };
  expect(readInput(200_000, endless).length).toBeGreaterThan(200_000);
  expect(reads).toBe(4);
});
