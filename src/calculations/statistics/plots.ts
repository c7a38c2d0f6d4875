import type { PlotPoint, StatisticPlot } from '../../documents/qualification/statistic-plot.ts';
import { InputError } from '../../foundation/errors.ts';
import { normalQuantile } from '../../foundation/numerics/normal.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { ascending, grouped, momentsOf } from '../../foundation/statistics/sample.ts';
import { lognormalBasis, normalBasis } from '../../models/qualification/basis/basis-normal.ts';
import { conditionalBound, conditionalModel } from '../../models/qualification/basis/basis-weibull.ts';
import { tostProbability } from '../../models/qualification/equivalency/tost-power.ts';
import { variablesPlanAcceptance } from '../../models/qualification/equivalency/variables-plan-unknown-sigma.ts';
import type { Quantities } from '../method/quantities.ts';
import { type Inputs, type Reader, readerOf } from '../method/reader.ts';
import { resultsOf } from './method.ts';
import { lifePlots } from './plots-life.ts';
import { runMethod } from './registry.ts';

type Family = 'normal' | 'lognormal' | 'weibull';
type Builder = (reader: Reader, quantities: Quantities) => readonly StatisticPlot[];

/** Plots by method. A method that is not here has none. */
const BUILDERS: Readonly<Record<string, Builder>> = {
  andersonDarling: (reader) => probabilityPlots(reader, ['normal', 'lognormal', 'weibull']),
  basisNormal: (reader) => probabilityPlots(reader, ['normal']),
  basisLognormal: (reader) => probabilityPlots(reader, ['lognormal']),
  basisWeibull: (reader) => probabilityPlots(reader, ['weibull']),
  basisAllMethods: (reader, quantities) => [
    basisDiagram(reader, quantities),
    ...probabilityPlots(reader, resultsOf(quantities).texts('admissible').filter(isFamily)),
  ],
  basisAnova: (reader, quantities) => [basisDiagram(reader, quantities)],
  tost: (reader, quantities) => [tostPlot(reader, quantities)],
  equivalenceChangeInMean: (reader, quantities) => [changePlot(reader, quantities)],
  ewma: (reader, q) => [
    controlPlot(reader, {
      title: 'EWMA',
      lines: [{ name: 'EWMA', values: resultsOf(q).numbers('ewma') }],
      centre: reader.number('target'),
      upper: resultsOf(q).numbers('ucl'),
      lower: resultsOf(q).numbers('lcl'),
      signals: resultsOf(q).numbers('signals'),
    }),
  ],
  cusumTabular: (reader, q) => {
    const high = resultsOf(q).numbers('sHigh');
    const h = reader.number('h') * (reader.has('sigma') ? reader.number('sigma') : 1);
    return [
      controlPlot(reader, {
        title: 'Tabular CUSUM',
        lines: [
          { name: 'S high', values: high },
          {
            name: 'S low',
            values: resultsOf(q)
              .numbers('sLow')
              .map((value) => -value),
          },
        ],
        centre: 0,
        upper: high.map(() => h),
        lower: high.map(() => -h),
        signals: resultsOf(q).numbers('signals'),
      }),
    ];
  },
  individualsChart: (reader, q) => {
    const x = reader.numbers('x');
    return [
      controlPlot(reader, {
        title: 'Individuals',
        lines: [{ name: 'value', values: x }],
        centre: resultsOf(q).number('mean'),
        upper: x.map(() => resultsOf(q).number('ucl')),
        lower: x.map(() => resultsOf(q).number('lcl')),
        signals: resultsOf(q).numbers('signals'),
      }),
    ];
  },
  attributePlanOc: (reader) => [attributePlot(reader)],
  variablesPlanUnknownSigma: (reader) => [variablesPlot(reader)],
  equivalenceMeanExtremumOc: (reader) => [dualPlot(reader)],
  tostPower: (reader) => [tostPowerPlot(reader)],
};

/** Names of the methods that have plots. */
export const plottedMethods = (): readonly string[] => [...Object.keys(BUILDERS), ...Object.keys(lifePlots)];

/**
 * Plots of a statistic on its inputs, as data. Throws InputError for a method without plots, and whatever the method
 * itself refuses: a refused input is not drawn.
 */
export function statisticPlots(method: string, inputs: unknown): readonly StatisticPlot[] {
  const builder = ownValue(BUILDERS, method) ?? ownValue(lifePlots, method);
  if (!builder) {
    throw new InputError(`${method} has no plot`, {
      path: 'method',
      value: method,
      allowed: plottedMethods().join(', '),
    });
  }
  const { quantities } = runMethod(method, inputs as Inputs);
  return builder(readerOf(inputs as Inputs, method), quantities);
}

