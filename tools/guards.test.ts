import { expect, it } from 'vitest';
import { faultsBeyond, stillWrong } from './baseline.ts';
import { longSignatures } from './parameters.ts';
import { unusedExports } from './unused-exports.ts';

const house = (files: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map([['src/index.ts', "export { planned } from './plan.ts';"], ...Object.entries(files)]);

it('an export that a test, a fixture or a bench alone uses is a fault; what a door reaches is none', () => {
  const files = {
    'src/plan.ts':
      "import { root } from './roots.ts';\nexport const planned = () => root() + step();\nexport function step() { return 1; }",
    'src/roots.ts': 'export const root = () => 2;\nexport const cubeRoot = () => 3;\nexport class Solver {}',
    'src/roots.test.ts':
      "import { cubeRoot } from './roots.ts';\nimport { step } from './plan.ts';\ncubeRoot(); step();",
    'bench/roots.ts': "import { Solver } from '../src/roots.ts';\nnew Solver();",
  };
  expect(unusedExports(house(files))).toEqual([
    'src/roots.ts: cubeRoot is exported and no production code uses it',
    'src/roots.ts: Solver is exported and no production code uses it',
  ]);
});

it('code that only dead code uses is dead too; a file that is loaded by name is alive', () => {
  const files = {
    'src/plan.ts':
      "export const planned = async () => (await import('./lazy.ts')).late(new URL('./worker.ts', import.meta.url));",
    'src/lazy.ts': 'export const late = (at: URL) => at;\nexport const never = () => 0;',
    'src/worker.ts': "import { work } from './work.ts';\nwork();",
    'src/work.ts': 'export const work = () => 1;',
    'src/dead.ts': "import { deeper } from './deeper.ts';\nexport const dead = () => deeper();",
    'src/deeper.ts': 'export const deeper = () => 4;',
    'src/dead.test.ts': "import { dead } from './dead.ts';\ndead();",
  };
  expect(unusedExports(house(files))).toEqual([
    'src/lazy.ts: never is exported and no production code uses it',
    'src/dead.ts: dead is exported and no production code uses it',
    'src/deeper.ts: deeper is exported and no production code uses it',
  ]);
});

it('an export that its own file alone uses is not exported', () => {
  const files = { 'src/plan.ts': 'export const planned = () => inner();\nexport const inner = () => 1;' };
  expect(unusedExports(house(files))).toEqual(['src/plan.ts: inner is exported and used nowhere else']);
});

it('what is taken as a whole keeps all alive; what is asked of it by name keeps that', () => {
  const files = {
    'src/plan.ts':
      "import * as ALL from './all.ts';\nimport * as some from './some.ts';\nexport const planned = () => [...Object.values(ALL), some.asked];",
    'src/all.ts': "export * from './first.ts';\nexport { second } from './second.ts';",
    'src/first.ts': 'export const first = () => 1;',
    'src/second.ts': 'export const second = () => 2;\nexport const third = () => 3;',
    'src/some.ts': 'export const asked = 1;\nexport const unasked = 2;',
  };
  expect(unusedExports(house(files))).toEqual([
    'src/second.ts: third is exported and no production code uses it',
    'src/some.ts: unasked is exported and no production code uses it',
  ]);
});

it('a fourth positional parameter is a fault, of a function, a method, an arrow and a constructor', () => {
  const files = {
    'src/a.ts': `export function put(a: 1, b: 2, c: 3, d: 4) {}
      export const arrow = (a: 1, b: 2, c: 3, d: 4, e: 5) => a;
      export class Box { constructor(a: 1, b: 2, c: 3, d: 4) {} three(a: 1, b: 2, c: 3) {} }
      export interface Port { four(a: 1, b: 2, c: 3, d: 4): void }`,
    'src/a.test.ts': 'const put = (a: 1, b: 2, c: 3, d: 4) => a;',
  };
  expect([...longSignatures(house(files))]).toEqual([
    ['src/a.ts: put', 4],
    ['src/a.ts: arrow', 5],
    ['src/a.ts: new Box', 4],
    ['src/a.ts: four', 4],
  ]);
});

it('a known fault passes, a new one does not, and a mended one leaves the list', () => {
  const known = ['src/a.ts: put', 'src/b.ts: gone'];
  expect(
    faultsBeyond(known, ['src/a.ts: put has 5 parameters', 'src/c.ts: new Box has 4 parameters']),
  ).toEqual([
    'src/c.ts: new Box has 4 parameters',
    'src/b.ts: gone is mended: take it out of tools/measure-baseline.json (node tools/measure.ts --shrink)',
  ]);
  expect(stillWrong(known, ['src/a.ts: put has 5 parameters'])).toEqual(['src/a.ts: put']);
});
