import { afterAll, describe, expect, it } from 'vitest';
import { contentIn } from '../../src/documents/sheet/cell-values.ts';
import { readOverrides } from '../../src/documents/sheet/columns.ts';
import type { SheetOptions } from '../../src/documents/sheet/read-sheet.ts';
import { plainWords } from '../../src/documents/sheet/words.ts';
import { importReading } from '../../src/documents/yard/import-reading.ts';
import { sheetOrder } from '../../src/documents/yard/sheet-order.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { readSheets } from '../../src/engine/tables/sheets.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { againstBooking } from '../../src/tasks/yard/against-booking.ts';
import { readLotSheet } from '../../src/tasks/yard/book-returns/book-returns.ts';

const compute = createCompute();
afterAll(() => compute.close());
const HEAD = 'Lot\tGrade\tForm\tOrigin';
const lot = (id: string) => `${id}\tIN718\tturnings\tpost-consumer`;
const read = async (heads: string, rows: readonly string[], options: SheetOptions = {}) => {
  const text = [`${HEAD}\t${heads}`, ...rows].join('\n');
  const [sheet] = await readSheets(Buffer.from(text), 'pasted.tsv');
  return readLotSheet(sheet!, compute, options);
};

describe('an import asks, and nothing is booked before it is answered', () => {
  it('where a column of niobium and tantalum together would be dropped', async () => {
    const rows = [`${lot('R-1')}\t60\t18.2\t5.1\trest`];
    const { questions, lots } = await read('Mass kg\tCr %\tNb+Ta %\tNi %', rows);
    expect(lots).toEqual([]);
    expect(questions).toEqual([
      {
        message: '"Nb+Ta %" gives Nb and Ta together, and no other column gives them',
        cure: expect.stringContaining("--map 'Nb+Ta %=Nb[wt%]'"),
        answers: [
          { say: 'map', column: 'G', what: 'Nb[wt%]' },
          { say: 'map', column: 'G', what: '-' },
        ],
      },
    ]);
    const answered = await read('Mass kg\tCr %\tNb+Ta %\tNi %', rows, {
      columns: readOverrides(['Nb+Ta %=Nb[wt%]']),
    });
    expect(answered.lots[0]!.analyses[0]!.results).toContainEqual({
      element: 'Nb',
      text: '5.1',
      unit: 'wt%',
    });
  });
  it('not where each of them has a column of its own', async () => {
    const { questions, lots } = await read('Mass kg\tNb %\tTa %\tNb+Ta %', [
      `${lot('R-1')}\t60\t5\t0.1\t5.1`,
    ]);
    expect([questions, lots.length]).toEqual([[], 1]);
  });

  it('where decimal marks of one column disagree: "1,250" beside "2.100,5"', async () => {
    const rows = [`${lot('R-1')}\t1,250`, `${lot('R-2')}\t2.100,5`];
    const { questions } = await read('Mass kg', rows);
    expect(questions.map(({ message }) => message)).toEqual([
      '"Mass kg": 1,250 in row 2 may be 1250 or 1.250, beside 2.100,5 in row 3',
    ]);
    const answered = await read('Mass kg', rows, { decimal: ',' });
    expect(answered.lots.map(({ mass_g }) => mass_g)).toEqual([1250, 2_100_500]);
    // grams are weighed here: three decimals are usual
    expect((await read('Mass kg', [`${lot('R-1')}\t1,250`, `${lot('R-2')}\t2.100,500`])).questions).toEqual(
      [],
    );
  });

  it('where the sum of the rows and the total of the sheet disagree', async () => {
    const rows = [`${lot('R-1')}\t60`, `${lot('R-2')}\t100`, 'Total\t\t\t\t250'];
    const { questions, lots } = await read('Mass kg', rows);
    expect([questions.length, lots.length]).toEqual([1, 0]);
    expect(questions[0]!.cure).toContain('--leave-out 4');
    expect((await read('Mass kg', rows, { leftOut: new Set([4]) })).lots.length).toBe(2);
  });

  it('where a remark reads as a content', async () => {
    const rows = [`${lot('R-1')}\t60\tHf 1,42`, `${lot('R-2')}\t60\tölig, 3 Fässer`];
    const { questions } = await read('Mass kg\tBemerkung', rows);
    expect(questions.map(({ message }) => message)).toEqual([
      'the remark "Hf 1,42" in row 2 reads as a content of Hf',
    ]);
    const words = new Map([[plainWords('Hf 1,42'), 'remark']]);
    expect((await read('Mass kg\tBemerkung', rows, { words })).lots[0]!.note).toBe('Hf 1,42');
    // the page answers for a long one too
    const long = `Hf 1,42 ${'ölig '.repeat(100)}`;
    expect(sheetOrder.safeParse({ name: 'a', words: { [long]: 'remark' } }).success).toBe(true);
  });
});

