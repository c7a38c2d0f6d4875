import { expect, it } from 'vitest';
import type { Traced } from '../../documents/trace.ts';
import { renderHtml } from '../render/html.ts';
import { renderTerminal } from '../render/terminal.ts';
import { tracePage } from './trace-page.ts';

const trace: Traced = {
  format: 'remelt-trace/1',
  subject: 'object:I-1',
  direction: 'up',
  rows: [
    { subject: 'heat:H-1', share: 1, mass_g: 100_000, end: false, references: [] },
    {
      subject: 'lot:R-1',
      share: 0.7512,
      mass_g: 75_120,
      end: true,
      declaredGrade: 'IN617',
      clearedAs: 'H230',
      originClass: 'pre-consumer',
      references: ['10.1000/1', 'C-7'],
    },
    { subject: 'lot:R-2', share: 0.2488, mass_g: 24_880, end: true, declaredGrade: 'IN625', references: [] },
  ],
  edges: [],
};

it('shows every subject with share, mass, grade, origin and documents', () => {
  const text = renderTerminal(tracePage(trace));
  expect(text).toMatch(/^object:I-1: came from\nsubject +share +mass +grade +origin +documents\n/);
  expect(text).toMatch(/^heat:H-1 +100.00 % +100 kg$/m);
  expect(text).toMatch(/^lot:R-1 +75.12 % +75.12 kg +H230 +pre-consumer +10.1000\/1 C-7$/m);
  expect(text).toMatch(/^lot:R-2 +24.88 % +24.88 kg +IN625$/m);
  const empty = tracePage({ ...trace, direction: 'down', rows: [] });
  expect(renderTerminal(empty)).toBe('object:I-1: went to\nnothing in this ledger');
});

it('draws the ends alone: there the masses add up', () => {
  const chart = renderHtml(tracePage(trace)).split('<title>Where it came in')[1]!.split('</svg>')[0]!;
  expect(chart).toContain('lot:R-1');
  expect(chart).not.toContain('heat:H-1');
});
