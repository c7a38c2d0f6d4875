import type { CalibrateOutput, DriftChart } from '../../documents/heats/calibrate.ts';
import { normalQuantile } from '../../foundation/numerics/normal.ts';
import { findRoot } from '../../foundation/numerics/roots.ts';
import { studentTCdf, studentTTwoSided } from '../../foundation/numerics/student-t.ts';
import { ewmaRunLength } from '../../foundation/statistics/control/average-run-length.ts';
import { ewmaChart } from '../../foundation/statistics/control/ewma.ts';
import { liningAge } from '../furnace/effects.ts';
import type { ParametricHeat } from '../furnace/parametric-heat.ts';
import type { Fit } from './fit.ts';
import { type HeatScores, sequentialScores, TOGETHER } from './scores.ts';

type Drift = CalibrateOutput['drift'];

/** First heats that drift is measured against when nothing is said. */
export const BASELINE_HEATS = 5;
/** Weight of the latest heat [1]. Source: Lucas and Saccucci (1990), for shifts of about one standard deviation. */
const LAMBDA = 0.2;
/**
 * A leak this far off alarms at once [sd]: a chamber can leak from one heat to the next (Lucas and Saccucci 1990). Of
 * contents two heats in succession do, on the same side: one alone may be what was not recorded of it.
 */
const SINGLE = 4;
/** A content further off than this counts as this far in its chart [sd], for the same reason. */
const CLIPPED = 3;
/** Heats between false alarms of all charts together: that of a 3-sigma chart. */
const ARL0_TOGETHER = 370;

/**
 * Charts of a furnace over its history: each element's readings against what the heats before let expect, and the
 * leak as measured, self-starting; EWMA with limits that give all charts together one false alarm in 370 heats
 * (docs/theory/calibration.md, equations 10 to 12). Only heats after the baseline are charted.
 */
export function driftOf(fit: Fit, heats: readonly ParametricHeat[], baseline: number): Drift {
  const scores = sequentialScores(fit, heats);
  const series = [...elementSeries(heats, scores, baseline), ...leakSeries(heats, baseline)];
  if (series.length === 0) {
    return {
      baselineHeats: baseline,
      charts: [],
      alarm: false,
      arl0: null,
      liningAge: null,
      words: [`drift is judged from heat ${baseline + 1} on; there are no more heats yet`],
    };
  }
  const L = limitFor(series.length);
  const charts = series.map((one) => chartOf(one, L));
  const alarmed = charts.filter(({ signals }) => signals.length > 0);
  const liningAge = liningTrend(heats, scores);
  return {
    baselineHeats: baseline,
    charts,
    alarm: alarmed.length > 0,
    arl0: ARL0_TOGETHER,
    liningAge,
    words: [
      ...alarmed.map(alarmWords),
      ...(liningAge ? [liningAge.words] : []),
      ...(alarmed.length === 0 ? ['no drift: the furnace still agrees with its calibration'] : []),
    ],
  };
}

interface Series {
  readonly series: string;
  readonly what: string;
  readonly unit: string;
  readonly heats: readonly string[];
  readonly values: readonly number[];
  readonly scores: readonly number[];
  /** True where one heat alone may alarm. */
  readonly alone: boolean;
}

function elementSeries(
  heats: readonly ParametricHeat[],
  scores: readonly HeatScores[],
  baseline: number,
): Series[] {
  const elements = new Set(scores.slice(baseline).flatMap((one) => [...one.keys()]));
  return [...elements].map((element) => {
    const seen = heats.flatMap(({ id }, h) => {
      const score = scores[h]!.get(element);
      return h >= baseline && score !== undefined ? [{ id, score }] : [];
    });
    return {
      series: `readings:${element}`,
      what: `${element === TOGETHER ? 'all contents together' : element} against the prediction from earlier heats of this furnace`,
      unit: 'sd',
      heats: seen.map(({ id }) => id),
      values: seen.map(({ score }) => score),
      scores: seen.map(({ score }) => score),
      alone: false,
    };
  });
}

/** The leak as it was set down for each heat, against the mean and spread of the heats before (self-starting, Hawkins 1987). */
function leakSeries(heats: readonly ParametricHeat[], baseline: number): Series[] {
  const seen = heats.flatMap((heat) => {
    const leak = leakOf(heat);
    return leak === null || leak <= 0 ? [] : [{ id: heat.id, leak }];
  });
  const scores = selfStarting(seen.map(({ leak }) => Math.log(leak)));
  const charted = seen.slice(baseline);
  if (charted.length === 0 || scores === null) return [];
  return [
    {
      series: 'leak',
      what: 'leak-up of the chamber as measured',
      unit: 'Pa m3/s',
      heats: charted.map(({ id }) => id),
      values: charted.map(({ leak }) => leak),
      scores: scores.slice(baseline),
      alone: true,
    },
  ];
}

