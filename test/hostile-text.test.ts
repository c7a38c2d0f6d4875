import { expect, test } from 'vitest';
import { actingAs } from '../src/desk/context.ts';
import type { RemeltError } from '../src/foundation/errors.ts';
import { historyPage } from '../src/pages/blocks/proof/history-page.ts';
import { recallLetterPage, recallPage, recallWorkbook } from '../src/pages/blocks/proof/recall-page.ts';
import { certificatePage } from '../src/pages/blocks/release/certificate-page.ts';
import { lotLabelsPage } from '../src/pages/blocks/yard/lot-labels-page.ts';
import { lotPage } from '../src/pages/blocks/yard/lot-page.ts';
import { renderDataPackage } from '../src/pages/render/data-package.ts';
import { renderHtml } from '../src/pages/render/html.ts';
import { renderPdf } from '../src/pages/render/pdf.ts';
import { renderXlsx } from '../src/pages/render/xlsx.ts';
import { exportEpcis } from '../src/tasks/proof/export-epcis/export-epcis.ts';
import { publishedLog } from '../src/tasks/proof/publish-log.ts';
import { recallMetal } from '../src/tasks/proof/recall-metal/recall-metal.ts';
import { showHistory } from '../src/tasks/proof/show-history/show-history.ts';
import { showCertificate } from '../src/tasks/release/show-certificate/show-certificate.ts';
import { runTask } from '../src/tasks/task.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { analyseLot } from '../src/tasks/yard/analyse-lot/analyse-lot.ts';
import { bookReturns } from '../src/tasks/yard/book-returns/book-returns.ts';
import { holdLot } from '../src/tasks/yard/hold-lot/hold-lot.ts';
import { labelLots } from '../src/tasks/yard/label-lots/label-lots.ts';
import { showLot } from '../src/tasks/yard/show-lot/show-lot.ts';
import { certifiedHeat } from './testing/certified-heat.ts';
import { cellsOf } from './testing/workbook-cells.ts';

const FORMULAS = ['=1+1', '@SUM(A1)', '+cmd|/C calc', '-2+3'];
const TAGS = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>'];
const UNSEEN = ['a\u0000b', '\u202egpj.exe', 'a\u2066b', '\u200fx', 'a\u001b[2Jb'];

/** A tag of the payload that a browser would read as one. */
const LIVE = /<script>alert|<img src=x/;

test('signs that nobody sees are refused in every text of an order, with the place and the cure', async () => {
  const context = memoryContext();
  const row = {
    ...{ row: 2, lotId: 'R-9', mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap' },
    originClass: 'post-consumer',
  };
  const analysis = { method: 'OES', results: [{ element: 'Ni' as const, text: '58', unit: 'wt%' as const }] };
  const measured = {
    ...{ lot: 'R-9', analysis: 'A9', basis: 'measured', method: 'OES' },
    results: [{ element: 'Ni', text: '58', unit: 'wt%' }],
  };
  for (const sign of UNSEEN) {
    const orders = [
      ...['form', 'owner', 'supplier', 'declaredGrade', 'note'].map((field) => {
        const order = { rows: [{ ...row, [field]: sign, analyses: [analysis] }] };
        return [bookReturns, order, `rows[0].${field}`] as const;
      }),
      ...['method', 'laboratory', 'reference'].map((field) => {
        const order = { rows: [{ ...row, analyses: [{ ...analysis, [field]: sign }] }] };
        return [bookReturns, order, `rows[0].analyses[0].${field}`] as const;
      }),
      ...['method', 'laboratory', 'balance', 'reference', 'sample'].map(
        (field) => [analyseLot, { ...measured, [field]: sign }, field] as const,
      ),
      [holdLot, { lot: 'R-9', reason: sign }, 'reason'] as const,
    ];
    for (const [task, order, path] of orders) {
      const refused: RemeltError = await runTask(task as typeof holdLot, order, context).then(
        () => expect.fail(`${task.name} took ${JSON.stringify(sign)} as ${path}`),
        (error) => error,
      );
      expect(refused).toMatchObject({ code: 'input', details: [{ path, cure: expect.any(String) }] });
      expect(JSON.stringify(refused.details)).not.toContain(sign);
    }
  }
  expect((await context.store.head()).size).toBe(0);
  await context.store.close();
  await context.compute.close();
});

test('formulas and tags as names and reasons harm no export', async () => {
  const [formula, sum, command] = FORMULAS as [string, string, string];
  const [script, image] = TAGS as [string, string];
  const { context } = await certifiedHeat({ supplier: formula, laboratory: image, customer: script });
  await runTask(holdLot, { lot: 'R-1', reason: `${sum} ${image}` }, actingAs('p-qual', context));
  const asked = { of: `supplier:${formula}`, reason: script, contact: command };
  const found = await runTask(recallMetal, asked, context);
  const letter = { customer: script, pieces: [], serials: [] };
  const rows = found.rows.map((row) => ({ ...row, customer: formula }));
  const recall = { ...found, rows, letters: [letter] };
  const certificate = await runTask(showCertificate, { of: 'heat:H-1', number: 'C-1' }, context);
  const labels = await runTask(labelLots, { lots: ['R-1'] }, context);
  const papers = [certificatePage(certificate), recallLetterPage(script, recall), lotLabelsPage(labels)];
  const history = historyPage(await runTask(showHistory, { about: 'lot:R-1' }, context));
  const lot = lotPage(await runTask(showLot, { lot: 'R-1' }, context));
  const html = [...papers, recallPage(recall), lot, history].map(renderHtml).join('');
  expect(html).not.toMatch(LIVE);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  for (const paper of papers)
    expect(new TextDecoder().decode((await renderPdf(paper)).subarray(0, 5))).toBe('%PDF-');
  expect(await cellsOf(await renderXlsx(recallWorkbook(recall)))).toEqual({
    texts: expect.arrayContaining([formula]),
    computed: [],
  });
  const document = await runTask(exportEpcis, { subject: 'heat:H-1', base: 'https://id.example' }, context);
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  for await (const { path, bytes } of publishedLog(context, { showGrade: true, url: 'https://id.example/' }))
    if (path.endsWith('.html')) expect(new TextDecoder().decode(bytes), path).not.toMatch(LIVE);
  await context.store.close();
  await context.compute.close();
});

test.each(FORMULAS)('%s is a text in a table of CSV too, and a negative number stays a number', (text) => {
  const field = (name: string, type: 'string' | 'number') => ({ name, type, description: '', source: '' });
  const tables = [
    { name: 't', title: 't', fields: [field('who', 'string'), field('kg', 'number')], rows: [[text, -2]] },
  ];
  const files = renderDataPackage({ name: 'p', title: '', description: '', sources: [], tables });
  expect(files.find(({ file }) => file === 't.csv')?.content).toBe(`who,kg\r\n'${text},-2\r\n`);
});
