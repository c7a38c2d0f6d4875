import type { InvestOutput } from '../../../documents/economics/invest.ts';
import { NOT_KNOWN } from '../../../documents/economics/stated.ts';
import type { Block, Page } from '../../../documents/page.ts';
import type { Chart } from '../../../documents/page-charts.ts';
import { money, percent, readable } from '../../../foundation/quantity/format.ts';
import { assumptions, list, notices, number, paragraph, section, table, tableOf } from '../parts.ts';
import { POINT_WORDS } from './large-amounts.ts';

const MILLION = 1e6;
const millions = (amount: number): string => money(amount / MILLION, Math.abs(amount) < 10 * MILLION ? 2 : 1);

/** Whether a plant pays: the verdict, what it rests on, its cash flow, what its product must cost, and its variants. */
export function investPage(output: InvestOutput): Page {
  const { name, currency, verdict, assumed } = output;
  return {
    format: 'remelt-page/1',
    title: name,
    verdict: verdict.word,
    lead: [
      ...list(verdict.words.map(sentence)),
      ...notices(staleWords(assumed)),
      factsOf(output),
      paragraph(POINT_WORDS, 'dim'),
    ],
    sections: [
      ...section('drivers', 'What decides it', driverBlocks(output)),
      ...section('cost', `What a kilogram must fetch, ${currency}/kg`, costBlocks(output)),
      ...section('cash', 'Cash over the years', cashBlocks(output)),
      ...section('variants', 'The same draws, another plant', variantBlocks(output)),
      ...section(
        'prices',
        'Prices to come',
        output.paths.map((path): Block => ({ kind: 'chart', chart: fan(path) })),
      ),
      ...section('years', `Year by year at the stated values, million ${currency}`, [yearTable(output)], {
        folded: true,
      }),
      ...assumptions(assumed),
    ],
  };
}

/** One sentence on the prices that are older than the document takes without a word. */
function staleWords(assumed: InvestOutput['assumed']): string[] {
  const old = assumed.map(({ what }) => what).filter((what) => / is \d+ days old /.test(what));
  return old.length === 0 ? [] : [`Stale deck: ${old.join('; ')}. Ask for new prices before you decide.`];
}