function leakOf({ steps }: ParametricHeat): number | null {
  for (const { settings } of steps) {
    const leak = settings.leak_Pa_m3_per_s;
    if (typeof leak === 'number') return leak;
  }
  return null;
}

/**
 * Standard normals of values against the ones before them, whose spread starts from what leaks scatter: Phi^-1(T_v((x - mean)/
 * (s sqrt(1 + 1/i)))), v = i - 1 + `PRIOR_HEATS`; zero for the first two. null when nothing ever changes.
 */
function selfStarting(values: readonly number[]): number[] | null {
  if (values.every((value) => value === values[0])) return null;
  return values.map((value, i) => {
    if (i < 2) return 0;
    const before = values.slice(0, i);
    const mean = before.reduce((sum, one) => sum + one, 0) / i;
    const square = before.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    const freedom = i - 1 + PRIOR_HEATS;
    const spread = Math.sqrt((square + PRIOR_HEATS * PRIOR_SPREAD ** 2) / freedom);
    const t = (value - mean) / (spread * Math.sqrt(1 + 1 / i));
    return normalQuantile(Math.min(1 - FAR, Math.max(FAR, studentTCdf(t, freedom))));
  });
}

const FAR = 1e-12;
/** Spread of ln of a leak from heat to heat before any was seen [1], and the heats that this counts for. Source: assumption. */
const PRIOR_SPREAD = 0.3;
const PRIOR_HEATS = 4;

/** Width of the limits of `charts` independent charts that together alarm falsely once in 370 heats. */
function limitFor(charts: number): number {
  const wanted = Math.log(ARL0_TOGETHER * charts);
  return findRoot((L) => Math.log(runLength(L, 0)) - wanted, [2, 5], {
    tolerance: 1e-3,
  }).x;
}

const runLength = (L: number, shift: number): number =>
  ewmaRunLength({ lambda: LAMBDA, L, shift, single: SINGLE });

function chartOf({ alone, ...series }: Series, L: number): DriftChart {
  const counted = alone
    ? series.scores
    : series.scores.map((score) => Math.max(-CLIPPED, Math.min(CLIPPED, score)));
  const { values, upper, signals } = ewmaChart(counted, { target: 0, sigma: 1, lambda: LAMBDA, L });
  const isFar = (i: number, side: number): boolean => side * (series.scores[i] ?? 0) > SINGLE;
  const atOnce = (i: number): boolean =>
    [1, -1].some((side) => isFar(i, side) && (alone || isFar(i - 1, side)));
  return {
    ...series,
    heats: [...series.heats],
    values: [...series.values],
    scores: [...series.scores],
    ewma: [...values],
    limit: [...upper],
    signals: series.heats.filter((_, i) => signals.includes(i + 1) || atOnce(i)),
    arl0: runLength(L, 0),
    arl1: runLength(L, 1),
  };
}

function alarmWords({ what, signals, ewma, scores, heats }: DriftChart): string {
  const first = signals[0]!;
  const at = heats.indexOf(first);
  const alone = Math.abs(scores[at]!) > SINGLE;
  const side = (alone ? scores[at]! : ewma[at]!) > 0 ? 'more' : 'less';
  return `alarm at ${first}: ${what}, ${side} than before${alone ? ', at once' : ''}`;
}

/** A trend this unlikely by chance is told [1]. */
const TREND = 0.05;
const FEWEST_HEATS = 5;

/** Scores of oxygen against the age of the lining; null without ages or with too few heats. */
function liningTrend(heats: readonly ParametricHeat[], scores: readonly HeatScores[]): Drift['liningAge'] {
  const points = heats.flatMap((heat, h) => {
    const age = liningAge(heat);
    const score = scores[h]!.get('O');
    return age === null || score === undefined ? [] : [{ age, score }];
  });
  const n = points.length;
  if (n < FEWEST_HEATS) return null;
  const meanAge = points.reduce((sum, { age }) => sum + age, 0) / n;
  const meanScore = points.reduce((sum, { score }) => sum + score, 0) / n;
  const square = points.reduce((sum, { age }) => sum + (age - meanAge) ** 2, 0);
  if (square === 0) return null;
  const slope =
    points.reduce((sum, { age, score }) => sum + (age - meanAge) * (score - meanScore), 0) / square;
  const rest = points.reduce(
    (sum, { age, score }) => sum + (score - meanScore - slope * (age - meanAge)) ** 2,
    0,
  );
  const pValue = studentTTwoSided(slope / Math.sqrt(rest / (n - 2) / square), n - 2);
  return {
    element: 'O',
    slope_sd_per_heat: slope,
    pValue,
    words:
      pValue < TREND
        ? `oxygen ${slope > 0 ? 'rises' : 'falls'} with the age of the lining beyond what the model knows: ${slope.toFixed(2)} sd per heat (p ${pValue.toPrecision(2)})`
        : `oxygen does not change with the age of the lining beyond what the model knows (p ${pValue.toPrecision(2)})`,
  };
}
