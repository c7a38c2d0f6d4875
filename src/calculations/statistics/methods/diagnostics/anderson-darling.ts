import {
  andersonDarlingOf,
  type FitFamily,
  OSL_LIMIT,
  oslOfStar,
  stephensP,
} from '../../../../foundation/statistics/hypothesis/anderson-darling.ts';
import { requireSpread } from '../../../../foundation/statistics/sample.ts';
import { fitDiagnostic } from '../../../../models/qualification/diagnostics/fit.ts';
import type { Reader } from '../../../method/reader.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

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
    distribution: 'normal (default), lognormal or weibull',
    family: 'as distribution',
  },
  run(reader) {
    const aStar = reader.either('aStarCritical', { above: 0 });
    if (reader.has('n')) reader.either('n', { min: 2 });
    const family = readFamily(reader);
    return { quantities: { osl: broadcast({ aStar }, (row) => oslOfStar(family, row.aStar)) } };
  },
};

/** The distribution asked for, under either of its names. Two different answers are refused, and so is an unknown one. */
function readFamily(reader: Reader): FitFamily {
  const name = reader.firstOf('distribution', 'family');
  const family = reader.text(name, 'normal');
  if (reader.text('family', family) !== family)
    return reader.refuse('family', `is not the distribution "${family}"`, 'one of the two');
  if (!isFitFamily(family)) return reader.refuse(name, 'is unknown', 'normal, lognormal or weibull');
  return family;
}

const isFitFamily = (name: string): name is FitFamily => ['normal', 'lognormal', 'weibull'].includes(name);
