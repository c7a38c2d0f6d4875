import { expect, it } from 'vitest';
import { orderOfBest } from './order-of-best.ts';

it('asks for the lots of the charge alone, each within 2 % of its mass, and keeps the rest of the order', () => {
  const order = { heat: 'H-9', gradeId: 'IN718', mass_kg: 450, lots: { without: ['R-3'] } };
  const charge = [
    { lot: 'R-1', mass_kg: 400 },
    { lot: 'V-1', mass_kg: 0.5 },
    { lot: 'skull in H-9', mass_kg: 4 },
  ];
  expect(orderOfBest({ order, charge })).toEqual({
    heat: 'H-9',
    gradeId: 'IN718',
    mass_kg: 450,
    lots: {
      only: ['R-1', 'V-1'],
      atLeast_kg: { 'R-1': 392, 'V-1': 0.49 },
      atMost_kg: { 'R-1': 408, 'V-1': 0.51 },
      minPiece_kg: 0,
    },
  });
});
