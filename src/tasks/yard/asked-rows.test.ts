import { expect, it } from 'vitest';
import type { LotRow } from '../../documents/yard/lot-table.ts';
import { memoryContext } from '../testing/memory-context.ts';
import { askedRows } from './asked-rows.ts';

const { compute } = memoryContext();
const result = (element: string, text: string) => ({ element, text, unit: 'wt%' });
const by = (method: string, ...results: readonly object[]) => ({ method, results });

/** What is asked of rows, without a ledger: each with what was typed. */
const askedOf = async (...rows: readonly object[]) => {
  const whole = rows.map((more, i) => ({
    ...{ row: i + 2, lotId: `A-${i + 1}`, mass_g: 640_000, form: 'mill-solids', analyses: [] },
    ...more,
  }));
  return (await askedRows(whole as unknown as LotRow[], { compute })).map(({ typed, known }) => [
    typed,
    known,
  ]);
};
const FAR = { price: '7000 EUR' };

it('tells three rows with the same slip one by one, and of more the first for all', async () => {
  const heavy = { mass_g: 30_000_000 };
  const lorry = 'a lorry carries 28,000 kg';
  expect(await askedOf(heavy, {}, heavy, heavy)).toEqual([
    ['row 2, A-1 30,000 kg', lorry],
    ['row 4, A-3 30,000 kg', lorry],
    ['row 5, A-4 30,000 kg', lorry],
  ]);
  expect(await askedOf(heavy, heavy, heavy, heavy)).toEqual([['row 2, A-1 30,000 kg, 3 rows more', lorry]]);
});

it('asks about a price that is far from the metals of the grade, else from those that were measured', async () => {
  const knownOf = async (more: object) => (await askedOf({ ...FAR, ...more }))[0]?.[1];
  expect(await knownOf({ declaredGrade: 'IN625' })).toMatch(
    /^14\.\d\d USD\/kg, what the metals of IN625 fetch/,
  );
  const nickel = await knownOf({ analyses: [by('OES', result('Ni', '60'))] });
  expect(nickel).toContain('what the metals of the lot fetch as mill-solids');
  // what is below a limit is not there
  expect(await knownOf({ analyses: [by('OES', result('Re', '<50'), result('Ni', '60'))] })).toBe(nickel);
  const balanced = async (balance: string) =>
    knownOf({ analyses: [{ ...by('OES', result('Mo', '10')), balance }] });
  expect(await balanced('Co')).not.toBe(await balanced('Fe'));
  expect(await knownOf({})).toBeUndefined();
});

it('holds the analyses of a row against each other, also in a form that nobody knows', async () => {
  const analyses = [by('OES', result('Mo', '9')), by('OES', result('Mo', '90'))];
  const asked = [['row 2, A-1 Mo 90 wt%', expect.stringMatching(/^analysis A1: 7\.\d+ to 10\.\d+ wt%$/)]];
  expect(await askedOf({ analyses })).toEqual(asked);
  expect(await askedOf({ analyses, form: 'soup' })).toEqual(asked);
  expect(await askedOf({ analyses: [analyses[0], { ...analyses[1], method: 'smell' }] })).toEqual([]);
});
