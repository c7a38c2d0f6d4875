import { expect, it } from 'vitest';
import { pageSchema } from '../../../documents/page.ts';
import type { IdentifiedLot } from '../../../documents/yard/lot-answers.ts';
import { type LotAccount, lotAccountSchema } from '../../../documents/yard/yard.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { readPage } from '../../testing/read-page.ts';
import {
  analysedPage,
  boughtPage,
  decidedLotPage,
  identifiedLotPage,
  lotPage,
  processedPage,
} from './lot-page.ts';

const lot: LotAccount['lot'] = {
  type: 'lot',
  id: 'R-1',
  subject: 'lot:R-1',
  node: 1,
  mass_g: 480_000,
  reserved_g: {},
  drawn_g: { 'loss:oil and water': 42_750, H1: 1000 },
  free_g: 436_250,
  owner: null,
  form: 'turnings',
  generation: 2,
  from: null,
  fromNode: null,
  samples: [],
  analyses: [],
  disposition: null,
  status: 'hold',
  holdReason: null,
  lotClass: 'purchased-scrap',
  originClass: null,
  supplier: null,
  declaredGrade: 'H230',
  reference: null,
  note: null,
  receivedAt: '2026-11-02T00:00:00Z',
  gate: null,
  processed: { seq: 9, treatment: 'washing', wet_g: 480_000, clean_g: 437_250 },
  identification: null,
  clearedAs: null,
  grade: 'H230',
  age_d: 25,
  contained_usd: null,
  payable_usd: null,
  stage: 'processed',
  why: ['not identified yet'],
  conflicts: ['Co: 0.29 wt% by A1 against 0.9 wt% by B1'],
};
const account = lotAccountSchema.parse({
  format: 'remelt-lot/1',
  lot,
  balance: 'Ni',
  contents: [
    {
      element: 'C',
      mean_wtpct: 0.05,
      below_wtpct: 0.1,
      sd_wtpct: 0.02887,
      origin: 'measured',
      from: 'A1',
      added_ppm: 1134.2,
    },
    { element: 'Cr', mean_wtpct: 22.3456, sd_wtpct: 0.2, origin: 'imputed', from: 'prior' },
    { element: 'Bi', mean_wtpct: 0.0000137, sd_wtpct: 0.00001, origin: 'imputed', from: 'prior' },
  ],
  history: [
    {
      seq: 4,
      at: '2026-11-02T08:00:00.000Z',
      subject: 'lot:R-1',
      kind: 'lot.received',
      by: 'p-goods',
      words: 'received 480 kg turnings',
      record: 'receipt',
    },
    {
      seq: 7,
      at: '2026-11-03T08:00:00.000Z',
      happenedAt: '2026-11-03T00:00:00.000Z',
      subject: 'lot:R-1',
      kind: 'lot.held',
      by: 'p-qual',
      words: 'held: a drum is oily',
    },
  ],
  covered: { signed: 5, witnessed: 0 },
});

it('shows where a lot stands, what waits, what was lost and what it is made of', () => {
  const text = renderTerminal(pageSchema.parse(lotPage(account)));
  for (const words of [
    /^R-1: HOLD\n436.25 kg on hold: no plan takes it before it is cleared; not identified yet\n/,
    /^Booked +480 kg; turnings\nDeclared as +H230\nHere for +25 days\n/m,
    /^Next, sampler or analyst: sample it, then have it identified\nStage +processed\n/m,
    /^Generation +2\nOwner +plant$/m,
    /washing: 480 kg wet, 437.25 kg clean; 42.75 kg oil and water$/m,
    /On hold, and why\n- not identified yet/,
    /Analyses that disagree\n- Co: 0.29 wt% by A1/,
    /balance Ni; sd with laboratory bias/,
    /^C +wt% +<0.1 +0.02887 +measured +A1 +0.1134$/m,
    /of it on the surface/,
    /^Cr +wt% +~ 22.35 +0.2 +imputed +prior$/m,
    /^Bi +ppm +~ 0.137 +0.1 +imputed +prior$/m,
  ])
    expect(text).toMatch(words);
  expect(text).not.toContain('Cleared as');
  const voided = lotPage({ ...account, lot: { ...lot, status: 'void', clearedAs: 'IN625', conflicts: [] } });
  expect(renderTerminal(voided)).toMatch(
    /^R-1: void\n436.25 kg left: the lot is void[\s\S]*Cleared as +IN625\n/,
  );
  expect(lotPage({ ...account, lot: { ...lot, status: 'cleared' } }).head).toMatchObject({
    tone: 'good',
    decides: { value: '436.25 kg', of: 'free for a plan' },
  });
  expect(renderTerminal(voided)).not.toContain('disagree');
});

