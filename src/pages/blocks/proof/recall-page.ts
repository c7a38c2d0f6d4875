import type { Block, Cell, Page, PaperPage, PlainBlock, Table } from '../../../documents/page.ts';
import type { Recall, RecallLetter } from '../../../documents/proof/recall.ts';
import { counted, kilograms, smallPercent as share } from '../../../foundation/quantity/format.ts';
import { list, number, paragraph, section, table, tableOf, tableUnlessEmpty } from '../parts.ts';

/** Rows in view on a terminal; the others stand behind a fold. */
const SHOWN = 20;

/** What a page of the web has besides. */
interface RecallOnline {
  /** Where the letter to a customer is. */
  readonly letterAddress: (customer: string) => string;
  readonly subjectAddress: (subject: string) => string;
}

/** Everything that recalled metal reached: the total first, then by share, then customer by customer. */
export const recallPage = (recall: Recall, online?: RecallOnline): Page => ({
  format: 'remelt-page/1',
  title: `Recall of ${recall.of}`,
  lead: [paragraph(totalWords(recall), 'strong'), ...askedFor(recall), ...stateOf(recall, online)],
  sections: [
    ...section('reached', 'What it reached', [whereChart(recall), ...reachedBlocks(recall, online)]),
    ...section('customers', 'Customers', customerBlocks(recall, online)),
    ...section('serials', 'Parts with serial numbers', serialBlocks(recall)),
    ...section('plans', 'Planned heats that would use it', planBlocks(recall)),
    ...section('returns', 'Returns that may hold it', returnBlocks(recall)),
    ...section('record', 'Record', recordBlocks(recall)),
    ...(online ? [] : recall.letters).flatMap((letter, i) =>
      section(
        `letter-${i + 1}`,
        `Letter to ${letter.customer}`,
        [...letterLead(letter, recall), ...letterSections(letter, recall).flatMap(({ blocks }) => blocks)],
        { detail: true, folded: true },
      ),
    ),
  ],
});

function totalWords({ of, totals, begins, customers }: Recall): string {
  const { heats, lots, objects, shipments, shipped_g, shippedSuspect_g, yard_g, yardSuspect_g } = totals;
  const begun = begins.reduce((sum, { mass_g }) => sum + mass_g, 0);
  const what = begins.length === 1 ? of : `${begins.length} subjects of ${of}`;
  const gone =
    shipments === 0
      ? 'Nothing of it was shipped'
      : `${counted(shipments, 'object')} (${mass(shipped_g)}, ${mass(shippedSuspect_g)} of it suspect) went to ${counted(customers.length, 'customer')}`;
  return `${mass(begun)} of ${what}, in ${counted(heats, 'heat')}, ${counted(lots, 'lot')} and ${counted(objects, 'object')}. ${gone}. ${mass(yard_g)} is still in the yard, ${mass(yardSuspect_g)} of it suspect.`;
}

const mass = (grams: number): string => kilograms(Math.round(grams));

const askedFor = ({ reason }: Recall): PlainBlock[] =>
  reason === undefined ? [] : [paragraph(`Reason: ${reason}`)];

function stateOf({ totals, rows, held, record }: Recall, online?: RecallOnline): PlainBlock[] {
  if (held.length > 0)
    return [paragraph(`${counted(held.length, 'lot or object', 'lots and objects')} put on hold now.`)];
  if (record !== undefined || totals.yard_g === 0) return [];
  const open = rows.filter((row) => row.where === 'yard' && !row.held);
  if (open.length === 0) return [paragraph('Everything in the yard is on hold already.')];
  return [
    {
      kind: 'notice',
      text: `${counted(open.length, 'lot or object', 'lots and objects')} in the yard may still be used or shipped.${online ? '' : ' "--hold --reason WORDS --by PERSON" puts all of it on hold at once.'}`,
    },
  ];
}

const WHERE: Readonly<Record<Recall['rows'][number]['where'], string>> = {
  yard: 'in the yard',
  furnace: 'charged or melted',
  shipped: 'shipped',
  cast: 'cast',
  cut: 'cut up',
  'used up': 'used up',
};

const whereChart = ({ totals }: Recall): Block => ({
  kind: 'chart',
  chart: {
    kind: 'bar',
    title: 'Suspect metal: where it is now',
    unit: 'kg',
    bars: [
      { name: 'shipped', value: totals.shippedSuspect_g / 1000, note: counted(totals.shipments, 'object') },
      { name: 'in the yard', value: totals.yardSuspect_g / 1000, note: mass(totals.yard_g) },
    ],
  },
});

const REACHED = [
  'subject',
  number('share'),
  number('mass'),
  number('suspect'),
  'where',
  'heat',
  'customer',
] as const;

const reachedRow = (row: Recall['rows'][number], online?: RecallOnline): Cell[] => [
  online ? { text: row.subject, href: online.subjectAddress(row.subject) } : row.subject,
  share(row.share),
  mass(row.mass_g),
  mass(row.suspect_g),
  row.held ? `${WHERE[row.where]}, on hold` : WHERE[row.where],
  row.heat ?? '',
  row.customer ?? '',
];

