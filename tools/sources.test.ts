import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
/** Names of pages that are not in this repository: a reader can not open them. */
const ELSEWHERE =
  /process-literature|practice notes|process notes|planning reference|thermo-data(?:\.md| \d| section)|\/work\/|shared\/reference/i;

/** Lines that cite a page outside the repository. */
const outside = (text: string): string[] => text.split('\n').filter((line) => ELSEWHERE.test(line));

it('data, documents and code cite nothing outside the repository', () => {
  const found = ['data', 'docs', 'src', 'bench', 'examples'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && /\.(json|md|ts)$/.test(one.name))
      .map(({ parentPath, name }) => join(parentPath, name))
      .flatMap((path) => outside(readFileSync(path, 'utf8')).map(() => relative(ROOT, path))),
  );
  expect(found).toEqual([]);
});

it.each([
  'process-literature 3.1: oil residue',
  'alloys and practice notes, section 4',
  'rule 1 of the planning reference',
  'thermo-data 6: 1e-5 m/s',
])('"%s" is found', (line) => {
  expect(outside(`a line\n${line}\n`)).toEqual([line]);
});
