import type { PlantToday } from '../../../documents/economics/plant-today.ts';
import type { Block, Page } from '../../../documents/page.ts';
import { counted, massText, money, usd } from '../../../foundation/quantity/format.ts';
import {
  assumptions,
  list,
  next,
  notices,
  number,
  paragraph,
  section,
  table,
  tableOf,
} from '../../../pages/blocks/parts.ts';
import { trendWords } from './trends.ts';

const analysesWords = ({ orders, on, oldest_d }: PlantToday['analyses']): string =>
  `${on.join(', ')}: ${counted(orders, 'order')} of analyses of lots, the oldest ${counted(oldest_d, 'day')} old`;

/** Files of results that nobody has taken, and control samples that are off. */
const arrivalsBlocks = ({ arrivals }: PlantToday) =>
  arrivals === undefined
    ? []
    : [
        ...notices(arrivals.controls),
        ...arrivals.files.map(({ arrival, file, source, asks }) =>
          next(
            `${arrivals.on.join(', ')}: results in ${file} from ${source} ${asks === null ? 'wait' : `ask: ${asks}`}`,
            'links/show-results',
            { arrival },
          ),
        ),
      ];

/** Sources that are silent or faulty, and a copy that is due. */
const serverBlocks = ({ sources = [], backup }: PlantToday) => [
  ...sources.map(({ source, words }) => next(`source ${source}: ${words}`, 'links/list-sources')),
  ...(backup === undefined ? [] : notices([`certifier, quality, manager: ${backup}`])),
];

const whole = (value: number | null): string => (value === null ? '-' : usd(value, 0));
/** Worth of lots; a part of them may have none that can be stated. */
const worth = ({
  payable_usd,
  lots,
  unvalued,
}: {
  payable_usd: number;
  lots: number;
  unvalued: number;
}): string => (lots === unvalued ? 'not known' : usd(payable_usd, 0));
const kg = (value: number): string => massText(value, 0);

/** The account of the day: stock, holds and their cost, what waits on whom, the heats of the last days, prices. */
export const page = (today: PlantToday): Page => ({
  format: 'remelt-page/1',
  title: `The plant on ${today.on}`,
  lead: list([
    `${counted(today.stock.lots, 'lot')}, ${kg(today.stock.kg)} kg free, worth ${usd(today.stock.payable_usd, 0)} as scrap${largestWords(today)}; ${kg(today.holds.kg)} kg on hold and ${kg(today.stock.reserved_kg ?? 0)} kg reserved come on top`,
    `on hold: ${counted(today.holds.lots, 'lot')} worth ${worth(today.holds)}${today.holds.unvalued > 0 ? ` (${today.holds.unvalued} without analysis or price)` : ''}; money tied up costs ${usd(today.holds.cost_usd_per_month, 0)} a month`,
    today.bottleneck
      ? `most waits: ${counted(today.bottleneck.heats, 'heat')} for ${today.bottleneck.for} (${today.bottleneck.on.join(', ')}), together ${counted(today.bottleneck.days, 'day')}`
      : 'no heat waits',
    marginWords(today),
    ...today.trends.map(trendWords),
  ]),
  sections: [
    ...section('margin', 'Margin under contracts', marginBlocks(today)),
    ...section('stock', 'Free stock', [stockTable(today)]),
    ...section('holds', 'On hold, and what it costs', [holdTable(today)]),
    ...(today.shipped.length > 0
      ? section('shipped', 'Shipped, and to decide', list(today.shipped.map(({ words }) => words)))
      : []),
    ...section('waits', 'What waits on whom', [
      ...list([...today.waits.map(waitWords), ...(today.lotSteps ?? []).map(lotStepWords)]),
      ...(today.analyses.orders > 0 ? [next(analysesWords(today.analyses), 'yard/list-analyses')] : []),
      ...arrivalsBlocks(today),
      ...serverBlocks(today),
    ]),
    ...section('heats', `Heats since ${today.heats.since}`, [heatTable(today)]),
    ...section('prices', 'Oldest prices', [...staleBlocks(today), priceTable(today)]),
    ...assumptions(today.assumed),
  ],
});

/** ", of it 7.5 M USD one lot". */
const largestWords = ({ stock: { largest } }: PlantToday): string =>
  largest ? ` (of it ${usd(largest.payable_usd, 0)} in lot ${largest.lot}, ${largest.grade})` : '';

/** "margin: 4,200 USD on what was shipped of 3 heats for 31,000 USD; what is still here brings ...". */
const marginWords = ({
  margin: { sold, sales_usd, margin_usd, toCome_usd, withoutPrice },
  heats,
}: PlantToday): string => {
  const without =
    withoutPrice === 0
      ? ''
      : `; no contract is recorded for ${counted(withoutPrice, 'heat')}: enter it with the order, or correct the plan of the heat`;
  if (sold.length === 0) return `margin since ${heats.since}: no poured heat has a contract${without}`;
  return `margin since ${heats.since}: ${whole(margin_usd)} on what was shipped of ${counted(sold.length, 'heat')} for ${whole(sales_usd)}; what is still here brings ${whole(toCome_usd)}${without}`;
};

