import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { type PaperPage, pageSchema, type Table } from '../../../documents/page.ts';
import type { Certificate } from '../../../documents/proof/certificate.ts';
import { renderHtml } from '../../render/html.ts';
import { renderPdf } from '../../render/pdf.ts';
import { readPage } from '../../testing/read-page.ts';
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
    expect(table.columns[2]!.head).toBe('Result, top');
    expect(table.rows[0]).toEqual(['Bi', 'at most 0.5 ppm', '<0.30', 'ppm', 'ICP-MS', 'traces']);
  });
  it('has one line for an element and a column for each place, two lines for one place, and the limit of a sum once', () => {
    const [bi] = certificate.results;
    const results = [bi!, { ...bi!, place: 'bottom', text: '<0.20' }, bi!];
    const nb = { ...bi!, element: 'Nb' as const, text: '4.83', unit: 'wt%' as const };
    const limit = '4.75 to 5.5 wt% as Nb + Ta';
    const sums = [{ elements: ['Nb', 'Ta'] as const, text: '4.8333', limit: '4.75 to 5.5 wt%' }];
    const rowsOf = (more: object) => firstTable(certificatePage({ ...certificate, ...more })).rows;
    expect(rowsOf({ results }).map((cells) => cells.slice(2, 4))).toEqual([
      ['<0.30', '<0.20'],
      ['<0.30', ''],
    ]);
    expect(rowsOf({ results: [{ ...nb, limit }], sums })[0]![1]).toBe('as Nb + Ta');
    expect(rowsOf({ results: [{ ...nb, limit }], sums: [] })[0]![1]).toBe(limit);
    // more places than a sheet has room for stand behind their results
    const many = ['a', 'b', 'c', 'd', 'e'].map((place) => ({ ...bi!, place }));
    expect(rowsOf({ results: many })).toHaveLength(1);
    expect(rowsOf({ results: many })[0]![2]).toBe('<0.30 (a); <0.30 (b); <0.30 (c); <0.30 (d); <0.30 (e)');
  });
  it('writes a sum with the digits of its least precise part, at each place, and never across a limit', () => {
    const [bi] = certificate.results;
    const part = (element: 'Nb' | 'Ta', place: string, text: string, unit: 'ppm' | 'wt%' = 'wt%') => ({
      ...{ ...bi!, element, place, text, unit, limit: '-' },
    });
    const sums = [{ elements: ['Nb', 'Ta'] as const, text: '4.8333', limit: '4.75 to 5.5 wt%' }];
    const value = (...results: readonly unknown[]) =>
      readPage(certificatePage({ ...certificate, results, sums, indices: [] } as never), 'further')
        .tables[0]![1]![1];
    const top = [part('Nb', 'top', '4.83'), part('Ta', 'top', '33', 'ppm')];
    expect(value(...top)).toBe('4.83 wt%');
    expect(value(...top, part('Nb', 'bottom', '4.90'), part('Ta', 'bottom', '62', 'ppm'))).toBe(
      '4.83 (top); 4.91 (bottom) wt%',
    );
    // 4.7450 would read as 4.75 with two decimals, and passes nothing
    expect(value(part('Nb', 'top', '4.74'), part('Ta', 'top', '51', 'ppm'))).toBe('4.7451 wt%');
    // what is below a content has no sum of its own: the one that was judged stands there
    expect(value(part('Nb', 'top', '4.83'), part('Ta', 'top', '<50', 'ppm'))).toBe('4.8333 wt%');
  });
  it('says PASS at its head, until something stands against it', () => {
    const lead = (standing?: object) => JSON.stringify(certificatePage(certificate, standing as never).lead);
    expect(lead()).toContain('PASS: all results meet S-1 rev. B.');
    expect(certificatePage(certificate).lead.at(-2)).toMatchObject({ tone: 'strong' });
    const suspended = {
      suspended: ['measured since'],
      recalled: [],
      missing: [],
      maker: [],
      secondParty: [],
    };
    expect(lead(suspended)).not.toContain('PASS');
  });
  it('has the address of the maker where the plant stated one', () => {
    const maker = { name: 'Alloy Works', place: 'DE', address: 'Hauptstr. 1, 12345 Musterstadt' };
    expect(JSON.stringify(certificatePage({ ...certificate, maker }).lead)).toContain(
      'Alloy Works, Hauptstr. 1, 12345 Musterstadt, DE',
    );
  });
  it('has one unit in a row, that of the limit and of a trace ppm, with no digit lost', () => {
    const [first] = certificate.results;
    const row = (text: string, limit: string, unit: 'ppm' | 'wt%' = 'ppm', more: readonly object[] = []) => {
      const results = [
        { ...first!, text, unit, limit },
        ...more.map((one) => ({ ...first!, limit, ...one })),
      ];
      return firstTable(certificatePage({ ...certificate, results })).rows[0]!.slice(1, -2);
    };
    expect(row('31', 'at most 0.006 wt%')).toEqual(['at most 0.006 wt%', '0.0031', 'wt%']);
    expect(row('<0.0010', 'at most 15 ppm, residual', 'wt%').slice(1)).toEqual(['<10', 'ppm']);
    expect(row('31', '-').slice(1)).toEqual(['31', 'ppm']);
    expect(row('0.056', 'at most 0.05 wt%, residual')).toEqual(['at most 500 ppm, residual', '0.056', 'ppm']);
    // one trace of an element makes its line one in ppm
    expect(row('31', 'at most 0.05 wt%', 'ppm', [{ place: 'bottom', text: '2.0' }])).toEqual([
      ...['at most 500 ppm', '31', '2.0', 'ppm'],
    ]);
  });
  it('names specimens below the places, or beside them where a place has several, and has room for the longest word of a laboratory', () => {
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
    const table = firstTable(certificatePage(named));
    expect(table.rows[0]![0]).toBe('Bi (replaced)');
    expect(table.columns.map(({ head }) => head).slice(2, 4)).toEqual(['Result, top T-1', 'Result, top']);
    const single = { ...certificate, results: [{ ...first!, specimen: 'T-1' }] };
    expect(JSON.stringify(certificatePage(single))).toContain('Specimens: top T-1.');
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

const real: Certificate = { ...certificate, specimen: false, results: certificate.results.slice(0, 1) };
const standing = (more: object = {}) =>
  ({
    ...{
      number: 'C-26-001',
      type: '3.1',
      countsAs: '3.1',
      missing: [],
      others: 0,
      maker: [],
      secondParty: [],
      recalled: [],
      withdrawal: null,
    },
    ...more,
  }) as unknown as NonNullable<Parameters<typeof certificatePage>[1]>;
const words = (one: Certificate, stands?: ReturnType<typeof standing>) =>
  readPage(certificatePage(one, stands)).words;

it('counts as type 3.1 until the second party has signed', () => {
  const two = { ...real, type: '3.2', secondSignature: {} } as unknown as Certificate;
  const why = 'Issued as type 3.2. It counts as type 3.1 until it has ';
  expect(certificatePage(two).title).toBe('Inspection document EN 10204 - 3.1');
  expect(words(two)).toContain(`${why}the signature of the second party.`);
  const lacking = standing({ type: '3.2', missing: ['a key', 'a stamp'] });
  expect(words(two, lacking)).toContain(`${why}a key and a stamp.`);
  expect(words(two, lacking)).toContain(
    'The results are of specific inspection of this metal and meet the specification (EN 10204, type 3.1).',
  );
  const signed = standing({ type: '3.2', countsAs: '3.2' });
  expect(certificatePage(two, signed).title).toBe('Inspection document EN 10204 - 3.2');
  expect(words(two, signed)).toContain('The results meet the specification.');
  expect(certificatePage(real).title).toBe('Inspection document EN 10204 - 3.1');
  expect(certificatePage(certificate).title).toBe('Demonstration of an inspection document EN 10204 - 3.1');
});

it('bears across the paper why it no longer counts, the gravest first', () => {
  const withdrawal = {
    on: '2026-11-25',
    by: 'p-qual',
    reason: 'slip',
    supersededBy: null,
    isReplaced: false,
    seq: 40,
  };
  const stamp = (more: object) => certificatePage(real, standing(more)).stamp;
  const recalled = [{ recall: 'RC-1', on: '2026-11-26', seq: 41, reason: 'Pb' }];
  const failed = { on: '2026-11-26', seq: 42, of: 'object:I-1', words: 'S', reason: 'S' };
  expect(stamp({ withdrawal, recalled, failed })).toBe('WITHDRAWN');
  expect(stamp({ recalled, failed })).toBe('RECALLED');
  expect(stamp({ failed })).toBe('FAIL');
  expect(stamp({ suspended: ['measured since'] })).toBe('SUSPENDED');
  expect(stamp({})).toBeUndefined();
  expect(certificatePage(real).stamp).toBeUndefined();
  expect(words(real, standing({ failed })).join()).toContain('specific inspection');
});

it('says when and why it was withdrawn, and which one is in its place', () => {
  const withdrawal = {
    on: '2026-11-25',
    by: null,
    reason: null,
    supersededBy: null,
    isReplaced: false,
    seq: 40,
  };
  const table = (more: object, addressOf?: (number: string) => string) => {
    const page = certificatePage(real, standing({ withdrawal: { ...withdrawal, ...more } }), addressOf);
    expect(readPage(page).words[0]).toContain(
      'C-26-001 was withdrawn on 2026-11-25. It no longer certifies this metal.',
    );
    return page.lead.find((block) => block.kind === 'table')!.rows[0];
  };
  expect(table({})).toEqual(['2026-11-25, record 40', '-', 'erased', 'none was named']);
  expect(table({ by: 'Anna', reason: 'slip', supersededBy: 'C-2' })?.slice(1)).toEqual([
    'Anna',
    'slip',
    'C-2, not issued yet',
  ]);
  const replaced = { supersededBy: 'C-2', isReplaced: true };
  expect(table(replaced)!.at(-1)).toBe('C-2');
  expect(table(replaced, (number) => `certificates/${number}`)!.at(-1)).toEqual({
    text: 'C-2',
    href: 'certificates/C-2',
  });
  expect(table({ supersededBy: 'C-2' }, (number) => `certificates/${number}`)!.at(-1)).toBe(
    'C-2, not issued yet',
  );
});

it('says for whom, of what and by which specification it is', () => {
  const facts = words(real);
  expect(facts).toEqual(
    expect.arrayContaining([
      ...[
        'Maker: Demonstration works, XX',
        'Issued: 2026-11-24',
        'Order: -',
        'Product: object I-1, ingot',
        'Mass: 480.000 kg',
      ],
      ...['Grade: -', 'Specification: S-1 rev. B (X)', 'Melted: VIM 2026-11-24', 'Retest rule: none'],
    ]),
  );
  expect(facts).toContain('Specification S-1 rev B is that of X, not of Żółw & Œuvre.');
  expect(facts.join()).not.toContain('Product form');
  const specification = {
    ...{
      ...real.specification,
      customer: real.customer.name,
      grade: 'IN718',
      retest: 'two specimens',
      productForm: 'remelt stock',
    },
    derivedFrom: { specification: 'AMS 5662', route: 'VAR' },
  } as Certificate['specification'];
  const sold = words({
    ...{ ...real, specification, melting: [], customer: { ...real.customer, order: 'PO-7' } },
    product: { ...real.product, ofHeat_g: 500_000 },
  });
  expect(sold).toEqual(
    expect.arrayContaining([
      ...[
        'Order: PO-7',
        'Grade: IN718',
        'Melted: -',
        'Retest rule: two specimens',
        'Product form: remelt stock, not for parts',
      ],
      ...['Limits from: AMS 5662, remelted by VAR', 'Mass: 480.000 kg of the 500.000 kg of the heat'],
    ]),
  );
  expect(sold.join()).not.toContain('is that of');
  const bar = words({ ...real, specification: { ...real.specification, productForm: 'bar' } as never });
  expect(bar).toContain('Product form: bar');
  expect(bar.join()).not.toContain('Limits from');
});

it('shows the metal behind it, what was put right, sums and indices, and who signed by which key', () => {
  const section = (one: Certificate, id: string) => readPage(certificatePage(one), id);
  expect(section(real, 'metal').tables[0]![1]).toEqual([
    'R-1',
    '25.00 %',
    '120.500',
    'IN718',
    'not declared',
  ]);
  expect(section(real, 'further').tables[0]!.slice(1)).toEqual([
    ['Al + Ti', '1.50 wt%', 'at most 2 wt%', 'sum of results'],
    ['Nv', '2.21', 'at most 2.36', 'procedure'],
  ]);
  const ids = (one: Certificate) => certificatePage(one).sections.map(({ id }) => id);
  expect(ids({ ...real, sums: [], indices: [] })).toEqual(['analysis', 'metal', 'statement']);
  const withdrawn = [{ element: 'S', specimen: 'T-1', text: '14', unit: 'ppm', words: 'slip' }];
  expect(section({ ...real, withdrawn } as never, 'withdrawn').tables[0]![1]).toEqual([
    'S',
    'T-1',
    '14 ppm',
    'slip',
  ]);
  const [row] = real.results;
  const bare = {
    ...real,
    results: [
      { ...row!, laboratory: '' },
      { ...row!, specimen: 'T-2' },
      { ...row!, replaced: true },
    ],
  };
  const results = section(bare as never, 'analysis').tables[0]!.slice(1);
  expect(results.map((one) => [one[0], one.at(-1)])).toEqual([
    ['Bi', '-'],
    ['Bi', 'traces'],
    ['Bi (replaced)', 'traces'],
  ]);
  const maker = [{ name: 'Anna', on: '2026-11-24', seq: 30, verifierKey: 'k+1' }];
  expect(words(real, standing({ maker }))).toContain('Signed by Anna on 2026-11-24 (record 30), key k+1');
  expect(certificatePage(real).paper).toMatchObject({
    number: 'C-26-001',
    foot: `release ${'a'.repeat(16)}; ledger 9 records, root ${'b'.repeat(16)}; remelt 0.1.0`,
    attachments: [{ name: 'certificate-C-26-001.json' }],
  });
});
