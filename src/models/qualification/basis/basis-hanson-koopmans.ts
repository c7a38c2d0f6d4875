import { ValidityError } from '../../../foundation/errors.ts';
import { ascending } from '../../../foundation/statistics/sample.ts';
import type { Coverage } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';
import { A_CONTENT } from './content.ts';
import { hansonKoopmansBound, hansonKoopmansFactor, type OrderPair } from './hanson-koopmans.ts';
import { hansonKoopmansRow } from './hanson-koopmans-table.ts';

/** The handbook stops at 28 values for B (use the rank method from 29) and at 298 for A. */
const LARGEST_B = 28;

const LARGEST_A = 298;

/** Ranks of the handbook: B from table 8.5.14, A the two extremes. Throws ValidityError outside its range of n. */
export function handbookRanks(n: number, content: number): OrderPair {
  if (content >= A_CONTENT) {
    if (n > LARGEST_A) throw tooMany(n, LARGEST_A, 'A');
    return { n, i: 1, j: n };
  }
  const row = hansonKoopmansRow(n);
  if (!row) throw tooMany(n, LARGEST_B, 'B');
  return { n, i: 1, j: row[0] };
}

const tooMany = (n: number, largest: number, basis: string): ValidityError =>
  new ValidityError(
    `basisHansonKoopmans: the ${basis}-basis is not defined for ${n} value${n === 1 ? '' : 's'}`,
    {
      path: 'x',
      value: n,
      allowed: `2 to ${largest} values`,
      cure: 'use basisNonparametric for more',
    },
  );

/** Lower basis value by exact factors with the handbook's ranks. */
export function hansonKoopmansBasis(x: readonly number[], coverage: Coverage, pair?: OrderPair): number {
  const ranks = pair ?? handbookRanks(x.length, coverage.content);
  return hansonKoopmansBound(ascending(x), ranks, hansonKoopmansFactor(ranks, coverage));
}

/** Whether the handbook has ranks for n values: up to 28 for B, 298 for A. */
export const hasHandbookRanks = (n: number, content: number): boolean =>
  n <= (content >= A_CONTENT ? LARGEST_A : LARGEST_B);

/** B-basis with the rank and the factor the handbook prints. Throws ValidityError above 28 values. */
export function hansonKoopmansTabulated(x: readonly number[]): number {
  const n = x.length;
  const row = hansonKoopmansRow(n);
  if (!row) throw tooMany(n, LARGEST_B, 'B');
  return hansonKoopmansBound(ascending(x), { n, i: 1, j: row[0] }, row[1]);
}
