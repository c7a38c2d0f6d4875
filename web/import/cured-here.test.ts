import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { curedHere } from './cured-here.ts';

/** Texts of the reader of sheets that name an option of the command line, with something in the place of what they fill in. */
const TEXTS = [
  ...globSync('src/documents/sheet/*.ts'),
  'src/documents/yard/lot-table.ts',
  'src/desk/yard/taken-balances.ts',
]
  .filter((path) => !path.endsWith('.test.ts'))
  .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
  // a refusal of an option is for who typed it, and a command is told as a page (with-commands.tsx)
  .filter(
    (line) =>
      / (?:--|'--|"--|`--)|`--/.test(line) &&
      !/^\s*(?:\*|\/\*|\/\/|path:)|throw|fieldNamed|remelt /.test(line),
  )
  .map((line) => line.replaceAll(/\$\{[^}]*\}(?:[^`"]*\}`?\}?)?/g, 'Cr').trim());

it('says no option of the command line in the browser, whatever a sheet is asked', () => {
  expect(TEXTS.length).toBeGreaterThan(12);
  expect(TEXTS.map(curedHere).filter((text) => text.includes('--'))).toEqual([]);
});

it('says where a word of the cells is put right, and what the whole sheet has', () => {
  expect(curedHere("--word 'Krätze=WORD' says what it means, with one of them for WORD")).toBe(
    'say under "What the words mean" what it means, once for all its cells, or write one of them into the cell',
  );
  expect(curedHere('--set surface=none for the whole sheet')).toBe(
    'choose it below for the whole sheet, or fill the cells',
  );
});

it('says where a row is left out', () => {
  expect(curedHere('leave one of them out: --leave-out 9; or not')).toBe(
    'leave one of them out ("Leave out" in its row below); or not',
  );
});

it('keeps the rest of the sentence', () => {
  expect(curedHere('write it in kg, or say --as-written where 18 kg is meant')).toBe(
    'write it in kg, or choose below that units are taken as written where 18 kg is meant',
  );
  expect(curedHere("--map 'Cr=Cr[wt%]' or 'Cr=Cr[ppm]'")).toBe('choose below what the column holds');
});
