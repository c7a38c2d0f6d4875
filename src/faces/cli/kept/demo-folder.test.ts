import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { prepareDemoFolder } from './demo-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'remelt-demo-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('replaces the folder of an earlier demo', () => {
  const folder = join(root, 'demo');
  mkdirSync(folder, { recursive: true });
  for (const file of ['DEMONSTRATION.txt', 'old.html']) writeFileSync(join(folder, file), '');
  prepareDemoFolder(folder);
  expect(readdirSync(folder)).toEqual(['DEMONSTRATION.txt']);
});

it('makes a new folder, and leaves one alone that no demo wrote', () => {
  prepareDemoFolder(join(root, 'new'));
  expect(readdirSync(join(root, 'new'))).toEqual(['DEMONSTRATION.txt']);
  const own = join(root, 'own');
  mkdirSync(own);
  writeFileSync(join(own, 'heats.xlsx'), '');
  expect(() => prepareDemoFolder(own)).toThrow(/own exists and was not written by "remelt demo"/);
  expect(readdirSync(own)).toEqual(['heats.xlsx']);
});
