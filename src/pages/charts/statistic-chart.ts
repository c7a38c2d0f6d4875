import type { Series, XyPlot } from '../../documents/page-charts.ts';
import type {
  BasisDiagram,
  CharacteristicPlot,
  ControlPlot,
  IntervalPlot,
  ProbabilityPlot,
  StatisticPlot,
  StressLifePlot,
  SurvivalPlot,
} from '../../documents/qualification/statistic-plot.ts';
import { readable, shortPercent } from '../../foundation/quantity/format.ts';
import { xyChart } from './xy-chart.ts';

/** SVG of one plot of a statistic. */
export function statisticChart(plot: StatisticPlot, narrow = false): string {
  const drawn = layout(plot);
  return xyChart(narrow ? { ...drawn, ...NARROW, ...(drawn.height ? { height: drawn.height } : {}) } : drawn);
}

/** A chart that fits a phone, and beside another on a desk [px]. */
const NARROW = { width: 400, height: 300 };

/** Several charts one under the other in one SVG. */
export function statisticCharts(plots: readonly StatisticPlot[]): string {
  const charts = plots.map((plot) => statisticChart(plot));
  if (charts.length === 1) return charts[0]!;
  let top = 0;
  const body = charts.map((chart) => {
    const height = Number(/viewBox="0 0 \d+ (\d+)"/.exec(chart)?.[1]);
    const placed = chart.replace('<svg ', `<svg y="${top}" width="720" height="${height}" `);
    top += height + 12;
    return placed;
  });
  return `<svg viewBox="0 0 720 ${top}" xmlns="http://www.w3.org/2000/svg">${body.join('')}</svg>`;
}

function layout(plot: StatisticPlot): XyPlot {
  switch (plot.kind) {
    case 'probability':
      return probability(plot);
    case 'basis':
      return basis(plot);
    case 'intervals':
      return intervals(plot);
    case 'survival':
      return survival(plot);
    case 'stress-life':
      return stressLife(plot);
    case 'control':
      return control(plot);
    case 'characteristic':
      return characteristic(plot);
  }
}
const inUnit = (words: string, unit: string): string => (unit === '' ? words : `${words} [${unit}]`);

const probability = (plot: ProbabilityPlot): XyPlot => ({
  title: plot.title,
  description: `${plot.points.length} values against a ${plot.family} distribution`,
  x: { label: inUnit('value', plot.unit), log: plot.family !== 'normal' },
  y: { label: 'probability below', ticks: plot.ticks },
  series: [
    { kind: 'line', points: plot.fit, name: `${plot.family} fit` },
    {
      kind: 'line',
      points: plot.bound,
      dashed: true,
      tone: 'bad',
      name: `${shortPercent(plot.confidence, 4)} lower bound`,
    },
    { kind: 'points', points: plot.points, tone: 'ink', name: 'values' },
  ],
});

function basis(plot: BasisDiagram): XyPlot {
  const issued = plot.bounds
    .filter((bound) => bound.issued)
    .map(({ name, value }) => `${name} ${readable(value)}`);
  return {
    title: plot.title,
    description: `${plot.groups.length} groups; issued: ${issued.join(', ') || 'nothing'}`,
    x: {
      label: plot.limits ? 'heat' : 'group',
      ticks: plot.groups.map(({ name }, i) => ({ at: i + 1, label: name })),
      range: [0.4, plot.groups.length + 0.6],
    },
    y: { label: inUnit('value', plot.unit) },
    series: [
      ...plot.groups.map(
        ({ values }, i): Series => ({
          kind: 'points',
          tone: 'ink',
          hollow: true,
          // A fixed stagger keeps equal values apart.
          points: values.map((value, j) => [i + 1 + ((j % 5) - 2) * 0.05, value]),
        }),
      ),
      ...(plot.limits ?? []).map(
        ({ name, value }): Series => ({
          kind: 'rule',
          axis: 'y',
          at: value,
          tone: 'bad',
          name: `${name} ${readable(value)}`,
        }),
      ),
      ...plot.bounds.map(
        ({ name, value, issued: solid }): Series => ({
          kind: 'rule',
          axis: 'y',
          at: value,
          tone: solid ? (plot.limits ? 'accent' : name.startsWith('A') ? 'hold' : 'bad') : 'dim',
          dashed: !solid,
          name: `${name} ${readable(value)}`,
        }),
      ),
    ],
  };
}

