import type { LifecycleOutput } from '../../../documents/economics/lifecycle.ts';
import type { Block, Column, Page } from '../../../documents/page.ts';
import type { Chart } from '../../../documents/page-charts.ts';
import { grouped } from '../../../foundation/quantity/format.ts';
import { metalBlocks } from '../metal-blocks.ts';
import { quantityWords } from '../method-pages.ts';
import { assumptions, list, number, paragraph, section, table, tableOf } from '../parts.ts';

/** Fields that every output has beside its quantities. */
const FRAME = new Set(['format', 'method', 'manifest', 'assumed', 'notes', 'ignored']);
/** Significant digits of a quantity. */
const DIGITS = 6;

/** One question of the life cycle on its inputs: its quantities, what they rest on, and curves where there are some. */
export function lifecyclePage(output: LifecycleOutput): Page {
  const metal = metalBlocks('the system', output.method, output);
  const shown = (value: unknown): boolean => metal.length === 0 || typeof value !== 'object';
  const quantities = Object.entries(output).filter(([name, value]) => !FRAME.has(name) && shown(value));
  const single = quantities.filter(([, value]) => typeof value !== 'object');
  const lists = quantities.filter(([, value]) => typeof value === 'object');
  const curves = chartOf(output);
  return {
    format: 'remelt-page/1',
    title: `Life cycle: ${output.method}`,
    lead: [
      ...output.notes.map((note) => paragraph(note, 'strong')),
      ...(single.length > 0 ? [quantityTable(single, number('value'))] : []),
      ...(lists.length > 0 && curves.length === 0 ? [quantityTable(lists, 'value')] : []),
      ...(metal.length > 0
        ? [paragraph('The document of the answer has every flow and series.', 'dim')]
        : []),
      ...curves.map((chart): Block => ({ kind: 'chart', chart })),
    ],
    sections: [
      ...section('years', 'Year by year', relianceTable(output)),
      ...section('periods', 'Period by period', periodTable(output)),
      ...section('metal', 'Where the metal goes', metal),
      ...(lists.length > 0 && curves.length > 0
        ? section('quantities', 'All quantities', [quantityTable(lists, 'value')], { folded: true })
        : []),
      ...assumptions([...output.assumed]),
      ...section('ignored', 'Not read', output.ignored.length > 0 ? list([output.ignored.join(', ')]) : []),
    ],
  };
}

const quantityTable = (rows: readonly (readonly [string, unknown])[], value: string | Column): Block =>
  table(
    ['quantity', value],
    rows.map(([name, one]) => [name, quantityWords(one, DIGITS)]),
  );

/** A list of numbers of an answer; undefined where it is not one. */
const numbersOf = (value: unknown): readonly number[] | undefined =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number')
    ? value
    : undefined;

/** 5 % and 95 % of the stock by period, where the answer has them. */
function bandsOf({ stockBands }: LifecycleOutput) {
  const { p05, p95 } = (stockBands ?? {}) as Readonly<Record<string, unknown>>;
  const [low, high] = [numbersOf(p05), numbersOf(p95)];
  return low && high ? { p05: low, p95: high } : undefined;
}

/** Years of an answer about import reliance. */
function yearsOf({ method, rows }: LifecycleOutput) {
  if (method !== 'reliance' || !Array.isArray(rows)) return [];
  return rows.flatMap(({ year, unit, apparentConsumption, nirPct }: Readonly<Record<string, unknown>>) =>
    typeof apparentConsumption === 'number' && typeof nirPct === 'number'
      ? [{ year: String(year), unit: String(unit), apparentConsumption, nirPct }]
      : [],
  );
}

const pointsOf = (values: readonly number[]): (readonly [number, number])[] =>
  values.map((value, t) => [t, value] as const);

/** Where a year stands on the axis: a label that is not a number takes its place in the list. */
const placeOf = (year: string, i: number): number => (Number.isFinite(Number(year)) ? Number(year) : i);

