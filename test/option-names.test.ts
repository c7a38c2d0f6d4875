import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshYard, remelt } from './testing/remelt.ts';

let folder: Awaited<ReturnType<typeof freshYard>>;
beforeAll(async () => {
  folder = await freshYard();
});
afterAll(() => folder.remove());

it.each<[string, readonly string[]]>([
  ['--opens', ['disclosure', 'set', 'X', '--opens', 'nonsense', '--by', 'p-qual']],
  ['--answer-by', ['recall', 'lot:R-1', '--answer-by', 'soon']],
  ['--from', ['recall', 'laboratory:works', '--from', 'soon']],
  ['--supplier', ['lot', 'buy', 'Ni-electrolytic', '5', '--supplier', 'a\u202eb', '--by', 'p-goods']],
])('names %s as it is typed', async (option, argv) => {
  const { code, err } = await remelt(folder.path, argv);
  expect([code, err]).toEqual([2, expect.stringContaining(`${option}: `)]);
});
