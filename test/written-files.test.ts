import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

const MELT = { mass_kg: 100, composition_wtpct: { Cr: 19, Al: 0.5 }, balance: 'Ni' };

it.each([
  ['the document itself', 'own.json', 2, 'own.json is the document itself: it would be lost'],
  ['standard output', '-', 2, '"-" is not the name of a file'],
  ['a folder that is not there', 'none/page.html', 5, 'none/page.html can not be written: ENOENT'],
  ['a folder', '.', 5, '. can not be written: EISDIR'],
])('writes no page over %s, and says so before the work', async (_, html, code, words) => {
  const document = JSON.stringify({ melt: MELT, route: [{ operation: 'no such operation' }] });
  writeFileSync(join(folder.path, 'own.json'), document);
  const ran = await remelt(folder.path, ['simulate', 'own.json', '--html', html]);
  expect(ran.code).toBe(code);
  expect(ran.err).toContain(words);
  expect(readFileSync(join(folder.path, 'own.json'), 'utf8')).toBe(document);
  expect(existsSync(join(folder.path, '-'))).toBe(false);
});
