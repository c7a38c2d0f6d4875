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
