import { expect, it } from 'vitest';
import { ConflictError, type ErrorDetail, ForbiddenError, InputError } from '../../foundation/errors.ts';
import { detailsTold, refusedRows, rowOf } from './refused-rows.ts';

const refusal = (...rows: readonly number[]) =>
  new InputError(
    `row ${rows[0]}: bad; nothing was imported`,
    rows.map((row): ErrorDetail => ({ where: `row ${row}`, value: row })),
  );
const thrown = (first: unknown, count: number, trial: (without: ReadonlySet<number>) => Promise<unknown>) =>
  refusedRows(first, count, trial).catch((error: unknown) => error as InputError);

it('gathers what refuses the other rows, each left out of the next trial', async () => {
  const tried: number[][] = [];
  const left = [refusal(5), new ConflictError('row 7: there already', { where: 'row 7' })];
  const error = await thrown(refusal(2), 10, async (without) => {
    tried.push([...without]);
    const next = left.shift();
    if (next) throw next;
  });
  expect(tried).toEqual([[2], [2, 5], [2, 5, 7]]);
  expect(error).toMatchObject({
    message: 'row 2: bad (and 2 more rows); nothing was imported',
    details: [
      { where: 'row 2', message: 'bad' },
      { where: 'row 5' },
      { where: 'row 7', message: 'there already' },
    ],
  });
});

it('gives the first refusal back where no other row is refused, or where it is about no row', async () => {
  const first = refusal(2);
  expect(await thrown(first, 10, async () => undefined)).toBe(first);
  expect(
    await thrown(first, 10, async () => {
      throw new ForbiddenError('no', { path: 'by' });
    }),
  ).toBe(first);
  for (const other of [
    new ForbiddenError('no', { path: 'by' }),
    new InputError('no', []),
    new InputError('no', { where: 'x.csv' }),
  ]) {
    let tries = 0;
    expect(await thrown(other, 10, async () => tries++)).toBe(other);
    expect(tries).toBe(0);
  }
});

it('tries a table twenty times at most, and a long one less often', async () => {
  const triesOf = async (count: number) => {
    let tries = 0;
    await thrown(refusal(1), count, async () => {
      tries += 1;
      throw refusal(1 + tries);
    });
    return tries;
  };
  expect(await triesOf(10)).toBe(19);
  expect(await triesOf(5_000)).toBe(4);
  expect(await triesOf(30_000)).toBe(0);
});

it('tells each detail in its own words, with its value where there are several', () => {
  expect(detailsTold(refusal(2)).map(({ message }) => message)).toEqual(['bad']);
  expect(detailsTold(refusal(2, 3)).map(({ message }) => message)).toEqual(['2: bad', '3: bad']);
  const own = new InputError('x', [{ where: 'row 1', message: 'own words' }]);
  expect(detailsTold(own)[0]!.message).toBe('own words');
  expect([rowOf({ where: 'row 12' }), rowOf({ where: 'row x' }), rowOf({})]).toEqual([
    12,
    undefined,
    undefined,
  ]);
});
