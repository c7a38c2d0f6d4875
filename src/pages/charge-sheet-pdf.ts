import type { ChargeSheet } from '../documents/charge-sheet.ts';
import { boxRows, MARK, sheetFacts } from './charge-sheet-words.ts';
import type { PdfBlock, PdfColumn, PdfContent } from './render/pdf-content.ts';
import { pdfDocument } from './render/pdf-document.ts';

const COLUMNS: readonly PdfColumn[] = [
  { head: '', width: 5, numeric: true },
  { head: 'Lot', width: 19, bold: true },
  { head: 'Material', width: 18 },
  { head: 'Form', width: 15 },
  { head: 'Scale', width: 12 },
  { head: 'Weigh, kg', width: 13, numeric: true, bold: true },
  { head: 'Actual, kg', width: 16, box: true },
  { head: 'Time', width: 10, box: true },
  { head: 'By', width: 9, box: true },
];

/** The sheet as the melter takes it to the furnace: weights to write in, the document itself attached. */
export const chargeSheetPdf = (sheet: ChargeSheet): Promise<Uint8Array> => pdfDocument(sheetContent(sheet));

/** The same as plain data, for tests. */
export function sheetContent(sheet: ChargeSheet): PdfContent {
  return {
    title: 'Charge sheet',
    number: `${sheet.heat}  ${sheet.grade}`,
    ...(sheet.specimen ? { mark: MARK } : {}),
    foot: `${sheet.manifest.code}; data ${sheet.manifest.data.slice(0, 12)}; input ${sheet.manifest.inputHash.slice(0, 12)}`,
    madeAt: sheet.madeAt,
    blocks: [
      { kind: 'facts', rows: sheetFacts(sheet) },
      ...(sheet.warnings.length > 0
        ? ([
            { kind: 'heading', text: 'Before you start' },
            { kind: 'list', items: sheet.warnings },
          ] satisfies PdfBlock[])
        : []),
      ...sheet.steps.flatMap((step, i): PdfBlock[] => [
        { kind: 'heading', text: `${i + 1}  ${step.title}` },
        { kind: 'paragraph', text: step.instruction, tone: 'dim' },
        {
          kind: 'table',
          rowHeight: 22,
          columns: COLUMNS,
          rows: step.lines
            .flatMap(boxRows)
            .map(({ number, line, weigh, pieces }) => [
              number,
              line.lot,
              line.material,
              pieces || line.form,
              line.scale,
              weigh,
              '',
              '',
              '',
            ]),
        },
      ]),
      { kind: 'heading', text: 'Poured' },
      {
        kind: 'table',
        rowHeight: 22,
        columns: [
          { head: 'Poured, kg', width: 1, box: true },
          { head: 'Skull, kg', width: 1, box: true },
          { head: 'Samples (number, place)', width: 2, box: true },
          { head: 'Furnace and heats since reline', width: 2, box: true },
        ],
        rows: [['', '', '', '']],
      },
      { kind: 'signatures', who: ['Planned by', 'Charged by', 'Weights checked by'] },
      { kind: 'heading', text: 'What it comes to' },
      ...contentsTable(sheet),
    ],
    attachments: [
      {
        name: `charge-sheet-${sheet.heat}.json`,
        mediaType: 'application/json',
        text: JSON.stringify(sheet, null, 1),
        description: 'remelt-charge-sheet/1',
      },
    ],
  };
}

function contentsTable(sheet: ChargeSheet): PdfBlock[] {
  const predicted = sheet.contents.some((row) => row.predicted !== undefined);
  const text = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return [
    {
      kind: 'table',
      columns: [
        { head: 'Element', width: 2, bold: true },
        { head: 'Unit', width: 2 },
        { head: 'Minimum', width: 3, numeric: true },
        { head: 'Maximum', width: 3, numeric: true },
        { head: 'Charge as planned', width: 3, numeric: true },
        { head: 'Charge as weighed', width: 3, numeric: true },
        ...(predicted ? [{ head: 'Heat, predicted', width: 3, numeric: true, bold: true }] : []),
      ],
      rows: sheet.contents.map((row) => [
        row.element,
        row.unit,
        text(row.min),
        text(row.max),
        text(row.planned),
        text(row.weighed),
        ...(predicted ? [text(row.predicted)] : []),
      ]),
    },
  ];
}
