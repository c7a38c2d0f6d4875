import { expect, it } from 'vitest';
import type { AnotherAnalysis } from '../../../documents/yard/lot-answers.ts';
import { renderHtml } from '../../render/html.ts';
import { renderTerminal } from '../../render/terminal.ts';
import {
  anotherAnalysisPage,
  buttonSamplePage,
  gatePage,
  piecesPage,
  samplingPage,
  turningsPage,
} from './lot-checks-page.ts';

const checks = [
  { check: 'radiation', verdict: 'PASS' as const, reason: '10 counts against 10' },
  { check: 'closed-cavities', verdict: 'HOLD' as const, reason: 'not looked at' },
];

it('shows each check of a lot with its verdict and reason', () => {
  const rows =
    'check            verdict  reason\nradiation        PASS     10 counts against 10\nclosed-cavities  HOLD     not looked at';
  expect(renderTerminal(gatePage('R-1', { seq: 4, verdict: 'HOLD', checks }))).toBe(
    `R-1 at the gate: HOLD\n${rows}`,
  );
  expect(renderTerminal(turningsPage({ format: 'remelt-turnings/1', lot: 'R-1', checks }))).toBe(
    `R-1: steel, tools and fixtures among the turnings\n${rows}`,
  );
});

it('says how many pieces and how much to sample, and what pieces showed', () => {
  const pieces = {
    format: 'remelt-pieces/1' as const,
    lot: 'R-1',
    tested: 299,
    strays: 1,
    shape: [2, 299] as const,
    mean: 0.005,
    upper95: 0.013,
    verdict: 'HOLD' as const,
    reason: '1 of 299 pieces are strays',
  };
  expect(renderTerminal(piecesPage(pieces))).toBe('R-1, piece by piece: HOLD\n1 of 299 pieces are strays');
  expect(
    renderTerminal(samplingPage({ format: 'remelt-sampling/1', test: 225, miss: 0.05, words: 'test 225' })),
  ).toBe('Pieces to test\ntest 225');
  expect(
    renderTerminal(buttonSamplePage({ format: 'remelt-button-sample/1', sample_kg: 1.00049 })),
  ).toContain('riffle 1 kg and melt');
});

it('shows what one more analysis sharpens, the first fifteen before a fold', () => {
  const answer: AnotherAnalysis = {
    format: 'remelt-another-analysis/1',
    lot: 'R-1',
    method: 'OES',
    elements: Array.from({ length: 17 }, (_, i) => ({
      element: i === 16 ? 'Zr' : 'Cr',
      before_wtpct: i === 0 ? null : 0.2,
      after_wtpct: 0.125 + i,
    })),
  };
  const text = renderTerminal(anotherAnalysisPage(answer));
  expect(text).toMatch(/^R-1: one more analysis by OES\n/);
  expect(text).toMatch(/^Cr +not known +0.13$/m);
  expect(text).toMatch(/^Cr +0.20 +14$/m);
  expect(text).toMatch(/\n2 more elements, sharpened less/);
  expect(text).not.toContain('Zr');
  expect(renderHtml(anotherAnalysisPage(answer))).toContain('>Zr<');
  expect(renderTerminal(anotherAnalysisPage({ ...answer, elements: [] }))).toContain('sharpen nothing');
});
