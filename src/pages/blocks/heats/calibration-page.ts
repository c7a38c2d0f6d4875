import type { CalibrateOutput, DriftChart } from '../../../documents/heats/calibrate.ts';
import type { Block, Page } from '../../../documents/page.ts';
import type { Interval, Point, XyPlot } from '../../../documents/page-charts.ts';
import { counted, percent, readable, wholeMinutes } from '../../../foundation/quantity/format.ts';
import { assumptions, list, notices, number, paragraph, section, table, tableOf } from '../parts.ts';

/** Address of a heat by its number. */
type HeatAddress = (heat: string) => string;

/** What the heats of a furnace say about it: known before and after, the heat to come, drift; `heatAddress` leads to each heat. */
export function calibrationPage(output: CalibrateOutput, heatAddress?: HeatAddress): Page {
  const { furnace, heats, readings, drift, unlocks, warnings, leftOut, strangers, assumed } = output;
  const notes = [
    ...strangers.map(({ words }) => `strange: ${words}`),
    ...leftOut.map((one) => `left out: ${leftOutWords(one)}`),
  ];
  return {
    format: 'remelt-page/1',
    title: `${furnace}, calibrated on ${counted(heats, 'heat')}`,
    lead: [
      paragraph(
        `${readings} results. ${drift.alarm ? 'The furnace has left its calibration: ' : ''}${drift.words.join('; ')}.`,
      ),
      paragraph(`Advice during a heat: ${unlocks.furnaceAdvice.words}.`, 'dim'),
    ],
    sections: [
      ...section('drift', 'Drift', driftBlocks(output, heatAddress)),
      ...section('parameters', 'What is known of the furnace', parameterBlocks(output)),
      ...section('next', 'The heat to come', [nextTable(output)]),
      ...section('removal', 'Removal that may be counted', [removalTable(output)]),
      ...section('notes', 'Warnings, and what does not agree', [...notices(warnings), ...list(notes)]),
      ...assumptions(assumed),
    ],
  };
}

/** Some reasons name heat and sample themselves. */
const leftOutWords = ({ heat, sample, words }: CalibrateOutput['leftOut'][number]): string =>
  words.includes(heat) ? words : `${sample === undefined ? '' : `sample ${sample} of `}${heat}: ${words}`;

function driftBlocks({ drift }: CalibrateOutput, heatAddress?: HeatAddress): Block[] {
  const { charts, words, arl0, baselineHeats } = drift;
  if (charts.length === 0) return list(words);
  return [
    paragraph(
      `Against the first ${baselineHeats} heats, in standard deviations: dots are heats, the line remembers (EWMA 0.2); beyond the dashes the line alarms, beyond 4 a single heat does. All charts together alarm falsely once in ${Math.round(arl0 ?? 0)} heats.`,
    ),
    { kind: 'panels', charts: charts.map((chart) => ({ kind: 'xy', plot: driftPlot(chart) })) },
    scoreTable(charts, heatAddress),
  ];
}

/** Every score of every series, heat by heat; an alarm has an exclamation mark. */
function scoreTable(charts: readonly DriftChart[], heatAddress?: HeatAddress): Block {
  const heats = [...new Set(charts.flatMap((chart) => chart.heats))];
  return table(
    ['heat', ...charts.map(({ series }) => number(series.replace(/^readings:/, '')))],
    heats.map((heat) => [
      heatAddress ? { text: heat, href: heatAddress(heat) } : heat,
      ...charts.map((chart) => scoreWords(chart, heat)),
    ]),
    'standard deviations; ! = the chart alarms',
  );
}

function scoreWords({ heats, scores, signals }: DriftChart, heat: string): string {
  const score = scores[heats.indexOf(heat)];
  return score === undefined
    ? ''
    : `${score.toFixed(1).replace(/^-0\.0$/, '0.0')}${signals.includes(heat) ? '!' : ''}`;
}

/** One series, heat by heat, against the limits at which its chart alarms. */
export function driftPlot({ what, heats, scores, ewma, limit, signals }: DriftChart): XyPlot {
  const over = (values: readonly number[], sign = 1): Point[] => values.map((value, i) => [i, sign * value]);
  const loud = over(scores).filter((_, i) => signals.includes(heats[i]!));
  return {
    title: what,
    description: signals.length > 0 ? `alarm at ${signals.join(', ')}` : `no alarm in ${heats.length} heats`,
    x: { label: 'heat', range: [-0.5, heats.length - 0.5], ticks: heats.map((label, at) => ({ at, label })) },
    y: { label: 'standard deviations [1]' },
    height: 220,
    series: [
      { kind: 'rule', axis: 'y', at: 0, tone: 'dim' },
      { kind: 'line', points: over(limit), tone: 'bad', dashed: true, name: 'alarm' },
      { kind: 'line', points: over(limit, -1), tone: 'bad', dashed: true },
      { kind: 'line', points: over(ewma), tone: 'accent', name: 'EWMA' },
      { kind: 'points', points: over(scores), tone: 'ink', name: 'heat' },
      ...(loud.length > 0 ? [{ kind: 'points', points: loud, tone: 'bad', name: 'signal' } as const] : []),
    ],
  };
}

const interval = ({ mean, p05, p95 }: Interval): string =>
  `${readable(mean)} (${readable(p05)} to ${readable(p95)})`;

function parameterBlocks({ parameters, scales, identifiability }: CalibrateOutput): Block[] {
  const drawn = parameters.filter(({ before, after }) => Math.min(before.p05, after.p05) > 0);
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'interval',
        title: 'Before and after, 1 = literature',
        rows: drawn.map(({ what, before, after }) => ({ name: what, before, after })),
      },
    },
    tableOf(
      parameters,
      [
        ['parameter', ({ what }) => what],
        ['before', ({ before }) => interval(before)],
        ['after', ({ after }) => interval(after)],
        [number('spread left'), ({ spreadRatio }) => percent(spreadRatio, 0)],
        ['', ({ words }) => words],
        ['source of before', ({ before }) => `${before.source} (${before.confidence})`],
      ],
      '1 = literature; mean (5 to 95 %)',
    ),
    ...list([
      `from heat to heat the furnace changes by ${interval(scales.heatToHeat)} of the literature spread`,
      `results scatter by ${interval(scales.scatter)} of themselves beyond their method`,
      ...identifiability.together.map(({ words }) => words),
      ...identifiability.notTold.map(({ words }) => words),
    ]),
  ];
}

const nextTable = ({ next }: CalibrateOutput): Block =>
  tableOf(
    next.rows,
    [
      ['element', ({ element }) => element],
      [number('at [min]'), ({ at_s }) => wholeMinutes(at_s)],
      [number('mean [ppm]'), ({ mean_ppm }) => readable(mean_ppm)],
      [number('5 %'), ({ p05_ppm }) => readable(p05_ppm)],
      [number('95 %'), ({ p95_ppm }) => readable(p95_ppm)],
    ],
    '9 of 10 heats within',
  );

const removalTable = ({ unlocks }: CalibrateOutput): Block =>
  table(
    ['trace', ''],
    unlocks.removalCredit.map(({ element, words }) => [element, words]),
  );
