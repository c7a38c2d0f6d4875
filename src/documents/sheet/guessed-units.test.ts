import { describe, expect, it } from 'vitest';
import { understandSheet } from './read-sheet.ts';
import { withCells } from './rewritten.ts';
import type { Sheet } from './sheet.ts';

const rules = { forms: ['turnings'], methods: ['OES'], isGrade: () => false };

/** A shop's own sheet: one column of results, decimal comma, no unit in the heading. */
const sheet = (element: string, contents: readonly string[]): Sheet => ({
  where: 'lots.xlsx',
  rows: [
    ['Charge', 'Menge kg', 'Form', 'Herkunft', 'Methode', 'Rest', element],
    ...contents.map((content, i) => [`A-${i}`, '100', 'turnings', 'virgin', 'OES', 'Ni', content]),
  ].map((texts, i) => ({ row: i + 1, cells: texts.map((text) => ({ text, kind: 'text' as const })) })),
  beside: [],
  merges: [],
  taken: [],
});
const unitOf = (element: string, contents: readonly string[]): string | undefined =>
  understandSheet(sheet(element, contents), rules).columns.find((use) => use.element === element)?.unit;
const chromium = (wrong: string): readonly string[] =>
  Array.from({ length: 20 }, (_, i) => (i === 16 ? wrong : `18,${i + 10}`));

describe('the unit of a column of results', () => {
  it('is what most cells say: one slipped decimal sign is marked, and nothing else', () => {
    const slipped = sheet('Cr', chromium('182'));
    const { columns, marks, faults, questions } = understandSheet(slipped, rules);
    expect(columns.find(({ element }) => element === 'Cr')).toMatchObject({ unit: 'wt%' });
    expect(marks.map(({ row, column }) => `${column}${row}`)).toEqual(['G18']);
    expect([faults.length, questions]).toEqual([1, []]);
    // written anew it is a sheet without a fault
    const mended = understandSheet(withCells(slipped, { G18: '18,2' }), rules);
    expect([mended.faults, mended.marks, mended.lots.length]).toEqual([[], [], 20]);
    expect(mended.lots[16]!.analyses[0]!.results).toEqual([{ element: 'Cr', text: '18.2', unit: 'wt%' }]);
  });

  it('is ppm where most cells are too much for wt%, whatever one of them says', () => {
    expect(unitOf('Cr', ['182000', '184000', '18'])).toBe('ppm');
    expect(unitOf('Si', ['8', '12', '20'])).toBe('ppm');
    expect(unitOf('C', ['3', '4', '600', '500', '4'])).toBe('ppm');
    expect(unitOf('Bi', ['0,05', '0,08', '3'])).toBe('ppm');
  });

  it('is wt% for a minor element and a trace with one slipped sign', () => {
    expect(unitOf('C', ['0,04', '0,05', '0,03', '40'])).toBe('wt%');
    expect(unitOf('S', ['0,001', '0,002', '0,001', '10'])).toBe('wt%');
  });
});

it('marks both rows of a lot number that comes twice', () => {
  const twice = withCells(sheet('Cr', ['18,1', '18,2', '18,3']), { A4: 'A-0' });
  expect(understandSheet(twice, rules).marks.map(({ row, column }) => [row, column])).toEqual([
    [4, undefined],
    [2, undefined],
  ]);
});
