import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LedgerBackup, LedgerVerify } from '../src/documents/proof/ledger-check.ts';
import { freshYard, remelt } from './testing/remelt.ts';

let yard: Awaited<ReturnType<typeof freshYard>>;
let made: LedgerBackup;
const at = (...path: string[]) => join(yard.path, ...path);
const run = (words: string, env: Readonly<Record<string, string>> = {}) =>
  remelt(yard.path, words.split(' '), { env: { REMELT_KEYS: at('remelt-data', 'keys'), ...env } });
const restored = (file: string, more = '', folder = 'other') =>
  run(`restore ${file} ${more}`.trim(), { REMELT_FOLDER: at(folder) });

beforeAll(async () => {
  yard = await freshYard();
  await run('lot buy Ni-electrolytic 500 --lot V-1 --by p-goods');
  await run('keys make --by p-qual');
  mkdirSync(at('copies'));
  made = (await run('backup copies/one.backup --json')).json() as LedgerBackup;
});
afterAll(() => yard.remove());

it('a backup holds the log with its root, signed, for this account alone, and never a private key', async () => {
  expect(made).toMatchObject({ size: expect.any(Number), signed: true });
  const file = at('copies', 'one.backup');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const [key] = readdirSync(at('remelt-data', 'keys')).filter((name) => name.endsWith('.key'));
  // PRIVATE+KEY+name+hash+secret, and the secret may hold a plus too
  const [, , , , ...rest] = readFileSync(at('remelt-data', 'keys', key!), 'utf8')
    .trim()
    .split('+');
  const secret = rest.join('+');
  expect(secret.length).toBeGreaterThan(40);
  const text = readFileSync(file, 'utf8');
  expect(text.includes(secret)).toBe(false);
  expect(text).not.toContain('PRIVATE');
  expect((await run('backup copies/one.backup')).err).toContain('there is a file of that name already');
  expect((await run('backup remelt-data/in.backup')).err).toContain('is lost with it');
  // a disk that is not mounted: neither a folder nor a file is made in its place
  for (const target of ['disk', 'disk/', 'disk/monday.backup'])
    expect((await run(`backup ${target}`)).err).toMatch(/there is no folder .*disk\n[\s\S]*mount the disk/);
  expect(existsSync(at('disk'))).toBe(false);
});

it('a torn or changed backup restores nothing and names the record', async () => {
  const text = readFileSync(at('copies', 'one.backup'), 'utf8');
  const last = made.size - 1;
  const lines = text.split('\n');
  const attacks: readonly (readonly [name: string, content: string, words: RegExp])[] = [
    ['torn', text.slice(0, text.lastIndexOf('{"text":') + 40), new RegExp(`cut off in record ${last}\\b`)],
    [
      'short',
      `${lines.slice(0, -2).join('\n')}\n`,
      new RegExp(`cut off: it ends before record ${made.size}`),
    ],
    ['changed', text.replace('key.made', 'key.mode'), /record [1-9] of the backup was changed/],
    ['left-out', [lines[0], ...lines.slice(2)].join('\n'), /lacks a line or holds one too many/],
    ['other', 'lot;mass\nA;5\n', /not a backup/],
  ];
  expect(await restored('nowhere.backup')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no file nowhere/),
  });
  expect((await restored('copies/one.backup', '--size 3')).err).toMatch(/--size and --root belong together/);
  for (const [name, content, words] of attacks) {
    expect([name, content === text]).toEqual([name, false]);
    writeFileSync(at(`${name}.backup`), content);
    const { code, err } = await restored(`${name}.backup`);
    expect([name, code, err]).toEqual([name, 2, expect.stringMatching(words)]);
  }
  expect(
    readdirSync(yard.path).filter((name) => name.startsWith('other') && name !== 'other.backup'),
  ).toEqual([]);
});

it('a restored ledger is the same one; a restored old one is a rollback, which is seen', async () => {
  const noted = (size: number) => `restore copies/one.backup --size ${size} --root ${made.root.slice(0, 16)}`;
  expect((await run(noted(made.size))).err).toContain('the folder is not empty');
  await run('lot buy Ni-electrolytic 5 --lot V-2 --by p-goods');
  renameSync(at('remelt-data', 'keys'), at('keys'));
  rmSync(at('remelt-data'), { recursive: true });
  const env = { REMELT_KEYS: at('keys') };
  expect((await run(noted(made.size + 1), env)).err).toContain('older than what was noted');
  const back = await run(noted(made.size), env);
  expect([back.code, back.out]).toEqual([0, expect.stringContaining('size and root were signed by')]);
  const words = /this account has seen \d+ records of it, and it holds \d+; restore the latest backup/;
  expect(back.err).toMatch(words);
  const verified = await run('ledger verify --json', env);
  expect([verified.code, verified.err]).toEqual([1, expect.stringMatching(words)]);
  const { records, problems } = verified.json() as LedgerVerify;
  expect([records, problems.map(({ what }) => what)]).toEqual([made.size, ['anchor']]);
});

it('a demonstration invites nobody: its persons have no accounts', async () => {
  const { code, err } = await run('account invite p-plan');
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('the persons of a demonstration have no accounts'),
  ]);
});
