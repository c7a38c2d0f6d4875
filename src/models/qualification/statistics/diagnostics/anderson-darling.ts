import { normalCdf, normalUpper } from '../../../../foundation/numerics/normal.ts';
import { broadcast } from '../broadcast.ts';
import { compare, type Diagnostic, notComputable } from '../diagnostic.ts';
import { fitWeibull } from '../life/weibull-fit.ts';
import type { StatisticMethod } from '../method.ts';
import { ascending, momentsOf, requireSpread } from '../sample.ts';

/** CMH-17 8.3.5: a distribution is rejected when its observed significance level is 0.05 or less. */
const OSL_LIMIT = 0.05;

/** Families the goodness of fit is asked for. */
export type FitFamily = 'normal' | 'lognormal' | 'weibull';

/**
 * A = -n - sum_i (2i-1)/n [ln F(x_i) + ln(1 - F(x_{n+1-i}))] of the ascending x, with both tails of F given so that
 * neither logarithm loses digits.
 */
export function andersonDarlingStatistic(
  sorted: readonly number[],
  tails: (x: number) => readonly [lower: number, upper: number],
): number {
  const n = sorted.length;
  const pairs = sorted.map(tails);
  let sum = 0;
  for (let i = 0; i < n; i++)
    sum += ((2 * i + 1) / n) * (Math.log(pairs[i]![0]) + Math.log(pairs[n - 1 - i]![1]));
  return -n - sum;
}

/** Observed significance level of CMH-17 8.3.5 from A and n. */
function observedSignificance(family: FitFamily, a: number, n: number): number {
  const star = family === 'weibull' ? (1 + 0.2 / Math.sqrt(n)) * a : (1 + 4 / n - 25 / (n * n)) * a;
  return oslOfStar(family, star);
}

function oslOfStar(family: FitFamily, star: number): number {
  // Below A* = 0 the fit is closer than any sample can be told from: the level is one.
  if (!(star > 0)) return 1;
  return family === 'weibull'
    ? 1 / (1 + Math.exp(-0.1 + 1.24 * Math.log(star) + 4.48 * star))
    : 1 / (1 + Math.exp(-0.48 + 0.78 * Math.log(star) + 4.58 * star));
}

/** Beyond it the fitted exponent turns upwards again; p is 3.7e-24 there, and stays so (as in nortest of R). */
const STEPHENS_LIMIT = 10;

/**
 * p of the normal case after Stephens (1986), table 4.9 of D'Agostino and Stephens: another fit to the same null
 * distribution than the handbook's level, not to be mixed with it.
 */
export function stephensP(a: number, n: number): number {
  const s = a * (1 + 0.75 / n + 2.25 / (n * n));
  if (s < 0.2) return 1 - Math.exp(-13.436 + 101.14 * s - 223.73 * s * s);
  if (s < 0.34) return 1 - Math.exp(-8.318 + 42.796 * s - 59.938 * s * s);
  if (s < 0.6) return Math.exp(0.9177 - 4.279 * s - 1.38 * s * s);
  const bounded = Math.min(s, STEPHENS_LIMIT);
  return Math.exp(1.2937 - 5.709 * bounded + 0.0186 * bounded * bounded);
}

export interface FitTest {
  readonly a: number;
  readonly osl: number;
}

/** Anderson-Darling test of one family. Throws ValidityError for zero variance, and for values <= 0 where logs are taken. */
export function andersonDarlingOf(x: readonly number[], family: FitFamily): FitTest {
  requireSpread('andersonDarling', x);
  const sorted = ascending(x);
  const a = andersonDarlingStatistic(sorted, fittedTails(x, family));
  return { a, osl: observedSignificance(family, a, x.length) };
}

function fittedTails(x: readonly number[], family: FitFamily): (x: number) => readonly [number, number] {
  if (family === 'weibull') {
    const { shape, scale } = fitWeibull({ time: x });
    return (value) => {
      const hazard = (value / scale) ** shape;
      return [-Math.expm1(-hazard), Math.exp(-hazard)];
    };
  }
  const { mean, sd } = momentsOf(family === 'normal' ? x : x.map(Math.log));
  return (value) => {
    const z = ((family === 'normal' ? value : Math.log(value)) - mean) / sd;
    return [normalCdf(z), normalUpper(z)];
  };
}

