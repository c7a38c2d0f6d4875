import type { PlotPoint, StatisticPlot } from '../../documents/qualification/statistic-plot.ts';
import { normalQuantile } from '../../foundation/numerics/normal.ts';
import { productLimit, survivalBounds } from '../../foundation/statistics/life/kaplan-meier.ts';
import type { Lives } from '../../foundation/statistics/life/lives.ts';
import { fitLognormal, lognormalQuantileLower } from '../../foundation/statistics/life/lognormal-mle.ts';
import {
  fitWeibull,
  weibullQuantile,
  weibullQuantileLower,
} from '../../foundation/statistics/life/weibull-fit.ts';
import { johnsonRanks } from '../../foundation/statistics/life/weibull-median-rank-regression.ts';
import {
  fatigueQuantile,
  fitFatigue,
} from '../../foundation/statistics/regression/fatigue-regression-censored.ts';
import type { Quantities } from '../method/quantities.ts';
import type { Reader } from '../method/reader.ts';
import { resultsOf } from './method.ts';
import { readLives } from './methods/life/lives.ts';

type Builder = (reader: Reader, quantities: Quantities) => readonly StatisticPlot[];

/** Plots of life data by method. */
export const lifePlots: Readonly<Record<string, Builder>> = {
  weibullMle: (reader) => [lifePlot(reader, 'weibull')],
  lognormalMle: (reader) => [lifePlot(reader, 'lognormal')],
  weibullAndLognormalMle: (reader) => [lifePlot(reader, 'weibull'), lifePlot(reader, 'lognormal')],
  weibullMedianRankRegression: (reader) => [lifePlot(reader, 'weibull')],
  kaplanMeier: (reader) => [survivalPlot(reader)],
  fatigueRegressionCensored: (reader) => [fatiguePlot(reader)],
  lifeLine: (reader, quantities) => [lifeLinePlot(reader, quantities)],
};

const unitOf = (reader: Reader): string => {
  const unit = reader.raw('unit');
  return typeof unit === 'string' ? unit : '';
};

/** Probabilities of the axis [%]. */
const TICKS = [1, 2, 5, 10, 20, 50, 80, 90, 95, 99];
const GRID = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

/** Failures at Johnson's adjusted ranks (suspensions count in them), the fit and its Wald lower bound at 95 %. */
function lifePlot(reader: Reader, family: 'weibull' | 'lognormal'): StatisticPlot {
  const lives = readLives(reader);
  const score = (p: number): number => (family === 'weibull' ? Math.log(-Math.log1p(-p)) : normalQuantile(p));
  const { quantile, bound } = family === 'weibull' ? weibullCurves(lives) : lognormalCurves(lives);
  const at = (f: (p: number) => number): PlotPoint[] => GRID.map((p) => [f(p), score(p)]);
  const suspended = lives.time.reduce((sum, _, i) => sum + (lives.event[i] ? 0 : lives.count[i]!), 0);
  return {
    kind: 'probability',
    title: `Life plot, ${family}${suspended > 0 ? `, ${suspended} suspended (adjusted ranks)` : ''}`,
    unit: unitOf(reader),
    family,
    confidence: 0.95,
    points: johnsonRanks(lives, 'bernard').map(({ time, position }): PlotPoint => [time, score(position)]),
    fit: at(quantile),
    bound: at(bound),
    ticks: TICKS.map((percent) => ({ at: score(percent / 100), label: `${percent} %` })),
  };
}

function weibullCurves(lives: Required<Lives>) {
  const fit = fitWeibull(lives);
  return {
    quantile: (p: number) => weibullQuantile(fit, p),
    bound: (p: number) => weibullQuantileLower(fit, p, 0.95),
  };
}

function lognormalCurves(lives: Required<Lives>) {
  const fit = fitLognormal(lives);
  return {
    quantile: (p: number) => Math.exp(fit.mu + fit.sigma * normalQuantile(p)),
    bound: (p: number) => lognormalQuantileLower(fit, p, 0.95),
  };
}

function survivalPlot(reader: Reader): StatisticPlot {
  const lives = readLives(reader, 1);
  const confidence = reader.number('confidence', { fallback: 0.95 });
  const steps = productLimit(lives);
  const last = Math.max(...lives.time);
  // The curve starts at one and holds to the last time on test.
  const stair = (values: readonly (number | null)[]): PlotPoint[] => {
    const known = values.map(
      (value, i) => value ?? values.slice(0, i).findLast((earlier) => earlier !== null) ?? 0,
    );
    return [[0, 1], ...steps.map(({ time }, i): PlotPoint => [time, known[i]!]), [last, known.at(-1)!]];
  };
  const bounds = steps.map((step) => survivalBounds(step, 'loglog', confidence));
  const survivalAt = (time: number): number => steps.findLast((step) => step.time <= time)?.survival ?? 1;
  return {
    kind: 'survival',
    title: 'Survival',
    unit: unitOf(reader),
    confidence,
    steps: stair(steps.map(({ survival }) => survival)),
    low: stair(bounds.map(([low]) => low)),
    high: stair(bounds.map(([, high]) => high)),
    suspended: lives.time.flatMap((time, i): PlotPoint[] =>
      lives.event[i] ? [] : [[time, survivalAt(time)]],
    ),
  };
}

const between = (from: number, to: number): number[] =>
  Array.from({ length: 41 }, (_, i) => Math.exp(Math.log(from) + ((Math.log(to) - Math.log(from)) * i) / 40));

function fatiguePlot(reader: Reader): StatisticPlot {
  const life = reader.numbers(reader.matching(/cycles|life|lives/i) ?? 'life');
  const stress = reader.numbers(reader.matching(/stress|strain|amplitude|load/i) ?? 'stress');
  const eventName = reader.firstOf('failed', 'event');
  const failed = reader.has(eventName) ? reader.flags(eventName) : life.map(() => true);
  const fit = fitFatigue({ life, failed, stress }, { family: 'weibull', scatter: 'varying' });
  const levels = between(Math.min(...stress), Math.max(...stress));
  const curve = (p: number): PlotPoint[] =>
    levels.map((s) => [fatigueQuantile(fit, 'weibull', { stress: s, p }), s]);
  const points = (wanted: boolean): PlotPoint[] =>
    life.flatMap((value, i): PlotPoint[] => (failed[i] === wanted ? [[value, stress[i]!]] : []));
  return {
    kind: 'stress-life',
    title: 'Fatigue curve with run-outs, Weibull with stress-dependent scatter',
    unit: unitOf(reader),
    failed: points(true),
    runOut: points(false),
    curves: [
      { name: 'median', points: curve(0.5) },
      { name: '10 %', points: curve(0.1) },
    ],
  };
}

function lifeLinePlot(reader: Reader, quantities: Quantities): StatisticPlot {
  const amplitude = reader.numbers(reader.firstOf('strain', 'stress', 'amplitude'));
  const cycles = reader.numbers(reader.firstOf('cycles', 'life'));
  const results = resultsOf(quantities);
  const [a, b] = [results.number('A'), results.number('B')];
  return {
    kind: 'stress-life',
    title: 'Fatigue life line (ASTM E739)',
    unit: unitOf(reader) || 'cycles',
    failed: cycles.map((life, i): PlotPoint => [life, amplitude[i]!]),
    runOut: [],
    curves: [
      {
        name: 'median',
        points: between(Math.min(...amplitude), Math.max(...amplitude)).map((s) => [
          10 ** (a + b * Math.log10(s)),
          s,
        ]),
      },
    ],
  };
}
