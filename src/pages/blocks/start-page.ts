import type { Heats } from '../../documents/heats/heats.ts';
import type { Cell, Page } from '../../documents/page.ts';
import type { Yard } from '../../documents/yard/yard.ts';
import { counted, kilograms } from '../../foundation/quantity/format.ts';
import { type AlloyNames, OWN_NAMES } from './alloy-names.ts';
import { number, paragraph, section, table, tableOf } from './parts.ts';

/** What the first page shows. */
export interface StartReport {
  /** Name of the plant; null where the ledger does not say it. */
  readonly plant: string | null;
  readonly signedIn: string;
  /** Lots on hold, and lots that can be charged: the first of each. */
  readonly held: Pick<Yard, 'lots' | 'next'>;
  readonly cleared: Pick<Yard, 'lots' | 'next'>;
  /** True: who is signed in sees heats alone. */
  readonly isVisitor?: boolean;
  /** Heats that wait for a step. */
  readonly open: Heats;
  readonly nameOf?: AlloyNames['nameOf'];
}

const FOR_ALL: readonly Link[] = [
  { text: 'All heats', href: '/api/heats/list-heats' },
  { text: 'What was booked', href: '/api/proof/show-history' },
  { text: 'Every address', href: '/openapi.json' },
];
const LINKS: readonly Link[] = [
  { text: 'The whole yard', href: '/api/yard/list-lots' },
  ...FOR_ALL,
  { text: 'Persons', href: '/api/persons/list-persons' },
  { text: 'Prices', href: '/api/reference/list-prices' },
];

/** What waits in the yard and at the furnaces, with the way to each lot and heat. */
export function startPage(report: StartReport): Page {
  const { plant, signedIn, held, cleared, open, isVisitor = false, nameOf = OWN_NAMES.nameOf } = report;
  const heats = more({ lots: open.heats, next: open.next }, 'heat');
  const page = (words: string, links: readonly Link[], sections: Page['sections']): Page => ({
    format: 'remelt-page/1',
    title: plant ?? 'The plant',
    lead: [paragraph(words), table(['look at'], [[{ lines: [...links] }]])],
    sections: [...section('waits', 'Heats that wait for a step', heatBlocks(open)), ...sections],
  });
  if (isVisitor) {
    const words = `${heats} open. ${signedIn} is signed in. An inspector or reader sees heats; lots, prices, suppliers, customers and persons are not shown.`;
    return page(words, FOR_ALL, []);
  }
  return page(
    `${more(held, 'lot')} on hold, ${more(cleared, 'lot')} cleared, ${heats} open. ${signedIn} is signed in.`,
    LINKS,
    [
      ...section('hold', 'Lots on hold', [
        lotTable(held, { nameOf, more: { why: ({ why }) => why.join('; ') } }),
      ]),
      ...section('cleared', 'Lots that can be charged', [lotTable(cleared, { nameOf, more: {} })]),
    ],
  );
}

interface Link {
  readonly text: string;
  readonly href: string;
}

const more = (
  { lots, next }: { readonly lots: readonly unknown[]; readonly next?: number | undefined },
  what: string,
) => (next === undefined ? counted(lots.length, what) : `more than ${counted(lots.length, what)}`);

const heatBlocks = ({ heats }: Heats) =>
  heats.length === 0
    ? [paragraph('no heat waits')]
    : [
        tableOf(heats, [
          ['heat', ({ heat }) => linkTo('/api/heats/report-heat?heat=', heat)],
          ['status', ({ status }) => status],
          ['grade', ({ grade }) => grade ?? '-'],
          ['waits for', ({ waits }) => waits?.for ?? '-'],
          ['on', ({ waits }) => waits?.on.join(', ') ?? '-'],
          [number('days'), ({ waits }) => String(waits?.age_d ?? '-')],
        ]),
      ];

type Lot = Yard['lots'][number];

interface LotColumns {
  readonly nameOf: AlloyNames['nameOf'];
  /** Columns besides the usual ones. */
  readonly more: Readonly<Record<string, (lot: Lot) => string>>;
}

const lotTable = ({ lots }: Pick<Yard, 'lots'>, { nameOf, more: others }: LotColumns) =>
  lots.length === 0
    ? paragraph('no lots')
    : table(
        ['lot', 'grade', number('free'), number('days'), ...Object.keys(others)],
        lots.map((lot) => [
          linkTo('/api/yard/show-lot?lot=', lot.id),
          nameOf(lot.grade) || '-',
          kilograms(lot.free_g),
          String(lot.age_d),
          ...Object.values(others).map((cell) => cell(lot)),
        ]),
      );

const linkTo = (address: string, id: string): Cell => ({ text: id, href: address + encodeURIComponent(id) });
