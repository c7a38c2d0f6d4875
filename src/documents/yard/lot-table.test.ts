import { describe, expect, it } from 'vitest';
import { understandSheet } from '../sheet/read-sheet.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { LotRow } from './lot-table.ts';

const rules = {
  forms: ['turnings', 'foundry-returns'],
  methods: ['OES', 'pXRF'],
  isGrade: () => false,
};
const table = (header: string, rows: readonly string[]): Sheet => ({
  where: 'lots.csv',
  rows: [header, ...rows].map((line, i) => ({
    row: i + 1,
    cells: line.split('|').map((text) => ({ text, kind: 'text' })),
  })),
  beside: [],
  merges: [],
  taken: [],
});
const HEAD = 'lot_id|mass_kg|form|origin_class|method|balance|Cr_wtpct|S_ppm';
const read = (sheet: Sheet, asWritten = false): readonly LotRow[] =>
  understandSheet(sheet, rules, { asWritten }).lots;
const faultsOf = (sheet: Sheet): readonly string[] => {
  const { faults, questions } = understandSheet(sheet, rules);
  return [
    ...questions.map(({ message }) => message),
    ...faults.map((detail) => `${detail.where}: ${detail.message}`),
  ];
};
const fault = (row: string, header = HEAD): string => faultsOf(table(header, [row]))[0] ?? 'no fault';