function marginBlocks({ margin }: PlantToday): Block[] {
  const { sold, left } = margin;
  const figures = ['sales', 'cost', 'margin', 'as planned', 'all new metal', 'sales to come'];
  type Figures = 'sales_usd' | 'cost_usd' | 'margin_usd' | 'asPlanned_usd' | 'allNew_usd' | 'toCome_usd';
  const row = (one: Pick<Margin['sold'][number], Figures>): string[] =>
    [...[one.sales_usd, one.cost_usd, one.margin_usd, one.asPlanned_usd, one.allNew_usd], one.toCome_usd].map(
      whole,
    );
  return [
    ...(sold.length === 0
      ? []
      : [
          table(
            ['heat', 'contract', number('kg shipped'), ...figures.map((figure) => number(figure))],
            [
              ...sold.map((one) => [one.heat, one.contract, kg(one.shipped_kg), ...row(one)]),
              ['all', '', '', ...row(margin)],
            ],
            'Sold is what was shipped; it bears the cost of the heat by its share of the metal that has not failed. As planned, all new metal: the margin if the metal had cost what the plan said, or had been bought new. Sales to come: of what is still here.',
          ),
        ]),
    ...[...Map.groupBy(left, ({ why }) => why)].map(([why, heats]) =>
      paragraph(`Not counted, ${why}: ${heats.map(({ heat }) => heat).join(', ')}.`),
    ),
  ];
}
type Margin = PlantToday['margin'];

const stockTable = ({ stock: { grades } }: PlantToday) =>
  table(
    [
      'grade',
      number('lots'),
      number('kg free'),
      number('worth'),
      number('to 30 d'),
      number('to 90 d'),
      number('to 1 a'),
      number('older'),
    ],
    grades.map((row) => [row.grade, String(row.lots), kg(row.kg), worth(row), ...row.byAge_kg.map(kg)]),
  );

const holdTable = ({ holds: { reasons } }: PlantToday) =>
  tableOf(reasons, [
    ['why', (row) => row.reason],
    [number('lots'), (row) => String(row.lots)],
    [number('kg'), (row) => kg(row.kg)],
    [number('worth'), (row) => worth(row)],
    [number('cost so far'), (row) => whole(row.cost_usd)],
    [number('oldest, d'), (row) => String(row.oldest_d)],
    ['lots worth most', (row) => row.examples.join(', ')],
  ]);

const waitWords = ({ on, heats }: PlantToday['waits'][number]): string =>
  `${on.join(', ')}: ${heats.map(({ heat, for: what, age_d }) => `${heat} ${what} (${age_d} d)`).join('; ')}`;

const lotStepWords = ({
  on,
  lots,
  step,
  reason,
  oldest_d,
}: NonNullable<PlantToday['lotSteps']>[number]): string =>
  `${on.join(', ')}: ${counted(lots, 'lot')} to ${step} (${reason}; ${oldest_d} d)`;

const heatTable = ({ heats: { charged } }: PlantToday) =>
  charged.length === 0
    ? paragraph('no heat was charged')
    : tableOf(
        charged,
        [
          ['heat', (row) => row.heat],
          ['grade', (row) => row.grade ?? '-'],
          ['status', (row) => row.status],
          [number('kg'), (row) => kg(row.charged_kg)],
          [number('planned'), (row) => whole(row.planned_usd)],
          [number('recorded'), (row) => whole(row.actual_usd)],
          [number('by new prices'), (row) => whole(row.price_usd)],
          [number('new metal'), (row) => whole(row.new_usd)],
          [number('kg failed'), (row) => (row.failed_kg === 0 ? '-' : kg(row.failed_kg))],
          [number('saved'), (row) => whole(row.saved_usd)],
        ],
        'Saved: new metal less recorded, without the share of the metal that failed.',
      );

const staleBlocks = ({ stale: { count, olderThan_d }, prices }: PlantToday): Block[] =>
  count === 0
    ? []
    : [
        next(
          `Stale deck: ${count} of ${prices.length} prices are older than ${olderThan_d} days. Set them anew before you decide by them`,
          'reference/set-price',
        ),
      ];

const priceTable = ({ prices }: PlantToday) =>
  table(
    ['of', number('USD/kg'), 'on', number('days')],
    prices
      .slice(0, 10)
      .map(({ of, usd_per_kg, on, age_days }) => [of, money(usd_per_kg), on ?? '-', String(age_days ?? '-')]),
  );
