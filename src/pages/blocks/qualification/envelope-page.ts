import type { Page } from '../../../documents/page.ts';
import type { Chart } from '../../../documents/page-charts.ts';
import type { EnvelopeOutput } from '../../../documents/qualification/envelope.ts';
import { significant } from '../../../foundation/quantity/format.ts';
import { assumptions, list, notices, number, paragraph, section, tableOf } from '../parts.ts';

/** Whether a plan stays inside what the qualified heats cover, and what it re-opens. */
export const envelopePage = ({ verdict, leaves, ranges, uncovered, assumed }: EnvelopeOutput): Page => ({
  format: 'remelt-page/1',
  title: 'Qualified envelope',
  lead: [
    paragraph(
      verdict === 'inside' ? 'This plan stays inside the envelope.' : 'This plan leaves the envelope:',
      'strong',
    ),
    ...list(leaves.map(({ heat, words }) => `${heat}: ${words}`)),
    ...(uncovered.length > 0
      ? notices([
          `Stated by fewer than three heats, so neither covered nor watched: ${uncovered.join(', ')}.`,
        ])
      : []),
  ],
  sections: [
    ...section('ranges', 'What two heats or more cover', [
      { kind: 'chart', chart: rangesChart(ranges) },
      tableOf(ranges, [
        ['', ({ what }) => what],
        ['unit', ({ unit }) => (unit === '1' ? '' : unit)],
        [number('from'), ({ low }) => significant(low)],
        [number('to'), ({ high }) => significant(high)],
        [number('heats'), ({ heats }) => String(heats.length)],
        [number('planned'), ({ planned = [] }) => planned.map(({ mean }) => significant(mean)).join(', ')],
      ]),
    ]),
    ...assumptions(assumed),
  ],
});

/** Each range with its qualified heats as dots, and the plan against it. */
const rangesChart = (ranges: EnvelopeOutput['ranges']): Chart => ({
  kind: 'range',
  title: 'Qualified heats, and the plan',
  rows: ranges.map(({ what, unit, low, high, heats, planned = [] }) => ({
    name: what.replace('.', ' '),
    unit,
    low,
    high,
    heats: [...heats],
    planned: planned.map(({ mean, p05, p95, outside }) => ({ mean, p05, p95, outside })),
  })),
});
