import type { ChargeSheet } from '../../../documents/heats/charge-sheet.ts';
import type { Block, Column, PaperPage, Section } from '../../../documents/page.ts';
import { utcMinute } from '../../../foundation/quantity/format.ts';
import { DEMONSTRATION, list, number, paragraph, section, table, tableOf } from '../parts.ts';
import { boxRows, sheetFacts } from './make-up-sheet-words.ts';

const COLUMNS: readonly Column[] = [
  { ...number(''), width: 5 },
  { head: 'Lot', width: 19, bold: true },
  { head: 'Material', width: 18 },
  { head: 'Form', width: 15 },
  { head: 'Scale', width: 12 },
  { ...number('Weigh, kg'), width: 13, bold: true },
  { head: 'Actual, kg', width: 16, box: true },
  { head: 'Time', width: 10, box: true },
  { head: 'By', width: 9, box: true },
];

/** The sheet as the melter takes it to the furnace: weights to write in, the document itself attached. */
export const makeUpSheetPage = (sheet: ChargeSheet): PaperPage => ({
  format: 'remelt-page/1',
  title: 'Charge make-up sheet',
  ...(sheet.specimen ? { mark: DEMONSTRATION } : {}),
  paper: {
    number: `${sheet.heat}  ${sheet.grade}`,
    foot: `${sheet.manifest.code}; data ${sheet.manifest.data.slice(0, 12)}; input ${sheet.manifest.inputHash.slice(0, 12)}`,
    madeAt: sheet.madeAt,
    attachments: [
      {
        name: `make-up-sheet-${sheet.heat}.json`,
        mediaType: 'application/json',
        text: JSON.stringify(sheet, null, 1),
        description: 'remelt-charge-sheet/1',
      },
    ],
  },
  lead: [{ kind: 'facts', rows: sheetFacts(sheet) }],
  sections: [
    ...section('warnings', 'Before you start', list(sheet.warnings)),
    ...sheet.steps.flatMap(stepSection),
    ...section('points', 'Hold and witness points', sheet.holdPoints ? [pointsTable(sheet.holdPoints)] : []),
    ...section('poured', 'Poured', [
      table(
        [
          { head: 'Poured, kg', width: 1, box: true },
          { head: 'Skull, kg', width: 1, box: true },
          { head: 'Samples (number, place)', width: 2, box: true },
          { head: 'Furnace and heats since reline', width: 2, box: true },
        ],
        [['', '', '', '']],
      ),
      { kind: 'signatures', who: ['Planned by', 'Charged by', 'Weights checked by'] },
    ]),
    ...section('contents', 'What it comes to', [contentsTable(sheet)]),
  ],
});

const stepSection = ({ title, instruction, lines }: ChargeSheet['steps'][number], i: number): Section[] =>
  section(`step-${i + 1}`, `${i + 1}  ${title}`, [
    paragraph(instruction, 'dim'),
    table(
      COLUMNS,
      lines
        .flatMap(boxRows)
        .map(({ number: row, line, weigh, pieces }) => [
          row,
          line.lot,
          line.material,
          pieces || line.form,
          line.scale,
          weigh,
          '',
          '',
          '',
        ]),
    ),
  ]);

/** A box for each stamp; what was stamped in the ledger says so. */
function pointsTable(points: NonNullable<ChargeSheet['holdPoints']>): Block {
  return table(
    [
      { head: 'Before', width: 4, bold: true },
      { head: 'Point', width: 5 },
      { head: 'What is looked at', width: 14 },
      { head: 'Stamp of', width: 5 },
      { head: 'Accepted, rejected', width: 8, box: true },
      { head: 'Time', width: 4, box: true },
      { head: 'Name, stamp', width: 8, box: true },
    ],
    points.map(({ step, kind, look, role, wait_min, stamps }) => {
      const last = stamps.at(-1);
      return [
        step,
        wait_min === undefined ? kind : `${kind}, ${wait_min} min`,
        look,
        role,
        last ? `${last.decision}${last.remark === null ? '' : `: ${last.remark}`}` : '',
        last ? utcMinute(last.happenedAt) : '',
        last ? `${last.by}, record ${last.seq}` : '',
      ];
    }),
  );
}

function contentsTable({ contents }: ChargeSheet): Block {
  const predicted = contents.some((row) => row.predicted !== undefined);
  const text = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return tableOf(contents, [
    [{ head: 'Element', width: 2, bold: true }, (row) => row.element],
    [{ head: 'Unit', width: 2 }, (row) => row.unit],
    [{ ...number('Minimum'), width: 3 }, (row) => text(row.min)],
    [{ ...number('Maximum'), width: 3 }, (row) => text(row.max)],
    [{ ...number('Charge as planned'), width: 3 }, (row) => text(row.planned)],
    [{ ...number('Charge as weighed'), width: 3 }, (row) => text(row.weighed)],
    predicted && [{ ...number('Heat, predicted'), width: 3, bold: true }, (row) => text(row.predicted)],
  ]);
}
