import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { ChargeSheet } from '../../../documents/heats/charge-sheet.ts';
import { pageSchema } from '../../../documents/page.ts';
import { renderPdf } from '../../render/pdf.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { renderXlsx } from '../../render/xlsx.ts';
import { readPage } from '../../testing/read-page.ts';
import { makeUpSheetPage } from './make-up-sheet-page.ts';
import { kilogramsToStep } from './make-up-sheet-words.ts';
import { makeUpSheetWorkbook } from './make-up-sheet-workbook.ts';

const sheet: ChargeSheet = {
  format: 'remelt-charge-sheet/1',
  manifest: { inputHash: 'a'.repeat(64), code: 'remelt 0.1.0', data: 'd'.repeat(64), seed: 'none' },
  assumed: [],
  specimen: true,
  heat: 'H26-001',
  grade: 'H230',
  target_g: 500_000,
  madeAt: '2026-11-24T08:00:00.000Z',
  steps: [
    {
      stage: 'charge',
      title: 'Charge the cold furnace',
      instruction: 'In this order.',
      lines: Array.from({ length: 40 }, (_, i) => ({
        number: i + 1,
        lot: `R-${i} Łódź Ни Ω`,
        material: 'H230',
        form: 'foundry-returns',
        planned_g: 120_512,
        weigh_g: 120_500,
        scale: 'platform',
        scaleStep_g: 50,
        weighings: 1,
        boxes: [{ weigh_g: 120_500 }],
      })),
    },
  ],
  planned_g: 40 * 120_512,
  weigh_g: 40 * 120_500,
  contents: [{ element: 'La', unit: 'wt%', min: 0.005, max: 0.05, planned: 0.021, weighed: 0.0211 }],
  warnings: ['La: near its limit'],
};

/** Unlike text, the structure of a PDF is not compressed. */
const ascii = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('charge make-up sheet on paper', () => {
  it('shows the digits of the scale: 50 g -> 2, 1 g -> 3, 1 kg -> 0, 100 g -> 1', () => {
    expect([
      kilogramsToStep(120_500, 50),
      kilogramsToStep(351, 1),
      kilogramsToStep(703_000, 1000),
      kilogramsToStep(5_300, 100),
    ]).toEqual(['120.50', '0.351', '703', '5.3']);
  });
  it('has boxes for the stamp of each point, and says what was stamped', () => {
    const point = {
      point: 'pour',
      step: 'pour',
      kind: 'hold',
      look: 'mould dry',
      role: 'inspector',
    } as const;
    const stamp = {
      seq: 7,
      decision: 'accepted',
      by: 'p-qual',
      remark: null,
      happenedAt: sheet.madeAt,
    } as const;
    const later = { ...point, point: 'cast', step: 'cast', kind: 'witness', wait_min: 30 } as const;
    const holdPoints = [
      { ...point, stamps: [stamp] },
      { ...later, stamps: [] },
    ];
    const page = pageSchema.parse(makeUpSheetPage({ ...sheet, holdPoints }));
    const [block] = page.sections.find(({ id }) => id === 'points')!.blocks;
    expect(block).toMatchObject({
      rows: [
        ['pour', 'hold', 'mould dry', 'inspector', 'accepted', '2026-11-24 08:00 UTC', 'p-qual, record 7'],
        ['cast', 'witness, 30 min', 'mould dry', 'inspector', '', '', ''],
      ],
    });
    expect(makeUpSheetPage(sheet).sections.some(({ id }) => id === 'points')).toBe(false);
  });
  it('has a line and three boxes for every weighing, and carries its own JSON', () => {
    const page = makeUpSheetPage(sheet);
    const blocks = pageSchema.parse(page).sections.flatMap((one) => one.blocks);
    const [table] = blocks.filter((block) => block.kind === 'table');
    expect(table!.rows).toHaveLength(40);
    expect(table!.columns.filter((column) => column.box)).toHaveLength(3);
    expect(table!.rows[0]).toContain('120.50');
    expect(JSON.parse(page.paper.attachments![0]!.text)).toEqual(sheet);
  });
  it('the terminal names the heat, and shows lots, scales and weights without the boxes', () => {
    const text = renderTerminal(makeUpSheetPage(sheet));
    expect(text).toMatch(
      new RegExp(`^DEMONSTRATION[\\s\\S]*\\nCharge make-up sheet, ${sheet.heat}  ${sheet.grade}\\n`),
    );
    expect(text).toContain('\nPoured\n- Planned by\n');
    expect(text).toMatch(/ +Lot +Material +Form +Scale +Weigh, kg\n/);
    for (const { lot, material } of sheet.steps.flatMap(({ lines }) => lines))
      expect(text).toMatch(new RegExp(`${lot} +${material} `));
  });
  it('the PDF has several pages, an attached file and the same bytes for the same sheet', async () => {
    const pdf = await renderPdf(makeUpSheetPage(sheet));
    expect(ascii(pdf).startsWith('%PDF-1.7')).toBe(true);
    expect(ascii(pdf).match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(1);
    expect(ascii(pdf)).toContain('/EmbeddedFile');
    expect(await renderPdf(makeUpSheetPage(sheet))).toEqual(pdf);
    expect(await renderPdf(makeUpSheetPage({ ...sheet, heat: 'H26-002' }))).not.toEqual(pdf);
    expect(pdf.length).toBeLessThan(100_000);
  });
  it('the workbook keeps masses as numbers, has no formula, and starts with the table to fill in', async () => {
    const book = new exceljs.Workbook();
    await book.xlsx.load((await renderXlsx(makeUpSheetWorkbook(sheet))) as unknown as ArrayBuffer);
    const [table, about] = book.worksheets;
    expect(table!.getRow(1).values).toEqual([
      undefined,
      'number',
      'stage',
      'lot_id',
      'material',
      'form',
      'scale',
      'weigh_kg',
      'actual_kg',
      'time',
      'by',
    ]);
    expect(table!.rowCount).toBe(41);
    expect(table!.getCell('G2').value).toBe(120.5);
    expect(table!.getCell('H2').border?.left?.style).toBe('medium');
    for (const one of book.worksheets)
      one.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()));
    expect(about!.getCell('A1').value).toContain('DEMONSTRATION, NOT A CERTIFICATE');
    expect(table!.headerFooter.oddHeader).toContain('DEMONSTRATION, NOT A CERTIFICATE');
  });
});

it('tells the limits of a content beside what was planned and weighed', () => {
  const { tables } = readPage(makeUpSheetPage(sheet));
  const [head, row] = tables.find(([heads]) => heads?.includes('Maximum'))!;
  expect(head!.slice(2, 6)).toEqual(['Minimum', 'Maximum', 'Charge as planned', 'Charge as weighed']);
  expect(row).toEqual(['La', 'wt%', '0.005', '0.05', '0.021', '0.0211']);
});
