import { expect, it } from 'vitest';
import { elementsOfPoint, isOutdatedPoint } from './hold-points.ts';

it.each([
  ['La of last bath sample agreed', ['La']],
  ['La and S der letzten Badprobe', ['La', 'S']],
  ['C at most 300 ppm', ['C']],
  ['mould 412 dry and clean', []],
  ['As agreed with the customer, vacuum under 1 Pa, bath at 1550 °C', []],
  ['plan B ready', []],
] as const)('finds the elements that "%s" names', (look, elements) => {
  expect(elementsOfPoint({ step: 'pour', look })).toEqual(elements);
  expect(elementsOfPoint({ step: 'cast', look })).toEqual([]);
});

it('holds a stamp of a content for the bath that it was given for', () => {
  const stamp = { seq: 9, by: 'p-qual', remark: null, happenedAt: '2026-12-01T09:00:00Z' };
  const point = (look: string, decision: 'accepted' | 'waived') =>
    ({ step: 'pour', look, stamps: [{ ...stamp, decision }] }) as const;
  expect(isOutdatedPoint(point('La agreed', 'accepted'), [{ seq: 8 }])).toBe(false);
  expect(isOutdatedPoint(point('La agreed', 'accepted'), [{ seq: 10 }])).toBe(true);
  expect(isOutdatedPoint(point('La agreed', 'waived'), [{ seq: 10 }])).toBe(false);
  expect(isOutdatedPoint(point('mould dry', 'accepted'), [{ seq: 10 }])).toBe(false);
});
