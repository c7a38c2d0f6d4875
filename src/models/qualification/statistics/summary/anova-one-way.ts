import { ValidityError } from '../../../../foundation/errors.ts';
import { fisherFUpper } from '../../../../foundation/numerics/fisher-f.ts';
import type { StatisticMethod } from '../method.ts';
import { grouped, momentsOf } from '../sample.ts';

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
    throw new ValidityError(`analysis of variance of ${k} group: at least two are needed`, {
      path: 'group',
      value: k,
      allowed: 'two or more groups',
    });
  }
  if (n <= k) {
    throw new ValidityError(`analysis of variance: ${n} values in ${k} groups leave no scatter within`, {
      path: 'group',
      value: n,
    });
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

export const anovaOneWay: StatisticMethod = {
  name: 'anovaOneWay',
  title: 'one-way analysis of variance',
  formula: 'F = [SSB/(k-1)]/[SSW/(n-k)]',
  source: 'NIST StRD, analysis of variance',
  comparedWith:
    'NIST StRD SiRstv, SmLs01 to SmLs06: F to 1e-9; SmLs07 to 09 to what their 13 common digits leave in a double',
  refuses: 'fewer than two groups, no scatter within the groups',
  assumptions: ['equal variance', 'normal population'],
  inputs: { y: 'values (or x)', group: 'group of each value' },
  run(reader) {
    const name = reader.firstOf('y', 'x');
    const y = reader.numbers(name, { atLeast: 3 });
    const group = reader.labels(reader.firstOf('group', 'batch', 'heat'), { beside: [name, y.length] });
    const result = oneWayAnova([...grouped(y, group).values()]);
    if (!(result.ssWithin > 0))
      reader.refuse(name, 'has zero variance within the groups: F is not computable');
    return {
      quantities: {
        F: result.f,
        p: result.p,
        ssBetween: result.ssBetween,
        ssWithin: result.ssWithin,
        msBetween: result.msBetween,
        msWithin: result.msWithin,
        residualSd: Math.sqrt(result.msWithin),
        dfBetween: result.groups - 1,
        dfWithin: result.n - result.groups,
        rSquared: result.ssBetween / (result.ssBetween + result.ssWithin),
        mean: result.mean,
        n: result.n,
      },
    };
  },
};