const intervals = (plot: IntervalPlot): XyPlot => ({
  title: plot.title,
  description: plot.rows
    .map(
      ({ name, low, high, inside }) =>
        `${name} ${readable(low)} to ${readable(high)}, ${inside ? 'inside' : 'not inside'}`,
    )
    .join('; '),
  height: 120 + 40 * plot.rows.length,
  x: { label: inUnit('difference', plot.unit) },
  y: {
    label: '',
    range: [plot.rows.length + 0.6, 0.4],
    ticks: plot.rows.map(({ name }, i) => ({ at: i + 1, label: name })),
  },
  series: [
    { kind: 'rule', axis: 'x', at: 0, tone: 'dim' },
    ...plot.margins.map(
      (at, i): Series => ({
        kind: 'rule',
        axis: 'x',
        at,
        tone: 'bad',
        dashed: true,
        ...(i === 0 ? { name: 'margin' } : {}),
      }),
    ),
    ...plot.rows.flatMap(({ low, middle, high, inside }, i): Series[] => [
      {
        kind: 'line',
        points: [
          [low, i + 1],
          [high, i + 1],
        ],
        tone: inside ? 'good' : 'hold',
      },
      {
        kind: 'points',
        points: [
          [low, i + 1],
          [middle, i + 1],
          [high, i + 1],
        ],
        tone: inside ? 'good' : 'hold',
      },
    ]),
  ],
});

const survival = (plot: SurvivalPlot): XyPlot => ({
  title: plot.title,
  description: `${plot.steps.length - 1} failure times, ${plot.suspended.length} suspended`,
  x: { label: inUnit('life', plot.unit) },
  y: { label: 'survival', range: [0, 1] },
  series: [
    {
      kind: 'band',
      low: plot.low,
      high: plot.high,
      step: true,
      name: `${shortPercent(plot.confidence, 4)} log-log`,
    },
    { kind: 'line', step: true, points: plot.steps, name: 'Kaplan-Meier' },
    { kind: 'points', points: plot.suspended, hollow: true, tone: 'ink', name: 'suspended' },
  ],
});

const CURVE_TONES = ['accent', 'bad', 'good', 'hold', 'ink'] as const;

const curves = (
  list: readonly { readonly name: string; readonly points: readonly (readonly [number, number])[] }[],
) =>
  list.map(
    ({ name, points }, i): Series => ({
      kind: 'line',
      points,
      name,
      tone: CURVE_TONES[i % CURVE_TONES.length]!,
      dashed: i > 0,
    }),
  );

const stressLife = (plot: StressLifePlot): XyPlot => ({
  title: plot.title,
  description: `${plot.failed.length} failed, ${plot.runOut.length} run out`,
  x: { label: inUnit('life', plot.unit), log: true },
  y: { label: 'stress or strain', log: true },
  series: [
    ...curves(plot.curves),
    { kind: 'points', points: plot.failed, tone: 'ink', name: 'failed' },
    { kind: 'points', points: plot.runOut, tone: 'ink', hollow: true, name: 'run out' },
  ],
});

function control(plot: ControlPlot): XyPlot {
  const numbered = (list: readonly number[]): [number, number][] => list.map((value, i) => [i + 1, value]);
  const values = plot.lines.flatMap(({ values: list }) => numbered(list));
  return {
    title: plot.title,
    description: plot.signals.length === 0 ? 'in control' : `signals at ${plot.signals.join(', ')}`,
    x: { label: 'heat, in order' },
    y: { label: inUnit('statistic', plot.unit) },
    series: [
      { kind: 'rule', axis: 'y', at: plot.centre, tone: 'dim' },
      { kind: 'line', points: numbered(plot.upper), tone: 'bad', dashed: true, name: 'limits' },
      { kind: 'line', points: numbered(plot.lower), tone: 'bad', dashed: true },
      ...plot.lines.map(
        ({ name, values: list }, i): Series => ({
          kind: 'line',
          points: numbered(list),
          name,
          tone: i === 0 ? 'accent' : 'hold',
        }),
      ),
      { kind: 'points', points: values, tone: 'ink' },
      {
        kind: 'points',
        tone: 'bad',
        name: 'signal',
        points: values.filter(
          ([at, value]) =>
            plot.signals.includes(at) && (value > plot.upper[at - 1]! || value < plot.lower[at - 1]!),
        ),
      },
    ],
  };
}

const characteristic = (plot: CharacteristicPlot): XyPlot => ({
  title: plot.title,
  description: `${plot.decision} against ${plot.truth}`,
  x: { label: plot.truth },
  y: { label: plot.decision, range: [0, 1] },
  series: [
    ...plot.marks.map(
      ({ name, at }): Series => ({ kind: 'rule', axis: 'x', at, tone: 'dim', dashed: true, name }),
    ),
    ...curves(plot.curves),
  ],
});