it('names what is wrong with other rows in the same round as a content that is not a number', async () => {
  const rows = [`${lot('R-1')}\t60\tabc\t2026-01-02`, `${lot('R-2')}\t60\t18.2\t2026-12-21`];
  const reading = await read('Mass kg\tCr %\tReceived', rows);
  expect(reading.faults).toHaveLength(1);
  expect(reading.lots).toEqual([]);
  const context = memoryContext({ clock: () => new Date('2026-06-01T08:00:00Z') });
  const { refused } = await againstBooking(reading, context);
  expect(refused.map(({ row, message }) => [row, message])).toEqual([
    [3, expect.stringContaining('2026-12-21')],
  ]);
  await context.store.close();
});

/** What the ledger says beside the sheet, as row and message. */
const against = async (heads: string, rows: readonly string[], options: SheetOptions = {}) => {
  const reading = await read(heads, rows, options);
  const context = memoryContext({ clock: () => new Date('2026-06-01T08:00:00Z') });
  const { refused } = await againstBooking(reading, context);
  await context.store.close();
  return { reading, refused: refused.map(({ row, message }) => [row, message]) };
};
const LATER = expect.stringContaining('in the future');

it('names what the ledger refuses beside what is asked, in each row and beside a fault of the same row', async () => {
  const rows = [
    `${lot('R-1')}\tabc\t18.2\tHf 1,42\t2026-12-21`,
    `${lot('R-2')}\t60\t18.2\t\t2026-12-22`,
    `${lot('R-3')}\t60\t18.2\t\t2026-01-22`,
  ];
  const { reading, refused } = await against('Mass kg\tCr %\tBemerkung\tReceived', rows);
  expect([reading.questions.length, reading.faults.length, reading.lots]).toEqual([1, 1, []]);
  expect(refused).toEqual([
    [2, LATER],
    [3, LATER],
  ]);
});

it('says nothing of a day whose order is asked', async () => {
  const { reading, refused } = await against('Mass kg\tReceived', [`${lot('R-1')}\t60\t03/11/2026`]);
  expect([reading.questions.length, refused]).toEqual([1, []]);
});

it('marks the cell of the row that is wrong', async () => {
  const rows = ['R-1', 'R-2'].map((id, i) => `${lot(id)}\t60\t2026-0${i + 5}-21`);
  const reading = await read('Mass kg\tReceived', rows);
  const context = memoryContext({ clock: () => new Date('2026-06-01T08:00:00Z') });
  const [sheet] = await readSheets(
    Buffer.from([`${HEAD}\tMass kg\tReceived`, ...rows].join('\n')),
    'pasted.tsv',
  );
  const { marks } = importReading(reading, sheet!, await againstBooking(reading, context));
  expect(marks).toEqual([{ row: 3, column: 'F', words: LATER }]);
  await context.store.close();
});

