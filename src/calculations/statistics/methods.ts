// Written by `node tools/publish-index.ts` from the methods of each family; do not edit.
import type { StatisticMethod } from './method.ts';
import { basisAllMethods } from './methods/basis/basis-all-methods.ts';
import { basisAnova } from './methods/basis/basis-anova.ts';
import { basisCoverageWithHeats } from './methods/basis/basis-coverage-with-heats.ts';
import { basisHansonKoopmans } from './methods/basis/basis-hanson-koopmans.ts';
import { basisLognormal, basisNormal } from './methods/basis/basis-normal.ts';
import { basisNormalCoverage } from './methods/basis/basis-normal-coverage.ts';
import { basisNormalFromSummary } from './methods/basis/basis-normal-summary.ts';
import { pooledAll, pooledCv, pooledSd } from './methods/basis/basis-pooled.ts';
import { basisWeibull } from './methods/basis/basis-weibull.ts';
import { extendedHansonKoopmansFactor } from './methods/basis/extended-hanson-koopmans-factor.ts';
import { modifiedCv } from './methods/basis/modified-cv.ts';
import {
  basisNonparametric,
  nonparametricMinimumN,
  nonparametricRank,
} from './methods/basis/nonparametric-rank.ts';
import { normalToleranceBoundOneSided } from './methods/basis/tolerance-bound-normal.ts';
import { normalToleranceFactorOneSided } from './methods/basis/tolerance-factor-normal.ts';
import {
  normalToleranceFactorTwoSided,
  normalToleranceInterval,
} from './methods/basis/tolerance-interval-normal.ts';
import { bayesianTestTime } from './methods/bayes/bayesian-test-time.ts';
import { betaBinomialUpdate } from './methods/bayes/beta-binomial-update.ts';
import { gammaPoissonUpdate } from './methods/bayes/gamma-poisson-update.ts';
import { gammaPriorFromTwoMtbf } from './methods/bayes/gamma-prior-from-two-mtbf.ts';
import { normalUpdate } from './methods/bayes/normal-update.ts';
import { capabilityToleranceDuality } from './methods/capability/capability-tolerance-duality.ts';
import { processCapability } from './methods/capability/process-capability.ts';
import { processCapabilityInterval } from './methods/capability/process-capability-interval.ts';
import { requiredObservedCapability } from './methods/capability/required-observed-capability.ts';
import { cusumArl, ewmaArl } from './methods/control/average-run-length.ts';
import { cusumTabular } from './methods/control/cusum-tabular.ts';
import { ewma } from './methods/control/ewma.ts';
import { individualsChart } from './methods/control/individuals-chart.ts';
import { andersonDarling, andersonDarlingOslCritical } from './methods/diagnostics/anderson-darling.ts';
import { andersonDarlingKSample } from './methods/diagnostics/anderson-darling-k-sample.ts';
import { andersonDarlingKSamplePower } from './methods/diagnostics/anderson-darling-k-sample-power.ts';
import { generalizedEsd } from './methods/diagnostics/generalized-esd.ts';
import { grubbs } from './methods/diagnostics/grubbs.ts';
import { bartlett, leveneMedian } from './methods/diagnostics/levene-median.ts';
import {
  maximumNormedResidual,
  maximumNormedResidualCritical,
} from './methods/diagnostics/maximum-normed-residual.ts';
import { attributePlanOc } from './methods/equivalency/attribute-plan-oc.ts';
import { equivalenceChangeInMean } from './methods/equivalency/equivalence-change-in-mean.ts';
import { equivalenceMeanExtremum } from './methods/equivalency/equivalence-mean-extremum.ts';
import { equivalenceMeanExtremumFactors } from './methods/equivalency/equivalence-mean-extremum-factors.ts';
import { equivalenceMeanExtremumOc } from './methods/equivalency/equivalence-mean-extremum-oc.ts';
import { equivalenceMeanExtremumTwoSample } from './methods/equivalency/equivalence-mean-extremum-two-sample.ts';
import { equivalenceMeanExtremumUnion } from './methods/equivalency/equivalence-mean-extremum-union.ts';
import { lotAcceptanceMeanExtremum } from './methods/equivalency/lot-acceptance-mean-extremum.ts';
import { sdRatioBound } from './methods/equivalency/sd-ratio-bound.ts';
import { tost } from './methods/equivalency/tost.ts';
import { tostPower } from './methods/equivalency/tost-power.ts';
import { twoSampleT } from './methods/equivalency/two-sample-t.ts';
import { variablesPlanUnknownSigma } from './methods/equivalency/variables-plan-unknown-sigma.ts';
import { crowAmsaa, crowAmsaaGrouped } from './methods/growth/crow-amsaa.ts';
import { powerLawModifiedMle } from './methods/growth/power-law-modified-mle.ts';
import { laplaceFailureTerminated, reliabilityTrend } from './methods/growth/reliability-trend.ts';
import { inclusionExtremes } from './methods/inclusions/inclusion-extremes.ts';
import { poissonRatePerTonne } from './methods/inclusions/poisson-rate-per-tonne.ts';
import { demonstrationSampleSize, demonstrationTestTime } from './methods/life/demonstration.ts';
import { exponentialMtbfLower } from './methods/life/exponential-mtbf-lower.ts';
import { kaplanMeier } from './methods/life/kaplan-meier.ts';
import { lifeModelsComplete } from './methods/life/life-models-complete.ts';
import { logRank } from './methods/life/log-rank.ts';
import { lognormalMle } from './methods/life/lognormal-mle.ts';
import { reliabilityClopperPearson } from './methods/life/reliability-clopper-pearson.ts';
import { weibayes } from './methods/life/weibayes.ts';
import { weibullAndLognormalMle } from './methods/life/weibull-and-lognormal-mle.ts';
import { weibullMedianRankRegression } from './methods/life/weibull-median-rank-regression.ts';
import { weibullMle } from './methods/life/weibull-mle.ts';
import { gatePower } from './methods/power/gate-power.ts';
import { fatigueRegressionCensored } from './methods/regression/fatigue-regression-censored.ts';
import {
  larsonMiller,
  larsonMillerLowerBound,
  larsonMillerRegression,
} from './methods/regression/larson-miller.ts';
import { larsonMillerHeats } from './methods/regression/larson-miller-heats.ts';
import { lifeLine } from './methods/regression/life-line.ts';
import { regressionLowerToleranceBound } from './methods/regression/regression-lower-tolerance-bound.ts';
import { regressionToleranceCoverage } from './methods/regression/regression-tolerance-coverage.ts';
import { varianceComponents } from './methods/regression/variance-components.ts';
import { sprtBinomial, sprtBinomialRun } from './methods/sequential/sprt-binomial.ts';
import { sprtExponential, sprtExponentialOc } from './methods/sequential/sprt-exponential.ts';
import { anovaOneWay } from './methods/summary/anova-one-way.ts';
import { linearLeastSquares } from './methods/summary/linear-least-squares.ts';
import { univariateSummary } from './methods/summary/univariate-summary.ts';

