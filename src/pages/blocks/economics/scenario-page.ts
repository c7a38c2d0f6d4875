import type { ScenarioOutput, ScenarioResult } from '../../../documents/economics/scenario.ts';
import type { Block, Page } from '../../../documents/page.ts';
import type { Chart } from '../../../documents/page-charts.ts';
import { percent, readable } from '../../../foundation/quantity/format.ts';
import { metalBlocks } from '../metal-blocks.ts';
import { assumptions, list, notices, number, paragraph, section, table, tableOf } from '../parts.ts';
import { amounts, POINT_WORDS } from './large-amounts.ts';

/** Drivers shown of each result. */
const SHOWN = 6;

/** A scenario: results with spread, what drives them, what would have to be true, and where every number comes from. */
export function scenarioPage(output: ScenarioOutput): Page {
  return {
    format: 'remelt-page/1',
    title: output.title,
    lead: [
      {
        kind: 'facts',
        rows: [
          ['goal', output.goal],
          ['functional unit', output.functionalUnit],
          ['boundary', output.boundary],
          ['review', output.review],
          ['draws', `${String(output.manifest.draws)}, seed ${output.manifest.seed}`],
        ],
      },
      ...notices(output.stopped === undefined ? [] : [sentence(output.stopped)]),
      ...notices(output.undecided),
      resultTable(output.results),
      ...pointWords(output.results),
    ],
    sections: [
      ...section('drivers', 'What drives the results', driversSection(output)),
      ...section(
        'wanted',
        'What would have to be true',
        output.results.flatMap((result) => wantedBlocks(result, output.parameters)),
      ),
      ...section('curves', 'Over time', output.series.map(seriesChart)),
      ...section(
        'flows',
        'Where the metal goes',
        output.steps.flatMap(({ id, method, quantities }) => metalBlocks(id, method, quantities)),
      ),
      ...section('parameters', 'Parameters and their sources', [parameterTable(output)]),
      ...section('notes', 'Rules and findings', list(output.notes)),
      ...assumptions([...output.assumed], 'Defaults and their sources'),
    ],
  };
}

const resultTable = (results: readonly ScenarioResult[]): Block =>
  tableOf(
    results.map(({ point, p05, p50, p95, unit, ...rest }) => ({
      ...rest,
      ...amounts({ point, p05, p50, p95 }, unit),
    })),
    [
      ['result', ({ title }) => title],
      [number('at the stated values'), ({ point }) => point],
      [number('5 %'), ({ p05 }) => p05],
      [number('median'), ({ p50 }) => p50],
      [number('95 %'), ({ p95 }) => p95],
      ['unit', ({ unit }) => unit],
      [
        number('assumed share of variance'),
        ({ sd, assumedShare }) => (sd > 0 ? percent(assumedShare, 0) : 'no spread'),
      ],
    ],
  );

/** Part of the range of a result by which its value at the stated values may lie beside the median without a word. */
const BESIDE = 0.1;

const pointWords = (results: readonly ScenarioResult[]): Block[] =>
  results.some(({ point, p05, p50, p95 }) => Math.abs(point - p50) > BESIDE * (p95 - p05))
    ? [paragraph(POINT_WORDS, 'dim')]
    : [];

/** The year of a price path in its name: "plant: paths nickel in year 3". */
const YEAR_OF_PATH = /paths (.+) in year (\d+)$/;

