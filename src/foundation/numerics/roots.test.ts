import { describe, expect, it } from 'vitest';
import { findRoot, findRootOutward } from './roots.ts';

describe('Brent', () => {
  const cases: readonly (readonly [string, (x: number) => number, readonly [number, number], number])[] = [
    ['cos x = x (Dottie number)', (x) => Math.cos(x) - x, [0, 1], 0.7390851332151607],
    ['x^3 = 2', (x) => x ** 3 - 2, [0, 2], 1.2599210498948732],
    ['x e^x = 1 (omega constant)', (x) => x * Math.exp(x) - 1, [0, 1], 0.5671432904097838],
    ['Kepler E - 0.8 sin E = 1', (x) => x - 0.8 * Math.sin(x) - 1, [0, 3], 1.7821913289379008],
    ['steep: 1e6 (x - 1e-3)^3', (x) => 1e6 * (x - 1e-3) ** 3, [-1, 2], 1e-3],
  ];
  for (const [name, f, bracket, root] of cases)
    it(`finds ${name}`, () => {
      const steep = name.startsWith('steep');
      const found = findRoot(f, bracket, { tolerance: steep ? 1e-9 : 0 });
      expect(found.status).toBe('converged');
      expect(Math.abs(found.x - root)).toBeLessThan(steep ? 1e-9 : 1.6e-15);
      expect(found.evaluations).toBeLessThan(steep ? 110 : 14);
    });
  it('stops at the tolerance asked, with fewer evaluations', () => {
    const f = (x: number): number => x ** 5 - 3;
    const rough = findRoot(f, [0, 10], { tolerance: 1e-3 });
    const fine = findRoot(f, [0, 10]);
    expect(Math.abs(rough.x - 3 ** 0.2)).toBeLessThan(1e-3);
    expect(rough.evaluations).toBeLessThan(fine.evaluations);
  });
  it('says so when there is no bracket, no time, or NaN', () => {
    expect(findRoot((x) => x * x + 1, [-1, 1]).status).toBe('no-bracket');
    expect(findRoot((x) => Math.cos(x) - x, [0, 1], { maxEvaluations: 4 }).status).toBe('iteration-limit');
    expect(findRoot((x) => Math.sqrt(x) - 2, [-1, 9]).status).toBe('no-bracket');
  });
  it('an end that is a root is the answer', () => {
    expect(findRoot((x) => x, [0, 1])).toMatchObject({ status: 'converged', x: 0 });
    expect(findRoot((x) => x - 1, [0, 1])).toMatchObject({ status: 'converged', x: 1 });
  });
  it('widens outward in both directions', () => {
    expect(findRootOutward((x) => x - 1000, { start: 0, width: 1 }).x).toBeCloseTo(1000, 9);
    expect(findRootOutward((x) => x + 1000, { start: 0, width: -1 }).x).toBeCloseTo(-1000, 9);
    expect(findRootOutward((x) => x * x + 1, { start: 0, width: 1 }).status).toBe('no-bracket');
  });
});
