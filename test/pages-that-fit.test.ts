import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tooLong } from './testing/long-lines.ts';
import { freshFolder, type Ran, remelt, remeltProcess } from './testing/remelt.ts';

const ROOT = join(import.meta.dirname, '..');
const FORMATS = join(ROOT, 'docs', 'formats');

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

const ran = (argv: readonly string[], columns: number): Promise<Ran> =>
  remelt(folder.path, argv, { columns });

it.each([
  [['stats']],
  [['calculate']],
  [['data', 'check']],
  [['route', 'settings']],
  [['template', '--columns']],
])(
  'remelt %j fits into 100 and into 60 columns',
  async (argv) => {
    for (const columns of [100, 60]) expect(tooLong((await ran(argv, columns)).out, columns)).toEqual([]);
  },
  60_000,
);

it('a plan says five reasons of each kind and how many more there are', async () => {
  const file = join(FORMATS, 'plan.example.json');
  const { out } = await ran(['plan', file], 100);
  const [, reasons] = /Limits that keep the cost up\n([\s\S]*?)\n\n/.exec(out)!;
  expect(reasons!.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(5);
  expect(reasons).toMatch(/\n\d+ more: --all$/);
  expect((await ran(['plan', file, '--all'], 100)).out).not.toMatch(/\d+ more/);
}, 60_000);

it('a cure that helps with several conflicts is printed once', async () => {
  const document = JSON.parse(readFileSync(join(FORMATS, 'plan.example.json'), 'utf8')) as {
    materials: unknown[];
  };
  writeFileSync(
    join(folder.path, 'few.json'),
    JSON.stringify({ ...document, materials: document.materials.slice(0, 4) }),
  );
  const { code, out } = await ran(['plan', 'few.json'], 100);
  expect(code).toBe(1);
  const said = out.replace(/\s+/g, ' ');
  expect(said.match(/cannot (be met|hold)/g)!.length).toBeGreaterThan(1);
  expect(said.match(/the plan then costs/g)).toHaveLength(1);
  expect(said).toMatch(/What would help with more than one of these: - buy /);
}, 60_000);

it('a pipe is 100 columns wide, COLUMNS says otherwise, and nothing is coloured', async () => {
  const argv = ['route', 'settings'];
  const longest = ({ out }: Ran): number => Math.max(...out.split('\n').map((line) => line.length));
  const pipe = await remeltProcess(folder.path, argv);
  expect(longest(pipe)).toBeLessThanOrEqual(100);
  expect(longest(pipe)).toBeGreaterThan(60);
  expect(longest(await remeltProcess(folder.path, argv, { env: { COLUMNS: '60' } }))).toBeLessThanOrEqual(60);
  expect(longest(await remeltProcess(folder.path, argv, { env: { COLUMNS: '250' } }))).toBe(longest(pipe));
  expect(pipe.out + (await remeltProcess(folder.path, ['--help'])).out).not.toContain('\u001b');
}, 60_000);