it('offers two cures for 18.2 that is shown as per cent', () => {
  const use = { at: 0, heading: 'Cr', element: 'Cr', unit: 'wt%', why: '' } as const;
  const cell = { text: '18.2', kind: 'number', percent: true } as const;
  expect(contentIn(cell, use, '.')).toMatchObject({
    message: 'the Cr content 18.2 is shown as per cent, so it is 1820 wt%',
    cure: expect.stringContaining("--map 'Cr=Cr[wt%]'"),
  });
  expect(contentIn(cell, { ...use, isStated: true }, '.')).toEqual({ text: '18.2', unit: 'wt%' });
  expect(contentIn({ ...cell, text: '0.182' }, use, '.')).toEqual({ text: '18.2', unit: 'wt%' });
});

it('asks about a column with 18.2 shown as per cent, and an answer reads it', async () => {
  const [sheet] = await readSheets(
    Buffer.from(`${HEAD}\tMass kg\tCr %\n${lot('R-1')}\t60\t18.2`),
    'pasted.tsv',
  );
  const shown = { text: '18.2', kind: 'number', percent: true } as const;
  const rows = sheet!.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (cell.text === '18.2' ? shown : cell)),
  }));
  const { questions } = await readLotSheet({ ...sheet!, rows }, compute, {});
  expect(questions).toEqual([
    {
      message: '"Cr %": 18.2 is stored as it is and shown as per cent, so it would be 1820 wt%',
      cure: expect.stringContaining("--map 'Cr %=Cr[wt%]'"),
      answers: [{ say: 'map', column: 'F', what: 'Cr[wt%]' }],
    },
  ]);
  const told = await readLotSheet({ ...sheet!, rows }, compute, {
    columns: readOverrides(['Cr %=Cr[wt%]']),
  });
  expect([told.questions, told.faults]).toEqual([[], []]);
});

describe('two methods in one cell', () => {
  it.each(['RFA+LECO', 'XRF + Leco', 'RFA und LECO'])(
    '%s: X-rays for metals, a furnace for C S O N, never handheld',
    async (method) => {
      const { lots, questions, faults } = await read('Mass kg\tMethode\tCr %\tC %\tS ppm\tO ppm', [
        `${lot('R-1')}\t60\t${method}\t18.4\t0.03\t12\t9`,
      ]);
      expect([questions, faults]).toEqual([[], []]);
      const by = Object.fromEntries(
        lots[0]!.analyses.map(({ method: of, results }) => [
          of,
          results.map(({ element }) => element).join(' '),
        ]),
      );
      expect(by).toEqual({ WDXRF: 'Cr', combustion: 'C S', fusion: 'O' });
    },
  );
  it('keeps what a heading gives to one of them, and one method said twice is one analysis', async () => {
    const both = await read('Mass kg\tMethode\tCr %\tS ppm\tC % LECO', [
      `${lot('R-1')}\t60\tRFA+LECO\t18.4\t12\t0.03`,
    ]);
    const told = ({ lots }: typeof both) =>
      lots[0]?.analyses.map(({ method, results }) => [method, results.map(({ element }) => element).sort()]);
    expect(told(both)).toEqual([
      ['combustion', ['C', 'S']],
      ['WDXRF', ['Cr']],
    ]);
    const twice = await read('Mass kg\tMethode\tCr OES\tNi %', [`${lot('R-1')}\t60\tOES\t18.4\t52.1`]);
    expect([twice.faults, told(twice)]).toEqual([[], [['OES', ['Cr', 'Ni']]]]);
  });
  it('stays handheld where it says so, and is asked where nobody knows which result is whose', async () => {
    const heads = 'Mass kg\tMethode\tCr %\tC %';
    const handheld = await read(heads, [`${lot('R-1')}\t60\tHand-RFA+LECO\t18.4\t0.03`]);
    expect(handheld.lots[0]!.analyses.map(({ method }) => method)).toEqual(['pXRF', 'combustion']);
    const open = await read(heads, [`${lot('R-1')}\t60\tRFA+OES\t18.4\t0.03`]);
    expect(open.lots).toEqual([]);
    expect(open.faults[0]!.message).toMatch(/method "RFA\+OES"/);
  });
});
