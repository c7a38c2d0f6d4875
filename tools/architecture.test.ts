import { spawnSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOMS } from './architecture.mjs';

const root = join(import.meta.dirname, '..');

describe('src/README.md', () => {
  const page = readFileSync(join(root, 'src/README.md'), 'utf8');

  it('has one row per room, equal to tools/architecture.mjs', () => {
    const rows = new Map(
      [...page.matchAll(/^\| `([a-z/]+)` \|[^|]*\| ([^|]+) \|$/gm)].map((row) => [row[1]!, row[2]!.trim()]),
    );
    const table = new Map(
      Object.entries(ROOMS).map(([room, allowed]) => [
        room,
        allowed.length === 0 ? 'nothing' : allowed.join(', '),
      ]),
    );
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(table));
  });

  it('says of each room whether it is built, and leaves none of the tree out', () => {
    const built = new Map(
      [...page.matchAll(/^\| `([a-z/]+)` \| ([^|]*) \|/gm)].map((row) => [
        row[1]!,
        !row[2]!.includes('(not built yet)'),
      ]),
    );
    for (const [room, stands] of built) expect(existsSync(join(root, 'src', room)), room).toBe(stands);
    const folders = globSync('src/*/*', { cwd: root, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => relative(join(root, 'src'), join(entry.parentPath, entry.name)));
    const known = (folder: string): boolean => built.has(folder) || built.has(dirname(folder));
    expect(folders.filter((folder) => !known(folder))).toEqual([]);
  });
});

describe('planted violations are caught', () => {
  let house: string;
  /** Files and the rules that they break. */
  let faults: readonly { readonly from: string; readonly rule: string }[] = [];
  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'remelt-house-'));
    for (const link of [
      'node_modules',
      'tools',
      '.dependency-cruiser.mjs',
      'tsconfig.json',
      'package.json',
    ]) {
      symlinkSync(join(root, link), join(house, link));
    }
    // all in one house, which is looked through once
    for (const [i, [, , files]] of plants.entries())
      for (const [path, text] of Object.entries(files)) {
        const place = join(house, ownName(path, i));
        mkdirSync(dirname(place), { recursive: true });
        writeFileSync(
          place,
          text.replace(/'(\.[^']+)'/g, (_, to: string) => `'${ownName(to, i)}'`),
        );
      }
    const argv = [join(house, 'tools/imports.ts'), 'src', 'web'];
    const done = spawnSync(process.execPath, argv, { cwd: house, encoding: 'utf8' });
    faults = [...done.stderr.matchAll(/^([^ :]+): (\S+)/gm)].map(([, rule, from]) => ({
      from: from!,
      rule: rule!,
    }));
  });
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  /** The name of a planted file, told apart from those of the other plants; the public door is one. */
  const ownName = (path: string, i: number): string =>
    path.endsWith('/index.ts') ? path : path.replace(/(\.test)?\.ts$/, `-${i}$&`);

  const plants: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    [
      'a model that imports another model',
      'room-models-intake',
      {
        'src/models/intake/a.ts': "import { b } from '../refining/b.ts';\nexport const a = b;\n",
        'src/models/refining/b.ts': 'export const b = 1;\n',
      },
    ],
    [
      'a type import, which counts',
      'room-foundation-quantity',
      {
        'src/foundation/quantity/a.ts':
          "import type { B } from '../../metal/alloy/b.ts';\nexport const a = (b: B): B => b;\n",
        'src/metal/alloy/b.ts': 'export interface B { readonly b: 1 }\n',
      },
    ],
    [
      'a cycle',
      'no-circular',
      {
        'src/metal/alloy/a.ts': "import { b } from './b.ts';\nexport const a = (): number => b();\n",
        'src/metal/alloy/b.ts': "import { a } from './a.ts';\nexport const b = (): number => a();\n",
      },
    ],
    [
      'a cycle through a third file',
      'no-circular',
      {
        'src/metal/alloy/first.ts': "import { b } from './second.ts';\nexport const a = (): number => b();\n",
        'src/metal/alloy/second.ts':
          "import type { C } from './third.ts';\nexport const b = (c: C): C => c;\n",
        'src/metal/alloy/third.ts': "export { a as c } from './first.ts';\nexport type C = number;\n",
      },
    ],
    [
      'a file read inside a model',
      'effects-at-the-edge',
      {
        'src/models/intake/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
      },
    ],
    [
      'a package outside its adapter',
      'package-highs',
      {
        'src/models/charge/a.ts': "import highs from 'highs';\nexport const a = highs;\n",
      },
    ],
    [
      'a package without a row',
      'no-undeclared-package',
      {
        'src/models/charge/a.ts': "import fc from 'fast-check';\nexport const a = fc;\n",
      },
    ],
    [
      'the web reaching the ledger through another file',
      'unreachable-0',
      {
        'web/a.ts': "import { b } from '../src/evidence/proof/b.ts';\nexport const a = b;\n",
        'src/evidence/proof/b.ts': "import { c } from '../ledger/c.ts';\nexport const b = c;\n",
        'src/evidence/ledger/c.ts': 'export const c = 1;\n',
      },
    ],
    [
      'a calculation reaching the evidence',
      'unreachable-1',
      {
        'src/calculations/a.ts': "import { b } from '../metal/alloy/b.ts';\nexport const a = b;\n",
        'src/metal/alloy/b.ts': "import { c } from '../../evidence/records/c.ts';\nexport const b = c;\n",
        'src/evidence/records/c.ts': 'export const c = 1;\n',
      },
    ],
    [
      'a calculation that reaches into another',
      'calculation-keeps-to-itself',
      {
        'src/calculations/plan/a.ts': "import { b } from '../correct/bath.ts';\nexport const a = b;\n",
        'src/calculations/correct/bath.ts': 'export const b = 1;\n',
      },
    ],
    [
      'a shared folder of calculations that knows one of them',
      'shared-by-calculations',
      {
        'src/calculations/target/a.ts': "import { b } from '../plan/one-heat.ts';\nexport const a = b;\n",
        'src/calculations/plan/one-heat.ts': 'export const b = 1;\n',
      },
    ],
    [
      'a task that reaches past the doors of a calculation',
      'tasks-use-doors',
      {
        'src/tasks/heats/a.ts': "import { b } from '../../calculations/plan/lots.ts';\nexport const a = b;\n",
        'src/calculations/plan/lots.ts': 'export const b = 1;\n',
      },
    ],
    [
      'the inside importing the public door',
      'src-index-only-exports',
      {
        'src/tasks/a.ts': "import { b } from '../index.ts';\nexport const a = b;\n",
        'src/index.ts': 'export const b = 1;\n',
      },
    ],
    [
      'a test that reaches outside its room',
      'test-room-models-intake',
      {
        'src/models/intake/a.test.ts': "import { b } from '../refining/b.ts';\nexport const a = b;\n",
        'src/models/refining/b.ts': 'export const b = 1;\n',
      },
    ],
  ];

  it.each(
    plants.map(
      ([what, rule, files], i) => [what, rule, Object.keys(files).map((path) => ownName(path, i))] as const,
    ),
  )('%s', (_what, rule, files) => {
    const own = faults.filter(({ from }) => files.includes(from));
    expect(own.map((one) => one.rule)).toContain(rule);
  });
});
