import type { Toll } from '../../../documents/economics/toll.ts';
import type { Block, Cell, Column, PaperPage } from '../../../documents/page.ts';
import { kilograms, massText, money } from '../../../foundation/quantity/format.ts';
import {
  DEMONSTRATION,
  list,
  notices,
  number,
  paragraph,
  section,
  table,
  tableOf,
} from '../../../pages/blocks/parts.ts';

/** The statement of a toll account: its balance, the same by element, each entry, and where the metal is. */
export const page = (toll: Toll): PaperPage => ({
  format: 'remelt-page/1',
  title: `Toll account of ${toll.customer}`,
  ...(toll.specimen ? { mark: DEMONSTRATION } : {}),
  paper: {
    number: toll.from === null ? `to ${toll.to}` : `${toll.from} to ${toll.to}`,
    foot: 'Balances are those of the ledger when this statement was made.',
    madeAt: toll.madeAt,
  },
  lead: [
    paragraph(
      `${mass(toll.closing_kg)} of ${toll.customer} are here on ${toll.to}${toll.from === null ? '' : `, ${mass(toll.opening_kg)} were before ${toll.from}`}.`,
    ),
  ],
  sections: [
    ...section('balance', 'Balance', balanceBlocks(toll)),
    ...section('fee', 'Fee for melting', feeBlocks(toll)),
    ...section('elements', 'By element', elementBlocks(toll)),
    ...section('places', 'Where it is', placeBlocks(toll)),
    ...section('entries', 'Entries', entryBlocks(toll)),
    ...section('rules', 'How these figures are counted', list(toll.rules)),
  ],
});

const mass = (kg: number): string => kilograms(Math.round(kg * 1000));

/** To the gram. */
const cell = (kg: number): Cell => {
  const rounded = Math.round(kg * 1000) / 1000;
  return rounded === 0 ? '-' : { number: rounded, text: massText(rounded) };
};

const KINDS = [
  ['received', 'received'],
  ['added', 'added by the plant'],
  ['lost', 'lost'],
  ['gone', 'shipped or otherwise gone'],
] as const;

function balanceBlocks(toll: Toll): Block[] {
  const sum = (kind: string): number =>
    toll.entries.filter((entry) => entry.kind === kind).reduce((total, { mass_kg }) => total + mass_kg, 0);
  return [
    ...notices(
      toll.notAnalysed_kg === 0
        ? []
        : [`${mass(toll.notAnalysed_kg)} that came in were never analysed: their elements count as none.`],
    ),
    table(
      ['', KG],
      [
        ['before', cell(toll.opening_kg)],
        ...KINDS.map(([kind, words]) => [words, cell(sum(kind))]),
        ['balance', cell(toll.closing_kg)],
      ],
    ),
  ];
}

const KG: Column = number('kg');

const feeBlocks = ({ fee }: Toll): Block[] =>
  fee === undefined
    ? []
    : [
        paragraph(
          `${fee.stated} on ${mass(fee.shipped_kg)} shipped from heats of the customer: ${fee.unit === 'kg' ? `${mass(fee.amount)} of the metal, which the plant keeps` : `${money(fee.amount)} ${fee.unit}`}.`,
        ),
        ...(fee.without && fee.without.length > 0
          ? [paragraph(`No toll fee is recorded for ${fee.without.join(', ')}: not in the sum.`)]
          : []),
      ];

const elementBlocks = ({ elements }: Toll): Block[] =>
  elements.length === 0
    ? []
    : [
        table(
          [
            { head: 'element', width: 1 },
            ...['before', 'received', 'added', 'lost', 'difference', 'gone', 'balance'].map(
              (head): Column => ({ ...number(`${head}, kg`), width: 1.3 }),
            ),
          ],
          elements.map((row) => [
            row.element,
            ...[row.opening_kg, row.received_kg, row.added_kg, row.lost_kg].map(cell),
            ...[row.difference_kg, row.gone_kg, row.closing_kg].map(cell),
          ]),
          'Difference: what came out of the heats by analysis, less what was charged.',
        ),
      ];

const placeBlocks = ({ places }: Toll): Block[] =>
  places.length === 0
    ? []
    : [
        table(
          ['place', KG],
          places.map(({ place, mass_kg }) => [place, cell(mass_kg)]),
        ),
      ];

/** Elements that a row names; the rest is in the table by element. */
const NAMED = 3;

const entryBlocks = ({ entries }: Toll): Block[] =>
  entries.length === 0
    ? [paragraph('Nothing was booked in this time.')]
    : [
        tableOf(
          entries,
          [
            [{ head: 'day', width: 1.1 }, ({ on }) => on],
            [{ head: 'booked on', width: 1.4 }, ({ about }) => about.replace(':', ' ')],
            [{ head: 'what', width: 2.4 }, ({ what }) => what],
            [{ ...KG, width: 1 }, ({ mass_kg }) => cell(mass_kg)],
            [
              { head: 'most of it', width: 2.4 },
              ({ elements }) =>
                [...elements]
                  .sort((a, b) => Math.abs(b.mass_kg) - Math.abs(a.mass_kg))
                  .slice(0, NAMED)
                  .map(({ element, mass_kg: kg }) => `${element} ${massText(kg)}`)
                  .join(', '),
            ],
          ],
          'Most of it: the three elements that change most, in kg.',
        ),
      ];

/** The statement is the same on paper and as a workbook. */
export { page as paper, page as workbook };
