import { describe, expect, it } from 'vitest';
import { pageSchema } from '../../../documents/page.ts';
import { renderHtml } from '../../render/html.ts';
import { readPage } from '../../testing/read-page.ts';
import { heatPage } from './heat-page.ts';
import type { HeatReport } from './heat-report-data.ts';

const heatHtml = (report: HeatReport): string => renderHtml(pageSchema.parse(heatPage(report)));

const report: HeatReport = {
  heat: 'D1',
  title: 'Heat D1 <script>',
  specimen: true,
  verdict: 'HOLD',
  first: ['predicted & held'],
  yard: [
    {
      lot: 'R-1',
      mass_kg: 640,
      form: 'turnings',
      declared: 'H230',
      identified: 'H230',
      status: 'cleared',
      why: '',
      imputed: 3,
      simulated: 0,
      reference: '10.1016/j.x.2012.08.040',
    },
  ],
  charge: [{ lot: 'R-1', mass_kg: 120.5, share: 0.6, price_usd_per_kg: 12, clearedAs: 'H230' }],
  measured: false,
  bound_usd: 99,
  binding: ['Cr at its minimum'],
  route: ['vacuum-induction'],
  windows: [
    { element: 'Cr', unit: 'wt%', min: 20, max: 24, mean: 22, p05: 21.9, p95: 22.1, verdict: 'PASS' },
  ],
  expectedErrors: [],
  refining: [
    { element: 'S', before_ppm: 12, after_ppm: 11, p05_ppm: 5, p95_ppm: 20, rests: 'imputed in some lots' },
  ],
  energy_kWh: 900,
  verdicts: [
    {
      element: 'Cr',
      text: '22.0',
      unit: 'wt%',
      limit: '20 to 24 wt%',
      contractual: 'PASS',
      reason: 'predicted',
    },
  ],
  reasons: ['predicted: a prediction is never a certificate'],
  trace: [
    {
      subject: 'lot:R-1',
      share: 0.6,
      mass_kg: 120.5,
      grade: 'H230',
      documents: ['10.1016/j.x.2012.08.040', 'delivery note 7'],
    },
  ],
  assumed: [{ what: 'price', value: 12, unit: 'usd/kg', source: 'assumption' }],
  manifests: [{ document: 'plan', manifest: { inputHash: 'ab' } }],
};

