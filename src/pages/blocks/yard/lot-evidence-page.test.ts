import { expect, it } from 'vitest';
import type { LotEvidence } from '../../../documents/yard/lot-evidence.ts';
import { renderTerminal } from '../../render/terminal.ts';
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
