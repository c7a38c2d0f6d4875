import { expect, test } from 'vitest';
import { Answers, Memory, note, shelf } from './memory.ts';

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

test('an answer about things is taken again while each of them is the same object', () => {
  const memory = new Memory();
  const [place, lot, facts] = [note<number>(), {}, {}];
  let asked = 0;
  const answer = (...things: [object, ...object[]]) => memory.of(place, things, () => ++asked);
  expect([answer(lot, facts), answer(lot, facts)]).toEqual([1, 1]);
  expect([answer(lot), answer(lot, {}), answer({}, facts)]).toEqual([2, 3, 4]);
  expect(answer(lot, facts)).toBe(5);
  expect(memory.of(note<number>(), [lot, facts], () => 6)).toBe(6);
});
