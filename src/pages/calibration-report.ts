import type { CalibrateOutput, DriftChart } from '../documents/calibrate.ts';
import { intervalChart } from './charts/interval-chart.ts';
import { readable } from './charts/svg.ts';
import { type Point, xyChart } from './charts/xy-chart.ts';
import { assumptionTable, element, figure, type Html, join, list, page, table, text } from './render/html.ts';

/** What the heats of a furnace say about it, as one HTML file: known before and after, the heat to come, drift. */
export function calibrationReport(output: CalibrateOutput): string {
  const { furnace, heats, readings, drift, unlocks, warnings, leftOut, strangers, assumed } = output;
  const notes = [
    ...warnings,
    ...strangers.map(({ words }) => words),
    ...leftOut.map(({ words }) => `left out: ${words}`),
  ];
  return page({
    title: `${furnace}, calibrated on ${heats} ${heats === 1 ? 'heat' : 'heats'}`,
    specimen: false,
    lead: join([
      element(
        'p',
        text(
          `${readings} results. ${drift.alarm ? 'The furnace has left its calibration: ' : ''}${drift.words.join('; ')}.`,
        ),
      ),
      element('p', text(`Advice during a heat: ${unlocks.furnaceAdvice.words}.`), { class: 'dim' }),
    ]),
    sections: [
      ['drift', 'Drift', driftSection(output)],
      ['parameters', 'What is known of the furnace', parameterSection(output)],
      ['next', 'The heat to come', nextTable(output)],
      ['removal', 'Removal that may be counted', removalTable(output)],
      ...(notes.length > 0 ? [['notes', 'Warnings, and what does not agree', list(notes)] as const] : []),
      ['assumed', 'Assumptions and their sources', assumptionTable(assumed)],
    ],
  });
}

function driftSection({ drift }: CalibrateOutput): Html {
  const { charts, words, arl0, baselineHeats } = drift;
  if (charts.length === 0) return list(words);
  return join([
    element(
      'p',
      text(
        `Against the first ${baselineHeats} heats, in standard deviations: dots are heats, the line remembers (EWMA 0.2); beyond the dashes the line alarms, beyond 4 a single heat does. All charts together alarm falsely once in ${Math.round(arl0 ?? 0)} heats.`,
      ),
    ),
    ...charts.map((chart) => figure(driftChart(chart), chart.what)),
  ]);
}

/** One series, heat by heat, against the limits at which its chart alarms. */
export function driftChart({ what, heats, scores, ewma, limit, signals }: DriftChart): string {
  const over = (values: readonly number[], sign = 1): Point[] => values.map((value, i) => [i, sign * value]);
  const loud = over(scores).filter((_, i) => signals.includes(heats[i]!));
  return xyChart({
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
  });
}

function parameterSection({ parameters, scales, identifiability }: CalibrateOutput): Html {
  const drawn = parameters.filter(({ before, after }) => Math.min(before.p05, after.p05) > 0);
  const say = ({ mean, p05, p95 }: { mean: number; p05: number; p95: number }): string =>
    `${readable(mean)} (${readable(p05)} to ${readable(p95)})`;
  return join([
    figure(
      intervalChart(
        'Before and after, 1 = literature',
        drawn.map(({ what, before, after }) => ({ name: what, before, after })),
      ),
      'what is known of the furnace before and after its heats',
    ),
    table({
      head: ['parameter', 'before', 'after', 'spread left', '', 'source of before'],
      rows: parameters.map(({ what, before, after, spreadRatio, words }) => [
        what,
        say(before),
        say(after),
        `${Math.round(100 * spreadRatio)} %`,
        words,
        `${before.source} (${before.confidence})`,
      ]),
    }),
    list([
      `from heat to heat the furnace changes by ${say(scales.heatToHeat)} of the literature spread`,
      `results scatter by ${say(scales.scatter)} of themselves beyond their method`,
      ...identifiability.together.map(({ words }) => words),
      ...identifiability.notTold.map(({ words }) => words),
    ]),
  ]);
}

const nextTable = ({ next }: CalibrateOutput): Html =>
  table({
    head: ['element', 'at [min]', 'mean [ppm]', '5 %', '95 %'],
    numeric: [1, 2, 3, 4],
    caption: '9 of 10 heats within',
    rows: next.rows.map(({ element: of, at_s, mean_ppm, p05_ppm, p95_ppm }) => [
      of,
      String(Math.round(at_s / 60)),
      readable(mean_ppm),
      readable(p05_ppm),
      readable(p95_ppm),
    ]),
  });

const removalTable = ({ unlocks }: CalibrateOutput): Html =>
  table({
    head: ['trace', ''],
    rows: unlocks.removalCredit.map(({ element: of, words }) => [of, words]),
  });