/** Diagnostic `fit:<family>` of a sample: HOLD when it has no spread or fewer than four values. */
export function fitDiagnostic(x: readonly number[], family: FitFamily): Diagnostic {
  const name = `fit:${family}`;
  if (x.length < 4) return notComputable(name, `${x.length} values are too few for a goodness of fit`);
  if (x.every((value) => value === x[0])) return notComputable(name, 'zero variance');
  if (family !== 'normal' && x.some((value) => value <= 0))
    return notComputable(name, 'values at or below zero');
  const { osl } = andersonDarlingOf(x, family);
  return compare(
    name,
    { statistic: osl, limit: OSL_LIMIT, passWhen: 'above' },
    `Anderson-Darling observed significance level of the ${family} distribution`,
  );
}

export const andersonDarling: StatisticMethod = {
  name: 'andersonDarling',
  title: 'goodness of fit of the normal, lognormal and Weibull distribution',
  formula:
    'A = -n - sum (2i-1)/n [ln u_i + ln(1-u_{n+1-i})]; normal A* = (1+4/n-25/n^2)A, OSL = 1/(1+exp(-0.48+0.78 ln A*+4.58 A*)); Weibull A* = (1+0.2/sqrt n)A, OSL = 1/(1+exp(-0.10+1.24 ln A*+4.48 A*))',
  source: "CMH-17-1G 8.3.5; pStephensNormal: Stephens (1986) in D'Agostino and Stephens, table 4.9",
  comparedWith: 'STAT17 Rev 5 and CMH-17-1G 8.3.11 to their digits; A to 1e-9; p of R nortest 1.0-4 to 1e-6',
  refuses:
    'fewer than four values, zero variance, values at or below zero (lognormal and Weibull results are then null)',
  assumptions: ['independent values'],
  inputs: { x: 'values' },
  run(reader) {
    const x = reader.numbers(reader.firstOf('x', 'data', 'sample'), { atLeast: 4 });
    requireSpread('andersonDarling', x);
    const n = x.length;
    const normal = andersonDarlingOf(x, 'normal');
    const positive = x.every((value) => value > 0);
    const lognormal = positive ? andersonDarlingOf(x, 'lognormal') : undefined;
    const weibull = positive ? andersonDarlingOf(x, 'weibull') : undefined;
    return {
      quantities: {
        aNormal: normal.a,
        aLognormal: lognormal?.a ?? null,
        aWeibull: weibull?.a ?? null,
        oslNormal: normal.osl,
        oslLognormal: lognormal?.osl ?? null,
        oslWeibull: weibull?.osl ?? null,
        pStephensNormal: stephensP(normal.a, n),
        pStephensLognormal: lognormal ? stephensP(lognormal.a, n) : null,
        rejectNormal: normal.osl <= OSL_LIMIT,
        rejectLognormal: lognormal ? lognormal.osl <= OSL_LIMIT : null,
        rejectWeibull: weibull ? weibull.osl <= OSL_LIMIT : null,
        n,
      },
      diagnostics: (['normal', 'lognormal', 'weibull'] as const).map((family) => fitDiagnostic(x, family)),
    };
  },
};

export const andersonDarlingOslCritical: StatisticMethod = {
  name: 'andersonDarlingOslCritical',
  title: 'observed significance level at critical values of A*',
  formula: 'normal: 1/(1+exp(-0.48+0.78 ln A*+4.58 A*)); Weibull: 1/(1+exp(-0.10+1.24 ln A*+4.48 A*))',
  source: 'CMH-17-1G 8.3.5',
  comparedWith: 'Lawless (1982) p. 458: levels 0.15 to 0.01 within 0.002',
  refuses: 'A* not above zero',
  assumptions: [],
  inputs: {
    aStarCritical: 'A*, number or list',
    n: 'sample sizes, information only',
    family: 'normal or weibull',
  },
  run(reader) {
    const aStar = reader.either('aStarCritical', { above: 0 });
    if (reader.has('n')) reader.either('n', { min: 2 });
    const family = reader.text('family', 'normal');
    if (family !== 'normal' && family !== 'lognormal' && family !== 'weibull') {
      return reader.refuse('family', 'is unknown', 'normal, lognormal or weibull');
    }
    return { quantities: { osl: broadcast({ aStar }, (row) => oslOfStar(family, row.aStar)) } };
  },
};
