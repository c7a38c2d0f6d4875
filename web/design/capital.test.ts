import { expect, it } from 'vitest';
import { capital } from './capital.ts';

it('headings begin with a capital, units and names as they are written', () => {
  expect(['charged, kg', 'to undo', 'lining', 'no.'].map(capital)).toEqual([
    ...['Charged, kg', 'To undo', 'Lining', 'No.'],
  ]);
  for (const kept of [
    'kg',
    'kg CO2e',
    'ppm',
    'wt%',
    'USD/kg',
    'p-cert',
    'P(conforms)',
    '5 %',
    'object:I-1',
    'pH',
  ])
    expect(capital(kept)).toBe(kept);
});
