import { soldWords } from '../../../documents/heats/heat-contract.ts';
import type { HeatCostAnswer } from '../../../documents/heats/heat-cost.ts';
import type { Page } from '../../../documents/page.ts';
import { massText, money, readable, signed, usd } from '../../../foundation/quantity/format.ts';
import { HEAT_USE_WORDS } from '../../../foundation/quantity/heat-use.ts';
import { assumptions, list, number, section, tableOf } from '../../../pages/blocks/parts.ts';

const changed = (value: number): string => signed(money(value, 0));
const shown = (value: number | null): string => (value === null ? '-' : readable(value));

/** What a heat cost by item, why it is not what was planned, what it used, and what it was sold for. */
export const page = (answer: HeatCostAnswer): Page => {
  const { heat, items, variance, uses, sold, assumed } = answer;
  return {
    format: 'remelt-page/1',
    title: `Cost of heat ${heat}`,
    lead: list([
      `recorded: ${usd(answer.recorded_usd, 0)} for ${massText(answer.product_kg)} kg, ${money(answer.recorded_usd_per_kg)} USD/kg`,
      `planned: ${usd(answer.planned_usd, 0)} for ${massText(answer.planned_kg)} kg, ${money(answer.planned_usd_per_kg)} USD/kg`,
      sold
        ? `sold: ${soldWords(sold.shipped_kg, sold.contract)}${sold.shipped_kg > 0 ? `: ${usd(sold.sales_usd, 0)}, less recorded metal and items of ${usd(sold.cost_usd, 0)}: margin ${usd(sold.margin_usd, 0)}` : ''}`
        : 'sold: no contract is recorded, or its share of the saving cannot be stated',
      ...restWords(sold),
    ]),
    sections: [
      ...section('items', 'By item, USD', [
        tableOf(items, [
          ['item', ({ item }) => item],
          [number('planned'), ({ planned_usd }) => money(planned_usd, 0)],
          [number('recorded'), ({ recorded_usd }) => money(recorded_usd, 0)],
          [number('difference'), ({ planned_usd, recorded_usd }) => changed(recorded_usd - planned_usd)],
        ]),
      ]),
      ...section('variance', 'Why it differs, USD', [
        tableOf(
          variance,
          [
            ['because of', (one) => one.why],
            [number('USD'), (one) => changed(one.usd)],
          ],
          'Size: other mass than planned. Yield: more charged for it. Mix: other shares of the lots. Use: more or less used up.',
        ),
      ]),
      ...section('uses', 'Beside metal', [
        tableOf(
          uses.filter(({ planned, recorded }) => planned !== null || recorded !== null),
          [
            ['what', ({ item }) => HEAT_USE_WORDS[item]],
            ['unit', ({ unit }) => unit],
            [number('planned'), ({ planned }) => shown(planned)],
            [number('recorded'), ({ recorded }) => shown(recorded)],
            [number('USD per unit'), ({ usd_per_unit }) => shown(usd_per_unit)],
          ],
        ),
      ]),
      ...assumptions(assumed),
    ],
  };
};

/** What of the heat is not sold, and what the rest of it will bring. */
const restWords = (sold: HeatCostAnswer['sold']): string[] => [
  ...(sold && sold.here_kg > 0
    ? [`still here: ${massText(sold.here_kg)} kg, ${usd(sold.toCome_usd, 0)} once they are shipped`]
    : []),
  ...(sold && sold.failed_kg > 0
    ? [`failed: ${massText(sold.failed_kg)} kg; the rest bears their cost`]
    : []),
];