const sentence = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}.`;

type DriverOf = ScenarioResult['drivers'][number];

/** Total Sobol index where there is one, else the squared rank correlation; sampling may carry an index above 1. */
const shareOf = ({ total, rank }: DriverOf): number => Math.min(1, Math.max(0, total ?? rank ** 2));

/** The years of one price path are one driver for the eye. */
function together(drivers: readonly DriverOf[]): DriverOf[] {
  const found = new Map<string, DriverOf>();
  for (const one of drivers) {
    const name = one.name.replace(YEAR_OF_PATH, 'price of $1 over the years');
    const known = found.get(name);
    const total = (known ? shareOf(known) : 0) + shareOf(one);
    found.set(name, name === one.name ? one : { ...(known ?? one), name, total });
  }
  return [...found.values()].sort((a, b) => shareOf(b) - shareOf(a));
}

/** What the shares of the variance are, and why those of one result may add up to more than all of it. */
const INDEX_WORDS =
  'The share of the variance is the total Sobol index: what a driver moves alone and together with others. What two drivers move together counts for both, and an index is estimated from draws, so the shares of one result may add up to more than 100 %. "Alone" is the first-order index. The weaker drivers have no index: theirs is the square of the rank correlation.';
/** The same for a run that was stopped before the indices. */
const RANK_WORDS =
  'The share of the variance is the square of the rank correlation of a driver with the result: the run was stopped before its Sobol indices.';

/** Results with their drivers in words, as the parameters have them. */
function driversSection({ results, parameters }: ScenarioOutput): Block[] {
  const titles = new Map(parameters.map(({ name, title }) => [name, title]));
  const moving = results
    .filter(({ sd }) => sd > 0)
    .map((result) => ({
      ...result,
      drivers: result.drivers.map((one) => ({ ...one, name: titles.get(one.name) ?? one.name })),
    }));
  if (moving.length === 0) return [];
  const hasIndex = moving.some(({ drivers }) => drivers.some(({ total }) => total !== undefined));
  return [
    paragraph(hasIndex ? INDEX_WORDS : RANK_WORDS),
    ...sideBySide(moving),
    ...moving.flatMap(driverBlocks),
  ];
}

/** Least share of a variance that is printed beside the others. */
const PRINTED = 0.01;
/** Drivers in the table of all results. */
const RANKED = 12;

/** Every driver against every result, the one that moves most first; a minus where it lowers the result. */
function sideBySide(results: readonly ScenarioResult[]): Block[] {
  const moving = results.map(({ title, drivers }) => ({ title, drivers: together(drivers) }));
  if (moving.length < 2) return [];
  const names = [...new Set(moving.flatMap(({ drivers }) => drivers.map(({ name }) => name)))];
  const rows = names
    .map((name) => {
      const found = moving.map(({ drivers }) => drivers.find((one) => one.name === name));
      return { name, found, most: Math.max(...found.map((one) => (one ? shareOf(one) : 0))) };
    })
    .filter(({ most }) => most >= PRINTED)
    .sort((a, b) => b.most - a.most)
    .slice(0, RANKED);
  return [
    table(
      ['driver', ...moving.map(({ title }) => number(title))],
      rows.map(({ name, found }) => [
        found.some((one) => one?.assumed) ? `${name} (assumed)` : name,
        ...found.map((one) =>
          one === undefined || shareOf(one) < PRINTED
            ? ''
            : `${one.rank < 0 ? '-' : '+'}${percent(shareOf(one), 0)}`,
        ),
      ]),
      'Share of the variance of each result; + raises it, - lowers it',
    ),
  ];
}

/** First-order index of a driver that has one, where it is less than the total. */
const aloneWords = ({ name, first, total }: DriverOf): string =>
  first === undefined || total === undefined || name.endsWith('over the years')
    ? ''
    : `, alone ${percent(Math.min(1, Math.max(0, first)), 0)}`;

/** Shares of the variance; assumed parameters are marked. */
const driverBlocks = ({ title, drivers }: ScenarioResult): Block[] => [
  paragraph(title, 'strong'),
  {
    kind: 'chart',
    chart: {
      kind: 'bar',
      title: `${title}: share of the variance`,
      unit: '%',
      bars: together(drivers)
        .slice(0, SHOWN)
        .map((one) => ({
          name: one.assumed ? `${one.name} (assumed)` : one.name,
          value: 100 * shareOf(one),
          marked: one.assumed,
          note: `${one.rank < 0 ? 'lowers it' : 'raises it'}${aloneWords(one)}`,
        })),
    },
  },
];

function wantedBlocks(
  { title, unit, wanted }: ScenarioResult,
  parameters: ScenarioOutput['parameters'],
): Block[] {
  if (wanted === undefined) return [];
  const bounds = [
    ...(wanted.atLeast === undefined ? [] : [`at least ${readable(wanted.atLeast)}`]),
    ...(wanted.atMost === undefined ? [] : [`at most ${readable(wanted.atMost)}`]),
  ];
  return [
    paragraph(
      `${title} ${bounds.join(' and ')} ${unit}: ${wanted.met ? 'met' : 'not met'} at the stated values, in ${percent(wanted.chance, 0)} of the draws`,
      'strong',
    ),
    tableOf(
      wanted.needs.map(({ parameter, now, turnsAt, unit: of }) => ({
        title: parameters.find(({ name }) => name === parameter)?.title ?? parameter,
        ...amounts({ now, turnsAt }, of),
      })),
      [
        ['one parameter alone, others as they are', ({ title: alone }) => alone],
        [number('now'), ({ now }) => now],
        [number('the answer turns at'), ({ turnsAt }) => turnsAt ?? 'not within its range'],
        ['unit', ({ unit: of }) => of],
      ],
    ),
  ];
}

const seriesChart = ({ name, title, unit, p05, p50, p95 }: ScenarioOutput['series'][number]): Block => {
  const points = (values: readonly number[]) => values.map((value, t) => [t, value] as const);
  const chart: Chart = {
    kind: 'xy',
    plot: {
      title,
      description: `${name}: median ends at ${readable(p50.at(-1) ?? 0)} ${unit}, 5 to 95 % ${readable(p05.at(-1) ?? 0)} to ${readable(p95.at(-1) ?? 0)}`,
      x: { label: 'year' },
      y: { label: `${title} [${unit}]` },
      series: [
        { kind: 'band', low: points(p05), high: points(p95), name: '5 to 95 %' },
        { kind: 'line', points: points(p50), tone: 'ink', name: 'median' },
      ],
    },
  };
  return { kind: 'chart', chart };
};

/** Parameters; the years of one price path are one row. */
const parameterTable = ({ parameters }: ScenarioOutput): Block => {
  const lastYear = new Map<string, string>();
  for (const { title } of parameters) {
    const [, path, year] = YEAR_OF_PATH.exec(title) ?? [];
    if (path !== undefined) lastYear.set(path, year!);
  }
  const rows = parameters.flatMap(({ title, point, p05, p95, unit, ...rest }) => {
    const [, path, year] = YEAR_OF_PATH.exec(title) ?? [];
    if (path !== undefined && year !== '1') return [];
    const words = title.replace(YEAR_OF_PATH, `price of $1, each of ${lastYear.get(path ?? '')} years`);
    return [{ ...rest, title: words, ...amounts({ point, p05, p95 }, unit) }];
  });
  return tableOf(rows, [
    ['parameter', ({ title }) => title],
    [number('value'), ({ point }) => point],
    [number('5 %'), ({ p05 }) => p05],
    [number('95 %'), ({ p95 }) => p95],
    ['unit', ({ unit }) => unit],
    ['source', ({ source, assumed }) => (assumed ? `ASSUMED: ${source}` : source)],
  ]);
};
