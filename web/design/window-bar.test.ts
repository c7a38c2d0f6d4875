import { createElement } from 'react';
import { expect, it } from 'vitest';
import { mounted } from '../testing/mounted.ts';
import { liesAt, limitWords, WindowList } from './window-bar.tsx';

const of = (element: string, value: number, more = {}) => ({
  mark: { element, unit: 'wt%', min: 10, max: 20, value, ...more },
  said: `${value} wt%`,
});

it('says where a content lies, and leaves open what its limit of detection does not decide', () => {
  const lies = (value: number, more = {}) => liesAt(of('Cr', value, more).mark);
  expect([9, 10, 20, 21].map((value) => lies(value))).toEqual(['below', 'inside', 'inside', 'above']);
  expect(lies(0.5, { min: undefined, max: 0.3, low: 0, high: 0.5 })).toBe('open');
  expect(lies(0.2, { min: undefined, max: 0.3, low: 0, high: 0.2 })).toBe('inside');
  expect(lies(5, { low: 0, high: 5 })).toBe('below');
  expect(lies(25, { low: 25, high: Infinity })).toBe('above');
  expect(lies(5, { min: undefined, max: undefined })).toBe('free');
});

it('has the worst first, and in one line what is far inside', () => {
  const contents = [of('Al', 15), of('C', 12), of('Cr', 21), of('Mo', 19), of('Ti', 14)];
  const list = mounted(() => createElement(WindowList, { label: 'B-1', contents }));
  expect(list.texts('b')).toEqual(['Cr', 'Mo', 'C', 'Ti', 'Al']);
  expect(list.texts('summary')).toEqual(['2 inside: Ti, Al']);
});

it('writes limits with their unit', () => {
  const unit = 'ppm';
  expect(limitWords({ min: 1, max: 2.5, unit })).toBe('1 to 2.5 ppm');
  expect(limitWords({ min: 1, unit })).toBe('at least 1 ppm');
  expect(limitWords({ max: 0.1 + 0.2, unit })).toBe('at most 0.3 ppm');
  expect(limitWords({ unit })).toBe('no limit');
});
