import { expect, it } from 'vitest';
import { understandSheet } from './read-sheet.ts';
import type { Sheet } from './sheet.ts';

const rules = { forms: ['turnings', 'bar-ends'], methods: ['OES'], isGrade: () => false };
const sheet = (heading: string, supplier: string): Sheet => ({
  where: 'lots.xlsx',
  rows: [
    ['Posten', heading, 'Masse [kg]', 'Form'],
    ['A-1', supplier, '100', 'turnings'],
    ['A-2', supplier, '120', 'turnings'],
  ].map((texts, i) => ({ row: i + 1, cells: texts.map((text) => ({ text, kind: 'text' as const })) })),
  beside: [],
  merges: [],
  taken: [],
});

it.each(['Dreherei Öz GmbH', 'Schmiede Lück', 'Späne Müller'])(
  'a column of suppliers is one, though %j is called by what it makes',
  (supplier) => {
    const { columns } = understandSheet(sheet('Lieferant', supplier), rules);
    expect(columns[1]).toMatchObject({ field: 'supplier' });
  },
);

it('a column stays what it is when rows are left out', () => {
  const days = [...Array.from({ length: 12 }, (_, i) => `2026-11-${10 + i}`), '31/02/2026'];
  const rows = [
    ['Posten', 'Data entrada', 'Masse [kg]', 'Form'],
    ...days.map((day, i) => [`A-${i}`, day, '100', 'turnings']),
  ].map((texts, i) => ({ row: i + 1, cells: texts.map((text) => ({ text, kind: 'text' as const })) }));
  const fieldOf = (leftOut: readonly number[]) =>
    understandSheet({ ...sheet('', ''), rows }, rules, { leftOut: new Set(leftOut) }).columns[1]?.field;
  expect(fieldOf([])).toBe('received_on');
  expect(fieldOf([2, 3, 4, 5, 6, 7, 8])).toBe('received_on');
});
