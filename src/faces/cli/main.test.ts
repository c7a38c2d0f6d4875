import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { thisVersion } from './version.ts';

const MAIN = join(import.meta.dirname, 'main.ts');

it('loads for --version nothing but what it prints', () => {
  const loaded = [...readFileSync(MAIN, 'utf8').matchAll(/^import (?!type ).* from '(.+)';$/gm)];
  expect(loaded.map(([, from]) => from)).toEqual(['node:module', './version.ts']);
});

it('prints the version alone, with -V too, and as a document', () => {
  const printed = (...argv: string[]): string =>
    execFileSync(process.execPath, [MAIN, ...argv], { encoding: 'utf8' });
  expect(printed('--version')).toBe(`${thisVersion().version}\n`);
  expect(printed('-V')).toBe(`${thisVersion().version}\n`);
  expect(JSON.parse(printed('--version', '--json'))).toEqual(thisVersion());
});
