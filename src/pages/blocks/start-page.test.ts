import { expect, it } from 'vitest';
import { readPage } from '../testing/read-page.ts';
import { startPage } from './start-page.ts';

const lot = (id: string) => ({ id, grade: 'H230', free_g: 1000, age_d: 3, why: ['not identified'] });
const read = (held: readonly object[], id?: string) =>
  readPage(
    startPage({
      ...{ plant: null, signedIn: 'Ada', held: { lots: held }, cleared: { lots: [] }, open: { heats: [] } },
    } as never),
    id,
  );

it('lists the lots that wait with why, and says where none does', () => {
  const { tables, words } = read([lot('A')], 'hold');
  expect(words).toEqual([]);
  expect(tables[0]![0]).toEqual(['lot', 'grade', 'free', 'days', 'why']);
  expect(tables[0]![1]!.slice(1)).toEqual(['H230', '1 kg', '3', 'not identified']);
  expect(read([], 'hold')).toMatchObject({ tables: [], words: ['no lots'] });
  expect(read([lot('A')]).words[0]).toMatch(/^1 lot on hold, 0 lots cleared, 0 heats open\./);
});
