import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { AnyContract } from '../../documents/contract/contract.ts';
import type { PaperPage } from '../../documents/page.ts';
import { lookAtEnding, takeFiles, writeAnswer } from './answer-files.ts';
import type { Cli } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'answer-files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const paper: PaperPage = {
  ...{ format: 'remelt-page/1', title: 'Notice', lead: [], sections: [] },
  paper: { number: '1', foot: '', madeAt: '2026-11-28T12:00:00Z' },
};
const cli = { marked: (page) => ({ ...page, mark: 'DEMONSTRATION' }) } as Pick<Cli, 'marked'> as Cli;
const contract = {
  file: { option: 'query', help: 'write it there', isNeeded: true, bytes: 'query' },
  ...{ workbook: true, letters: 'a letter for each' },
} as Partial<AnyContract> as AnyContract;

it('takes an option for each file that a contract names, once', () => {
  const command = new Command('try');
  const words = ['--query', '--xlsx', '--letters'];
  expect(takeFiles(command, contract)).toEqual(words);
  expect(takeFiles(command, contract)).toEqual(words);
  expect(command.options.map(({ flags, mandatory }) => [flags, mandatory])).toEqual([
    ['--query <file>', true],
    ['--xlsx <file>', false],
    ['--letters <folder>', false],
  ]);
});

it('writes the answer or its bytes, the workbook and a letter for each, marked', async () => {
  const answered = { shown: { page: () => paper }, answer: { query: 'AQID' }, options: {} };
  const bytes = { ...answered, contract, target: at('q') };
  expect(await writeAnswer(cli, bytes)).toEqual([`written to ${at('q')}`]);
  expect([...readFileSync(at('q'))]).toEqual([1, 2, 3]);
  const plain = { ...contract, file: { option: 'out', help: '' } };
  await writeAnswer(cli, { ...answered, contract: plain, target: at('a.json') });
  expect(readFileSync(at('a.json'), 'utf8')).toBe('{\n "query": "AQID"\n}\n');
  const shown = { page: () => paper, workbook: () => paper, letters: () => ({ 'notice-1-X': paper }) };
  const options = { xlsx: at('b.xlsx'), letters: at('notices') };
  const said = await writeAnswer(cli, { ...answered, contract, shown, options, target: undefined });
  expect(said).toHaveLength(3);
  expect(readFileSync(join(at('notices'), 'notice-1-X.html'), 'utf8')).toContain('DEMONSTRATION');
  expect(existsSync(join(at('notices'), 'notice-1-X.pdf'))).toBe(true);
  const none = { ...shown, letters: () => ({}) };
  expect(
    await writeAnswer(cli, { ...answered, contract, shown: none, options, target: undefined }),
  ).toContain('no letter is due');
});

it('writes the paper, or the workbook by the ending of its name, and refuses other endings', async () => {
  const asked = { ...contract, file: { option: 'out', help: '', paper: ['.pdf', '.xlsx'] } } as AnyContract;
  const shown = { page: () => paper, paper: () => paper, workbook: () => paper };
  for (const [name, head] of [
    ['c.pdf', '%PDF'],
    ['c.xlsx', 'PK'],
  ] as const) {
    await writeAnswer(cli, { contract: asked, shown, answer: {}, options: {}, target: at(name) });
    expect(readFileSync(at(name), 'latin1').startsWith(head)).toBe(true);
  }
  for (const fine of [undefined, 'c.pdf', 'c.xlsx']) lookAtEnding(fine, asked);
  expect(() => lookAtEnding('c.txt', asked)).toThrow('--out c.txt ends neither in .pdf nor in .xlsx');
});

it('writes the rows of a list as CSV, and with their parts as a workbook', async () => {
  const row = z.object({ id: z.string(), mass_g: z.number(), of: z.array(z.object({ lot: z.string() })) });
  const list = {
    name: 'list-things',
    answer: z.object({ things: z.array(row) }),
    list: { set: 'Things', rows: 'things', key: 'id' },
  } as Partial<AnyContract> as AnyContract;
  expect(takeFiles(new Command('try'), list)).toEqual(['--csv', '--xlsx']);
  const answer = { things: [{ id: '=A', mass_g: 0.1, of: [{ lot: 'L' }] }] };
  const options = { csv: at('things.csv'), xlsx: at('things.xlsx') };
  const answered = { contract: list, shown: { page: () => paper }, answer, options, target: undefined };
  expect(await writeAnswer(cli, answered)).toEqual(
    Object.values(options).map((file) => `written to ${file}`),
  );
  expect(readFileSync(options.csv, 'utf8')).toBe("id,mass_g\r\n'=A,0.1\r\n");
  expect(readFileSync(options.xlsx).subarray(0, 2).toString()).toBe('PK');
});
