import { describe, expect, it } from 'vitest';
import { rangeChart } from './range-chart.ts';

const row = { name: 'S', unit: 'ppm', low: 5, high: 8, heats: [4, 5, 8, 9], planned: [] };
const planned = { mean: 12, p05: 11, p95: 13, outside: true };

describe('rangeChart', () => {
  it('draws a dot for each heat, and says what is planned outside', () => {
    const chart = rangeChart('Envelope', [row, { ...row, name: 'La', planned: [planned] }]);
    expect(chart.match(/<circle/g)).toHaveLength(8);
    expect(chart).toContain('planned outside: La');
    expect(chart).toContain('5 to 8 ppm');
  });
  it('keeps equal values and a plan far away inside the picture', () => {
    const flat = {
      ...row,
      low: 1,
      high: 1,
      heats: [1, 1, 1],
      planned: [{ ...planned, mean: 1e4, p05: 9e3, p95: 2e4 }],
    };
    const places = [...rangeChart('Envelope', [flat]).matchAll(/c?x[12]?="([\d.-]+)"/g)].map(([, x]) =>
      Number(x),
    );
    for (const x of places) expect(x >= 0 && x <= 420).toBe(true);
  });
});
