import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { type PaperPage, pageSchema, type Table } from '../../../documents/page.ts';
import type { Certificate } from '../../../documents/proof/certificate.ts';
import { renderHtml } from '../../render/html.ts';
import { renderPdf } from '../../render/pdf.ts';
import { type PredictionSheet, predictionPage } from '../heats/prediction-page.ts';
import { certificatePage, certificateWithBundle } from './certificate-page.ts';

/** The first table of a page that keeps to its schema. */
function firstTable(page: PaperPage): Table {
  const blocks = pageSchema.parse(page).sections.flatMap((one) => one.blocks);
  return blocks.find((block) => block.kind === 'table')!;
}

const certificate: Certificate = {
  format: 'remelt-certificate/1',
  specimen: true,
  number: 'C-26-001',
  type: '3.1',
  issuedAt: '2026-11-24T10:00:00.000Z',
  maker: { name: 'Demonstration works', place: 'XX' },
  customer: { name: 'Żółw & Œuvre' },
  product: { kind: 'object', id: 'I-1', heat: 'H26-001', form: 'ingot', mass_g: 480_000 },
  specification: { number: 'S-1', revision: 'B', customer: 'X', rounding: 'rounded' },
  melting: [{ process: 'VIM', on: '2026-11-24' }],
  results: Array.from({ length: 80 }, () => ({
    element: 'Bi' as const,
    text: '<0.30',
    unit: 'ppm' as const,
    limit: 'at most 0.5 ppm',
    method: 'ICP-MS',
    laboratory: 'traces',
    place: 'top',
  })),
  sums: [{ elements: ['Al', 'Ti'], text: '1.50', limit: 'at most 2 wt%' }],
  indices: [{ name: 'Nv', text: '2.21', limit: 'at most 2.36', by: 'procedure' }],
  lots: [{ lot: 'R-1', share: '0.25', mass_g: 120_500, grade: 'IN718', originClass: '' }],
  statement: 'The results meet the specification.',
  validators: [{ name: 'Certifier', role: 'certifier', of: 'maker' }],
  evidence: { releaseSha256: 'a'.repeat(64), ledgerSize: 9, ledgerRoot: 'b'.repeat(64) },
  manifest: { inputHash: 'c'.repeat(64), code: 'remelt 0.1.0', data: 'd'.repeat(64), seed: 'none' },
};

describe('certificate on paper', () => {
  it('prints 0.3 ppm as the laboratory did, with its operator and place', () => {
    const table = firstTable(certificatePage(certificate));
    expect(table.rows[0]).toEqual(['Bi', '<0.30', 'ppm', 'at most 0.5 ppm', 'ICP-MS', 'traces', 'top']);
  });
  it('has one unit in a row, that of the limit, with no digit lost and the print of the laboratory beside it', () => {
    const [first] = certificate.results;
    const row = (text: string, limit: string, unit: 'ppm' | 'wt%' = 'ppm') => {
      const page = certificatePage({ ...certificate, results: [{ ...first!, text, unit, limit }] });
      const [lead] = page.sections.flatMap(({ blocks }) => blocks);
      return [...firstTable(page).rows[0]!.slice(1, 4), JSON.stringify(lead)];
    };
    expect(row('31', 'at most 0.006 wt%')).toEqual([
      ...['0.0031', 'wt%', 'at most 0.006 wt%'],
      expect.stringContaining('(printed: Bi 31 ppm)'),
    ]);
    expect(row('<0.0010', 'at most 15 ppm, residual', 'wt%').slice(0, 2)).toEqual(['<10', 'ppm']);
    expect(row('31', '-').slice(0, 2)).toEqual(['31', 'ppm']);
    expect(row('31', 'at most 60 ppm')[3]).not.toContain('(printed:');
  });
  it('has a column of specimens where one is named, and room for the longest word of a laboratory', () => {
    const [first, ...others] = certificate.results;
    const named = { ...certificate, results: [{ ...first!, specimen: 'T-1', replaced: true }, ...others] };
    for (const one of [certificate, named]) {
      const { columns, rows } = firstTable(certificatePage(one));
      const total = columns.reduce((sum, { width = 1 }) => sum + width, 0);
      const laboratory = columns.find(({ head }) => head === 'Laboratory')!;
      // 12 letters of 9 points in 515 points between the margins, and the padding of the cell
      expect((515 * laboratory.width!) / total).toBeGreaterThan(12 * 5.5 + 8);
      expect(rows[0]).toHaveLength(columns.length);
    }
    expect(firstTable(certificatePage(named)).rows[0]!.at(-1)).toBe('T-1 (replaced)');
  });
  it('a demonstration says so in its mark, its title and its statement; a real one in none', () => {
    const words = (one: Certificate) => JSON.stringify({ ...certificatePage(one), paper: {} });
    expect(words(certificate)).toMatch(/DEMONSTRATION, NOT A CERTIFICATE.*certifies nothing/);
    expect(words({ ...certificate, specimen: false })).not.toMatch(/NOT A|DEMONSTRATION|certifies nothing/);
    expect(certificatePage({ ...certificate, specimen: false }).mark).toBeUndefined();
  });
  it('holds its own JSON, has several pages, equal bytes for equal data', async () => {
    const page = certificatePage(certificate);
    expect(JSON.parse(page.paper.attachments![0]!.text)).toEqual(certificate);
    const pdf = await renderPdf(page);
    const structure = Buffer.from(pdf).toString('latin1');
    expect(structure.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2);
    expect(structure).toContain('/EmbeddedFile');
    expect(await renderPdf(page)).toEqual(pdf);
  });
});

