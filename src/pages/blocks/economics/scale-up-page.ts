import type { ScaleUpOutput } from '../../../documents/economics/scale-up.ts';
import { NOT_KNOWN } from '../../../documents/economics/stated.ts';
import type { Block, Page } from '../../../documents/page.ts';
import type { Chart } from '../../../documents/page-charts.ts';
import { money, percent, readable, shortNumber } from '../../../foundation/quantity/format.ts';
import { assumptions, list, number, section, tableOf } from '../parts.ts';

type Size = ScaleUpOutput['sizes'][number];

/** A heat at several sizes: what the furnace needs, what limits it, what a kilogram costs, from where on it pays. */
export function scaleUpPage(output: ScaleUpOutput): Page {
  const { name, currency, sizes, assumed } = output;
  return {
    format: 'remelt-page/1',
    title: name,
    lead: list(leadOf(output)),
    sections: [
      ...section('furnace', 'What the furnace needs', [furnaceTable(sizes), holdChart(sizes)]),
      ...section('cost', `What a kilogram costs, ${currency}/kg`, [
        costTable(output),
        costChart(output),
        ...partsOf(output),
      ]),
      ...section('drivers', 'What decides the cost at the largest size', driverBlocks(output)),
      ...assumptions(assumed),
    ],
  };
}

function leadOf({
  breakEven,
  product_per_kg,
  currency,
  costGrowth,
  firstYear,
  assumedShare,
}: ScaleUpOutput): string[] {
  const { heat_kg, found } = breakEven;
  return [
    heat_kg === null
      ? `At none of these sizes does a kilogram cost less than the ${money(product_per_kg)} ${currency} that it fetches.`
      : `From a heat of ${readable(heat_kg.median)} kg on (${readable(heat_kg.p05)} to ${readable(heat_kg.p95)}) a kilogram costs less than it fetches, in ${percent(found, 0)} of the draws.`,
    ...(costGrowth && firstYear
      ? [
          `A first plant costs ${shortNumber(costGrowth.median)} times its estimate (${shortNumber(costGrowth.p05)} to ${shortNumber(costGrowth.p95)}) and makes ${percent(firstYear.median, 0)} of its output in the first year; equations recalled.`,
        ]
      : []),
    `${percent(assumedShare, 0)} of the variance of the cost at the largest size rests on assumptions.`,
  ];
}

const spread = (one: Size['hold_h'], text = readable): string =>
  one === null ? 'never' : `${text(one.median)} (${text(one.p05)} to ${text(one.p95)})`;

const furnaceTable = (sizes: readonly Size[]): Block =>
  tableOf(
    sizes,
    [
      ['size', (one) => one.name],
      [number('heat, kg'), (one) => readable(one.heat_kg)],
      [number('surface per volume, 1/m'), (one) => readable(one.areaToVolume_per_m)],
      [number('hold, h'), (one) => spread(one.hold_h)],
      ['waits for', (one) => `${one.lastElement.element} (${percent(one.lastElement.share, 0)})`],
      [number('arrives'), (one) => percent(one.reaches, 0)],
      [
        number('lost, kg/t'),
        (one) => readable(Object.values(one.lost_kg_per_t).reduce((sum, kg) => sum + kg, 0)),
      ],
      ['what limits', (one) => one.limits],
    ],
    'Hold: until every limit is met, by the furnace model; 5 to 95 % in brackets',
  );

const costTable = ({ sizes }: ScaleUpOutput): Block =>
  tableOf(sizes, [
    ['size', (one) => one.name],
    [number('heats a year'), (one) => (one.heatsPerYear === null ? '' : readable(one.heatsPerYear))],
    [number('furnaces'), (one) => (one.furnaces === null ? '' : String(one.furnaces))],
    [number('t a year'), (one) => (one.output_kg === null ? '' : readable(one.output_kg / 1000))],
    [number('cost'), (one) => spread(one.cost_per_kg, money)],
    [number('pays in'), (one) => percent(one.pays, 0)],
    [
      number('revert share that breaks even'),
      (one) => (one.breakEvenShare === null ? 'none' : percent(one.breakEvenShare.median, 0)),
    ],
  ]);

