import { basisAllMethods } from './basis/basis-all-methods.ts';
import { basisAnova } from './basis/basis-anova.ts';
import { basisCoverageWithHeats } from './basis/basis-coverage-with-heats.ts';
import { basisHansonKoopmans } from './basis/basis-hanson-koopmans.ts';
import { basisLognormal, basisNormal } from './basis/basis-normal.ts';
import { basisNormalCoverage } from './basis/basis-normal-coverage.ts';
import { basisNormalFromSummary } from './basis/basis-normal-summary.ts';
import { pooledAll, pooledCv, pooledSd } from './basis/basis-pooled.ts';
import { basisWeibull } from './basis/basis-weibull.ts';
import { extendedHansonKoopmansFactor } from './basis/extended-hanson-koopmans-factor.ts';
import { modifiedCv } from './basis/modified-cv.ts';
import { basisNonparametric, nonparametricMinimumN, nonparametricRank } from './basis/nonparametric-rank.ts';
import { normalToleranceFactorOneSided } from './basis/tolerance-factor-normal.ts';
import { normalToleranceInterval } from './basis/tolerance-interval-normal.ts';
import { andersonDarling, andersonDarlingOslCritical } from './diagnostics/anderson-darling.ts';
import { andersonDarlingKSample } from './diagnostics/anderson-darling-k-sample.ts';
import { andersonDarlingKSamplePower } from './diagnostics/anderson-darling-k-sample-power.ts';
import { generalizedEsd } from './diagnostics/generalized-esd.ts';
import { grubbs } from './diagnostics/grubbs.ts';
import { leveneMedian } from './diagnostics/levene-median.ts';
import {
  maximumNormedResidual,
  maximumNormedResidualCritical,
} from './diagnostics/maximum-normed-residual.ts';
import { weibullMle } from './life/weibull-mle.ts';
import type { StatisticMethod } from './method.ts';
import { anovaOneWay } from './summary/anova-one-way.ts';

/** The index: every statistic, by family. */
export const METHODS: readonly StatisticMethod[] = [
  normalToleranceFactorOneSided,
  normalToleranceInterval,
  basisNormal,
  basisLognormal,
  basisNormalFromSummary,
  basisNormalCoverage,
  modifiedCv,
  basisWeibull,
  extendedHansonKoopmansFactor,
  basisHansonKoopmans,
  nonparametricRank,
  nonparametricMinimumN,
  basisNonparametric,
  pooledSd,
  pooledCv,
  pooledAll,
  basisAnova,
  basisAllMethods,
  basisCoverageWithHeats,
  andersonDarling,
  andersonDarlingOslCritical,
  andersonDarlingKSample,
  andersonDarlingKSamplePower,
  leveneMedian,
  maximumNormedResidual,
  maximumNormedResidualCritical,
  grubbs,
  generalizedEsd,
  weibullMle,
  anovaOneWay,
];