/** What lies below the cut-off, in one row. */
function restRow({ rest, cutOff }: Recall): Cell[][] {
  if (rest.count === 0) return [];
  const { count, heats, lots, objects, shipped, largestShare, mass_g, suspect_g } = rest;
  return [
    [
      `${count} more below ${share(cutOff)}: ${counted(heats, 'heat')}, ${counted(lots, 'lot')}, ${counted(objects, 'object')}`,
      `up to ${share(largestShare)}`,
      mass(mass_g),
      mass(suspect_g),
      `${shipped} shipped`,
      '',
      '',
    ],
  ];
}

function reachedBlocks(recall: Recall, online?: RecallOnline): Block[] {
  const rows = recall.rows.map((row) => reachedRow(row, online));
  const hidden = rows.slice(SHOWN);
  return [
    table(
      [...REACHED],
      [...rows.slice(0, SHOWN), ...(hidden.length === 0 ? restRow(recall) : [])],
      cutOffWords(recall),
    ),
    ...(hidden.length === 0
      ? []
      : [
          {
            kind: 'fold' as const,
            summary: `${counted(hidden.length, 'more row')}, from ${share(recall.rows[SHOWN]!.share)} down`,
            blocks: [table([...REACHED], [...hidden, ...restRow(recall)])],
          },
        ]),
  ];
}

const cutOffWords = ({ cutOff, rest, rows }: Recall): string =>
  rest.count === 0
    ? `All ${rows.length}, largest share first; none is below the cut-off of ${share(cutOff)}. Suspect = share times mass.`
    : `${rows.length} with a share of ${share(cutOff)} or more, largest first; the other ${rest.count} are summed in the last row. Suspect = share times mass.`;

const customerBlocks = ({ customers }: Recall, online?: RecallOnline): Block[] =>
  tableUnlessEmpty(customers, [
    ['customer', (one) => one.customer],
    [number('objects'), (one) => String(one.objects)],
    [number('mass'), (one) => mass(one.mass_g)],
    [number('suspect'), (one) => mass(one.suspect_g)],
    [number('largest share'), (one) => share(one.largestShare)],
    ['letter', (one) => letterCell(one, online)],
  ]);

function letterCell({ customer, letter }: Recall['customers'][number], online?: RecallOnline): Cell {
  if (!letter) return 'none: below the cut-off';
  const text = 'notice of escape';
  return online ? { text, href: online.letterAddress(customer) } : text;
}

const serialBlocks = ({ serials }: Pick<Recall, 'serials'>): Block[] =>
  tableUnlessEmpty(serials, [
    ['serial', ({ serial }) => serial],
    ['heat', ({ heat }) => heat],
    ['object', ({ object = '' }) => object],
    [number('share'), ({ share: part }) => share(part)],
    ['programme', ({ programme }) => programme],
  ]);

const planBlocks = ({ plans }: Recall): Block[] =>
  plans.length === 0
    ? []
    : [
        table(
          ['heat', 'reserves'],
          plans.map(({ heat, from }) => [heat, from.join(', ')]),
        ),
      ];

const returnBlocks = ({ returns }: Recall): Block[] =>
  returns.length === 0
    ? []
    : [
        paragraph(
          'These came back from reached customers after the first shipment to them. The ledger does not say of which parts: treat them as suspect until each is traced.',
        ),
        tableOf(returns, [
          ['lot', (one) => one.lot],
          ['from', (one) => one.customer],
          ['received', (one) => one.receivedAt],
          [number('left'), (one) => mass(one.left_g)],
          ['', (one) => (one.held ? 'on hold' : 'not on hold')],
        ]),
      ];

const recordBlocks = ({ record, head }: Recall): Block[] =>
  record === undefined
    ? [paragraph(`Read from the ledger of ${head.size} records; nothing was recorded.`, 'dim')]
    : [
        {
          kind: 'facts',
          rows: [
            ['recall', record.recall],
            ['record', String(record.seq)],
            ...(record.by === undefined ? [] : [['by', record.by] as const]),
            ['subjects reached', String(record.subjects)],
            ['hash of their list', record.listSha256],
            ['index root', `record ${record.indexSeq}, ${record.indexRoot}`],
            [
              'records proved',
              record.complete.length === 0
                ? 'of none: too many subjects for one answer'
                : `all of ${counted(record.complete.length, 'subject')}`,
            ],
          ],
        },
      ];

/** The notice of escape to one customer that gets one, on paper. */
export function recallLetterPage(customer: string, recall: Recall): PaperPage {
  const letter = recall.letters.find((one) => one.customer === customer)!;
  return {
    format: 'remelt-page/1',
    title: 'Notice of escape',
    lead: letterLead(letter, recall),
    sections: letterSections(letter, recall),
    paper: {
      number: recall.record?.recall ?? recall.of,
      foot: `${recall.plant ?? ''} · recall of ${recall.of} · ledger of ${recall.head.size} records, root ${recall.head.root.slice(0, 16)}`,
      madeAt: recall.at,
    },
  };
}

