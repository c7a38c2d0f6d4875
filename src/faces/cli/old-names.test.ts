import { expect, it } from 'vitest';
import { createCli } from './cli.ts';
import { runCli } from './main.ts';
import { currentNames } from './old-names.ts';

it("puts today's names for old verbs and options, and says so once for each", () => {
  expect(currentNames(['charge-sheet', 'H-1', '--specimen', '--json'])).toEqual({
    argv: ['make-up-sheet', 'H-1', '--demonstration', '--json'],
    notices: [
      'remelt charge-sheet is now remelt make-up-sheet',
      'option --specimen of remelt make-up-sheet is now --demonstration',
    ],
  });
  expect(currentNames(['heat', 'correct', 'H-1']).argv).toEqual(['heat', 'trim', 'H-1']);
});

it('leaves words alone that are no old name where they stand', () => {
  for (const argv of [
    ['heat', 'plan', 'correct'],
    ['calculate', 'correct', 'a.json'],
    ['import', '--', '--specimen'],
    ['lots', '--specimen'],
    ['constructor'],
    [],
  ])
    expect(currentNames(argv)).toEqual({ argv, notices: [] });
});

it.each([
  [
    'correct docs/formats/correct.example.json',
    'trim docs/formats/correct.example.json',
    'remelt correct is now remelt trim',
  ],
  ['heat correct --help', 'heat trim --help', 'remelt heat correct is now remelt heat trim'],
  ['charge-sheet --help', 'make-up-sheet --help', 'remelt charge-sheet is now remelt make-up-sheet'],
])('remelt %s answers as remelt %s, with one line beside the answer', async (old, current, notice) => {
  const [before, now] = [await ran(old), await ran(current)];
  expect(before).toEqual({ ...now, err: `remelt: ${notice}\n${now.err}` });
  expect(now.out).not.toBe('');
});

async function ran(words: string): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const cli = createCli({
    environment: { ...process.env, DATABASE_URL: '', REMELT_FOLDER: '/nowhere' },
    writeOut: (text) => {
      said.out += text;
    },
    writeError: (text) => {
      said.err += text;
    },
    readInput: () => Buffer.from(''),
    signal: new AbortController().signal,
  });
  const code = await runCli(words.split(' '), cli);
  await cli.close();
  return { code, ...said };
}
