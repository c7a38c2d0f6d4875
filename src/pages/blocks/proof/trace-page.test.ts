import { expect, it } from 'vitest';
import type { Traced } from '../../../documents/proof/trace.ts';
import { renderHtml } from '../../render/html.ts';
import { renderTerminal } from '../../render/terminal.ts';
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
  expect(text).toMatch(/^What object I-1 was made of\nsubject +share +mass +grade +origin +documents\n/);
  expect(text).toMatch(/^heat H-1 +100.00 % +100 kg$/m);
  expect(text).toMatch(/^lot R-1 +75.12 % +75.12 kg +H230 +pre-consumer +10.1000\/1; C-7$/m);
  expect(text).toMatch(/^lot R-2 +24.88 % +24.88 kg +IN625$/m);
  const empty = tracePage({ ...trace, direction: 'down', rows: [] });
  expect(renderTerminal(empty)).toBe('Where object I-1 went\nThe ledger has nothing of it.');
});

it('draws the ends alone: there the masses add up', () => {
  const chart = renderHtml(tracePage(trace)).split('<title>Where it came in')[1]!.split('</svg>')[0]!;
  expect(chart).toContain('lot R-1');
  expect(chart).not.toContain('heat H-1');
});

it('folds the levels: each subject is opened once, its inputs with their part of it', () => {
  const edges = [
    { from: 'lot:R-1', to: 'heat:H-1', mass_g: 75_000 },
    { from: 'lot:K-0', to: 'heat:H-1', mass_g: 25_000 },
    { from: 'heat:H-0', to: 'lot:K-0', mass_g: 25_000 },
    { from: 'lot:R-1', to: 'heat:H-0', mass_g: 40_000 },
    { from: 'heat:H-1', to: 'object:I-1', mass_g: 100_000 },
  ] as const;
  const { sections } = tracePage({ ...trace, edges });
  const folds = sections[0]!.blocks.map((block) => (block.kind === 'fold' ? block : null)!);
  expect(folds.map(({ summary }) => summary)).toEqual([
    'Level 1: object I-1 was made of 1 subject',
    'Level 2: heat H-1 was made of 2 subjects',
    'Level 3: lot K-0 was made of 1 subject',
    'Level 4: heat H-0 was made of 1 subject',
  ]);
  expect(folds[1]!.blocks).toMatchObject([
    {
      rows: [
        ['heat H-1', 'lot R-1', '75 kg', '75.0 %'],
        ['heat H-1', 'lot K-0', '25 kg', '25.0 %'],
      ],
    },
  ]);
  expect(renderHtml(tracePage({ ...trace, edges }))).toMatch(/<details[^>]*>\s*<summary[^>]*>Level 4/);
});

it('counts the subjects of a level that has several', () => {
  const edges = [
    { from: 'heat:H-1', to: 'object:I-1', mass_g: 60_000 },
    { from: 'heat:H-2', to: 'object:I-1', mass_g: 40_000 },
    { from: 'lot:R-1', to: 'heat:H-1', mass_g: 60_000 },
    { from: 'lot:R-1', to: 'heat:H-2', mass_g: 40_000 },
  ] as const;
  const folds = tracePage({ ...trace, edges }).sections[0]!.blocks;
  expect(folds.map((block) => (block.kind === 'fold' ? block.summary : ''))).toEqual([
    'Level 1: object I-1 was made of 2 subjects',
    'Level 2: 2 subjects were made of 1 subject',
  ]);
});