const letterLead = ({ customer, pieces, rest }: RecallLetter, recall: Recall): PlainBlock[] => [
  {
    kind: 'facts',
    rows: [
      ['to', customer],
      ['from', recall.plant ?? '____________________'],
      ['date', recall.at.slice(0, 10)],
      ...(recall.record === undefined ? [] : [['our number', recall.record.recall] as const]),
      ['answer by', recall.answerBy ?? '____________________'],
      ['call', recall.contact ?? '____________________'],
    ],
  },
  paragraph(
    `Metal that we shipped to you holds metal of ${recall.of}: ${counted(pieces.length + (rest?.count ?? 0), 'piece')}, listed below with the share of each. ${recall.reason === undefined ? '' : `Reason: ${recall.reason}. `}We ask you to contain it now.`,
    'strong',
  ),
];

const letterSections = (letter: RecallLetter, recall: Recall): Page['sections'] => [
  ...section('affected', 'What is affected', [
    table(
      ['piece', 'heat', number('share'), number('mass'), 'shipped', 'your order', 'certificate'],
      [
        ...letter.pieces.map((piece) => [
          piece.object,
          piece.heat,
          share(piece.share),
          mass(piece.mass_g),
          piece.shippedAt,
          piece.order ?? '',
          piece.certificate ?? '',
        ]),
        ...restOfLetter(letter),
      ],
      'Share: part of the metal of the piece that came from what is recalled.',
    ),
    ...serialBlocks(letter),
  ]),
  ...section('actions', 'What we ask you to do', list(containment(recall))),
  ...section('plant', 'What we have done', list(ownContainment(recall))),
  ...section('answer', 'Your answer', [
    table(
      ['piece', { head: 'found where', box: true, width: 2 }, { head: 'contained on', box: true }],
      letter.pieces.map(({ object }) => [object, '', '']),
    ),
    { kind: 'signatures', who: ['for the customer', 'for the plant'] },
  ]),
];

const restOfLetter = ({ rest }: RecallLetter): Table['rows'] =>
  rest === undefined
    ? []
    : [
        [
          `${counted(rest.count, 'more piece')}; the list is sent on request`,
          '',
          `up to ${share(rest.largestShare)}`,
          mass(rest.mass_g),
          '',
          '',
          '',
        ],
      ];

const containment = ({ answerBy }: Recall): string[] => [
  'Stop using and shipping these pieces, and everything made of them.',
  'Quarantine and mark what you still have: pieces, parts in work, offcuts and chips.',
  'Tell us which parts were made of them, by serial number, and where these are now. Pass this notice on to whoever received them.',
  'Keep the certificates: they stand until we withdraw them in writing.',
  'Return no scrap of them as ordinary returns: name the piece on the delivery note.',
  `Confirm by ${answerBy ?? 'the day named above'} what was found and contained, also when nothing was found.`,
];

const ownContainment = ({ totals, held, letters, record, rows }: Recall): string[] => {
  const onHold = held.length + rows.filter((row) => row.held && !held.includes(row.subject)).length;
  return [
    onHold === 0
      ? 'Nothing of it in our yard is on hold yet.'
      : `${counted(onHold, 'lot or object', 'lots and objects')} in our yard ${onHold === 1 ? 'is' : 'are'} on hold.`,
    `${counted(totals.customers, 'customer')} received some of it; ${letters.length === 1 ? 'one letter like this is' : `${letters.length} letters like this are`} sent.`,
    ...(record === undefined
      ? []
      : [
          `The recall is record ${record.seq} of our ledger, with the hash of everything that it reached (${record.listSha256.slice(0, 16)}).`,
        ]),
  ];
};

/** The workbook of a recall: every row, the customers and the serials, each on a sheet. */
export function recallWorkbook(recall: Recall): PaperPage {
  const page = recallPage(recall);
  return {
    ...page,
    sections: [
      ...section('reached', 'Reached', [
        table([...REACHED], [...recall.rows.map(sheetRow), ...restRow(recall)]),
      ]),
      ...page.sections.filter(({ id }) =>
        ['customers', 'serials', 'plans', 'returns', 'record'].includes(id),
      ),
    ],
    paper: {
      number: recall.record?.recall ?? recall.of,
      foot: `read from the ledger of ${recall.head.size} records`,
      madeAt: recall.at,
      landscape: true,
    },
  };
}

/** Numbers stay numbers on a sheet. */
function sheetRow(row: Recall['rows'][number]): Cell[] {
  const [subject, , , , ...others] = reachedRow(row);
  return [
    subject!,
    { number: row.share, text: row.share.toPrecision(4) },
    { number: row.mass_g / 1000, text: (row.mass_g / 1000).toFixed(3) },
    { number: row.suspect_g / 1000, text: (row.suspect_g / 1000).toFixed(3) },
    ...others,
  ];
}
