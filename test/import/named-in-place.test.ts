import { afterAll, describe, expect, it } from 'vitest';
import { spellingsIn } from '../../src/desk/yard/same-names.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { readSheets } from '../../src/engine/tables/sheets.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { readLotSheet } from '../../src/tasks/yard/book-returns/book-returns.ts';
import { windows1252, workbook } from './sheets.ts';

const compute = createCompute();
afterAll(() => compute.close());
const read = async (bytes: Buffer, name: string) => {
  const [sheet] = await readSheets(bytes, name);
  return readLotSheet(sheet!, compute);
};

describe('a title above the headings', () => {
  it.each(['Lagerliste Stand 1.12.26', 'Stock list, December', 'Bestand der Halle 3'])(
    '%s is no part of them',
    async (title) => {
      const text = [
        `${title};;;;`,
        'Losnr;Gewicht t;Form;Herkunft;Cr %',
        'T-1;0,5;Späne;Kreislauf;18,2',
        'T-2;0,7;Späne;Kreislauf;18,4',
      ].join('\r\n');
      const { headings, lots, questions } = await read(windows1252(text), 'stock.csv');
      expect(headings[0]).toBe('Losnr');
      expect(questions).toEqual([]);
      expect(lots.map(({ lotId, mass_g }) => [lotId, mass_g])).toEqual([
        ['T-1', 500_000],
        ['T-2', 700_000],
      ]);
    },
  );
  it('but a unit or a word over one column is', async () => {
    const text = [';Gewicht;;;', 'Losnr;t;Form;Herkunft;Cr %', 'T-1;0,5;Späne;Kreislauf;18,2'].join('\n');
    expect((await read(Buffer.from(text), 'stock.csv')).lots[0]?.mass_g).toBe(500_000);
  });
});

it.each([
  ['#DIV/0!', { error: '#DIV/0!' }, 'holds the error #DIV/0!'],
  ['a formula without a stored value', undefined, 'holds a formula whose value was not stored'],
])('names the cells with %s, and not their column', async (_, result, message) => {
  const cell = { formula: 'C9/D9', ...(result && { result }) };
  const bytes = await workbook((sheet) => {
    sheet.addRow(['Lot', 'Gewicht', 'Form', 'Herkunft', 'Cr %']);
    for (const id of ['F-1', 'F-2']) sheet.addRow([id, cell, 'Späne', 'Kreislauf', cell]);
  });
  const { questions, faults } = await read(bytes, 'stock.xlsx');
  expect(questions).toEqual([]);
  expect(faults.map(({ where, message: said }) => `${where}: ${said}`)).toEqual(
    ['B2 (Gewicht)', 'E2 (Cr %)', 'B3 (Gewicht)', 'E3 (Cr %)'].map((place) =>
      expect.stringContaining(`cell ${place}: cell ${place.slice(0, 2)} ${message}`),
    ),
  );
});

it('asks whether names that differ in umlauts written out, or in "and", are one', async () => {
  const context = memoryContext();
  const asked = async (...suppliers: string[]) =>
    (
      await spellingsIn(
        suppliers.map((supplier) => ({ supplier })),
        context,
      )
    ).map(({ typed, known }) => [typed, known]);
  expect(await asked('Müller & Söhne', 'Mueller & Soehne')).toEqual([['Mueller & Soehne', 'Müller & Söhne']]);
  expect(await asked('Müller & Söhne', 'Muller Sohne')).toHaveLength(1);
  expect(await asked('Müller & Söhne', 'Mueller und Söhne')).toHaveLength(1);
  expect(await asked('Strauß', 'Strauss')).toHaveLength(1);
  expect(await asked('Sørensen', 'Soerensen')).toHaveLength(1);
  expect(await asked('Bauer', 'Baur')).toHaveLength(0);
  expect(await asked('Müller', 'Möller Guss')).toHaveLength(0);
  await context.store.close();
});

it('offers to book a second sample by the same method as a further analysis', async () => {
  const lot = (cr: string) => `R-1\tturnings\tvirgin\t60\tOES\t${cr}`;
  const twice = (second: string) =>
    read(
      Buffer.from(['Lot\tForm\tOrigin\tMass kg\tMethod\tCr %', lot('18.2'), lot(second)].join('\n')),
      'a.tsv',
    );
  const [other] = (await twice('18.4')).faults;
  expect(other).toMatchObject({
    message: expect.stringContaining('has another analysis by OES in row 2'),
    cure: expect.stringMatching(/--leave-out 3, then book it as a further analysis/),
  });
  const [same] = (await twice('18.2')).faults;
  expect(same!.message).toContain('already used in row 2');
});
