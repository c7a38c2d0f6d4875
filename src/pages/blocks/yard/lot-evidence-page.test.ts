import { expect, it } from 'vitest';
import type { LotEvidence } from '../../../documents/yard/lot-evidence.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { readPage } from '../../testing/read-page.ts';
import { lotEvidencePage } from './lot-evidence-page.ts';

type Identification = NonNullable<LotEvidence['identification']>;

const said = (part: Partial<Identification>): string => {
  const identification: Identification = {
    ...{ id: 'R-1', verdict: 'identified', candidates: [], equivalent: [], askFor: [], mixture: null },
    ...{ outside: 0.01, reasons: [], ...part },
  };
  const page = lotEvidencePage({
    ...{ format: 'remelt-lot-evidence/1', lot: 'R-1', identification, grades: [], elements: [] },
  });
  return renderTerminal(page).replace(/\s+/g, ' ');
};

it('says what to measure next, or why nothing is', () => {
  expect(said({})).toContain('Nothing more is needed to tell the grade.');
  expect(said({ verdict: 'ambiguous' })).toContain('No method of the plant tells these grades apart.');
  const askFor = [{ element: 'Ta' as const, method: 'ICP-OES', information_bit: 0.5 }];
  expect(said({ verdict: 'ambiguous', askFor })).not.toContain('No method of the plant');
});

it('keeps the odds among grades apart from the chance that it is none, as together they pass 100 %', () => {
  const text = said({ candidates: [{ gradeId: 'H230', probability: 0.992 }] });
  expect(text).toContain('If it is a grade of the catalogue: H230 99.2 %.');
  expect(text).toContain('Probability that the metal is outside the catalogue: 1.0 %.');
  expect(said({ verdict: 'unknown' })).toContain('No grade of the catalogue fits.');
});

it('lists what lies outside a window, however little, and leaves out what lies inside of all', () => {
  const element = (name: string, outside_sd: number | null) => ({
    ...{ element: name, mean_wtpct: 19, sd_wtpct: 0.2 },
    windows: [{ min_wtpct: 17, max_wtpct: 21, outside_sd }],
  });
  const identification = { verdict: 'ambiguous', candidates: [], outside: 0, askFor: [], reasons: [] };
  const page = lotEvidencePage({
    ...{ lot: 'R-1', identification, grades: [{ gradeId: 'IN718', probability: 1, isDeclared: true }] },
    elements: [element('Cr', 0.5), element('Fe', 0), element('W', null)],
  } as never);
  const [table] = readPage(page, 'evidence').tables;
  expect(table).toEqual([
    ['element', 'found wt%', 'sd wt%', 'IN718 (declared)'],
    [
      'Cr',
      expect.stringMatching(/^19/),
      expect.stringMatching(/^0\.2/),
      expect.stringMatching(/0\.5\d* sd outside/),
    ],
  ]);
});
