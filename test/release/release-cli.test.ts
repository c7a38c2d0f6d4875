import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../src/calculations/heats/heat-route.ts';
import { openContext } from '../../src/desk/open-context.ts';
import { planAndReserve } from '../../src/desk/planning/charge-plan.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { byTrade } from '../../src/tasks/testing/by-trade.ts';
import { bookMaterials } from '../../src/tasks/yard/book-materials.ts';
import { freshYard, remelt } from '../testing/remelt.ts';

const ROUTE: Route = [{ operation: 'vacuum-induction', fidelity: 'table', settings: { time_s: 5400 } }];
const MATERIALS = [
  'Ni-electrolytic',
  'Cr-vacuum-grade',
  'W-bar',
  'Mo-briquette',
  'Mn-electrolytic',
  'Si-metal',
  'Al-ingot',
  'C-graphite',
  'NiLa',
  'Fe-electrolytic',
];

/** A heat at the command line: its sheet printed, filled in, booked, released, certified. */
describe('charge make-up sheet, record, release and certificate at the command line', () => {
  let folder: Awaited<ReturnType<typeof freshYard>>;
  const run = (...argv: string[]) => remelt(folder.path, argv);
  const file = (name: string) => join(folder.path, name);
  beforeAll(async () => {
    folder = await freshYard();
    const compute = createCompute();
    const context = byTrade(
      await openContext({ compute, clock: () => new Date(), folder: file('remelt-data') }),
    );
    await bookMaterials(
      MATERIALS.map((material) => ({ material, mass_g: 500_000 })),
      context,
    );
    await planAndReserve(
      { heat: 'H-1', gradeId: 'H230', mass_kg: 200, route: ROUTE, jointConfidence: 0.6 },
      context,
    );
    await context.store.close();
    await compute.close();
  }, 180_000);
  afterAll(() => folder.remove());

  it('lists the metal that waits for its release', async () => {
    const { code, json } = await run('release', '--waiting', '--json');
    expect([code, json()]).toMatchObject([0, { waiting: expect.any(Array) }]);
  });

  it('prints the sheet of a planned heat as PDF and workbook, and refuses other files before it opens anything', async () => {
    expect((await run('make-up-sheet', 'H-1', '--out', 'sheet.txt')).code).toBe(2);
    expect((await run('make-up-sheet', 'H-1', '--out', 'sheet.pdf')).code).toBe(0);
    expect(readFileSync(file('sheet.pdf')).subarray(0, 8).toString()).toBe('%PDF-1.7');
    const sheet = (await run('make-up-sheet', 'H-1', '--out', 'sheet.xlsx', '--json')).json() as {
      steps: { lines: unknown[] }[];
    };
    expect(sheet.steps.flatMap(({ lines }) => lines).length).toBeGreaterThan(4);
    const unknown = await run('make-up-sheet', 'H-9', '--json');
    expect(unknown.code).toBe(2);
    expect(unknown.json()).toMatchObject({
      error: {
        message: 'there is no heat H-9',
        details: [{ value: 'H-9', allowed: 'H-1', cure: expect.stringMatching(/plan the heat first/) }],
      },
    });
    expect((await run('heat', 'list')).out).toMatch(/^Heats\nheat +status +grade +charged .*\nH-1 +planned/);
  }, 120_000);

  it('books the weights that were written into the workbook, and names the row of one that is missing', async () => {
    const empty = await run('record', 'sheet.xlsx', '--heat', 'H-1', '--by', 'p-melt');
    expect([empty.code, empty.err]).toEqual([2, expect.stringMatching(/row 2: actual_kg of .* is ""/)]);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(file('sheet.xlsx'));
    const table = book.worksheets[0]!;
    // the head as the version before wrote it: its workbooks are still read
    table.headerFooter.oddHeader = table.headerFooter.oddHeader!.replace('make-up sheet', 'sheet');
    let total = 0;
    for (let row = 2; row <= table.rowCount; row++) {
      const kg = Number(table.getCell(`G${row}`).value);
      table.getCell(`H${row}`).value = kg;
      total += kg;
    }
    await book.xlsx.writeFile(file('filled.xlsx'));
    const booked = (
      await run('record', 'filled.xlsx', '--heat', 'H-1', '--by', 'p-melt', '--json')
    ).json() as {
      heat: { status: string; input_g: number };
    };
    expect(booked.heat).toMatchObject({ status: 'charged', input_g: Math.round(total * 1000) });
    writeFileSync(file('pour.json'), JSON.stringify(pour(Math.round(total * 1000))));
    expect((await run('record', 'pour.json')).code).toBe(0);
  }, 120_000);

  it('releases by another person, certifies as a demonstration, and disposes of nothing that is released', async () => {
    writeFileSync(file('specification.json'), JSON.stringify(SPECIFICATION));
    const release = ['release', 'specification.json', '--of', 'heat:H-1', '--save', 'release.json'];
    expect((await run(...release, '--by', 'p-melt')).err).toMatch(/may not release a heat/);
    writeFileSync(file('broken.json'), '[]');
    expect((await run('release', 'broken.json', '--of', 'heat:H-1', '--by', 'p-cert')).code).toBe(2);
    expect((await run(...release, '--by', 'p-cert')).out).toMatch(
      /^DEMONSTRATION, NOT A CERTIFICATE\nheat H-1: PASS/,
    );
    const certificate = [
      'certificate',
      'heat:H-1',
      '--release',
      'release.json',
      '--number',
      'C-1',
      '--customer',
      'X',
      '--by',
      'p-cert',
      '--demonstration',
    ];
    const issued = await run(...certificate, '--out', 'C-1.pdf', '--json');
    expect(issued.json()).toMatchObject({
      specimen: true,
      type: '3.1',
      results: [{ element: 'Cr', text: '22.10' }, { element: 'W' }],
    });
    expect(readFileSync(file('C-1.pdf')).toString('latin1')).toContain('/EmbeddedFile');
    expect((await run(...certificate, '--type', '3.2')).err).toMatch(/official inspector/);
    const disposed = await run('dispose', 'heat:H-1', '--as', 'scrap', '--reason', 'x', '--by', 'p-qual');
    expect([disposed.code, disposed.err]).toEqual([2, expect.stringMatching(/is released/)]);
  }, 120_000);

  it('shows the heat as a page, in the terminal, as HTML and as JSON', async () => {
    const shown = await run('heat', 'show', 'H-1', '--html', 'H-1.html');
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/Heat H-1: 200 kg of H230/);
    expect(shown.out).toMatch(/decision on heat:H-1.*PASS/);
    expect(readFileSync(file('H-1.html'), 'utf8')).toMatch(/^<!doctype html>/i);
    expect((await run('heat', 'show', 'H-1', '--json')).json()).toMatchObject({
      format: 'remelt-page/1',
      verdict: 'PASS',
    });
    expect((await run('heat', 'show', 'H-9')).code).toBe(2);
    expect((await run('heat', 'predict', 'H-9', '--route', 'sheet.xlsx')).code).toBe(2);
  }, 120_000);
});

const SPECIFICATION = {
  limits_wtpct: { Cr: { min: '20.0', max: '24.0' }, W: { min: '13.0', max: '15.0' } },
  residual_wtpct: null,
  controlled: { number: 'S-230', revision: 'C', customer: 'X', enteredBy: 'p-plan', checkedBy: 'p-qual' },
};

const pour = (charged_g: number) => ({
  heat: 'H-1',
  by: 'p-melt',
  melt: { process: 'VIM', output_g: charged_g - 1000, losses: [{ to: 'skull', mass_g: 800 }] },
  cast: { objects: [{ object: 'I-1', form: 'ingot', mass_g: charged_g - 1000 }] },
  analyses: [
    {
      of: 'heat:H-1',
      analysis: 'A1',
      method: 'ICP-OES',
      laboratory: 'traces',
      place: 'ladle',
      by: 'p-lab',
      results: [
        { element: 'Cr', text: '22.10', unit: 'wt%' },
        { element: 'W', text: '14.0', unit: 'wt%' },
      ],
    },
  ],
});
