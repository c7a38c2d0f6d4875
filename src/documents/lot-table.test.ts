import { describe, expect, it } from 'vitest';
import { InputError } from '../foundation/errors.ts';
import { parseLotTable } from './lot-table.ts';
import type { RawTable } from './raw-table.ts';

const rules = {
  forms: ['turnings', 'foundry-returns'],
  methods: ['OES', 'pXRF'],
};
const table = (header: string, rows: readonly string[], decimal: '.' | ',' = '.'): RawTable => ({
  where: 'lots.csv',
  decimal,
  header: header.split('|'),
  rows: rows.map((row, i) => ({ row: i + 2, cells: row.split('|') })),
});
const HEAD = 'lot_id|mass_kg|form|origin_class|method|balance|Cr_wtpct|S_ppm';
const faultsOf = (raw: RawTable): readonly string[] => {
  try {
    parseLotTable(raw, rules);
  } catch (error) {
    return (error as InputError).details.map((detail) => `${detail.where}: ${detail.message}`);
  }
  return [];
};
const fault = (row: string, header = HEAD): string => faultsOf(table(header, [row]))[0] ?? 'no fault';

describe('the table of lots', () => {
  it('keeps the texts of results and turns kilograms into whole grams', () => {
    const [lot] = parseLotTable(table(HEAD, ['A-1|812.5|turnings|post-consumer|OES|Ni|18.40|<5']), rules);
    expect(lot).toMatchObject({
      mass_g: 812500,
      lotClass: 'end-of-life',
      analysis: {
        balance: 'Ni',
        results: [
          { element: 'Cr', text: '18.40', unit: 'wt%' },
          { element: 'S', text: '<5', unit: 'ppm' },
        ],
      },
    });
  });
  it('reads decimal commas where the file writes them', () => {
    const [lot] = parseLotTable(table(HEAD, ['A|1,5|turnings|virgin|OES|Ni|18,40|<0,5'], ','), rules);
    expect(lot).toMatchObject({
      mass_g: 1500,
      analysis: { results: [{ text: '18.40' }, { text: '<0.5' }] },
    });
  });
  it.each([
    [
      'a negative mass',
      'A|-3|turnings|virgin|OES|Ni|18|5',
      'lots.csv, cell B2: mass_kg "-3" is not a number from 0',
    ],
    ['no mass', 'A|0|turnings|virgin|OES|Ni|18|5', 'lots.csv, cell B2: the lot has no mass'],
    [
      'a mass finer than a gram',
      'A|0.0005|turnings|virgin|OES|Ni|18|5',
      'lots.csv, cell B2: mass_kg 0.0005 is finer than a gram',
    ],
    [
      'a mass beyond any ledger',
      'A|1e30|turnings|virgin|OES|Ni|18|5',
      'lots.csv, cell B2: mass_kg 1e30 is more than a lot can weigh',
    ],
    [
      'an unknown form',
      'A|3|chips|virgin|OES|Ni|18|5',
      'lots.csv, cell C2: form "chips" is not one of the known values',
    ],
    ['130 %', 'A|3|turnings|virgin|OES|Ni|130|5', 'lots.csv, cell G2: Cr 130 wt% is impossible'],
    [
      'ppm that is percent',
      'A|3|turnings|virgin|OES|Ni|18|0.003',
      'lots.csv, cell H2: S 0.003 ppm is unusual; is the unit wt%?',
    ],
    [
      'an unknown method',
      'A|3|turnings|virgin|guess|Ni|18|5',
      'lots.csv, cell E2: method "guess" is not one of the known values',
    ],
    [
      'a balance that is no element',
      'A|3|turnings|virgin|OES|Nickel|18|5',
      'lots.csv, cell F2: balance "Nickel" is not an element',
    ],
    [
      'no origin class',
      'A|3|turnings||OES|Ni|18|5',
      'lots.csv, cell D2: origin_class "" is not one of the known values',
    ],
    [
      'a name with a line break',
      '=A|3|turnings|virgin|OES|Ni|18|5',
      'lots.csv, cell A2: lot_id "=A" is not a valid name',
    ],
  ])('refuses %s with its cell', (_what, row, message) => {
    expect(fault(row)).toBe(message);
  });
  it('refuses a day of receipt before there were superalloys', () => {
    const header = 'lot_id|mass_kg|form|origin_class|received_on';
    expect(fault('A|3|turnings|virgin|0026-03-01', header)).toBe(
      'lots.csv, cell E2: received_on "0026-03-01" is too long ago',
    );
    expect(parseLotTable(table(header, ['A|3|turnings|virgin|1998-03-01']), rules)).toHaveLength(1);
  });
  it('asks when a trace stands in percent or an alloying element in ppm, and takes it as written on request', () => {
    const header = 'lot_id|mass_kg|form|origin_class|method|S_wtpct|Cr_ppm';
    expect(fault('A|3|turnings|virgin|OES|5|1800', header)).toMatch(
      /F2: S 5 wt% is unusual; is the unit ppm/,
    );
    expect(fault('A|3|turnings|virgin|OES|0.001|18.4', header)).toMatch(
      /G2: Cr 18.4 ppm is unusual; is the unit wt%/,
    );
    expect(
      parseLotTable(table(header, ['A|3|turnings|virgin|OES|5|18.4']), { ...rules, asWritten: true }),
    ).toHaveLength(1);
  });
  it('refuses unknown columns, columns without unit, missing and doubled columns', () => {
    expect(faultsOf(table('lot_id|mass_kg|form|origin_class|Cr', ['A|3|turnings|virgin|18']))[0]).toMatch(
      /E1: column "Cr" names no unit/,
    );
    expect(
      faultsOf(table('lot_id|mass_kg|form|origin_class|CR_wtpct', ['A|3|turnings|virgin|18']))[0],
    ).toMatch(/unknown column "CR_wtpct"/);
    expect(faultsOf(table('lot_id|mass_kg|form', ['A|3|turnings']))[0]).toMatch(/"origin_class" is missing/);
    expect(faultsOf(table('lot_id|lot_id|mass_kg|form|origin_class', ['A|A|3|turnings|virgin']))[0]).toMatch(
      /twice/,
    );
  });
  it('refuses columns that say more than an element and its unit, such as a spread', () => {
    const header = 'lot_id|mass_kg|form|origin_class|method|Cr_wtpct_sd';
    expect(fault('A|3|turnings|virgin|OES|0.2', header)).toBe(
      'lots.csv, cell F1: column "Cr_wtpct_sd" has more than an element and a unit in its name',
    );
  });
  it('refuses an element in wt% and in ppm of one lot, not of two', () => {
    const header = 'lot_id|mass_kg|form|origin_class|method|S_wtpct|S_ppm';
    expect(fault('A|3|turnings|virgin|OES|0.02|5', header)).toBe(
      'lots.csv, cell G2: S is given both in wt% and in ppm',
    );
    const both = table(header, ['A|3|turnings|virgin|OES|0.02|', 'B|3|turnings|virgin|OES||5']);
    expect(parseLotTable(both, rules)).toHaveLength(2);
  });
  it('refuses "more than" but for the element found by difference', () => {
    const header = `${HEAD}|Ni_wtpct`;
    expect(fault('A|3|turnings|virgin|OES|Ni|>18|5', header)).toMatch(/G2: Cr >18 wt% is only a lower limit/);
    expect(fault('A|3|turnings|virgin|OES|Ni|18|5|>80', header)).toBe('no fault');
  });
  it('refuses duplicate lots, sums over 102.5 % and a table without rows; reports every bad cell at once', () => {
    expect(
      faultsOf(table(HEAD, ['A|3|turnings|virgin|OES|Ni|18|5', 'A|3|turnings|virgin|OES|Ni|18|5'])),
    ).toEqual(['lots.csv, row 3: lot_id "A" is already used in row 2']);
    expect(faultsOf(table(`${HEAD}|Ni_wtpct`, ['A|3|turnings|virgin|OES||60|5|60']))[0]).toMatch(
      /add up to 120.00 wt%/,
    );
    expect(faultsOf(table(HEAD, []))[0]).toMatch(/no lots/);
    expect(faultsOf(table(HEAD, ['A|-3|chips|virgin|OES|Ni|18|5']))).toHaveLength(2);
    expect(() => parseLotTable(table(HEAD, ['A|-3|chips|virgin|OES|Ni|18|5']), rules)).toThrow(InputError);
  });
});
