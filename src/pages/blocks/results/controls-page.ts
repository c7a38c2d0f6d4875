import type { Page } from '../../../documents/page.ts';
import type { Chart } from '../../../documents/page-charts.ts';
import type { ControlChart, Controls } from '../../../documents/results/controls.ts';
import { counted, shortNumber, utcMinute } from '../../../foundation/quantity/format.ts';
import { next, notices, paragraph, section, tableUnlessEmpty } from '../parts.ts';

/** Digits of a content beside its limits. */
const DIGITS = 4;
const shown = (value: number): string => shortNumber(value, DIGITS);

/** Control samples of a method: a chart of individuals for each element, and the rules that rest on them. */
export function controlsPage({ method, charts, rules }: Controls): Page {
  const bad = rules.filter(({ state }) => state === 'bad');
  return {
    format: 'remelt-page/1',
    title: `Control samples of ${method}`,
    lead: [
      ...notices(
        bad.map(({ name, words }) => `${words}. Rule ${name} takes nothing until a control is good.`),
      ),
      charts.length === 0
        ? next(
            `No file with a control sample of ${method} has arrived. Say what a control sample holds`,
            'links/enter-control',
          )
        : paragraph(
            `${counted(charts.length, 'chart')}; each point is a reading, in the order in which files arrived.`,
          ),
    ],
    sections: [
      ...section(
        'latest',
        'Latest readings',
        tableUnlessEmpty<ControlChart>(charts, [
          [{ head: 'Control', bold: true }, ({ control }) => control],
          ['Element', ({ element }) => element],
          [{ head: 'Latest [wt%]', numeric: true }, ({ readings }) => latestCell(readings)],
          ['Limits [wt%]', limitsCell],
          ['Readings', ({ readings }) => String(readings.length)],
          ['Outside', ({ readings }) => outsideWords(readings)],
        ]),
      ),
      ...section(
        'rules',
        'Rules that take results',
        tableUnlessEmpty(rules, [
          [{ head: 'Rule', bold: true }, ({ name }) => name],
          ['Source', ({ source }) => source],
          ['Asks', ({ k, hours }) => `a control within ${k} standard deviations, in the last ${hours} h`],
          ['Set by', ({ by }) => by ?? ''],
          ['Now', ({ words }) => words],
        ]),
      ),
      ...section(
        'charts',
        'Charts',
        charts.length === 0 ? [] : [{ kind: 'panels', charts: charts.map(plotOf) }],
      ),
    ],
  };
}

const latestCell = (readings: ControlChart['readings']) => {
  const { wtpct } = readings.at(-1)!;
  return { number: wtpct, text: shown(wtpct) };
};

const limitsCell = ({ limits }: ControlChart): string =>
  limits === null
    ? 'too few readings'
    : `${shown(limits.low_wtpct)} to ${shown(limits.high_wtpct)} (${limits.from === 'reference' ? 'as entered' : 'of the readings'})`;

function outsideWords(readings: ControlChart['readings']): string {
  const outside = readings.filter(({ isOutside }) => isOutside);
  const latest = outside.at(-1);
  return latest === undefined ? '' : `${outside.length}, the last ${utcMinute(latest.at)}`;
}

function plotOf({ control, element, limits, readings }: ControlChart): Chart {
  const points = readings.map(({ wtpct }, i) => [i + 1, wtpct] as const);
  const outside = points.filter((_, i) => readings[i]!.isOutside);
  return {
    kind: 'xy',
    plot: {
      title: `${element} in ${control}`,
      description: `${counted(readings.length, 'reading')} of ${element} in ${control}; ${outside.length} outside`,
      x: { label: 'reading' },
      y: { label: `${element} [wt%]` },
      series: [
        ...(limits === null
          ? []
          : [
              { kind: 'rule' as const, axis: 'y' as const, at: limits.centre_wtpct, tone: 'dim' as const },
              ...[limits.low_wtpct, limits.high_wtpct].map((at) => ({
                ...{ kind: 'rule' as const, axis: 'y' as const, at },
                ...{ tone: 'hold' as const, dashed: true },
              })),
            ]),
        { kind: 'line', points, tone: 'dim' },
        { kind: 'points', points, tone: 'accent' },
        ...(outside.length === 0 ? [] : [{ kind: 'points' as const, points: outside, tone: 'bad' as const }]),
      ],
      width: 420,
      height: 220,
    },
  };
}