describe('the heat report', () => {
  const html = heatHtml(report);
  it('is one file without scripts or network, with every section and the demonstration mark at both ends and in print', () => {
    expect(html).not.toMatch(/<script|src="http|@import|url\(/);
    expect(html.match(/DEMONSTRATION, NOT A CERTIFICATE/g)).toHaveLength(2);
    expect(html).toContain('is-demonstration');
    for (const id of ['yard', 'plan', 'composition', 'refining', 'verdict', 'trace', 'assumed', 'manifest'])
      expect(html).toContain(`<section id="${id}">`);
  });
  it('says once how often such bands held, beside the first of them', () => {
    const coverage = {
      words: 'bands held 3 of 4.',
      promised: 0.9,
      bands: 'published',
      n: 4,
      inside: 3,
    } as const;
    const told = { ...report, coverage: { ...coverage, operations: [] } };
    const placesOf = (page: HeatReport): string[] =>
      heatPage(page)
        .sections.filter(({ blocks }) => JSON.stringify(blocks).includes(coverage.words))
        .map(({ id }) => id);
    expect(placesOf(told)).toEqual(['composition']);
    expect(placesOf({ ...told, windows: [] })).toEqual(['refining']);
    expect(placesOf(report)).toEqual([]);
  });
  it('begins with the composition, the worst element first, ends with the yard, and folds how to repeat it', () => {
    const row = report.windows[0]!;
    const page = heatPage({
      ...report,
      windows: [
        row,
        { ...row, element: 'W', mean: 23.9, p05: 23.8, p95: 24 },
        { ...row, element: 'Mo', verdict: 'FAIL' },
      ],
    });
    const ids = page.sections.map(({ id }) => id);
    expect(ids[0]).toBe('composition');
    // a cast heat is judged by what was measured: its prediction does not stand above that
    expect(heatPage({ ...report, measured: true }).sections[0]!.id).toBe('verdict');
    expect(ids.indexOf('yard')).toBeGreaterThan(ids.indexOf('trace'));
    expect(page.sections.find(({ id }) => id === 'manifest')).toMatchObject({ detail: true });
    // three sections are open, and the rest is one line each
    expect(page.sections.map(({ folded }) => folded === true)).toEqual(ids.map((_, at) => at >= 3));
    const [block] = page.sections[0]!.blocks;
    expect(JSON.stringify(block).match(/"element":"\w+"/g)).toEqual(
      ['Mo', 'W', 'Cr'].map((element) => `"element":"${element}"`),
    );
  });
  it('says that no final result is booked, and which of the bath are', () => {
    const unjudged = { ...report, verdicts: [] };
    expect(heatPage(unjudged).head?.decides).toEqual({
      value: 'No result',
      of: 'was booked of this heat yet',
    });
    expect(heatPage({ ...unjudged, samples: { samples: ['B-1'], rows: [] } }).head?.decides).toEqual({
      ...{ value: 'No final result', of: 'was booked yet; results of the bath: B-1' },
    });
  });
  it('escapes every text and links DOIs only', () => {
    expect(html).toContain('Heat D1 &lt;script&gt;');
    expect(html).toContain('predicted &amp; held');
    expect(html).toContain('href="https://doi.org/10.1016/j.x.2012.08.040"');
    expect(html).not.toContain('doi.org/delivery');
  });
  it('says which contents are imputed', () => {
    expect(html).toContain('imputed in some lots');
  });
  it('leaves the mark out when metal was melted', () => {
    expect(heatHtml({ ...report, specimen: false })).not.toContain('DEMONSTRATION, NOT');
  });
  it('adds charts and sections where their data are given, and none where not', () => {
    expect(html).not.toMatch(/id="recorded"|id="footprint"|Where each gram came from and went/);
    const full = heatHtml({
      ...report,
      waterfall: [{ name: 'all virgin', value: 9, kind: 'total' }],
      trajectories: {
        stages: [{ name: 'vacuum-induction', from_s: 0, to_s: 60 }],
        rows: [{ element: 'S', unit: 'ppm', points: [{ time_s: 0, mean: 2, p05: 1, p95: 3 }] }],
      },
      flows: {
        nodes: [
          { id: 'a', name: 'a', kind: 'return' },
          { id: 'b', name: 'b', kind: 'heat' },
        ],
        flows: [{ from: 'a', to: 'b', mass_kg: 1 }],
      },
      footprint: {
        product_kg: 200,
        parts: [{ name: 'Ni, virgin', value: 800, low: 800, high: 2000, source: 'x' }],
        total: { name: 'this heat', value: 800, low: 800, high: 2000, source: 'sum' },
        allVirgin: { name: 'all virgin', value: 1200, low: 1200, high: 3000, source: 'sum' },
        rests: [{ what: 'masses charged', basis: 'measured', on: 'weights of the ledger' }],
        boundary: ['Inside: metal.'],
        missing: ['Nd'],
      },
      story: {
        words: 'Samples are simulated.',
        steps: [{ what: 'bath sample 1', words: 'add 3 kg <NiNb>' }],
      },
      recorded: {
        words: '1 of 1',
        rows: [
          {
            element: 'S',
            predicted_ppm: 2,
            p05_ppm: 1,
            p95_ppm: 3,
            recorded_ppm: 5,
            below: true,
            surprise_bit: null,
            inside: true,
          },
        ],
      },
    });
    expect(full).toContain('<section id="recorded">');
    expect(full).toContain('<section id="footprint">');
    expect(full.match(/<svg/g)!.length - html.match(/<svg/g)!.length).toBe(4);
    expect(full).toContain('&lt;5<');
    // 800 kg CO2e in 200 kg of metal, with the range and what has no number
    expect(full).toMatch(/\+4 kg<.*>4 to 10</);
    expect(full).toContain('not counted: Nd');
    expect(full).toContain('add 3 kg &lt;NiNb&gt;');
    for (const id of full.matchAll(/<a href="#([a-z]+)"/g)) expect(full).toContain(`<section id="${id[1]}">`);
  });
});

it('leaves the content of the charge empty where nobody knows it', () => {
  const refining = [{ ...report.refining[0]!, before_ppm: null }];
  const { tables } = readPage(heatPage({ ...report, refining }));
  const [, row] = tables.find(([head]) => head?.includes('Rests on'))!;
  expect(row!.slice(0, 4)).toEqual(['S', 'ppm', '', expect.stringMatching(/^11/)]);
});

describe('the head of a heat', () => {
  const headOf = (more: Partial<HeatReport>) => heatPage({ ...report, ...more }).head!;
  const [row] = report.verdicts;

  it('has the limit that fails or is open, else how many are met, and whose turn it is', () => {
    const failing = { ...row!, element: 'C', text: '0.09', outcome: 'FAIL' as const, reason: 'above' };
    expect(headOf({ verdicts: [row!, failing], measured: true })).toMatchObject({
      basis: 'recorded',
      decides: { value: '0.09 wt%', of: 'C, limit 20 to 24 wt%', asked: 'above' },
    });
    expect(headOf({ verdicts: [row!, { ...failing, superseded: true }] })).toMatchObject({
      basis: 'predicted',
      decides: { value: '1 of 1', of: 'limits are met as predicted' },
    });
    expect(headOf({ verdicts: [] }).decides).toMatchObject({ value: 'No result' });
    expect(headOf({ waits: { for: 'its pour', on: ['melter'] } }).turn).toEqual({
      who: ['melter'],
      does: 'its pour',
    });
  });

  it('has the metal cost per kilogram only where the page knows money and product', () => {
    const variance = {
      ...{ planned_usd: 900, actual_usd: 1000, flexed_usd: 0, price_usd: 0 },
      ...{ mix_usd: 0, yield_usd: 0, additions_usd: 0 },
    };
    const line = {
      ...{ id: 'R-1', planned_kg: 100, charged_kg: 100, added_kg: 0 },
      ...{ planned_usd_per_kg: 9, actual_usd_per_kg: 10 },
    };
    const cost = { lines: [line], variance, pricesRecorded: true };
    const named = (more: Partial<HeatReport>) =>
      headOf(more).figures.find(({ name }) => name === 'Metal cost');
    expect(named({ cost })).toMatchObject({ value: '1,000.00', unit: 'USD' });
    const total = { name: 'all', value: 150, low: 100, high: 200, source: '' };
    const footprint = { product_kg: 50, total, allVirgin: { ...total, value: 500 } } as never;
    const known = { parts: [], rests: [], boundary: [], missing: [], ...(footprint as object) } as never;
    expect(named({ cost, footprint: known })).toMatchObject({ value: '20.00', unit: 'USD/kg' });
    expect(headOf({ footprint: known }).figures).toContainEqual({
      ...{ name: 'Footprint', value: '3', unit: 'kg CO2e/kg' },
      beside: 'new metal 10',
    });
    expect(headOf({}).figures.map(({ name }) => name)).toEqual(['Charged']);
    const planned = { ...cost, lines: [{ ...line, charged_kg: 0 }] };
    expect(headOf({ cost: planned }).figures).toMatchObject([
      { name: 'To charge' },
      { name: 'Planned metal cost', value: '900.00', unit: 'USD' },
    ]);
  });
});
