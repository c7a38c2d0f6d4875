import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { completionScript } from './completion.ts';
import { VERBS } from './verb-list.ts';

/** What bash offers at the end of each line. */
function offered(lines: readonly string[]): string[][] {
  const tries = lines.map((line) => {
    const words = line.split(' ').map((word) => `'${word}'`);
    return `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _remelt; echo "\${COMPREPLY[*]}"`;
  });
  const script = [completionScript('bash', VERBS), ...tries].join('\n');
  return execFileSync('bash', ['--norc'], { input: script, encoding: 'utf8' })
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').filter(Boolean));
}

describe('the script for bash', () => {
  it('offers verbs, subcommands, options and their values, and leaves files to the shell', () => {
    const [verbs, below, option, value, file, argument, dash] = offered([
      'remelt lo',
      'remelt lot ga',
      'remelt heat plan --gra',
      'remelt lots --by ',
      'remelt lots --html ',
      'remelt import ',
      'remelt import --js',
    ]);
    expect(verbs).toEqual(expect.arrayContaining(['lot', 'lots']));
    expect(below).toEqual(['gate']);
    expect(option).toEqual(['--grade']);
    expect(value).toContain('generation');
    expect([file, argument]).toEqual([[], []]);
    expect(dash).toEqual(['--json']);
  });
});

describe('the scripts for zsh and fish', () => {
  it('name every verb and quote what an apostrophe would end', () => {
    const odd = [{ name: 'try', about: "what's new: it", arguments: [], options: [], below: [] }];
    expect(completionScript('zsh', odd)).toContain(`'try:what'\\''s new\\: it'`);
    expect(completionScript('fish', odd)).toContain(`-a 'try' -d 'what'\\''s new: it'`);
    for (const { name } of VERBS) expect(completionScript('fish', VERBS)).toContain(`-f -a '${name}' `);
  });
});
