import type { Page } from '../../documents/page.ts';
import type { PlantToday } from '../../documents/plant-today.ts';
import { counted, massText, usd } from '../../foundation/quantity/format.ts';
import { assumptions, list, number, paragraph, section, table } from './parts.ts';

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
export const plantTodayPage = (today: PlantToday): Page => ({
  format: 'remelt-page/1',
  title: `The plant on ${today.on}`,
  lead: list([
    `${counted(today.stock.lots, 'lot')}, ${kg(today.stock.kg)} kg, worth ${usd(today.stock.payable_usd, 0)} as scrap`,
    `on hold: ${counted(today.holds.lots, 'lot')} worth ${worth(today.holds)}${today.holds.unvalued > 0 ? ` (${today.holds.unvalued} without analysis or price)` : ''}; money tied up costs ${usd(today.holds.cost_usd_per_month, 0)} a month`,
    today.bottleneck
      ? `most waits: ${counted(today.bottleneck.heats, 'heat')} for ${today.bottleneck.for} (${today.bottleneck.on.join(', ')})`
      : 'no heat waits',
  ]),
  sections: [
    ...section('stock', 'Stock', [stockTable(today)]),
    ...section('holds', 'On hold, and what it costs', [holdTable(today)]),
    ...section('waits', 'What waits on whom', list(today.waits.map(waitWords))),
    ...section('heats', `Heats since ${today.heats.since}`, [heatTable(today)]),
    ...section('prices', 'Oldest prices', [priceTable(today)]),
    ...assumptions(today.assumed),
  ],
});

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
  table(
    [
      'why',
      number('lots'),
      number('kg'),
      number('worth'),
      number('cost so far'),
      number('oldest, d'),
      'lots worth most',
    ],
    reasons.map((row) => [
      row.reason,
      String(row.lots),
      kg(row.kg),
      worth(row),
      whole(row.cost_usd),
      String(row.oldest_d),
      row.examples.join(', '),
    ]),
  );

const waitWords = ({ on, heats }: PlantToday['waits'][number]): string =>
  `${on.join(', ')}: ${heats.map(({ heat, for: what, age_d }) => `${heat} ${what} (${age_d} d)`).join('; ')}`;

const heatTable = ({ heats: { charged } }: PlantToday) =>
  charged.length === 0
    ? paragraph('no heat was charged')
    : table(
        [
          'heat',
          'grade',
          'status',
          number('kg'),
          number('planned'),
          number('recorded'),
          number('new metal'),
          number('saved'),
        ],
        charged.map((row) => [
          row.heat,
          row.grade ?? '-',
          row.status,
          kg(row.charged_kg),
          whole(row.planned_usd),
          whole(row.actual_usd),
          whole(row.new_usd),
          whole(row.saved_usd),
        ]),
      );

const priceTable = ({ prices }: PlantToday) =>
  table(
    ['of', number('USD/kg'), 'on', number('days')],
    prices
      .slice(0, 10)
      .map(({ of, usd_per_kg, on, age_days }) => [
        of,
        usd_per_kg.toFixed(2),
        on ?? '-',
        String(age_days ?? '-'),
      ]),
  );
