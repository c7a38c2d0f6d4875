import { expect, it } from 'vitest';
import { LOT_TEMPLATE } from '../../../documents/yard/lot-template.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { importPage, templatePage } from './import-page.ts';

it('says what was booked, or that nothing was booked twice', () => {
  const imported = {
    format: 'remelt-import/1' as const,
    mass_g: 10_500,
    analyses: 3,
    lots: [{ id: 'A', mass_g: 10_500, status: 'hold' as const, holdReason: null }],
  };
  expect(renderTerminal(importPage({ ...imported, repeated: false }))).toBe(
    'Booked on hold: 1 lot, 10.5 kg, 3 analyses\nnext',
  );
  expect(renderTerminal(importPage({ ...imported, repeated: true }))).toBe(
    'Already booked before, nothing changed: 1 lot, 10.5 kg, 3 analyses',
  );
});

it('says of each column what it holds, and how results are written', () => {
  const lines = renderTerminal(templatePage(LOT_TEMPLATE), { columns: 200 }).split('\n');
  for (const { name, required, holds } of LOT_TEMPLATE.columns)
    expect(lines.map((line) => line.replaceAll(/ +/g, ' '))).toContain(
      `${name} ${required ? 'required ' : ''}${holds}`,
    );
  expect(lines.at(-1)).toMatch(/Cr_wtpct, S_ppm/);
});