/** Points in runs of years that follow each other; a year between two gaps is in none. */
function unbroken(points: readonly (readonly [number, number])[]) {
  const runs: (readonly [number, number])[][] = [];
  for (const point of points) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && point[0] - last[0] === 1) runs.at(-1)!.push(point);
    else runs.push([point]);
  }
  return runs.filter(({ length }) => length > 1);
}

/** Net import reliance over the years, where the answer has two or more. */
function relianceChart(output: LifecycleOutput): Chart[] {
  const years = yearsOf(output);
  if (years.length < 2) return [];
  const points = years.map(({ year, nirPct }, i) => [placeOf(year, i), nirPct] as const);
  return [
    {
      kind: 'xy',
      plot: {
        title: 'Net import reliance',
        description: `${years.at(-1)!.nirPct.toFixed(0)} % in ${years.at(-1)!.year}`,
        x: { label: 'year', ticks: years.map(({ year }, i) => ({ at: placeOf(year, i), label: year })) },
        y: { label: 'share of apparent consumption [%]' },
        series: [
          // no line leads through years that the answer has nothing of
          ...unbroken(points).map((part) => ({
            kind: 'line' as const,
            points: part,
            tone: 'accent' as const,
          })),
          { kind: 'points', points, tone: 'ink' },
        ],
      },
    },
  ];
}

/** Stock with its band, inflow and outflow as a table; none where they are not told period by period. */
function periodTable(output: LifecycleOutput): Block[] {
  const [stocks, inflow, outflow] = [output.stock, output.inflow, output.outflow].map(numbersOf);
  if (!stocks || !inflow || !outflow) return [];
  const bands = bandsOf(output);
  const words = (value: number | undefined): string =>
    value === undefined ? '' : quantityWords(value, DIGITS);
  return [
    table(
      ['period', ...['stock', ...(bands ? ['5 %', '95 %'] : []), 'inflow', 'outflow'].map(number)],
      stocks.map((stock, t) => [
        String(t),
        words(stock),
        ...(bands ? [words(bands.p05[t]), words(bands.p95[t])] : []),
        words(inflow[t]),
        words(outflow[t]),
      ]),
    ),
  ];
}

/** The years of import reliance as a table. */
function relianceTable(output: LifecycleOutput): Block[] {
  const years = yearsOf(output);
  if (years.length === 0) return [];
  return [
    tableOf(years, [
      ['year', ({ year }) => year],
      [
        number('apparent consumption'),
        ({ apparentConsumption }) => grouped(quantityWords(apparentConsumption, DIGITS)),
      ],
      ['unit', ({ unit }) => unit],
      [number('net import reliance [%]'), ({ nirPct }) => nirPct.toFixed(1)],
    ]),
  ];
}

/** Stock, inflow and outflow over the periods, where the answer has them. */
function chartOf(output: LifecycleOutput): Chart[] {
  const names = ['stock', 'inflow', 'outflow'] as const;
  const tones = { stock: 'ink', inflow: 'good', outflow: 'bad' } as const;
  const rows = names.flatMap((name) => {
    const values = output[name];
    return Array.isArray(values) && values.length > 1 && values.every((one) => typeof one === 'number')
      ? [{ name, values: values as readonly number[] }]
      : [];
  });
  if (rows.length < 2) return relianceChart(output);
  const bands = bandsOf(output);
  return [
    {
      kind: 'xy',
      plot: {
        title: 'Stock and flows',
        description: rows
          .map(({ name, values }) => `${name} ends at ${values.at(-1)!.toPrecision(4)}`)
          .join('; '),
        x: { label: 'period' },
        y: { label: 'amount' },
        series: [
          ...(bands
            ? [
                {
                  kind: 'band' as const,
                  low: pointsOf(bands.p05),
                  high: pointsOf(bands.p95),
                  name: 'stock, 5 to 95 %',
                },
              ]
            : []),
          ...rows.map(({ name, values }) => ({
            kind: 'line' as const,
            name,
            tone: tones[name],
            points: pointsOf(values),
          })),
        ],
      },
    },
  ];
}
