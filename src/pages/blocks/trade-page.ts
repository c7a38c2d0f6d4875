import type { EnteredAnswer, Trade, TradeList } from '../../documents/exchange/trade.ts';
import type { Page } from '../../documents/page.ts';
import { counted, kilograms } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { paragraph, shortPage, table } from './parts.ts';

const STATES = {
  booked: 'booked',
  same: 'was here already',
  older: 'older than what is here: nothing changed',
} as const;

/** What became of customers, articles or orders that were entered. */
export const enteredPage = ({ of, entered }: EnteredAnswer): Page =>
  shortPage(counted(entered.length, of), [
    table(
      [of, 'what became of it'],
      entered.map(({ id, state }) => [id, STATES[state]]),
    ),
  ]);

/** Customers, articles or orders as they are now. */
export const tradePage = ({ of, rows }: TradeList): Page =>
  shortPage(
    counted(rows.length, of),
    rows.length === 0
      ? [paragraph(`No ${of} was entered or sent yet.`)]
      : [
          table(
            [of, ...COLUMNS[of].map(([head]) => head), 'kept by'],
            rows.map(({ id, entry, sender, version }) => [
              id,
              ...COLUMNS[of].map(([, shown]) => shown(entry)),
              sender === null ? 'this plant' : `${sender}${version === null ? '' : `, version ${version}`}`,
            ]),
          ),
        ],
  );

type Entry = TradeList['rows'][number]['entry'];
const plain =
  (name: string) =>
  (entry: Entry): string =>
    String(ownValue(entry, name) ?? '');

const COLUMNS: Readonly<
  Record<Trade, readonly (readonly [head: string, shown: (entry: Entry) => string])[]>
> = {
  customer: [
    ['name', plain('name')],
    ['country', plain('country')],
  ],
  article: [
    ['name', plain('name')],
    ['form', plain('form')],
    ['grade', plain('grade')],
  ],
  order: [
    ['customer', plain('customer')],
    ['of', ({ grade, specification }) => [grade, specification].filter(Boolean).join(', ')],
    ['mass', ({ mass_g }) => kilograms(Number(mass_g))],
    ['due', plain('dueOn')],
    ['priority', plain('priority')],
    ['state', ({ state }) => String(state ?? 'open')],
  ],
};
