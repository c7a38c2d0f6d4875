import { expect, it } from 'vitest';
import type { RawTable } from '../yard/raw-table.ts';
import { evidenceReport } from './evidence-table.ts';

const table = (header: string[], ...rows: string[][]): RawTable => ({
  where: 'a.csv',
  header,
  rows: rows.map((cells, i) => ({ row: i + 2, cells })),
  decimal: ',',
});

it('reads the words and the decimals of a laboratory; rows keep their place, empty ones are none', () => {
  const read = evidenceReport(
    table(
      ['Property', 'Heat No.', 'Test piece', 'Wert', 'Datum', ''],
      ['strength', 'H1', 'B1', '1241,5', '10.3.2026', ''],
      ['', '', '', '', '', ''],
      ['strength', 'H1', 'B2', '1250', '30.3.2026', 'x'],
    ),
    { type: 'tensile', report: 'T', unit: 'MPa' },
  );
  expect(read.document.rows).toEqual([
    { item: 'strength', heat: 'H1', specimen: 'B1', value: '1241.5', unit: 'MPa', on: '2026-03-10' },
    { item: 'strength', heat: 'H1', specimen: 'B2', value: '1250', unit: 'MPa', on: '2026-03-30' },
  ]);
  expect(read.places).toEqual(['a.csv, row 2', 'a.csv, row 4']);
});

it('passes over a title above the headings, and names the cell of a heading where it stands', () => {
  const titled = (heading: string) =>
    table(
      ['Tensile tests, order 4711', '', '', '', ''],
      ['', '', '', '', ''],
      [heading, 'Heat', 'Test piece', 'Value', 'Date'],
      ['strength', 'H1', 'B1', '1241', '2026-03-10'],
    );
  const read = evidenceReport(titled('Property'), { type: 'tensile', report: 'T', unit: 'MPa' });
  expect(read.document.rows).toMatchObject([{ item: 'strength', heat: 'H1', value: '1241' }]);
  expect(read.places).toEqual(['a.csv, row 4']);
  expect(() => evidenceReport(titled('colour'), { type: 'tensile', report: 'T' })).toThrow(
    'a.csv, cell A3: unknown column "colour"',
  );
});

