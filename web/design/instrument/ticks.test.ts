import { expect, it } from 'vitest';
import { pressedTick } from './ticks.ts';

const KEYS = ['A', 'B', undefined, 'D', 'E'];
const after = (ticked: readonly string[], press: { at: number; from?: number }) =>
  [...pressedTick(new Set(ticked), KEYS, press)].sort().join('');

it('turns over the row that is pressed, and leaves one that is not read', () => {
  expect([after([], { at: 1 }), after(['B', 'D'], { at: 1 }), after(['B'], { at: 2 })]).toEqual([
    'B',
    'D',
    'B',
  ]);
});

it('makes all rows between two as the one that is pressed becomes, in both directions', () => {
  expect(after(['A'], { at: 3, from: 0 })).toBe('ABD');
  expect(after(['E'], { at: 1, from: 4 })).toBe('BDE');
  expect(after(['A', 'B', 'D'], { at: 3, from: 0 })).toBe('');
});