const isFamily = (name: string): name is Family => ['normal', 'lognormal', 'weibull'].includes(name);
const unitOf = (reader: Reader): string => {
  const unit = reader.raw('unit');
  return typeof unit === 'string' ? unit : '';
};

/** Probabilities of the axis [%]. */
const TICKS = [1, 2, 5, 10, 20, 50, 80, 90, 95, 99];

function scoreOf(family: Family, p: number): number {
  return family === 'weibull' ? Math.log(-Math.log1p(-p)) : normalQuantile(p);
}

/** Median-rank points, the fit, and the lower tolerance bound of every quantile at 95 %. */
function probabilityPlots(reader: Reader, families: readonly Family[]): StatisticPlot[] {
  const x = ascending(reader.numbers(reader.firstOf('x', 'data', 'sample')));
  const confidence = reader.number('confidence', { fallback: 0.95 });
  const usable = families.filter((family) => family === 'normal' || x[0]! > 0);
  return usable.map((family) => {
    const { quantile, bound } = curvesOf(x, family, confidence);
    const grid = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];
    const at = (f: (p: number) => number): PlotPoint[] => grid.map((p) => [f(p), scoreOf(family, p)]);
    return {
      kind: 'probability',
      title: `Probability plot, ${family}`,
      unit: unitOf(reader),
      family,
      confidence,
      points: x.map((value, i): PlotPoint => [value, scoreOf(family, (i + 0.7) / (x.length + 0.4))]),
      fit: at(quantile),
      bound: at(bound),
      ticks: TICKS.map((percent) => ({ at: scoreOf(family, percent / 100), label: `${percent} %` })),
    };
  });
}

function curvesOf(x: readonly number[], family: Family, confidence: number) {
  if (family === 'weibull') {
    const model = conditionalModel(x);
    const { shape, scale } = model.fit;
    return {
      quantile: (p: number) => scale * (-Math.log1p(-p)) ** (1 / shape),
      bound: (p: number) => conditionalBound(model, { content: 1 - p, confidence }),
    };
  }
  const { mean, sd } = momentsOf(family === 'normal' ? x : x.map(Math.log));
  const raw = (value: number): number => (family === 'normal' ? value : Math.exp(value));
  return {
    quantile: (p: number) => raw(mean + sd * normalQuantile(p)),
    bound: (p: number) =>
      family === 'normal'
        ? normalBasis(momentsOf(x), { content: 1 - p, confidence })
        : lognormalBasis(x, { content: 1 - p, confidence }),
  };
}

function basisDiagram(reader: Reader, quantities: Quantities): StatisticPlot {
  const x = reader.numbers(reader.firstOf('x', 'y', 'data'));
  const batchName = reader.firstOf('batch', 'heat', 'group');
  const batch = reader.has(batchName) ? reader.labels(batchName) : x.map(() => 'all');
  const names: readonly (readonly [key: string, words: string])[] = [
    ['B', 'B'],
    ['A', 'A'],
    ['issuedB', 'B issued'],
    ['issuedA', 'A issued'],
    ['normalB', 'B normal'],
    ['weibullB', 'B Weibull'],
    ['lognormalB', 'B lognormal'],
    ['anovaB', 'B ANOVA'],
  ];
  const bounds = names.flatMap(([key, name]) => {
    const value = ownValue(quantities, key);
    return typeof value === 'number'
      ? [{ name, value, issued: name.includes('issued') || key.length === 1 }]
      : [];
  });
  return {
    kind: 'basis',
    title: 'Basis values by group',
    unit: unitOf(reader),
    groups: [...grouped(x, batch)].map(([name, values]) => ({ name, values })),
    bounds,
  };
}

const pairOf = ([low, high]: readonly number[]): [number, number] => [low!, high!];

function tostPlot(reader: Reader, quantities: Quantities): StatisticPlot {
  const results = resultsOf(quantities);
  const [low, high] = pairOf(results.numbers('interval'));
  const margins = reader.has('marginLower')
    ? [reader.number('marginLower'), reader.number('marginUpper')]
    : [-reader.number('margin'), reader.number('margin')];
  return {
    kind: 'intervals',
    title: 'Equivalence of means (two one-sided tests)',
    unit: unitOf(reader),
    margins,
    rows: [
      {
        name: 'difference',
        low,
        middle: results.number('diff'),
        high,
        inside: results.flag('equivalent'),
      },
    ],
  };
}

