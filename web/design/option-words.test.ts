import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inWordsOfPage } from './option-words.ts';

/** Cures of the reader of sheets as its source writes them, with a name for each thing that is filled in. */
const CURES = globSync('src/documents/{sheet/*,lot-cells}.ts')
  .filter((file) => !file.includes('.test.'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/cure:\s*(['"`])(.*?)\1[,\s}]/g)])
  .map(([, , cure = '']) => cure.replaceAll(/\$\{.*?\}+/g, 'Name'))
  .filter((cure) => /(^|\W)--\w/.test(cure));

it('finds the cures that name options', () => expect(CURES.length).toBeGreaterThan(9));

it.each(CURES)('says %j without an option of the command line', (cure) =>
  expect(inWordsOfPage(cure)).not.toMatch(/--\w|remelt /),
);

it('keeps the rest of a cure', () =>
  expect(inWordsOfPage("--word 'Kraetze=WORD' says what it means, with one of them for WORD")).toBe(
    'write one of them instead of "Kraetze" in the sheet, and drop it again',
  ));
