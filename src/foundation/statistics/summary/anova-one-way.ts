import { ValidityError } from '../../errors.ts';
import { fisherFUpper } from '../../numerics/fisher-f.ts';
import { momentsOf } from '../sample.ts';

/** One-way analysis of variance. */
export interface OneWay {
  readonly groups: number;
  readonly n: number;
  readonly ssBetween: number;
  readonly ssWithin: number;
  readonly msBetween: number;
  readonly msWithin: number;
  readonly f: number;
  readonly p: number;
  readonly mean: number;
  /** Effective group size (n - sum n_i^2/n)/(groups - 1). */
  readonly nPrime: number;
}

/**
 * Sums of squares about the group means and about the grand mean, each shifted by the first value so that a large
 * offset costs no digits. Throws ValidityError for fewer than two groups or no degree of freedom within them.
 */
export function oneWayAnova(groups: readonly (readonly number[])[]): OneWay {
  const k = groups.length;
  const n = groups.reduce((sum, group) => sum + group.length, 0);
  if (k < 2) {
    throw new ValidityError(`analysis of variance: ${k} group given; at least two are needed`, {
      path: 'group',
      value: k,
      allowed: 'two or more groups',
    });
  }
  if (n <= k) {
    throw new ValidityError(
      `analysis of variance: ${n} values in ${k} groups leave no scatter within the groups`,
      {
        path: 'group',
        value: n,
      },
    );
  }
  const shift = groups[0]![0]!;
  const moments = groups.map((group) => momentsOf(group.map((value) => value - shift)));
  const grand = moments.reduce((sum, { mean, n: size }) => sum + mean * size, 0) / n;
  const ssBetween = moments.reduce((sum, { mean, n: size }) => sum + size * (mean - grand) ** 2, 0);
  const ssWithin = moments.reduce((sum, { sd, n: size }) => sum + (size - 1) * sd * sd, 0);
  const msBetween = ssBetween / (k - 1);
  const msWithin = ssWithin / (n - k);
  const f = msBetween / msWithin;
  const sizes = groups.map((group) => group.length);
  return {
    groups: k,
    n,
    ssBetween,
    ssWithin,
    msBetween,
    msWithin,
    f,
    p: fisherFUpper(f, [k - 1, n - k]),
    mean: grand + shift,
    nPrime: (n - sizes.reduce((sum, size) => sum + size * size, 0) / n) / (k - 1),
  };
}
