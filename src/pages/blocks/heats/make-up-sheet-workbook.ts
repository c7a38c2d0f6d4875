import type { ChargeSheet } from '../../../documents/heats/charge-sheet.ts';
import type { Block, Cell, Column, PaperPage } from '../../../documents/page.ts';
import { DEMONSTRATION, number, table } from '../parts.ts';
import { boxRows, kilogramsToStep, sheetFacts } from './make-up-sheet-words.ts';

/** Columns of the first sheet; what is filled in under `actual_kg` can be booked from the same file. */
const COLUMNS: readonly Column[] = [
  { head: 'number', width: 8 },
  { head: 'stage', width: 18 },
  { head: 'lot_id', width: 20 },
  { head: 'material', width: 22 },
  { head: 'form', width: 18 },
  { head: 'scale', width: 10 },
  { head: 'weigh_kg', width: 12, bold: true },
  { head: 'actual_kg', width: 12, box: true },
  { head: 'time', width: 10, box: true },
  { head: 'by', width: 10, box: true },
];

/**
 * The sheet as a workbook: first the table to fill in (one line per box), then what it comes to. No formulas: a
 * filled sheet is read back as values.
 */
export const makeUpSheetWorkbook = (sheet: ChargeSheet): PaperPage => ({
  format: 'remelt-page/1',
  title: `Charge make-up sheet ${sheet.heat}`,
  ...(sheet.specimen ? { mark: DEMONSTRATION } : {}),
  paper: { number: sheet.grade, foot: '', madeAt: sheet.madeAt, landscape: true },
  lead: [],
  sections: [
    { id: 'charge', heading: 'Charge', blocks: [table(COLUMNS, weighings(sheet))] },
    { id: 'heat', heading: 'Heat', blocks: aboutBlocks(sheet) },
  ],
});

const weighings = ({ steps }: ChargeSheet): Cell[][] =>
  steps.flatMap(({ stage, lines }) =>
    lines
      .flatMap(boxRows)
      .map(({ number: row, line, pieces, weigh_g }) => [
        line.boxes.length === 1 ? { number: line.number, text: row } : row,
        stage,
        line.lot,
        line.material,
        pieces || line.form,
        line.scale,
        { number: weigh_g / 1000, text: kilogramsToStep(weigh_g, line.scaleStep_g) },
        '',
        '',
        '',
      ]),
  );

const aboutBlocks = (sheet: ChargeSheet): Block[] => [
  { kind: 'facts', rows: sheetFacts(sheet) },
  {
    kind: 'facts',
    rows: [
      ...sheet.steps.map(({ title, instruction }) => [title, instruction] as const),
      ...sheet.warnings.map((warning) => ['Warning', warning] as const),
    ],
  },
  contentsTable(sheet),
];

const contentsTable = ({ contents }: ChargeSheet): Block =>
  table(
    ['element', 'unit', ...['min', 'max', 'charge planned', 'charge weighed', 'heat predicted'].map(number)],
    contents.map(({ element, unit, min, max, planned, weighed, predicted }) => [
      element,
      unit,
      ...[min, max, planned, weighed, predicted].map(
        (value): Cell => (value === undefined ? '' : { number: value, text: String(value) }),
      ),
    ]),
  );
