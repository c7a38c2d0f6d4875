import {
  type EnteredAnswer,
  labelOfField,
  type Trade,
  type TradeHistory,
  type TradeList,
} from '../../documents/exchange/trade.ts';
import type { Page } from '../../documents/page.ts';
import { counted, kilograms } from '../../foundation/quantity/format.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { notices, paragraph, section, shortPage, table, tableOf } from './parts.ts';

type Entered = EnteredAnswer['entered'][number];
const isMass = (name: string): boolean => name.endsWith('_g');
/** To the gram: a change of one shows. */
const inKg = (grams: string | number): string => `${Number(grams) / 1000} kg`;

type Change = TradeHistory['versions'][number]['changes'][number];

/** What became of one; `seq` is null where nothing is booked yet. */
const stateOf = ({ state, seq }: Entered): string => {
  if (state === 'same') return 'was here already';
  if (state === 'older') return 'older than what is here: nothing changed';
  return seq === null ? 'would be booked' : 'booked';
};

/** "mass: 250.000 kg, was 240.000 kg"; fields by their labels, masses in kilograms. */
const changed = (of: Trade, changes: readonly Change[]): string =>
  changes
    .map(({ name, was, is }) => {
      const label = labelOfField(of, name);
      const told = (text: string): string => (isMass(name) && /^\d+$/.test(text) ? inKg(text) : text);
      return `${label}: ${told(is)}, was ${told(was)}`;
    })
    .join('; ');

/** What became of customers, articles or orders that were entered. */
export const enteredPage = ({ of, entered, taken = [] }: EnteredAnswer): Page =>
  shortPage(counted(entered.length, of), [
    ...notices(taken),
    tableOf(entered, [
      entered.some(({ row }) => row !== undefined) && ['row', ({ row }) => String(row ?? '')],
      [of, ({ id }) => id],
      ['what became of it', stateOf],
      entered.some(({ changes }) => changes !== undefined) && [
        'changes',
        ({ changes = [] }) => (of === 'delivery' ? '' : changed(of, changes)),
      ],
    ]),
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
            rows.map((row) => [row.id, ...COLUMNS[of].map(([, shown]) => shown(row.entry)), keptBy(row)]),
          ),
        ],
  );

/** One customer, article or order as it is now, and its versions. */
export const tradeHistoryPage = ({ of, now, versions }: TradeHistory): Page => ({
  ...shortPage(`${of} ${now.id}`, [
    table(
      ['field', 'now'],
      [
        ...Object.entries(now.entry).map(([name, value]) => [
          labelOfField(of, name),
          isMass(name) ? inKg(value) : String(value),
        ]),
        ['kept by', keptBy(now)],
      ],
    ),
  ]),
  sections: section('versions', 'Versions', [
    tableOf(versions, [
      ['booked', ({ at }) => at.slice(0, 16).replace('T', ' ')],
      ['from', keptBy],
      ['by', ({ by }) => by ?? ''],
      [
        'changes',
        ({ changes }, i) => (i === 0 ? 'entered' : changed(of, changes) || 'nothing but its version'),
      ],
      ['why', ({ reason }) => reason ?? ''],
    ]),
  ]),
});

const keptBy = ({ sender, version }: Pick<TradeHistory['now'], 'sender' | 'version'>): string =>
  sender === null ? 'this plant' : `${sender}${version === null ? '' : `, version ${version}`}`;

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
