import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from './program.ts';

const SOURCE = readFileSync(join(import.meta.dirname, 'program.ts'), 'utf8');

it('lists the verbs without loading one of them or a calculation', () => {
  const loaded = [...SOURCE.matchAll(/^import (?!type ).* from '(.+)';$/gm)].map(([, from]) => from);
  expect(loaded).toContain('./verb-list.ts');
  expect(loaded.filter((from) => /commands|tasks|calculations|engine|[/]cli[.]ts/.test(from!))).toEqual([]);
});

it('prints the same list with --help, -h and help, and the help of one verb after help VERB', async () => {
  const printed = async (...argv: string[]): Promise<string> => {
    const texts: string[] = [];
    const never = () => {
      throw new Error('help asks for nothing but a place to print');
    };
    const cli = new Proxy(
      { out: (text: string) => void texts.push(text) },
      {
        get: (known, name) => (name === 'out' ? known.out : never),
      },
    );
    expect(await runCli(argv, cli as unknown as Parameters<typeof runCli>[1])).toBe(0);
    return texts.join('');
  };
  const list = await printed('--help');
  for (const verb of ['heat', 'lots [options]', 'certificate [options] <subject>'])
    expect(list).toContain(`  ${verb}`);
  expect(await printed('-h')).toBe(list);
  expect(await printed('help')).toBe(list);
  expect(await printed('help', 'lots')).toContain('--status <status>');
});

it('takes correct for trim', async () => {
  const printed = async (...argv: string[]): Promise<string> => {
    const texts: string[] = [];
    const cli = { columns: 80, out: (text: string) => void texts.push(text) };
    expect(await runCli(argv, cli as unknown as Parameters<typeof runCli>[1])).toBe(0);
    return texts.join('');
  };
  const help = await printed('trim', '--help');
  expect(help).toContain('trim|correct');
  expect(await printed('correct', '--help')).toBe(help);
  expect(await printed('help', 'correct')).toBe(help);
});

it('says in the help which options a call can not leave out', async () => {
  const texts: string[] = [];
  const cli = { columns: 200, out: (text: string) => void texts.push(text) };
  await runCli(['heat', 'plan', '--help'], cli as unknown as Parameters<typeof runCli>[1]);
  const required = texts
    .join('')
    .split('\n')
    .filter((line) => line.endsWith('(required)'));
  expect(required.map((line) => line.trim().split(' ')[0])).toEqual(['--mass']);
});
