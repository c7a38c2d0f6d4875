import { afterAll, expect, it } from 'vitest';
import { createCompute } from '../../src/engine/compute.ts';
import { readSheets } from '../../src/engine/tables/sheets.ts';
import { readLotSheet } from '../../src/tasks/yard/book-returns/book-returns.ts';

const compute = createCompute();
afterAll(() => compute.close());

const read = async (...rows: readonly string[]) => {
  const text = ['Lot\tGrade\tForm\tOrigin\tWeight kg', ...rows].join('\n');
  const [sheet] = await readSheets(Buffer.from(text), 'pasted.tsv');
  return readLotSheet(sheet!, compute);
};

it('one weight that is no number is named with its cell, and its column is still the mass', async () => {
  const { faults, questions, cells } = await read(
    'R-1\tIN718\tturnings\tpost-consumer\t100',
    'R-2\tIN718\tturnings\tpost-consumer\tabc',
    'R-3\tIN718\tturnings\tpost-consumer\t300 kg',
  );
  expect(questions).toEqual([]);
  expect(faults).toEqual([
    expect.objectContaining({
      where: 'pasted.tsv, cell E3 (Weight kg)',
      value: 'abc',
      allowed: expect.stringContaining('a number from 0'),
    }),
  ]);
  expect(cells.filter(({ at, became }) => at === 4 && became !== '').map(({ row }) => row)).toEqual([2, 4]);
});

it('a column of words is no mass, whatever its heading says', async () => {
  const { questions } = await read(
    'R-1\tIN718\tturnings\tpost-consumer\theavy',
    'R-2\tIN718\tturnings\tpost-consumer\tlight',
  );
  expect(questions.map(({ message }) => message)).toEqual(['no column holds the net mass']);
});

it('a weight in another unit than its heading is refused with both', async () => {
  const { faults, lots } = await read(
    'R-1\tIN718\tturnings\tpost-consumer\t60',
    'R-2\tIN718\tturnings\tpost-consumer\t60 t',
    'R-3\tIN718\tturnings\tpost-consumer\t60 kg',
  );
  expect(lots).toEqual([]);
  expect(faults).toEqual([
    expect.objectContaining({
      where: 'pasted.tsv, cell E3 (Weight kg)',
      value: '60 t',
      message: '"60 t" is 60000 kg; the heading says kg',
      cure: expect.stringContaining('write it in kg, or say --as-written'),
    }),
  ]);
});

it.each([
  ['250 kg', ['row 4 gives a total of 250 kg, but the rows above it add up to 160 kg: 90 kg less']],
  ['160,4', []],
  ['', []],
])("compares the sheet's own total of %s with its rows", async (total, notices) => {
  const reading = await read(
    'R-1\tIN718\tturnings\tpost-consumer\t60',
    'R-2\tIN718\tturnings\tpost-consumer\t100',
    `Summe\t\t\t\t${total}`,
  );
  expect(reading.faults).toEqual([]);
  expect(reading.questions.map(({ message }) => message)).toEqual(notices);
  expect(reading.lots.length > 0).toBe(notices.length === 0);
});