describe('prediction sheet', () => {
  const sheet: PredictionSheet = {
    heat: 'H',
    grade: 'H230',
    mass_kg: 500,
    madeAt: '2026-11-24T10:00:00.000Z',
    specimen: false,
    verdict: 'HOLD',
    route: ['vacuum-induction'],
    rows: [
      { element: 'Bi', unit: 'wt%', mean: 0.00003, p05: 0.00001, p95: 0.00009, limit: '', rests: 'imputed' },
    ],
    charge: [{ lot: 'R-1', mass_kg: 120.5, grade: 'H230' }],
    reasons: ['predicted'],
    manifest: {},
  };
  it('0.3 ppm is never 0.0000 %', () => {
    const table = firstTable(predictionPage(sheet));
    expect(table.rows[0]![2]).toBe('0.0000300');
  });
  it('is marked as a prediction even where it is no demonstration', async () => {
    expect(predictionPage(sheet).mark).toMatch(/^PREDICTION, NOT A CERTIFICATE/);
    expect((await renderPdf(predictionPage(sheet))).length).toBeGreaterThan(1000);
  });
});

it('the checkpoint stands on the paper as a code that a camera reads, and the bundle is in the file', async () => {
  const signature = 'AbCd'.repeat(17);
  const checkpoint = `remelt.example/plant-1\n1240\n${'q'.repeat(43)}=\n\n\u2014 remelt.example/plant-1 ${signature}\n`;
  const signed = { ...certificate, evidence: { ...certificate.evidence, checkpoint } };
  const bundle = { format: 'remelt-bundle/1' as const, purpose: 'p', entries: [], claims: [] };
  const page = pageSchema.parse(certificateWithBundle(signed, bundle)) as PaperPage;
  const code = page.sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'code')!;
  const { rows, caption } = code;
  const side = rows.length * 4;
  const data = new Uint8Array(side * side * 4);
  for (let i = 0; i < side * side; i++)
    data.fill(
      rows[Math.floor(i / side / 4)]![Math.floor((i % side) / 4)] === '1' ? 0 : 255,
      i * 4,
      i * 4 + 4,
    );
  expect(decodeQR({ width: side, height: side, data })).toBe(checkpoint);
  expect(caption).toContain('bundle-C-26-001.json');
  expect(renderHtml(page)).toContain('<path fill="#000" d="M4 4h7v1h-7z');
  expect(Buffer.from(await renderPdf(page)).toString('latin1')).toContain('bundle-C-26-001.json');
  const bare = certificatePage(certificate).sections.flatMap(({ blocks }) => blocks);
  expect(bare.some(({ kind }) => kind === 'code')).toBe(false);
});