it('rows of one serial are the removals of one part', () => {
  const { document } = evidenceReport(
    table(
      ['serial', 'heat', 'until', 'removed at', 'cause', 'on'],
      ['S1', 'H1', '400', '100', 'other', '2026-03-10'],
      ['S1', 'H1', '400', '390', '', '2026-03-10'],
      ['S2', 'H1', '50', '', '', '2026-03-10'],
    ),
    { type: 'service', report: 'S' },
  );
  expect(document.rows).toEqual([
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
    ['s', 'H', '1', 'NaN', '2026-03-10'],
    ['s', 'H', '2', '1', '2026-03-10'],
    ['s', 'H', '3', '#N/A', '2026-03-10'],
  );
  expect(() => evidenceReport(wrong, { type: 'tensile', report: 'T' })).toThrow(
    /a.csv, cell D2: "NaN" is not a number/,
  );
  try {
    evidenceReport(wrong, { type: 'tensile', report: 'T' });
  } catch (error) {
    expect((error as { details: { where: string }[] }).details.map(({ where }) => where)).toEqual([
      'a.csv, cell D2',
      'a.csv, cell D4',
    ]);
  }
  expect(() => evidenceReport(table(['colour']), { type: 'tensile', report: 'T' })).toThrow(
    /unknown column "colour"/,
  );
  expect(() => evidenceReport(table(header), { type: 'tensile', report: 'T' })).toThrow(/holds no rows/);
});

it('reads thousands as the import of the yard does, and asks where one sign may be either', () => {
  const header = ['item', 'heat', 'specimen', 'value', 'on'];
  const valueIn = (written: string, more: object = {}, decimal?: ',' | '.') => {
    const read = { ...table(header, ['s', 'H', '1', written, '2026-03-10']), ...more };
    return evidenceReport(read, { type: 'tensile', report: 'T', decimal }).document.rows[0];
  };
  expect(valueIn('1.290,5')).toMatchObject({ value: '1290.5' });
  expect(valueIn('1,290.5', { decimal: '.' })).toMatchObject({ value: '1290.5' });
  expect(valueIn("1'290", { decimal: '.' })).toMatchObject({ value: '1290' });
  const open = { isOpen: true, decimal: '.' };
  expect(() => valueIn('1.290', open)).toThrow(/a.csv, cell D2: is 1.290 1290, or 1.290\?/);
  expect(valueIn('1.290', open, ',')).toMatchObject({ value: '1290' });
  expect(valueIn('1.290', open, '.')).toMatchObject({ value: '1.290' });
  expect(valueIn('0.125', open)).toMatchObject({ value: '0.125' });
});

it('asks for the order of days that could be either, and names the row that lacks something', () => {
  const header = ['item', 'heat', 'specimen', 'value', 'on'];
  const open = table(header, ['s', 'H', '1', '5', '03/11/2026']);
  expect(() => evidenceReport(open, { type: 'tensile', report: 'T' })).toThrow(/in March or in November/);
  const read = evidenceReport(open, { type: 'tensile', report: 'T', dates: 'mdy' });
  expect(read.document.rows[0]?.on).toBe('2026-03-11');
  const never = table(header, ['s', 'H', '1', '5', 'soon']);
  expect(() => evidenceReport(never, { type: 'tensile', report: 'T' })).toThrow(
    /cell E2: "soon" is not a day/,
  );
  const lacking = table(header, ['s', 'H', '1', '5', '2026-03-10'], ['s', 'H', '', '5', '2026-03-10']);
  expect(() => evidenceReport(lacking, { type: 'tensile', report: 'T' })).toThrow(
    /a.csv, row 3, specimen: the name of the test piece is missing/,
  );
  expect(() => evidenceReport(table(header.slice(0, 4)), { type: 'tensile', report: 'T' })).toThrow(
    /a.csv: no column gives the day of the test/,
  );
});

it('reads specimen and bar each into its own field, and asks where a heading may mean either', () => {
  const cells = ['s', 'H', 'B1', 'separate', '5', '2026-03-10'];
  const rowOf = (header: string[]) =>
    evidenceReport(table(header, cells), { type: 'tensile', report: 'T' }).document.rows[0];
  const expected = { specimen: 'B1', bar: 'separate', value: '5' };
  expect(rowOf(['item', 'heat', 'specimen', 'bar', 'value', 'on'])).toMatchObject(expected);
  expect(rowOf(['item', 'heat', 'bar', 'cut from', 'value', 'on'])).toMatchObject(expected);
  expect(() => rowOf(['item', 'heat', 'bar', '', 'value', 'on'])).toThrow(
    /column "bar" may mean specimen or bar/,
  );
  expect(() => rowOf(['item', 'heat', 'specimen', 'test piece', 'value', 'on'])).toThrow(
    /columns "specimen" and "test piece" both mean specimen/,
  );
});

it('tells at once what is wrong with columns, dates and cells', () => {
  const wrong = table(
    ['item', 'heat', 'specimen', 'value', 'unit'],
    ['s', 'H1', '1', 'zwölf', 'MPa'],
    ['s', 'H1', '', '1', 'MPa'],
  );
  const told = (read: () => unknown): unknown[] => {
    try {
      return [read()];
    } catch (error) {
      return (error as { details: { where: string; message: string }[] }).details.map(
        ({ where, message }) => `${where}: ${message}`,
      );
    }
  };
  expect(told(() => evidenceReport(wrong, { type: 'tensile', report: 'T' }))).toEqual([
    'a.csv: no column gives the day of the test',
    'a.csv, cell D2: "zwölf" is not a number',
    'a.csv, row 3, specimen: the name of the test piece is missing',
  ]);
  const open = table(['item', 'heat', 'specimen', 'value', 'on'], ['s', 'H1', '1', 'x', '03/11/2026']);
  expect(told(() => evidenceReport(open, { type: 'tensile', report: 'T' }))).toEqual([
    'a.csv: is 03/11/2026 in March or in November?',
    'a.csv, cell D2: "x" is not a number',
  ]);
});