function holdChart(sizes: readonly Size[]): Block {
  return sizeChart({ title: 'Hold time by size of the heat', unit: 'h' }, sizes, (one) => one.hold_h);
}

function costChart({ sizes, product_per_kg, currency }: ScaleUpOutput): Block {
  const { chart } = sizeChart(
    { title: 'Cost of a kilogram by size of the heat', unit: `${currency}/kg` },
    sizes,
    (one) => one.cost_per_kg,
  );
  if (chart.kind !== 'xy') return { kind: 'chart', chart };
  return {
    kind: 'chart',
    chart: {
      ...chart,
      plot: {
        ...chart.plot,
        series: [
          ...chart.plot.series,
          { kind: 'rule', axis: 'y', at: product_per_kg, tone: 'good', dashed: true, name: 'fetches' },
        ],
      },
    },
  };
}

function sizeChart(
  { title, unit }: { readonly title: string; readonly unit: string },
  sizes: readonly Size[],
  pick: (one: Size) => Size['hold_h'],
): { readonly kind: 'chart'; readonly chart: Chart } {
  const rows = sizes.flatMap((one) => {
    const found = pick(one);
    return found ? [{ kg: one.heat_kg, ...found }] : [];
  });
  const line = (at: 'p05' | 'median' | 'p95') => rows.map((row): [number, number] => [row.kg, row[at]]);
  return {
    kind: 'chart',
    chart: {
      kind: 'xy',
      plot: {
        title,
        description: `median and 90 % of the draws, ${unit}`,
        x: { label: 'heat, kg', log: true },
        y: { label: unit, log: true },
        series: [
          { kind: 'band', low: line('p05'), high: line('p95'), name: '5 to 95 %' },
          { kind: 'line', points: line('median'), tone: 'accent', name: 'median' },
          { kind: 'points', points: line('median'), tone: 'accent' },
        ],
      },
    },
  };
}

/** Costs of the largest size, from metal up. */
function partsOf({ sizes, product_per_kg }: ScaleUpOutput): Block[] {
  const largest = sizes.filter(({ costs }) => costs.length > 0).sort((a, b) => b.heat_kg - a.heat_kg)[0];
  if (largest === undefined) return [];
  const total = largest.costs.reduce((sum, { per_kg }) => sum + per_kg, 0);
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'waterfall',
        title: `A kilogram of ${largest.name}, ${readable(largest.heat_kg)} kg`,
        unit: '',
        steps: [
          ...largest.costs.map(({ item, per_kg }) => ({
            name: item,
            value: per_kg,
            kind: 'change' as const,
          })),
          { name: 'costs', value: total, kind: 'total' as const },
          { name: 'fetches', value: product_per_kg, kind: 'total' as const },
        ],
      },
    },
  ];
}

function driverBlocks({ drivers, currency, sizes }: ScaleUpOutput): Block[] {
  const largest = [...sizes].sort((a, b) => b.heat_kg - a.heat_kg)[0]!;
  if (drivers.length === 0 || largest.cost_per_kg === null) return [];
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'tornado',
        title: 'Cost of a kilogram by driver',
        unit: `${currency}/kg`,
        base: largest.cost_per_kg.mean,
        rows: drivers.slice(0, 9).map(({ words, atLow, atHigh, confidence }) => ({
          name: words,
          atLow,
          atHigh,
          assumed: NOT_KNOWN.has(confidence),
        })),
      },
    },
    tableOf(drivers, [
      ['driver', ({ words }) => words],
      [number('share of variance'), ({ share }) => percent(share, 0)],
      ['known by', ({ confidence }) => confidence],
      ['what would replace it', ({ measure }) => measure ?? ''],
    ]),
  ];
}
