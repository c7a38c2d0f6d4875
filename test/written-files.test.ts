import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshYard, remelt } from './testing/remelt.ts';

let folder: Awaited<ReturnType<typeof freshYard>>;
beforeAll(async () => {
  folder = await freshYard();
});
afterAll(() => folder.remove());

const MELT = { mass_kg: 100, composition_wtpct: { Cr: 19, Al: 0.5 }, balance: 'Ni' };

it.each([
  ['the document itself', 'own.json', 2, 'own.json is the document that is read; writing would overwrite it'],
  ['standard output', '-', 2, '"-" is not the name of a file'],
  ['a folder that is not there', 'none/page.html', 5, 'none/page.html cannot be written: ENOENT'],
  ['a folder', '.', 5, '. cannot be written: EISDIR'],
])('writes no page over %s, and says so before the work', async (_, html, code, words) => {
  const document = JSON.stringify({ melt: MELT, route: [{ operation: 'no such operation' }] });
  writeFileSync(join(folder.path, 'own.json'), document);
  const ran = await remelt(folder.path, ['simulate', 'own.json', '--html', html]);
  expect(ran.code).toBe(code);
  expect(ran.err).toContain(words);
  expect(readFileSync(join(folder.path, 'own.json'), 'utf8')).toBe(document);
  expect(existsSync(join(folder.path, '-'))).toBe(false);
});

it('refuses an empty name for the page of the yard too', async () => {
  const ran = await remelt(folder.path, ['lots', '--html', '']);
  expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('"" is not the name of a file')]);
});

it('writes the page of a heat that nothing in the yard makes: what is in the way, and what would help', async () => {
  expect((await remelt(folder.path, ['lot', 'buy', 'Ni-electrolytic', '500'])).code).toBe(0);
  const order = ['heat', 'plan', 'H1', '--grade', 'H230', '--mass', '100'];
  const ran = await remelt(folder.path, [...order, '--html', 'none.html', '--save', 'none.json']);
  expect(ran.code).toBe(1);
  expect(readFileSync(join(folder.path, 'none.html'), 'utf8')).toContain('No charge meets the limits');
  expect(readFileSync(join(folder.path, 'none.json'), 'utf8')).toContain('"status": "infeasible"');
}, 120_000);
