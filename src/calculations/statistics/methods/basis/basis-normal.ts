import { momentsOf } from '../../../../foundation/statistics/sample.ts';
import type { Coverage } from '../../../../foundation/statistics/tolerance/normal-tolerance.ts';
import {
  lognormalBasis,
  normalBasis,
  singleSampleDiagnostics,
} from '../../../../models/qualification/basis/basis-normal.ts';
import { A_CONTENT, B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import type { Quantities } from '../../../method/quantities.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';

/** Confidence as given, 0.95 by default. */
export const readConfidence = (reader: Reader): number =>
  reader.number('confidence', { above: 0, below: 1, fallback: 0.95, because: 'CMH-17 and MMPDS' });

/** Content as given, or undefined when A and B are both wanted. */
export const readContent = (reader: Reader): number | undefined =>
  reader.has('content') ? reader.number('content', { above: 0, below: 1 }) : undefined;

/** `B`, `A` and, when a content was asked for, `basis` and `content`. */
export function basisQuantities(
  content: number | undefined,
  confidence: number,
  basis: (coverage: Coverage) => number,
): Quantities {
  return {
    B: basis({ content: B_CONTENT, confidence }),
    A: basis({ content: A_CONTENT, confidence }),
    ...(content === undefined ? {} : { basis: basis({ content, confidence }), content }),
    confidence,
  };
}

const INPUTS = {
  x: 'values in one unit',
  confidence: '0..1, default 0.95',
  content: '0..1: adds `basis`; A (0.99) and B (0.90) are always given',
};

export const basisNormal: StatisticMethod = {
  name: 'basisNormal',
  ofHeats: true,
  title: 'A- and B-basis of a normal sample',
  formula: "mean - k sd, k = t'_C(n-1, z_p sqrt(n))/sqrt(n)",
  source: 'CMH-17-1G 8.3.6.5; MMPDS chapter 9 (direct method)',
  comparedWith:
    'STAT17 Rev 5 within 5e-4 (its factors are rounded); closed form 1e-12; coverage 0.95 within 3 standard errors',
  refuses: 'fewer than two values; zero variance gives the value itself with the diagnostics on HOLD',
  assumptions: ['outliers', 'fit:normal', 'one population: values of one heat or heats shown alike'],
  inputs: INPUTS,
  run(reader) {
    const x = reader.numbers(reader.firstOf('x', 'data', 'sample'), { atLeast: 2 });
    const moments = momentsOf(x);
    return {
      quantities: {
        ...basisQuantities(readContent(reader), readConfidence(reader), (coverage) =>
          normalBasis(moments, coverage),
        ),
        mean: moments.mean,
        sd: moments.sd,
        cv: moments.mean === 0 ? null : moments.sd / moments.mean,
        n: moments.n,
      },
      diagnostics: singleSampleDiagnostics(x, 'normal'),
    };
  },
};

export const basisLognormal: StatisticMethod = {
  name: 'basisLognormal',
  ofHeats: true,
  title: 'A- and B-basis of a lognormal sample',
  formula: 'exp(mean ln x - k sd ln x), k as for the normal',
  source: 'CMH-17-1G 8.3.6.6',
  comparedWith: 'STAT17 Rev 5 within 5e-4; closed form 1e-9',
  refuses: 'fewer than two values, values at or below zero',
  assumptions: ['outliers', 'fit:lognormal', 'one population'],
  inputs: INPUTS,
  run(reader) {
    const x = reader.numbers(reader.firstOf('x', 'data', 'sample'), { atLeast: 2, above: 0 });
    const { mean, sd, n } = momentsOf(x.map(Math.log));
    return {
      quantities: {
        ...basisQuantities(readContent(reader), readConfidence(reader), (coverage) =>
          lognormalBasis(x, coverage),
        ),
        meanLog: mean,
        sdLog: sd,
        n,
      },
      diagnostics: singleSampleDiagnostics(x, 'lognormal'),
    };
  },
};
