import { expect, it } from 'vitest';
import { pageSchema } from '../../../documents/page.ts';
import type { Reading } from '../../../documents/results/reading.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { resultsPage } from './results-page.ts';

const reading: Reading = {
  format: 'remelt-results/1',
  file: 'day.csv',
  shape: '12',
  rows: [
    {
      sample: 'A-1',
      element: 'Cr',
      text: '18,21',
      unit: '%',
      value_wtpct: 18.21,
      row: 2,
      spread: { value: 0.1, k: 2 },
    },
    {
      sample: 'A-1',
      element: 'S',
      text: '< 5',
      unit: 'ppm',
      value_wtpct: null,
      flag: 'below',
      limit_wtpct: 0.0005,
      row: 2,
      open: ['mark'],
    },
    {
      sample: 'QC 7',
      element: 'Cr',
      text: '18,30',
      unit: '%',
      value_wtpct: 18.3,
      flag: 'control',
      control: true,
      row: 3,
    },
  ],
  asks: [{ code: 'mark', words: 'What does the star say?', row: 2 }],
  left: ['line 4 "Mean": a mean over several samples'],
};

it('shows questions first, then each sample with what is printed and what is read', () => {
  const page = pageSchema.parse(resultsPage(reading));
  const text = renderTerminal(page, { width: 100, colour: false, all: true } as never);
  expect(text.indexOf('What does the star say?')).toBeLessThan(text.indexOf('A-1'));
  expect(text).toMatch(/2 contents of 1 sample/);
  expect(text).toMatch(/Cr +18,21 +% +18\.21 +0\.1 \(2\)/);
  expect(text).toMatch(/S +< 5 +ppm +below 0\.0005 wt%, asked/);
  expect(text).toMatch(/QC 7: control or reference sample/);
});
