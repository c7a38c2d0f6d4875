import { requireSpread } from '../../../../foundation/statistics/sample.ts';
import {
  type BasisByMethod,
  basisOfSample,
} from '../../../../models/qualification/basis/basis-all-methods.ts';
import type { Quantities } from '../../../method/quantities.ts';
import type { StatisticMethod } from '../../method.ts';
import { readConfidence } from './basis-normal.ts';

export const basisAllMethods: StatisticMethod = {
  name: 'basisAllMethods',
  ofHeats: true,
  title: 'basis values of one sample by every method, and which of them are admissible',
  formula:
    'basisNormal, basisLognormal, basisWeibull (both forms), Hanson-Koopmans or nonparametric, ANOVA when batches are given',
  source: 'CMH-17-1G 8.3; MIL-HDBK-17-1F for the order Weibull, lognormal, normal, nonparametric',
  comparedWith: 'CMH-17 p. 8-87 data: normal, lognormal 1e-8, Weibull 1e-6, conditional 1e-5',
  refuses: 'fewer than three values, values at or below zero, zero variance',
  assumptions: ['outliers', 'at least one distribution fits', 'groups alike (when batches are given)'],
  inputs: { x: 'values, all > 0', batch: 'heat of each value', confidence: 'default 0.95' },
  run(reader) {
    const x = reader.numbers('x', { atLeast: 3, above: 0 });
    requireSpread('basisAllMethods', x);
    const confidence = readConfidence(reader);
    const heat = reader.has('batch') ? reader.labels('batch', { beside: ['x', x.length] }) : undefined;
    const result = basisOfSample(x, { confidence, ...(heat ? { heat } : {}) });
    const { admissible, issued, anova, diagnostics } = result;
    return {
      quantities: {
        weibullShape: result.weibull.shape,
        weibullScale: result.weibull.scale,
        n: x.length,
        ...named('B', result.B),
        ...named('A', result.A),
        admissible,
        issuedFamily: issued.family,
        issuedB: issued.B,
        issuedA: issued.A,
        ...(anova ? { anovaB: anova.B, anovaA: anova.A } : {}),
      },
      diagnostics,
    };
  },
};

const named = (basis: 'A' | 'B', value: BasisByMethod): Quantities => ({
  [`normal${basis}`]: value.normal,
  [`lognormal${basis}`]: value.lognormal,
  [`weibull${basis}`]: value.weibull,
  [`weibull${basis}_conditional`]: value.weibullConditional,
  [`hansonKoopmans${basis}`]: value.hansonKoopmans,
  [`nonparametric${basis}`]: value.nonparametric,
});
