import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillNormal, streamKey } from '../../src/foundation/numerics/random.ts';
import { heavyTailed } from '../../src/models/refining/parameters.ts';
import { loadSets } from '../load-sets.ts';
import { FILES, keptErrors, keptForetold } from '../main.ts';
import { intervalScore, isInside } from './coverage.ts';
import { discrepanciesData } from './data.ts';
import { laboratoryOf } from './laboratories.ts';
import { type Error10, pooledDiscrepancies } from './pool.ts';

const one = (laboratory: string, mean: number, more: Partial<Error10> = {}): Error10 => ({
  ...{ operation: 'vacuum-induction', element: 'N', laboratory, mean, sd: 0 },
  ...more,
});
const cellOf = (errors: readonly Error10[], element = 'N') =>
  pooledDiscrepancies(errors).find((cell) => cell.element === element);
const several = (count: number, mean: (k: number) => number, more: Partial<Error10> = {}): Error10[] =>
  Array.from({ length: count }, (_, k) => one(`laboratory ${k}`, mean(k), more));

describe('pooled discrepancies', () => {
  it('find the scale of many furnaces, what their papers leave open taken off', () => {
    const normals = fillNormal(streamKey('test', 'pool'), new Float64Array(400));
    const errors = several(200, (k) => 0.3 * heavyTailed(normals[k]!) + 0.2 * normals[200 + k]!, { sd: 0.2 });
    expect(cellOf(errors)!.spread).toBeGreaterThan(0.24);
    expect(cellOf(errors)!.spread).toBeLessThan(0.36);
  });

  it('count a laboratory once, however many numbers it published', () => {
    const three = several(3, (k) => [0.5, -0.5, 0.5][k]!);
    const much = [...three, ...Array.from({ length: 20 }, () => one('laboratory 0', 0.5))];
    expect(Math.abs(cellOf(much)!.spread / cellOf(three)!.spread - 1)).toBeLessThan(0.1);
    expect(cellOf(much)).toMatchObject({ n: 23, laboratories: 3 });
  });

  it('give a cell of two laboratories that of its family, and what nobody compared a wider one', () => {
    const two = several(2, () => 0.4);
    const pooled = pooledDiscrepancies(two);
    expect(pooled.map(({ element, family }) => element ?? family)).toEqual(['gases', undefined]);
    expect(pooled[1]!.spread).toBeGreaterThan(pooled[0]!.spread);
    expect(pooled[1]).toMatchObject({ n: 0, laboratories: 0 });
  });

  it('do not grow by one furnace far off as they would by squares', () => {
    const near = several(9, (k) => (k % 2 ? 0.1 : -0.1));
    expect(cellOf([...near, one('far', 2)])!.spread).toBeLessThan(0.3);
  });

  it('take off a bias that many laboratories agree on, never of aluminium', () => {
    const wobble = (mean: number) => (k: number) => mean + (k % 2 ? 0.02 : -0.02);
    expect(cellOf(several(4, wobble(-0.6)))!.bias).toBe(0);
    expect(cellOf(several(12, wobble(-0.6)))!.bias).toBeLessThan(-0.3);
    expect(cellOf(several(12, wobble(0.6)))!.bias).toBeGreaterThan(0.3);
    expect(cellOf(several(12, wobble(0.6), { element: 'Al' }), 'Al')!.bias).toBe(0);
    expect(cellOf(several(12, (k) => (k % 2 ? 0.6 : -0.6)))!.bias).toBe(0);
  });
});

it('is what the data file holds', async () => {
  expect(readFileSync(FILES.discrepancies, 'utf8')).toBe(discrepanciesData(keptErrors(), await loadSets()));
});

it('foretells numbers of laboratories that it has not seen better than the models alone', () => {
  const kept = keptForetold();
  const inside = (kind: 'model' | 'whole') => kept.filter((row) => isInside(row.measured, row[kind])).length;
  const score = (kind: 'model' | 'whole') =>
    kept.reduce((sum, row) => sum + intervalScore(row.measured, row[kind]), 0) / kept.length;
  expect(inside('whole')).toBeGreaterThanOrEqual(50);
  expect(inside('whole')).toBeGreaterThan(inside('model') + 15);
  expect(score('whole')).toBeLessThan(score('model'));
  expect(laboratoryOf('vim-k452-remelt-imr-2017')).toBe(laboratoryOf('vim-s-cao-niu-imr'));
  expect(laboratoryOf('alone')).toBe('alone');
});

it('scores a band by its width and by how far a number lies outside', () => {
  expect(intervalScore(10, { p05: 1, p95: 100, below: 0 })).toBeCloseTo(2, 9);
  expect(intervalScore(1000, { p05: 1, p95: 100, below: 0 })).toBeCloseTo(2 + 20, 9);
  expect(intervalScore(0.1, { p05: 1, p95: 100, below: 0 })).toBeCloseTo(2 + 20, 9);
});
