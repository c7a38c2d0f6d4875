import type { Block, Section } from '../../../documents/page.ts';
import type { Chart } from '../../../documents/page-charts.ts';
import type { GateOne } from '../../../documents/qualification/qualify.ts';
import type { StatisticPlot } from '../../../documents/qualification/statistic-plot.ts';
import { counted, percent, significant } from '../../../foundation/quantity/format.ts';
import { list, number, paragraph, section, table, tableOf } from '../parts.ts';

type Property = GateOne['properties'][number];
type Bound = Property['basis'][number];

/** What gate 1 says of one property: reasons, alarms, plots, and every number with its method. */
export function propertySection(
  property: Property,
  { index, plots }: { readonly index: number; readonly plots: readonly StatisticPlot[] },
): Section[] {
  const { reasons, withExcluded, unit } = property;
  const deciding = reasons.filter(({ verdict }) => verdict !== 'ALARM');
  const alarms = reasons.filter(({ verdict }) => verdict === 'ALARM');
  return section(`property-${index + 1}`, property.id, [
    ...list(deciding.map(({ verdict, words }) => `${verdict}: ${words}`)),
    ...(alarms.length === 0 ? [] : [paragraph('Alarms decide nothing:', 'dim')]),
    ...list(alarms.map(({ words }) => words)),
    ...(withExcluded
      ? [
          paragraph(
            `With the ${counted(withExcluded.excluded, 'excluded value')} the verdict is ${withExcluded.verdict}${
              withExcluded.issued ? `, and ${significant(withExcluded.issued.value)} ${unit} is issued` : ''
            }.`,
          ),
        ]
      : []),
    ...plotBlocks(property, plots),
    ...numbersFold(property),
  ]);
}

/** Content of the bounds that a property is judged by: that which is issued, else the strictest. */
const contentOf = ({ issued, basis }: Property): number | undefined =>
  issued?.content ?? basis.map(({ content }) => content).sort((a, b) => b - a)[0];

/** The values by heat with the bounds that count, and the first probability plot; other families behind a fold. */
function plotBlocks(property: Property, plots: readonly StatisticPlot[]): Block[] {
  const used = new Set(property.basis.map(({ method }) => method));
  const drawn = plots.filter((plot) => plot.kind !== 'probability' || used.has(plot.family));
  const charts = (drawn.length > 1 ? drawn : plots).map(
    (plot): Chart => ({
      kind: 'statistic',
      plot: plot.kind === 'basis' ? withBounds(plot, property) : plot,
      narrow: true,
    }),
  );
  const [shown, others] = [charts.slice(0, BESIDE), charts.slice(BESIDE)];
  return [
    ...(shown.length > 0 ? [{ kind: 'panels' as const, charts: shown }] : []),
    ...(others.length === 0
      ? []
      : [
          {
            kind: 'fold' as const,
            summary: 'Other distributions that fit',
            blocks: [{ kind: 'panels' as const, charts: others }],
          },
        ]),
  ];
}

/** Charts in view: the values by heat, and the first probability plot. */
const BESIDE = 2;

/** The diagram with every bound of the content that decides; the one that is issued drawn through. */
function withBounds(plot: Extract<StatisticPlot, { kind: 'basis' }>, property: Property): StatisticPlot {
  const content = contentOf(property);
  const bounds = property.basis.filter((bound) => bound.content === content);
  const issued = [property.issued, property.issuedUpper];
  return {
    ...plot,
    title: content === undefined ? plot.title : `Values by heat, and ${percent(content, 0)} bounds`,
    bounds: bounds.map((bound) => ({
      name: bound.method,
      value: bound.value,
      issued: issued.some((one) => one?.method === bound.method && one.side === bound.side),
    })),
  };
}

