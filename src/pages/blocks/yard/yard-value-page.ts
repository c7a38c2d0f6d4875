import type { Block, Cell, Page } from '../../../documents/page.ts';
import type { YardValue } from '../../../documents/yard/yard-value.ts';
import { aboutUsd, counted, kilogramsText, money, shortNumber } from '../../../foundation/quantity/format.ts';
import { assumptions, list, number, paragraph, section, table, tableUnlessEmpty } from '../parts.ts';

type Lot = YardValue['lots'][number];

/** The lots of a yard by what is unpaid in them, with what the orders and others pay. */
export const yardValuePage = (value: YardValue): Page => ({
  format: 'remelt-page/1',
  title: 'What the lots of the yard are worth',
  lead: [paragraph(leadOf(value)), paragraph(ordersOf(value))],
  sections: [
    ...section('lots', 'What one may pay, and who else pays', lotBlocks(value)),
    ...section('unpaid', 'Unpaid when sold as a lesser alloy', unpaidBlocks(value)),
    ...section(
      'unknown',
      'Lots that nothing is known of',
      list(value.unknown.map(({ lot, why }) => `${lot}: ${why}`)),
      {
        folded: true,
      },
    ),
    ...section('rules', 'How these figures are counted', list(value.rules)),
    ...assumptions(value.assumed),
  ],
});

const leadOf = ({ lots }: YardValue): string => {
  const total = lots.reduce((sum, lot) => sum + unpaid(lot), 0);
  return lots.length === 0
    ? 'No lot of the yard can be valued.'
    : `Sold as a lesser alloy, ${counted(lots.length, 'lot')} would leave ${aboutUsd(total)} of Re, Hf, Ta and Nb unpaid.`;
};

function ordersOf({ orders: { from, heats, cost_usd } }: YardValue): string {
  if (from === 'none')
    return 'Nothing is ordered: no heat is planned, and no file of orders was given. What an order would pay is not known.';
  const names = heats.map(
    ({ id, gradeId, mass_kg }) => `${id} (${kilogramsText(mass_kg)} kg of ${gradeId ?? 'its own limits'})`,
  );
  const cost =
    cost_usd === null
      ? 'they cannot be met from the cleared lots'
      : `their metal costs ${aboutUsd(cost_usd)}`;
  return `Orders: ${names.join(', ')}; ${cost}.`;
}

const downgraded = ({ outlets }: Lot) => outlets.filter(({ downgrade }) => downgrade);

const unpaid = (lot: Lot): number =>
  downgraded(lot)
    .flatMap(({ unpaid_usd }) => unpaid_usd)
    .reduce((sum, one) => sum + one.usd, 0);

const lotBlocks = ({ lots }: YardValue): Block[] =>
  tableUnlessEmpty(
    lots,
    [
      ['lot', (lot) => lot.lot],
      ['grade', (lot) => (lot.status === 'cleared' ? (lot.grade ?? '') : `(${lot.grade ?? 'unknown'})`)],
      [number('not reserved by others, kg'), (lot) => kilogramsText(lot.free_kg)],
      [number('price, USD/kg'), (lot) => money(lot.price_usd_per_kg)],
      [
        number('worth here, USD/kg'),
        (lot) => (lot.worth_usd_per_kg === null ? '-' : money(lot.worth_usd_per_kg)),
      ],
      [
        number('best elsewhere, USD/kg'),
        (lot) => (lot.outlets[0] ? money(lot.outlets[0].net_usd_per_kg.median) : '-'),
      ],
      ['advice', (lot) => lot.advice],
    ],
    'Worth here: most that an order would pay for the next kilogram. Grade in brackets: not cleared.',
  );

const ELEMENTS = ['Re', 'Hf', 'Ta', 'Nb'] as const;

function unpaidBlocks({ lots }: YardValue): Block[] {
  const rows = lots.filter((lot) => unpaid(lot) >= 1);
  return rows.length === 0
    ? []
    : [
        table(
          [
            'lot',
            ...ELEMENTS.map((element) => number(`${element}, USD`)),
            number('together, USD'),
            number('lesser alloy, USD/kg'),
            number('refinery, USD/kg'),
            number('refinery, 5 to 95 %'),
          ],
          rows.map((lot) => [
            lot.lot,
            ...ELEMENTS.map((element) => amountOf(lot, element)),
            money(unpaid(lot), 0),
            paidBy(lot, 'stainless-feed'),
            paidBy(lot, 'refinery'),
            rangeOf(lot, 'refinery'),
          ]),
          'For the whole free amount, at the price deck. The refinery is what a lot is compared with.',
        ),
      ];
}

const amountOf = (lot: Lot, element: string): Cell => {
  const found = downgraded(lot)
    .flatMap(({ unpaid_usd }) => unpaid_usd)
    .find((one) => one.element === element);
  return found && found.usd >= 0.5 ? money(found.usd, 0) : '-';
};

const paidBy = (lot: Lot, id: string): string => {
  const found = lot.outlets.find((one) => one.id === id);
  return found ? money(found.net_usd_per_kg.median) : '-';
};

const rangeOf = (lot: Lot, id: string): string => {
  const found = lot.outlets.find((one) => one.id === id)?.net_usd_per_kg;
  return found ? `${shortNumber(found.p05)} to ${shortNumber(found.p95)}` : '-';
};
