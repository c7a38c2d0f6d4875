import { describe, expect, it } from 'vitest';
import { orderIn } from '../../src/documents/yard/sort-lots.ts';
import { pressed } from './pressed.ts';

describe('the heading of a column, pressed', () => {
  it('goes one way, the other way, and back to as booked; numbers begin with the largest', () => {
    const round = (id: 'lot' | 'age') => {
      const first = pressed(null, id);
      const second = pressed(orderIn(first), id);
      return [first, second, pressed(orderIn(second), id)];
    };
    expect(round('lot')).toEqual(['lot', '-lot', undefined]);
    expect(round('age')).toEqual(['-age', 'age', undefined]);
  });

  it('begins anew on another column', () => {
    expect(pressed(orderIn('-lot'), 'form')).toBe('form');
    expect(pressed(orderIn('lot'), 'worth')).toBe('-worth');
  });
});