/** Every statistic, by family. */
export const METHODS: readonly StatisticMethod[] = [
  basisAllMethods,
  basisAnova,
  basisCoverageWithHeats,
  basisHansonKoopmans,
  basisNormalCoverage,
  basisNormalFromSummary,
  basisLognormal,
  basisNormal,
  pooledAll,
  pooledCv,
  pooledSd,
  basisWeibull,
  extendedHansonKoopmansFactor,
  modifiedCv,
  basisNonparametric,
  nonparametricMinimumN,
  nonparametricRank,
  normalToleranceBoundOneSided,
  normalToleranceFactorOneSided,
  normalToleranceFactorTwoSided,
  normalToleranceInterval,
  bayesianTestTime,
  betaBinomialUpdate,
  gammaPoissonUpdate,
  gammaPriorFromTwoMtbf,
  normalUpdate,
  capabilityToleranceDuality,
  processCapabilityInterval,
  processCapability,
  requiredObservedCapability,
  cusumArl,
  ewmaArl,
  cusumTabular,
  ewma,
  individualsChart,
  andersonDarlingKSamplePower,
  andersonDarlingKSample,
  andersonDarling,
  andersonDarlingOslCritical,
  generalizedEsd,
  grubbs,
  bartlett,
  leveneMedian,
  maximumNormedResidual,
  maximumNormedResidualCritical,
  attributePlanOc,
  equivalenceChangeInMean,
  equivalenceMeanExtremumFactors,
  equivalenceMeanExtremumOc,
  equivalenceMeanExtremumTwoSample,
  equivalenceMeanExtremumUnion,
  equivalenceMeanExtremum,
  lotAcceptanceMeanExtremum,
  sdRatioBound,
  tostPower,
  tost,
  twoSampleT,
  variablesPlanUnknownSigma,
  crowAmsaa,
  crowAmsaaGrouped,
  powerLawModifiedMle,
  laplaceFailureTerminated,
  reliabilityTrend,
  inclusionExtremes,
  poissonRatePerTonne,
  demonstrationSampleSize,
  demonstrationTestTime,
  exponentialMtbfLower,
  kaplanMeier,
  lifeModelsComplete,
  logRank,
  lognormalMle,
  reliabilityClopperPearson,
  weibayes,
  weibullAndLognormalMle,
  weibullMedianRankRegression,
  weibullMle,
  gatePower,
  fatigueRegressionCensored,
  larsonMillerHeats,
  larsonMiller,
  larsonMillerLowerBound,
  larsonMillerRegression,
  lifeLine,
  regressionLowerToleranceBound,
  regressionToleranceCoverage,
  varianceComponents,
  sprtBinomial,
  sprtBinomialRun,
  sprtExponential,
  sprtExponentialOc,
  anovaOneWay,
  linearLeastSquares,
  univariateSummary,
];
