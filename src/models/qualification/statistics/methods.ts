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
import { normalToleranceFactorTwoSided, normalToleranceInterval } from './basis/tolerance-interval-normal.ts';
import { bayesianTestTime } from './bayes/bayesian-test-time.ts';
import { betaBinomialUpdate } from './bayes/beta-binomial-update.ts';
import { gammaPoissonUpdate } from './bayes/gamma-poisson-update.ts';
import { gammaPriorFromTwoMtbf } from './bayes/gamma-prior-from-two-mtbf.ts';
import { normalUpdate } from './bayes/normal-update.ts';
import { capabilityToleranceDuality } from './capability/capability-tolerance-duality.ts';
import { processCapability } from './capability/process-capability.ts';
import { processCapabilityInterval } from './capability/process-capability-interval.ts';
import { requiredObservedCapability } from './capability/required-observed-capability.ts';
import { cusumArl, ewmaArl } from './control/average-run-length.ts';
import { cusumTabular } from './control/cusum-tabular.ts';
import { ewma } from './control/ewma.ts';
import { individualsChart } from './control/individuals-chart.ts';
import { andersonDarling, andersonDarlingOslCritical } from './diagnostics/anderson-darling.ts';
import { andersonDarlingKSample } from './diagnostics/anderson-darling-k-sample.ts';
import { andersonDarlingKSamplePower } from './diagnostics/anderson-darling-k-sample-power.ts';
import { generalizedEsd } from './diagnostics/generalized-esd.ts';
import { grubbs } from './diagnostics/grubbs.ts';
import { bartlett, leveneMedian } from './diagnostics/levene-median.ts';
import {
  maximumNormedResidual,
  maximumNormedResidualCritical,
} from './diagnostics/maximum-normed-residual.ts';
import { attributePlanOc } from './equivalency/attribute-plan-oc.ts';
import { equivalenceChangeInMean } from './equivalency/equivalence-change-in-mean.ts';
import { equivalenceMeanExtremum } from './equivalency/equivalence-mean-extremum.ts';
import { equivalenceMeanExtremumFactors } from './equivalency/equivalence-mean-extremum-factors.ts';
import { equivalenceMeanExtremumOc } from './equivalency/equivalence-mean-extremum-oc.ts';
import { equivalenceMeanExtremumTwoSample } from './equivalency/equivalence-mean-extremum-two-sample.ts';
import { equivalenceMeanExtremumUnion } from './equivalency/equivalence-mean-extremum-union.ts';
import { lotAcceptanceMeanExtremum } from './equivalency/lot-acceptance-mean-extremum.ts';
import { sdRatioBound } from './equivalency/sd-ratio-bound.ts';
import { tost } from './equivalency/tost.ts';
import { tostPower } from './equivalency/tost-power.ts';
import { twoSampleT } from './equivalency/two-sample-t.ts';
import { variablesPlanUnknownSigma } from './equivalency/variables-plan-unknown-sigma.ts';
import { crowAmsaa, crowAmsaaGrouped } from './growth/crow-amsaa.ts';
import { powerLawModifiedMle } from './growth/power-law-modified-mle.ts';
import { laplaceFailureTerminated, reliabilityTrend } from './growth/reliability-trend.ts';
import { inclusionExtremes } from './inclusions/inclusion-extremes.ts';
import { poissonRatePerTonne } from './inclusions/poisson-rate-per-tonne.ts';
import { demonstrationSampleSize, demonstrationTestTime } from './life/demonstration.ts';
import { exponentialMtbfLower } from './life/exponential-mtbf-lower.ts';
import { kaplanMeier } from './life/kaplan-meier.ts';
import { lifeModelsComplete } from './life/life-models-complete.ts';
import { logRank } from './life/log-rank.ts';
import { lognormalMle } from './life/lognormal-mle.ts';
import { reliabilityClopperPearson } from './life/reliability-clopper-pearson.ts';
import { weibayes } from './life/weibayes.ts';
import { weibullAndLognormalMle } from './life/weibull-and-lognormal-mle.ts';
import { weibullMedianRankRegression } from './life/weibull-median-rank-regression.ts';
import { weibullMle } from './life/weibull-mle.ts';
import type { StatisticMethod } from './method.ts';
import { gatePower } from './power/gate-power.ts';
import { fatigueRegressionCensored } from './regression/fatigue-regression-censored.ts';
import { larsonMiller, larsonMillerLowerBound, larsonMillerRegression } from './regression/larson-miller.ts';
import { larsonMillerHeats } from './regression/larson-miller-heats.ts';
import { lifeLine } from './regression/life-line.ts';
import { regressionLowerToleranceBound } from './regression/regression-lower-tolerance-bound.ts';
import { regressionToleranceCoverage } from './regression/regression-tolerance-coverage.ts';
import { varianceComponents } from './regression/variance-components.ts';
import { sprtBinomial, sprtBinomialRun } from './sequential/sprt-binomial.ts';
import { sprtExponential, sprtExponentialOc } from './sequential/sprt-exponential.ts';
import { anovaOneWay } from './summary/anova-one-way.ts';
import { linearLeastSquares } from './summary/linear-least-squares.ts';
import { univariateSummary } from './summary/univariate-summary.ts';

/** The index: every statistic, by family. */
export const METHODS: readonly StatisticMethod[] = [
  basisAllMethods,
  basisAnova,
  basisCoverageWithHeats,
  basisHansonKoopmans,
  basisNormalCoverage,
  basisNormalFromSummary,
  basisNormal,
  basisLognormal,
  pooledSd,
  pooledCv,
  pooledAll,
  basisWeibull,
  extendedHansonKoopmansFactor,
  modifiedCv,
  nonparametricRank,
  nonparametricMinimumN,
  basisNonparametric,
  normalToleranceFactorOneSided,
  normalToleranceInterval,
  normalToleranceFactorTwoSided,
  andersonDarlingKSamplePower,
  andersonDarlingKSample,
  andersonDarling,
  andersonDarlingOslCritical,
  generalizedEsd,
  grubbs,
  leveneMedian,
  bartlett,
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
  capabilityToleranceDuality,
  processCapabilityInterval,
  processCapability,
  requiredObservedCapability,
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
  fatigueRegressionCensored,
  larsonMillerHeats,
  larsonMiller,
  larsonMillerRegression,
  larsonMillerLowerBound,
  lifeLine,
  regressionLowerToleranceBound,
  regressionToleranceCoverage,
  varianceComponents,
  crowAmsaa,
  crowAmsaaGrouped,
  powerLawModifiedMle,
  reliabilityTrend,
  laplaceFailureTerminated,
  sprtBinomial,
  sprtBinomialRun,
  sprtExponential,
  sprtExponentialOc,
  cusumArl,
  ewmaArl,
  cusumTabular,
  ewma,
  individualsChart,
  bayesianTestTime,
  betaBinomialUpdate,
  gammaPoissonUpdate,
  gammaPriorFromTwoMtbf,
  normalUpdate,
  inclusionExtremes,
  poissonRatePerTonne,
  gatePower,
  anovaOneWay,
  linearLeastSquares,
  univariateSummary,
];
