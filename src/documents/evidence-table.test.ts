import { expect, it } from 'vitest';
import { evidenceRows } from './evidence-table.ts';
import type { RawTable } from './raw-table.ts';

const table = (header: string[], ...rows: string[][]): RawTable => ({
  where: 'a.csv',
  header,
  rows: rows.map((cells, i) => ({ row: i + 2, cells })),
  decimal: ',',
});

it('reads the words and the decimals of a laboratory; rows keep their place, empty ones are none', () => {
  const read = evidenceRows(
    table(
      ['Property', 'Heat No.', 'Test piece', 'Wert', 'Datum', ''],
      ['strength', 'H1', 'B1', '1241,5', '2026-03-10', ''],
      ['', '', '', '', '', ''],
      ['strength', 'H1', 'B2', '1250', '2026-03-10', 'x'],
    ),
    { type: 'tensile', unit: 'MPa' },
  );
  expect(read.rows).toEqual([
    { item: 'strength', heat: 'H1', specimen: 'B1', value: '1241.5', unit: 'MPa', on: '2026-03-10' },
    { item: 'strength', heat: 'H1', specimen: 'B2', value: '1250', unit: 'MPa', on: '2026-03-10' },
  ]);
  expect(read.places).toEqual(['a.csv, row 2', 'a.csv, row 4']);
});

it('rows of one serial are the removals of one part', () => {
  const { rows } = evidenceRows(
    table(
      ['serial', 'heat', 'until', 'removed at', 'cause', 'on'],
      ['S1', 'H1', '400', '100', 'other', '2026-03-10'],
      ['S1', 'H1', '400', '390', '', '2026-03-10'],
      ['S2', 'H1', '50', '', '', '2026-03-10'],
    ),
    { type: 'service' },
  );
  expect(rows).toEqual([
    {
      serial: 'S1',
      heat: 'H1',
      until: '400',
      on: '2026-03-10',
      removals: [
        { at: '100', cause: 'other' },
        { at: '390', cause: 'unknown' },
      ],
    },
    { serial: 'S2', heat: 'H1', until: '50', on: '2026-03-10' },
  ]);
});

it('names every cell that is no number, and a column that nobody knows', () => {
  const header = ['item', 'heat', 'specimen', 'value', 'on'];
  const wrong = table(
    header,
    ['s', 'H', '1', 'NaN', 'd'],
    ['s', 'H', '2', '1', 'd'],
    ['s', 'H', '3', '#N/A', 'd'],
  );
  expect(() => evidenceRows(wrong, { type: 'tensile' })).toThrow(/a.csv, cell D2: "NaN" is not a number/);
  try {
    evidenceRows(wrong, { type: 'tensile' });
  } catch (error) {
    expect((error as { details: { where: string }[] }).details.map(({ where }) => where)).toEqual([
      'a.csv, cell D2',
      'a.csv, cell D4',
    ]);
  }
  expect(() => evidenceRows(table(['colour']), { type: 'tensile' })).toThrow(/unknown column "colour"/);
  expect(() => evidenceRows(table(header), { type: 'tensile' })).toThrow(/holds no rows/);
});