/** Every number of a property with its method and the values that it rests on. */
function numbersFold(property: Property): Block[] {
  const { basis, equivalence, sdRatio, unit, heats, values } = property;
  const from = `${counted(values, 'value')}, ${counted(heats, 'heat')} that count`;
  const rows = [
    ...basis.map((bound) => [
      `${bound.side} bound of ${percent(bound.content, 0)} at ${percent(bound.confidence)}`,
      significant(bound.value),
      unit,
      bound.method,
      use(property, bound),
    ]),
    ...(equivalence
      ? [
          ['difference of means', significant(equivalence.difference), unit, 'tost', from],
          ...equivalence.interval.map((end, i) => [
            `its ${i === 0 ? 'lower' : 'upper'} end`,
            significant(end),
            unit,
            'tost',
            `margin ${equivalence.margin} ${unit}`,
          ]),
          ['p of equivalence', significant(equivalence.p), '', 'tost', from],
        ]
      : []),
    ...(sdRatio
      ? [
          ['SD ratio to the baseline', significant(sdRatio.ratio), '', 'sdRatioBound', from],
          ['its upper bound', significant(sdRatio.upper), '', 'sdRatioBound', `limit ${sdRatio.limit}`],
        ]
      : []),
  ];
  if (rows.length === 0) return [];
  const columns = [
    { head: 'number', width: 1.7 },
    { ...number('value'), width: 0.7 },
    { head: 'unit', width: 0.5 },
    { head: 'method', width: 1 },
    { head: 'use', width: 1.6 },
  ];
  return [
    {
      kind: 'fold',
      summary: `${counted(rows.length, 'number')} with their methods, from ${from}`,
      blocks: [table(columns, rows)],
    },
  ];
}

/** What a bound is used for. */
function use({ issued, issuedUpper }: Property, bound: Bound): string {
  const one = [issued, issuedUpper].find(
    (other) => other?.method === bound.method && other.content === bound.content && other.side === bound.side,
  );
  return one ? `issued: ${one.label}` : 'shown beside';
}

/** Rates of findings against their limits. */
export const cleanlinessSection = ({ cleanliness = [], inclusions = [] }: GateOne): Section[] =>
  section('cleanliness', 'Cleanliness', [
    ...(cleanliness.length === 0
      ? []
      : [
          tableOf(cleanliness, [
            [{ head: '', width: 1.8 }, (rate) => rate.id],
            ['verdict', (rate) => ({ verdict: rate.verdict })],
            [number('findings'), (rate) => String(rate.findings)],
            [number('inspected [t]'), (rate) => significant(rate.mass_t)],
            [
              number('rate at most [1/t]'),
              (rate) => (rate.upper_per_t === undefined ? '-' : significant(rate.upper_per_t)),
            ],
            [number('limit [1/t]'), (rate) => significant(rate.limit_per_t)],
            [
              number('found of 100'),
              (rate) => (rate.detection === undefined ? 'all, assumed' : significant(100 * rate.detection)),
            ],
            [number('more [t]'), (rate) => (rate.more_t > 0 ? significant(rate.more_t) : '-')],
          ]),
          paragraph('Exact Poisson bounds; "more" is metal without a further finding.', 'dim'),
        ]),
    ...list(inclusions.map(({ id, verdict, words }) => `${id}: ${verdict}: ${words}`)),
  ]);

/** Intervals of the differences of means in units of their margins: inside -1 to 1 they are proved. */
export function equivalenceSection({ properties }: GateOne): Section[] {
  const rows = properties.flatMap(({ id, equivalence }) => {
    if (!equivalence) return [];
    const { interval, margin, difference, verdict } = equivalence;
    return [
      {
        name: id,
        low: interval[0] / margin,
        middle: difference / margin,
        high: interval[1] / margin,
        inside: verdict === 'PASS',
      },
    ];
  });
  if (rows.length === 0) return [];
  const title = 'Difference of means to the qualified route';
  const plot = { kind: 'intervals' as const, title, unit: 'margins', margins: [-1, 1], rows };
  return section('equivalence', 'Equivalence', [
    { kind: 'chart', chart: { kind: 'statistic', plot, narrow: true } },
  ]);
}
