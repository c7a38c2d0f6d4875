import type { FurnaceAnswer, LearningRung } from '../../../documents/heats/history.ts';
import type { Block } from '../../../documents/page.ts';
import type { XyPlot } from '../../../documents/page-charts.ts';
import { counted, percent, readable } from '../../../foundation/quantity/format.ts';
import { number, paragraph, tableOf } from '../parts.ts';

/** How the next heats were predicted, beside what predicts them without the heats of the furnace. */
export function learningTable(learning: readonly LearningRung[], beside: string): Block[] {
  return [
    paragraph(
      'After so many heats the next ones were predicted, from those alone. The interval score is the width of the band and what missing it costs, on the logarithm: less is better.',
    ),
    { kind: 'chart', chart: { kind: 'xy', plot: learningPlot(learning, beside) } },
    tableOf(
      learning,
      [
        [number('heats known'), ({ known }) => String(known)],
        [number('next heats'), ({ heats }) => String(heats)],
        [number('inside'), ({ calibrated, readings }) => `${calibrated.inside} of ${readings}`],
        [number('band, times'), ({ calibrated }) => readable(calibrated.width)],
        [number('off by, times'), ({ calibrated }) => readable(calibrated.error)],
        [number('score'), ({ calibrated }) => calibrated.score.toFixed(2)],
        [number(`${beside}: band, times`), ({ literature }) => readable(literature.width)],
        [number('off by, times'), ({ literature }) => readable(literature.error)],
        [number('score'), ({ literature }) => literature.score.toFixed(2)],
      ],
      'median band from its lower to its upper end, and median distance of a reading from its prediction, as factors',
    ),
  ];
}

const learningPlot = (learning: readonly LearningRung[], beside: string): XyPlot => ({
  title: 'Prediction of the next heats',
  description: `interval score ${learning[0]!.calibrated.score.toFixed(2)} after ${learning[0]!.known} heats, ${learning.at(-1)!.calibrated.score.toFixed(2)} after ${learning.at(-1)!.known}`,
  x: {
    label: 'heats known',
    log: true,
    ticks: learning.map(({ known }) => ({ at: known, label: String(known) })),
  },
  y: { label: 'interval score of the logarithm [1]' },
  height: 240,
  series: [
    {
      kind: 'line',
      points: learning.map(({ known, calibrated }) => [known, calibrated.score]),
      tone: 'accent',
      name: 'with its own heats',
    },
    {
      kind: 'points',
      points: learning.map(({ known, calibrated }) => [known, calibrated.score]),
      tone: 'accent',
    },
    {
      kind: 'line',
      points: learning.map(({ known, literature }) => [known, literature.score]),
      tone: 'dim',
      dashed: true,
      name: beside,
    },
  ],
});

export function coverageBlocks({
  coverage,
  judgedOn,
}: Pick<FurnaceAnswer, 'coverage' | 'judgedOn'>): Block[] {
  if (coverage.length === 0) return [];
  return [
    { kind: 'chart', chart: { kind: 'xy', plot: coveragePlot(coverage) } },
    tableOf(
      coverage,
      [
        ['element', ({ element }) => element],
        [number('inside'), ({ inside, n }) => `${inside} of ${n}`],
        [number('share'), ({ share }) => percent(share, 0)],
        [number('90 % interval'), ({ low, high }) => `${percent(low, 0)} to ${percent(high, 0)}`],
        [number('above the band'), ({ above }) => String(above)],
        [number('below it'), ({ below }) => String(below)],
      ],
      `the last reading of each of ${counted(judgedOn, 'heat')}; elements that the furnace leaves as they were charged are not counted`,
    ),
  ];
}

const coveragePlot = (coverage: FurnaceAnswer['coverage']): XyPlot => ({
  title: 'Readings inside the 90 % band',
  description: coverage.map(({ element, share }) => `${element} ${percent(share, 0)}`).join(', '),
  x: {
    label: 'element',
    range: [-0.5, coverage.length - 0.5],
    ticks: coverage.map(({ element }, at) => ({ at, label: element })),
  },
  y: { label: 'share inside [%]', range: [0, 105] },
  height: 240,
  series: [
    { kind: 'rule', axis: 'y', at: 90, tone: 'dim', dashed: true, name: 'promised' },
    ...coverage.map(({ low, high }, at) => ({
      kind: 'line' as const,
      points: [[at, 100 * low] as const, [at, 100 * high] as const],
      tone: 'accent' as const,
    })),
    {
      kind: 'points',
      points: coverage.map(({ share }, at) => [at, 100 * share]),
      tone: 'ink',
      name: 'found',
    },
  ],
});