describe('the table of lots', () => {
  it('keeps the texts of results and turns kilograms into whole grams', () => {
    const [lot] = read(table(HEAD, ['A-1|812.5|turnings|post-consumer|OES|Ni|18.40|<5']));
    expect(lot).toMatchObject({
      mass_g: 812500,
      lotClass: 'end-of-life',
      analyses: [
        {
          balance: 'Ni',
          results: [
            { element: 'Cr', text: '18.40', unit: 'wt%' },
            { element: 'S', text: '<5', unit: 'ppm' },
          ],
        },
      ],
    });
  });
  it('reads decimal commas where the file writes them', () => {
    const [lot] = read(table(HEAD, ['A|1,5|turnings|virgin|OES|Ni|18,40|<0,5']));
    expect(lot).toMatchObject({
      mass_g: 1500,
      analyses: [{ results: [{ text: '18.40' }, { text: '<0.5' }] }],
    });
  });
  it.each([
    [
      'a negative mass',
      'A|-3|turnings|virgin|OES|Ni|18|5',
      'lots.csv, cell B2: mass_kg "-3" is not a number of at least 0',
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
      'A|3|lumps|virgin|OES|Ni|18|5',
      'lots.csv, cell C2: form "lumps" is not one of the known values',
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
      'A|3|turnings|virgin|OES|Adamant|18|5',
      'lots.csv, cell F2: balance "Adamant" is not an element',
    ],
    [
      'no origin class',
      'A|3|turnings||OES|Ni|18|5',
      'lots.csv, cell D2: origin_class "" is not one of the known values',
    ],
    [
      'a name with a line break',
      '=A|3|turnings|virgin|OES|Ni|18|5',
      'lots.csv, cell A2: "=A" is not a valid id: 1 to 64 letters, digits and . _ - of one alphabet, the first a letter or digit',
    ],
  ])('refuses %s with its cell', (_what, row, message) => {
    expect(fault(row)).toBe(message);
  });
  it('refuses a day of receipt before there were superalloys', () => {
    const header = 'lot_id|mass_kg|form|origin_class|received_on';
    expect(fault('A|3|turnings|virgin|0026-03-01', header)).toBe(
      'lots.csv, cell E2: received_on "0026-03-01" is too long ago',
    );
    expect(read(table(header, ['A|3|turnings|virgin|1998-03-01']))).toHaveLength(1);
  });
  it('asks when a trace stands in percent or an alloying element in ppm, and takes it as written on request', () => {
    const header = 'lot_id|mass_kg|form|origin_class|method|S_wtpct|Cr_ppm';
    expect(fault('A|3|turnings|virgin|OES|5|1800', header)).toMatch(
      /F2: S 5 wt% is unusual; is the unit ppm/,
    );
    expect(fault('A|3|turnings|virgin|OES|0.001|18.4', header)).toMatch(
      /G2: Cr 18.4 ppm is unusual; is the unit wt%/,
    );
    expect(read(table(header, ['A|3|turnings|virgin|OES|5|18.4']), true)).toHaveLength(1);
  });
  it('asks once for the unit of a column, whatever its cells hold', () => {
    const header = 'lot_id|mass_kg|form|origin_class|method|S_wtpct|Pb_wtpct';
    const rows = [
      'A|3|turnings|virgin|OES|5|0.7',
      'B|3|turnings|virgin|OES|6|0.8',
      'C|3|turnings|virgin|OES|7|1',
    ];
    expect(faultsOf(table(header, rows))).toEqual([
      'lots.csv, cells F2 to F4: S 5 wt% is unusual; is the unit ppm?',
      'lots.csv, cells G2 to G4: Pb 0.7 wt% is unusual; is the unit ppm?',
    ]);
  });
  it('takes columns beside those of the template for what they say, and asks for those that are missing', () => {
    const column = (name: string) =>
      understandSheet(
        table(`lot_id|mass_kg|form|origin_class|method|${name}`, ['A|3|turnings|virgin|OES|18']),
        rules,
      );
    expect(column('CR_wtpct')).toMatchObject({
      exact: false,
      lots: [{ analyses: [{ results: [{ element: 'Cr' }] }] }],
    });
    expect(column('RE_wtpct').columns[5]).toMatchObject({
      why: 'words not known, or another column fits better',
    });
    expect(column('Cr_wtpct_sd').columns[5]).toMatchObject({
      why: 'a limit, an aim or a spread of Cr, no result',
    });
    expect(faultsOf(table('lot_id|mass_kg|form', ['A|3|turnings']))[0]).toMatch(/does not say its origin/);
    expect(faultsOf(table('lot_id|lot_id|mass_kg|form|origin_class', ['A|A|3|turnings|virgin']))[0]).toMatch(
      /column "lot_id" appears twice/,
    );
  });
  it('refuses an element in wt% and in ppm of one lot, not of two', () => {
    const header = 'lot_id|mass_kg|form|origin_class|method|S_wtpct|S_ppm';
    expect(fault('A|3|turnings|virgin|OES|0.02|5', header)).toBe(
      'lots.csv, cell G2: S is given both in wt% and in ppm',
    );
    const both = table(header, ['A|3|turnings|virgin|OES|0.02|', 'B|3|turnings|virgin|OES||5']);
    expect(read(both)).toHaveLength(2);
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
    expect(faultsOf(table(HEAD, ['A|-3|lumps|virgin|OES|Ni|18|5']))).toHaveLength(2);
    expect(read(table(HEAD, ['A|-3|lumps|virgin|OES|Ni|18|5']))).toEqual([]);
    const three = [
      'A|3|lumps|virgin|OES|Ni|18|5',
      'B|3|lumps|virgin|OES|Ni|18|5',
      'C|3|turnings|virgin|OES|Ni|18|5',
      'D|3|lumps|virgin|OES|Ni|18|5',
    ];
    expect(faultsOf(table(HEAD, three))).toEqual([
      'lots.csv, cells C2 to C3, C5: form "lumps" is not one of the known values',
    ]);
  });
  it.each([
    ['A 1/|x|lumps|nowhere|XYZ|Zz|18|5'],
    ['A|abc|turnings|virgin|OES|Ni|18|5'],
    ['A|-3|turnings|virgin|OES|Ni|-18|5'],
    ['A|0|turnings|virgin|OES|Ni|much|5'],
    ['A||turnings|virgin|OES|Ni|>18|5'],
    ['A|0.0005|turnings|virgin|OES|Ni|18|5000000'],
    ['A|1e15|turnings|virgin|OES|Ni|99|99999'],
    ['A|3 oz|turnings|virgin|OES|Ni|18 ct|5'],
    ['A|3|turnings|virgin|OES|Ni|18|5|yesterday|dear|-1'],
    ['A|3|turnings|virgin|OES|Ni|18|5|1789-07-14|7 EUR|many'],
    ['A|3|turnings|virgin|OES|Ni|18|5||7,20 GBP|1'],
  ])('says of each refusal of a row what to do: %s', (row) => {
    const header = `${HEAD}|received_on|price [USD/kg]|generation`;
    const { faults } = understandSheet(table(header, [row]), rules);
    expect(faults).not.toEqual([]);
    for (const { message, cure } of faults) expect(cure, message).toMatch(/\w/);
  });
});