function changePlot(reader: Reader, quantities: Quantities): StatisticPlot {
  const results = resultsOf(quantities);
  const [low, high] = pairOf(results.numbers('threshold'));
  const half = (high - low) / 2;
  // The difference of the means, back from t0 = difference/se with half = t_required se.
  const difference = (results.number('t0') * half) / results.number('tRequired');
  return {
    kind: 'intervals',
    title: 'Change in mean (a test of difference, no proof of sameness)',
    unit: unitOf(reader),
    margins: [-half, half],
    rows: [
      {
        name: 'difference',
        low: difference,
        middle: difference,
        high: difference,
        inside: results.flag('pass'),
      },
    ],
  };
}

interface ControlParts {
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly centre: number;
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  readonly signals: readonly number[];
}

const controlPlot = (reader: Reader, parts: ControlParts): StatisticPlot => ({
  kind: 'control',
  unit: unitOf(reader),
  ...parts,
});

const grid = (from: number, to: number, count = 60): number[] =>
  Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);

function attributePlot(reader: Reader): StatisticPlot {
  const [n, c] = [reader.number('n'), reader.number('c')];
  const p = grid(0, Math.min(1, (4 * (c + 2)) / n));
  const accept = resultsOf(runMethod('attributePlanOc', { n, c, p }).quantities).numbers('pAccept');
  return {
    kind: 'characteristic',
    title: `Operating characteristic, n = ${n}, c = ${c}`,
    truth: 'fraction defective',
    decision: 'probability of acceptance',
    curves: [{ name: 'P(accept)', points: p.map((value, i) => [value, accept[i]!]) }],
    marks: [],
  };
}

function variablesPlot(reader: Reader): StatisticPlot {
  const [p1, p2] = [reader.number('p1'), reader.number('p2')];
  const risks = { alpha: reader.number('alpha'), beta: reader.number('beta') };
  const plan = resultsOf(runMethod('variablesPlanUnknownSigma', { p1, p2, ...risks }).quantities);
  const [n, k] = [plan.number('n'), plan.number('k')];
  const p = grid(p1 / 10, Math.min(0.5, 2 * p2));
  return {
    kind: 'characteristic',
    title: `Operating characteristic, n = ${n}, k = ${k.toFixed(3)}`,
    truth: 'fraction below the limit',
    decision: 'probability of acceptance',
    curves: [
      { name: 'P(accept)', points: p.map((value) => [value, variablesPlanAcceptance({ n, k }, value)]) },
    ],
    marks: [
      { name: 'p1', at: p1 },
      { name: 'p2', at: p2 },
    ],
  };
}

function dualPlot(reader: Reader): StatisticPlot {
  const nName = reader.firstOf('n', 'm');
  const given = reader.either(nName);
  const alpha = reader.either('alpha', { fallback: 0.05 });
  const level = Array.isArray(alpha) ? alpha[0]! : alpha;
  const drop = grid(0, 2.5, 25);
  const sizes = [...new Set(Array.isArray(given) ? given : [given])].slice(0, 5);
  return {
    kind: 'characteristic',
    title: `Mean and minimum, alpha = ${level}: power against a drop`,
    truth: 'drop of the mean [SD]',
    decision: 'probability of rejection',
    curves: sizes.map((m) => {
      const run = runMethod('equivalenceMeanExtremumOc', { n: m, alpha: level, shift: drop });
      const power = resultsOf(run.quantities).numbers('power');
      return { name: `n = ${m}`, points: drop.map((value, i) => [value, power[i]!]) };
    }),
    marks: [],
  };
}

function tostPowerPlot(reader: Reader): StatisticPlot {
  const first = (name: string): number => {
    const value = reader.either(name);
    return Array.isArray(value) ? value[0]! : value;
  };
  const alpha = reader.either('alpha', { fallback: 0.05 });
  const plan = {
    baselineN: first('baselineN'),
    marginInSd: first('marginInSd'),
    alpha: Array.isArray(alpha) ? alpha[0]! : alpha,
  };
  const given = reader.either('candidateN');
  const sizes = [...new Set(Array.isArray(given) ? given : [given])].slice(0, 5);
  return {
    kind: 'characteristic',
    title: `Equivalence within ${plan.marginInSd} SD, baseline ${plan.baselineN}`,
    truth: 'true shift [SD]',
    decision: 'probability of proof',
    curves: sizes.map((candidateN) => ({
      name: `n = ${candidateN}`,
      points: grid(0, 1.5 * plan.marginInSd).map((shift) => [
        shift,
        tostProbability({ ...plan, candidateN, shift }),
      ]),
    })),
    marks: [{ name: 'margin', at: plan.marginInSd }],
  };
}
