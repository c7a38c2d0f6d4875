import { expect, test } from 'vitest';
import { Answers, Memory, shelf } from './memory.ts';

test('the answer that was asked for longest ago goes first', () => {
  const answers = new Answers<number>(2);
  answers.keep('a', 1);
  answers.keep('b', 2);
  expect(answers.get('a')).toBe(1);
  answers.keep('c', 3);
  expect(answers.get('b')).toBeUndefined();
  expect(answers.values()).toEqual([1, 3]);
});

test('an answer that is kept again does not push another out', () => {
  const answers = new Answers<number>(2);
  for (const [key, answer] of [
    ['a', 1],
    ['b', 2],
    ['b', 3],
  ] as const)
    answers.keep(key, answer);
  expect(answers.values()).toEqual([1, 3]);
  answers.forget('a');
  expect(answers.get('a')).toBeUndefined();
});

test('what rests on other facts, or stands on another shelf, is not answered', () => {
  const memory = new Memory();
  const [ours, theirs, facts] = [shelf<number>(5), shelf<number>(5), {}];
  memory.on(ours, facts).keep('a', 1);
  expect(memory.on(ours, facts).get('a')).toBe(1);
  expect(memory.on(ours, {}).get('a')).toBeUndefined();
  expect(memory.on(theirs, facts).get('a')).toBeUndefined();
});
