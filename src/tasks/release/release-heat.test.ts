import { describe, expect, it } from 'vitest';
import { printed } from './release-heat.ts';

describe('predicted contents as printed', () => {
  it('0.001 wt%, 0.1 ppm, two digits of less, and never a bare zero of what is there', () => {
    expect([184_256, 312.34, 4.87, 0.3, 0.0145, 0.00506, 0].map((ppm) => printed(ppm).text)).toEqual([
      '18.426',
      '312.3',
      '4.9',
      '0.30',
      '0.015',
      '0.0051',
      '0.0',
    ]);
  });
  it('from 500 ppm up in percent, and never with more than six decimals', () => {
    expect([500, 499.96, 1e-9].map(printed)).toEqual([
      { text: '0.050', unit: 'wt%' },
      { text: '500.0', unit: 'ppm' },
      { text: '0.000000', unit: 'ppm' },
    ]);
  });
});
