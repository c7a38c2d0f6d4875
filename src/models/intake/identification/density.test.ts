import { describe, expect, it } from 'vitest';
import { studentTCdf, studentTQuantile } from '../../../foundation/numerics/student-t.ts';
import { HEAVY_NODES, heavyCdf, heavyDensity } from './density.ts';

describe('heavy-tailed content', () => {
  it.each([-40, -3, -0.2, 0, 1, 7.5])('equals Student t with 3 degrees of freedom at z = %d', (z) => {
    const x = 0.05 + 0.002 * z;
    const density = 2 / (Math.PI * Math.sqrt(3) * (1 + (z * z) / 3) ** 2);
    expect(heavyDensity(x, 0.05, 0.002) * 0.002).toBeCloseTo(density, 12);
    expect(heavyCdf(x, 0.05, 0.002)).toBeCloseTo(studentTCdf(z, 3), 12);
  });

  it('takes its nodes at the quantiles 10, 30, 50, 70 and 90 %', () => {
    HEAVY_NODES.forEach((node, i) => {
      expect(node).toBeCloseTo(studentTQuantile(0.1 + 0.2 * i, 3), 5);
    });
  });
});
