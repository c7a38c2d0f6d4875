import { describe, expect, it } from 'vitest';
import { fittingOf, fromZero, isUnclear, readNumber } from './read-number.ts';

it.each([
  ['450', 450],
  ['450,5', 450.5],
  ['450.5', 450.5],
  ['1 250', 1250],
  ['1,250.75', 1250.75],
  ['1.250,75', 1250.75],
  ["1'250", 1250],
  ['0.125', 0.125],
  ['0,125', 0.125],
])('reads %j as %d', (typed, value) => expect(readNumber(typed)).toEqual({ value }));

// the browser of a German melter may be in English: its language does not say how he types
it.each(['1,234', '1.234', '450,500'])('asks what %j means', (typed) =>
  expect(readNumber(typed)).toMatchObject({ wrong: 'ambiguous' }),
);

it('asks all the same where quite another number is expected', () =>
  expect(readNumber('1.234', 500)).toMatchObject({ wrong: 'ambiguous' }));

it.each(['', '0', '-3', 'abc', '1e3', '12,3,4', '∞', '4 5'])('refuses %j', (typed) =>
  expect(readNumber(typed)).toEqual({ wrong: 'shape' }),
);

it.each(['0', '0,0', ' 0.00 '])('takes %j as nothing where zero is an answer', (typed) => {
  expect(fromZero(typed)).toBe(0);
  expect(isUnclear(typed)).toBe(false);
});

it.each(['abc', '1,234', '-1'])('leaves no form with %j in a field ready', (typed) =>
  expect(isUnclear(typed)).toBe(true),
);

describe('a number where another is expected', () => {
  it.each([
    ['8.334', 8.334, { value: 8.334 }],
    ['15,413', 15.413, { value: 15.413 }],
    ['1.234', 1230, { value: 1234 }],
    // 15413 for 15.413: the sign was left out, or grams were typed
    ['15413', 15.413, { wrong: 'ambiguous', whole: '15413', part: '15.413' }],
    // neither reading is near: asked as before
    ['8.334', 100, { wrong: 'ambiguous', whole: '8334', part: '8.334' }],
  ])('%s where %s is expected', (typed, expected, read) => {
    expect(readNumber(typed, expected)).toEqual(read);
  });
});

describe('two readings of a mass whose total is known', () => {
  const ingot = { whole: '102689', part: '102.689' };
  const small = { whole: '1331', part: '1.331' };
  it.each([
    ['the one that closes the balance', ingot, 102.7, 0.5, '102.689'],
    ['the one that there is room for', ingot, 201, 1, '102.689'],
    ['the large one, where it closes', small, 1331, 5, '1331'],
    ['neither where both have room and none closes', small, 5000, 25, undefined],
    ['neither where none has room', ingot, 50, 1, undefined],
  ])('fits %s', (_, read, left, tolerance, fitting) =>
    expect(fittingOf(read, { left, tolerance })).toBe(fitting),
  );
});
