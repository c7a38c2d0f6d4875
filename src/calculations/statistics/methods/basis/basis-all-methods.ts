import { grouped, momentsOf, requireSpread } from '../../../../foundation/statistics/sample.ts';
import { oneWayAnova } from '../../../../foundation/statistics/summary/anova-one-way.ts';
import { admissibleFamilies, ORDER } from '../../../../models/qualification/basis/basis-all-methods.ts';
import { anovaBasis } from '../../../../models/qualification/basis/basis-anova.ts';
import { hansonKoopmansBasis } from '../../../../models/qualification/basis/basis-hanson-koopmans.ts';
import { lognormalBasis, normalBasis } from '../../../../models/qualification/basis/basis-normal.ts';
import {
  conditionalBound,
  conditionalModel,
  handbookBound,
} from '../../../../models/qualification/basis/basis-weibull.ts';
import { A_CONTENT, B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import {
  nonparametricBasis,
  nonparametricRankOf,
} from '../../../../models/qualification/basis/nonparametric-rank.ts';
import type { Diagnostic } from '../../../../models/qualification/diagnostic.ts';
import { groupsAlikeDiagnostic } from '../../../../models/qualification/diagnostics/groups-alike.ts';
import { outlierDiagnostic } from '../../../../models/qualification/diagnostics/outliers.ts';
import type { Quantity, StatisticMethod } from '../../method.ts';
import { readConfidence } from './basis-normal.ts';

export const basisAllMethods: StatisticMethod = {
  name: 'basisAllMethods',
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
    const moments = momentsOf(x);
    const model = conditionalModel(x);
    const { fit } = model;
    const quantities: Record<string, Quantity> = {
      weibullShape: fit.shape,
      weibullScale: fit.scale,
      n: x.length,
    };
    for (const [basis, content] of [
      ['B', B_CONTENT],
      ['A', A_CONTENT],
    ] as const) {
      const coverage = { content, confidence };
      quantities[`normal${basis}`] = normalBasis(moments, coverage);
      quantities[`lognormal${basis}`] = lognormalBasis(x, coverage);
      const conditional = conditionalBound(model, coverage);
      quantities[`weibull${basis}`] = confidence === 0.95 ? handbookBound(fit, x.length, basis) : conditional;
      quantities[`weibull${basis}_conditional`] = conditional;
      quantities[`hansonKoopmans${basis}`] =
        x.length <= (basis === 'B' ? 28 : 298) ? hansonKoopmansBasis(x, coverage) : null;
      quantities[`nonparametric${basis}`] =
        nonparametricRankOf(x.length, coverage) > 0 ? nonparametricBasis(x, coverage).value : null;
    }
    const diagnostics: Diagnostic[] = [outlierDiagnostic([x])];
    const families = admissibleFamilies(x);
    diagnostics.push({
      name: 'distribution',
      verdict: families.length > 0 ? 'PASS' : 'FAIL',
      reason:
        families.length > 0
          ? `admissible at OSL > 0.05: ${families.join(', ')}; issued in the order ${ORDER.join(', ')}`
          : 'no distribution fits: only the method without one may be issued',
    });
    const free = x.length <= 28 ? 'hansonKoopmans' : 'nonparametric';
    const issued = families[0] ?? free;
    quantities.admissible = families.length > 0 ? [...families] : [free];
    quantities.issuedFamily = issued;
    quantities.issuedB = quantities[`${issued}B`]!;
    quantities.issuedA = quantities[`${issued}A`]!;
    if (reader.has('batch')) {
      const groups = [...grouped(x, reader.labels('batch', { beside: ['x', x.length] })).values()];
      diagnostics.push(groupsAlikeDiagnostic(groups));
      const anova = oneWayAnova(groups);
      quantities.anovaB = anovaBasis(anova, { content: B_CONTENT, confidence });
      quantities.anovaA = anovaBasis(anova, { content: A_CONTENT, confidence });
      // Passing the k-sample test is weak evidence: the lower of the two is issued.
      for (const basis of ['B', 'A'] as const) {
        const single = quantities[`issued${basis}`];
        const heatAware = quantities[`anova${basis}`];
        if (typeof heatAware === 'number')
          quantities[`issued${basis}`] = typeof single === 'number' ? Math.min(single, heatAware) : heatAware;
      }
    }
    return { quantities, diagnostics };
  },
};