const sentence = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}.`;

const years = (value: number | null): string => (value === null ? 'never' : `${value.toFixed(1)} years`);

function factsOf({ npv, central, currency, asOf, draws, qualifiedShare }: InvestOutput): Block {
  const rates = central.rates.map((one) => percent(one)).join(', ');
  return {
    kind: 'facts',
    rows: [
      [
        'net present value',
        `${millions(npv.median)} million ${currency} (${millions(npv.p05)} to ${millions(npv.p95)} in 90 % of ${draws} draws)`,
      ],
      ['at the stated values', `${millions(central.npv)} million ${currency}`],
      [
        'rate of return',
        central.rates.length === 1 ? rates : `${central.rateWords}${rates && ` (${rates})`}`,
      ],
      ['payback', `${years(central.payback_years)}, discounted ${years(central.discountedPayback_years)}`],
      [
        'price',
        `${money(central.today.price_per_kg)} ${currency}/kg today; it would pay from ${central.today.minimumPrice_per_kg === null ? 'no price' : `${money(central.today.minimumPrice_per_kg)} ${currency}/kg asked today`} on`,
      ],
      [
        'average of its life',
        `${money(central.price_per_kg)} ${currency}/kg, with the lower price before it is qualified; it would pay from ${central.minimumPrice_per_kg === null ? 'no price' : `${money(central.minimumPrice_per_kg)} ${currency}/kg`} on`,
      ],
      ...(qualifiedShare === null
        ? []
        : [['qualified', `in ${percent(qualifiedShare, 0)} of the draws`] as const]),
      ['as of', `${asOf}, real money`],
    ],
  };
}

/** Drivers in the picture. */
const SHOWN = 9;

function driverBlocks({ drivers, npv, currency, assumedShare }: InvestOutput): Block[] {
  if (drivers.length === 0) return [];
  return [
    paragraph(
      `${percent(assumedShare, 0)} of the variance rests on assumptions. Bars: mean net present value over the lowest and the highest tenth of each driver.`,
    ),
    {
      kind: 'chart',
      chart: {
        kind: 'tornado',
        title: 'Net present value by driver',
        unit: `million ${currency}`,
        base: npv.mean / MILLION,
        rows: drivers.slice(0, SHOWN).map(({ words, atLow, atHigh, confidence }) => ({
          name: words,
          atLow: atLow / MILLION,
          atHigh: atHigh / MILLION,
          assumed: NOT_KNOWN.has(confidence),
        })),
      },
    },
    tableOf(drivers, [
      ['driver', ({ words }) => words],
      [number('share of variance'), ({ share }) => percent(share, 0)],
      ['known by', ({ confidence }) => confidence],
      [
        'what would replace it',
        ({ confidence, measure }) =>
          measure ?? (NOT_KNOWN.has(confidence) ? 'a measurement or a source' : ''),
      ],
    ]),
  ];
}

/** Costs of a kilogram below this share are put together. */
const SMALL = 0.01;

function costBlocks({ central, currency }: InvestOutput): Block[] {
  const total = central.costs.reduce((sum, { per_kg }) => sum + per_kg, 0);
  const large = central.costs.filter(({ per_kg }) => Math.abs(per_kg) >= SMALL * total);
  const rest = total - large.reduce((sum, { per_kg }) => sum + per_kg, 0);
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'waterfall',
        title: `Levelised cost, ${currency}/kg`,
        unit: '',
        steps: [
          ...large.map(({ item, per_kg }) => ({ name: item, value: per_kg, kind: 'change' as const })),
          ...(rest === 0 ? [] : [{ name: 'the rest', value: rest, kind: 'change' as const }]),
          { name: 'pays from', value: total, kind: 'total' as const },
          { name: 'fetches', value: central.price_per_kg, kind: 'total' as const },
        ],
      },
    },
    paragraph('Costs over the life of the plant and good metal over its life, both discounted.', 'dim'),
  ];
}

function cashBlocks({ cumulative, currency }: InvestOutput): Block[] {
  const at = (pick: (row: InvestOutput['cumulative'][number]) => number) =>
    cumulative.map((row): [number, number] => [row.year, pick(row) / MILLION]);
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'xy',
        plot: {
          title: 'Discounted cash, summed up',
          description: `median and 90 % of the draws, million ${currency}`,
          x: { label: 'year' },
          y: { label: `million ${currency}` },
          series: [
            { kind: 'band', low: at(({ p05 }) => p05), high: at(({ p95 }) => p95), name: '5 to 95 %' },
            { kind: 'line', points: at(({ median }) => median), tone: 'accent', name: 'median' },
            { kind: 'rule', axis: 'y', at: 0, tone: 'ink', dashed: true },
          ],
        },
      },
    },
  ];
}

function fan({ name, years: rows }: InvestOutput['paths'][number]): Chart {
  const at = (pick: (row: (typeof rows)[number]) => number) =>
    rows.map((row): [number, number] => [row.year, pick(row)]);
  return {
    kind: 'xy',
    plot: {
      title: `Price path: ${name}`,
      description: "factor on today's price: median and 90 % of the draws",
      x: { label: 'year of operation' },
      y: { label: "times today's price" },
      series: [
        { kind: 'band', low: at(({ p05 }) => p05), high: at(({ p95 }) => p95), name: '5 to 95 %' },
        { kind: 'line', points: at(({ median }) => median), tone: 'accent', name: 'median' },
        { kind: 'rule', axis: 'y', at: 1, tone: 'dim', dashed: true },
      ],
    },
  };
}

const variantBlocks = ({ variants, currency, npv }: InvestOutput): Block[] =>
  variants.length === 0
    ? []
    : [
        table(
          [
            'plant',
            number('median'),
            number('difference'),
            number('from'),
            number('to'),
            number('better in'),
          ],
          [
            ['as stated', millions(npv.median), '', '', '', ''],
            ...variants.map(({ name, npv: theirs, difference }) => [
              name,
              millions(theirs.median),
              millions(difference.median),
              millions(difference.p05),
              millions(difference.p95),
              percent(difference.chanceBetter, 0),
            ]),
          ],
          `Net present value, million ${currency}; differences draw by draw`,
        ),
      ];

const yearTable = ({ central }: InvestOutput): Block =>
  table(
    ['year', ...['capital', 'metal bound', 'sales', 'costs', 'tax', 'loan', 'cash', 'summed up'].map(number)],
    central.rows.map((row) => [
      String(row.year),
      ...[
        row.fixedCapital,
        row.workingCapital,
        row.sales,
        row.operatingCost,
        row.tax,
        row.loan - row.loanPayment,
        row.cashFlow,
        row.cumulativeNpv,
      ].map((amount) => (amount === 0 ? '' : readable(amount / MILLION))),
    ]),
  );
