import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { drawnContents, simulatedAnalysis } from './simulated-laboratory.ts';

const { analysisMethods: methods } = dataFacts();
const contents = { Ni: 525_000, Nb: 51_000, Al: 5000, S: 4, C: 350, O: 12, Bi: 0.05, Te: 0.001 } as const;

describe('a simulated laboratory', () => {
  it('takes for each element a method whose range covers it: no combustion for 4 ppm S, which is validated from 10', () => {
    const rows = simulatedAnalysis(contents, { methods, seed: 1, name: 'A' });
    const method = Object.fromEntries(rows.map((row) => [row.element, row.method]));
    expect(method).toMatchObject({ C: 'combustion', S: 'GDMS', O: 'fusion', Ni: 'WDXRF', Bi: 'GDMS' });
    expect(rows.find(({ element }) => element === 'Te')!.text).toMatch(/^</);
    expect(rows.find(({ element }) => element === 'Nb')).toMatchObject({ unit: 'wt%' });
  });
  it('is the same for one seed and name, and scatters by the uncertainty of its method over 400 names', () => {
    const once = (name: string) => simulatedAnalysis({ Nb: 51_000 }, { methods, seed: 7, name })[0]!;
    expect(once('A')).toEqual(once('A'));
    const values = Array.from({ length: 400 }, (_, i) => Number(once(`A${i}`).text));
    const mean = values.reduce((sum, one) => sum + one, 0) / 400;
    const sd = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 399);
    // WDXRF: a 0.003 wt%, b 0.004 of 5.1 wt% give 0.0206; four standard errors of a mean and of an sd of 400
    expect(Math.abs(mean - 5.1)).toBeLessThan((4 * 0.0206) / 20);
    expect(sd / 0.0206).toBeGreaterThan(0.86);
    expect(sd / 0.0206).toBeLessThan(1.14);
  });
  it('draws truths around a prior without moving its mean, never negative', () => {
    const values = Array.from(
      { length: 2000 },
      (_, i) => drawnContents([{ element: 'S', mean_ppm: 20, sd_ppm: 10 }], { seed: 3, name: `${i}` }).S!,
    );
    expect(Math.min(...values)).toBeGreaterThan(0);
    // four standard errors: 10 / sqrt(2000) x 4
    expect(Math.abs(values.reduce((sum, one) => sum + one, 0) / 2000 - 20)).toBeLessThan(0.9);
  });
});
