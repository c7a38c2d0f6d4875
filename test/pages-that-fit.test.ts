import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TextView } from '../src/pages/render/terminal.ts';
import { freshFolder, type Ran, remelt, remeltProcess } from './testing/remelt.ts';

const ROOT = join(import.meta.dirname, '..');
const FORMATS = join(ROOT, 'docs', 'formats');

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

/** Verb of an example by the format that its file is named after. */
const VERBS: Readonly<Record<string, string>> = {
  correct: 'trim',
  qualify: 'qualify evaluate',
  assure: 'qualify assure',
  scale: 'scale-up',
  scenario: 'scenario run',
};
/** Examples that no verb shows as a page: it takes their inputs alone, or names a lot of them. */
const WITHOUT_PAGE = ['derive-stock', 'economics', 'lifecycle', 'value'].map(
  (name) => `${name}.example.json`,
);
const examples = readdirSync(FORMATS)
  .filter((file) => file.endsWith('.example.json') && !WITHOUT_PAGE.includes(file))
  .map((file): string[] => {
    const format = file.split(/[.-]/)[0]!;
    return [VERBS[format] ?? format, join(FORMATS, file)];
  });

/** Lines that are longer than the terminal, but for one word that cannot be broken: a path, a hash, an id. */
const tooLong = (text: string, columns: number): string[] =>
  text
    .split('\n')
    .filter((line) => [...line].length > columns && /\S\s+\S/.test(line.trim().replace(/^- /, '')));

const ran = (argv: readonly string[], columns: number): Promise<Ran> =>
  remelt(folder.path, argv, { columns });

it.each(examples)(
  'remelt %s %s fits into 100 and into 60 columns, folded and whole',
  async (verb, file) => {
    // worked out once, and written in each width
    let inView = (_: TextView): string => expect.unreachable('nothing was answered');
    const { out: wide } = await remelt(folder.path, [...verb!.split(' '), file!], {
      columns: 100,
      onAnswer: ({ text }) => {
        inView = (view) => (typeof text === 'string' ? text : text(view));
      },
    });
    const narrow = inView({ columns: 60 });
    for (const [out, columns] of [
      [wide, 100],
      [narrow, 60],
    ] as const) {
      expect(out.split('\n').length).toBeGreaterThan(4);
      expect(tooLong(out, columns)).toEqual([]);
    }
    // the same words, however wide; a folded table repeats its first columns
    expect(wordsOf(narrow)).toEqual(wordsOf(wide));
    if (!wide.includes('--all')) return;
    const whole = inView({ columns: 60, all: true });
    expect(tooLong(whole, 60)).toEqual([]);
    expect(whole).not.toContain('--all');
    const known = new Set(wordsOf(narrow));
    expect(wordsOf(whole).filter((word) => !known.has(word))).not.toEqual([]);
  },
  120_000,
);

const wordsOf = (text: string): string[] => [...new Set(text.trim().split(/\s+/))].sort();

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