it('adds the masses up, and shows gate, candidates, analyses, who decided and every record', () => {
  const full = {
    ...lot,
    reserved_g: { H2: 6250 },
    free_g: 430_000,
    supplier: 'Maier',
    gate: {
      seq: 5,
      verdict: 'HOLD' as const,
      checks: [
        { check: 'oil', verdict: 'HOLD' as const, text: '0.0250000', unit: 'kg/kg', reason: 'wash it' },
        { check: 'film', verdict: 'PASS' as const, text: '0.00002', unit: 'm' },
        { check: 'radiation', verdict: 'PASS' as const, text: '10', unit: 'counts/s' },
      ],
    },
    identification: {
      seq: 6,
      verdict: 'ambiguous' as const,
      candidates: [
        { grade: 'H230', probability: '0.6' },
        { grade: 'HASTX', probability: '0.4' },
      ],
      equivalent: ['GH3230'],
    },
    analyses: [
      {
        analysis: 'A1',
        seq: 3,
        basis: 'measured' as const,
        method: 'OES',
        laboratory: 'works',
        place: null,
        sample: null,
        reference: null,
        balance: null,
        results: [{ element: 'Cr', text: '22.0', unit: 'wt%' as const, sd: '0.1' }],
        happenedAt: '2026-11-02T00:00:00Z',
        correctedBy: 8,
      },
    ],
  };
  const page = pageSchema.parse(lotPage({ ...account, lot: full }));
  const text = renderTerminal(page, { columns: 160, all: true });
  for (const words of [
    /^Supplier +Maier$/m,
    /^lost: oil and water +42.75 kg +8.9 %\nin heat H1 +1 kg +0.2 %\nreserved for heat H2 +6.25 kg +1.3 %\non hold +430 kg +89.6 %$/m,
    /^- 2026-11-03, p-qual: held: a drum is oily$/m,
    /^oil +HOLD +2.5 % +wash it$/m,
    /^film +PASS +20 µm/m,
    /^radiation +PASS +10 counts\/s/m,
    /^H230 +60.0 %\nHASTX +40.0 %\n- also: GH3230$/m,
    /^A1 \(corrected by record 8\) +measured +OES +works +2026-11-02 +Cr 22.0 \+- 0.1 wt%$/m,
    /^ *4 +2026-11-02 08:00 UTC +p-goods +received 480 kg turnings +signed +receipt$/m,
    // stated by its day alone
    /^ *7 +2026-11-03 +p-qual +held: a drum is oily$/m,
  ])
    expect(text).toMatch(words);
  expect(renderTerminal(page)).not.toContain('p-goods');
});

it('says what each step made of a lot', () => {
  expect(renderTerminal(processedPage(lot))).toBe('R-1: washing\n480 kg wet, 437.25 kg clean, 42.75 kg lost');
  const results = [{ element: 'Cr', text: '22', unit: 'wt%' as const }];
  expect(renderTerminal(analysedPage('R-1', { analysis: 'A2', results }))).toBe(
    'R-1: analysis A2\n1 content; next',
  );
  expect(renderTerminal(analysedPage('R-1', { analysis: 'A2', results, clearedAs: 'H230' }))).toBe(
    [
      'R-1: analysis A2',
      '1 content; the lot stays cleared as H230, and plans use the result from now on',
      'where the result contradicts H230, hold the lot',
      'and identify it again',
    ].join('\n'),
  );
  expect(renderTerminal(decidedLotPage({ ...lot, status: 'cleared', clearedAs: 'H230' }))).toBe(
    'R-1: cleared as H230',
  );
  expect(renderTerminal(decidedLotPage({ ...lot, holdReason: 'oil found' }))).toBe(
    'R-1: on hold\n- oil found',
  );
  expect(renderTerminal(boughtPage({ id: 'V-Ni', mass_g: 2_000_500, clearedAs: 'Ni-briquette' }))).toBe(
    'V-Ni\n2,000.5 kg of Ni-briquette, cleared by its data sheet',
  );
});

it('says which grade a lot is, what speaks against it and what to measure', () => {
  const found: IdentifiedLot = {
    id: 'R-1',
    verdict: 'ambiguous',
    candidates: [
      { gradeId: 'IN713C', probability: 0.624 },
      { gradeId: 'IN713LC', probability: 0.376 },
    ],
    outside: 0,
    equivalent: ['GH418'],
    mixture: [
      { gradeId: 'IN713C', share: 0.75, low: 0.7, high: 0.8 },
      { gradeId: 'IN625', share: 0.25, low: 0.2, high: 0.3 },
    ],
    askFor: [
      { element: 'C', method: 'combustion', information_bit: 0.8 },
      { element: 'Zr', method: 'ICP-OES', information_bit: 0.1 },
    ],
    reasons: [],
    declared: {
      gradeId: 'IN100',
      fit: 'contradicted',
      probability: 0.001,
      disagreements: [{ element: 'Co', words: '0.1 wt% against 15 wt%' }],
    },
    declaredUnknown: 'Alloy X1',
    imputed: ['O', 'N'],
    foreign: ['A7'],
  };
  expect(renderTerminal(identifiedLotPage('R-1', found)).split('\n')).toEqual([
    'R-1',
    'ambiguous, IN713C (62.4 %): 75 % IN713C and 25 % IN625',
    '- also: GH418',
    '- declared as IN100: contradicted',
    '- Co: 0.1 wt% against 15 wt%',
    '- declared as Alloy X1, which is no grade of the catalogue',
    '- analysis A7 left out: probably of another lot',
    '- measure C by combustion next',
    '- imputed, because no analysis gives them: O, N',
  ]);
});

it('has a column for what is on the surface where there is something, and explains it', () => {
  const contents = (some: LotAccount['contents']) => {
    const { tables, captions } = readPage(lotPage({ ...account, contents: some }));
    return { head: tables.find(([heads]) => heads?.includes('origin'))![0]!, words: captions.join() };
  };
  const dirty = contents(account.contents);
  expect(dirty.head).toContain('of it on the surface');
  expect(dirty.words).toContain('on the surface: what oil');
  const clean = contents(account.contents.slice(1));
  expect(clean.head).not.toContain('of it on the surface');
  expect(clean.words).not.toContain('on the surface');
});
