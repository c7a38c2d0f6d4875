import { expect, it } from 'vitest';
import { pageSchema } from '../../../documents/page.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { recordedHeatPage } from './heats-page.ts';

it('says what a heat was really charged with, what is missing, and holds its prediction against it', () => {
  const row = {
    element: 'S' as const,
    predicted_ppm: 12,
    p05_ppm: 8,
    p95_ppm: 20,
    recorded_ppm: 23,
    below: false,
    z: 2,
    surprise_bit: 4.44,
    inside: false,
  };
  const rows = [row, { ...row, element: 'O' as const, below: true, surprise_bit: null, inside: true }];
  const planned = { target: { grade: 'H230', specification: null, mass_g: null }, route: null };
  const page = recordedHeatPage({
    heat: { id: 'H-1', status: 'melted', input_g: 200_500, output_g: 199_000, unbalanced_g: 700, ...planned },
    compared: { rows, inside: 1, pValue: 0.0312 },
    asCharged: { certificate: { passRate: 0.987 }, outside: ['Cr 25 wt% is above 24 wt%'] },
    booked: [],
    repeated: true,
  });
  const text = renderTerminal(pageSchema.parse(page), { columns: 200 });
  for (const words of [
    /^H-1: melted\n200.5 kg charged, 199 kg came out \(booked before, nothing changed\)\n/,
    /^- 0.7 kg are unaccounted for/m,
    /^- the charge as weighed meets the grade in 98.7 % of draws, before any furnace\n- Cr 25 wt% is above/m,
    /^1 of 2 elements were measured within .*; the chance of a misfit as large is 0.031\.$/m,
    /^S +ppm +12.0 +8.00 +20.0 +23 +4.4 +outside$/m,
    /^O +ppm +12.0 +8.00 +20.0 +<23 +inside$/m,
  ])
    expect(text).toMatch(words);
  const charged = recordedHeatPage({
    heat: { id: 'H-1', status: 'charged', input_g: 1000, output_g: null, unbalanced_g: 0, ...planned },
    compared: null,
    asCharged: null,
    booked: [
      { seq: 63, of: 'heat:H-1', words: 'analysis B-1 by OES, taken at bath: Cr 18.2 wt%' },
      { seq: 64, of: 'object:I-1', words: 'analysis T-1 by OES: Cr 18.1 wt%' },
    ],
    repeated: false,
  });
  expect(renderTerminal(charged).split('\n')).toEqual([
    'H-1: charged',
    '1 kg charged',
    expect.stringContaining('analysis B-1 by OES, taken at bath: Cr 18.2 wt% (record 63)'),
    expect.stringContaining('object:I-1: analysis T-1 by OES: Cr 18.1 wt% (record 64)'),
  ]);
});
