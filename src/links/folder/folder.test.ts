import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunningLink } from '../driver.ts';
import { fakePort, until } from '../testing/fake-port.ts';
import { folderDriver } from './folder.ts';
import { isMeant, patternsOf } from './names.ts';

let root: string;
let running: RunningLink[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'remelt-folder-'));
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  running = [];
  rmSync(root, { recursive: true, force: true });
});

const put = (name: string, text: string) => writeFileSync(join(root, name), text);
const watched = (
  more: { readonly settle_s?: number; readonly subfolders?: boolean; readonly files?: string } = {},
  answer?: Parameters<typeof fakePort>[1],
  folder = root,
) => {
  const fake = fakePort({ driver: 'folder', address: folder, settle_s: 0.2, ...more }, answer);
  running.push(folderDriver.start(fake.port));
  return fake;
};
const namesOf = ({ booked }: ReturnType<typeof watched>) => booked.map(({ file }) => file).sort();

it('reads what lies there and what comes, each content once, under whatever name', async () => {
  put('a.csv', 'one');
  put('b.csv', 'two');
  const fake = watched();
  await until(
    () => fake.booked.length === 2,
    () => fake,
  );
  put('copy of a.csv', 'one');
  renameSync(join(root, 'b.csv'), join(root, 'c.csv'));
  put('d.csv', 'three');
  await until(
    () => fake.booked.length === 3,
    () => fake,
  );
  await until(
    () => fake.said.at(-1) === 'works: all 4 files of the folder are read',
    () => fake.said,
  );
  expect(namesOf(fake)).toEqual(['a.csv', 'b.csv', 'd.csv']);
  expect(fake.raw.at(-1)).toBe('d.csv\nthree');
});

it('waits for a file that is still being written, and reads a new content of the same name', async () => {
  const fake = watched({ settle_s: 0.6 });
  put('run.csv', 'Cr,');
  const writing = setInterval(() => appendFileSync(join(root, 'run.csv'), '1'), 100);
  await new Promise((resolve) => setTimeout(resolve, 1300));
  expect(fake.booked).toEqual([]);
  clearInterval(writing);
  await until(
    () => fake.booked.length === 1,
    () => fake,
  );
  expect(fake.booked[0]!.text).toMatch(/^Cr,1{5,}$/);
  put('run.csv', 'Cr,22');
  await until(
    () => fake.booked.length === 2,
    () => fake,
  );
  expect(fake.booked[1]).toMatchObject({ file: 'run.csv', text: 'Cr,22' });
});

it('sees a change that a disk tells no time of', async () => {
  const fake = watched();
  const at = new Date('2026-12-01T08:00:00Z');
  await until(
    () => fake.said.length > 0,
    () => fake,
  );
  put('run.csv', 'Cr,21');
  utimesSync(join(root, 'run.csv'), at, at);
  await until(
    () => fake.booked.length === 1,
    () => fake,
  );
  put('run.csv', 'Cr,22');
  utimesSync(join(root, 'run.csv'), at, at);
  await until(
    () => fake.booked.length === 2,
    () => fake,
  );
  expect(fake.booked[1]!.text).toBe('Cr,22');
});

it('goes by no clock: files of an hour ahead and of last year are read alike', async () => {
  for (const [name, at] of [
    ['ahead.csv', Date.now() + 3_600_000],
    ['old.csv', Date.now() - 3e10],
  ] as const) {
    put(name, name);
    utimesSync(join(root, name), at / 1000, at / 1000);
  }
  const fake = watched();
  await until(
    () => fake.booked.length === 2,
    () => fake,
  );
  expect(fake.booked.map(({ file }) => file)).toEqual(['old.csv', 'ahead.csv']);
});

it('passes over unfinished names, empty files, links, and names that are not meant', async () => {
  for (const name of ['~$a.csv', 'a.csv.tmp', 'a.csv.part', '.a.csv', 'a.csv~', 'notes.doc']) put(name, 'x');
  put('empty.csv', '');
  put('real.csv', 'real');
  mkdirSync(join(root, 'sub'));
  put('sub/below.csv', 'below');
  symlinkSync('/etc/hostname', join(root, 'link.csv'));
  const fake = watched({ files: '*.csv' });
  await until(
    () => fake.booked.length === 1,
    () => fake,
  );
  renameSync(join(root, 'a.csv.part'), join(root, 'a.csv'));
  await until(
    () => fake.booked.length === 2,
    () => fake,
  );
  expect(namesOf(fake)).toEqual(['a.csv', 'real.csv']);
});

it('looks into folders of the folder where it is told to', async () => {
  mkdirSync(join(root, '2026/12'), { recursive: true });
  put('2026/12/run.csv', 'x');
  const fake = watched({ subfolders: true });
  await until(
    () => fake.booked.length === 1,
    () => fake,
  );
  expect(namesOf(fake)).toEqual(['2026/12/run.csv']);
});

it('says that the folder is gone, and reads on when it is back, without reading anything again', async () => {
  const folder = join(root, 'share');
  const fake = watched({}, undefined, folder);
  await until(
    () => fake.said.at(-1) === `fault: there is no folder ${folder}`,
    () => fake.said,
  );
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.csv'), 'a');
  await until(
    () => fake.booked.length === 1,
    () => fake,
  );
  renameSync(folder, join(root, 'away'));
  await until(
    () => fake.said.at(-1)?.startsWith('fault: there is no folder'),
    () => fake.said,
  );
  renameSync(join(root, 'away'), folder);
  await until(
    () => fake.said.at(-1)! === 'works: the one file of the folder is read',
    () => fake.said,
  );
  expect(fake.booked).toHaveLength(1);
});

it('keeps what the server does not answer for, and tells it until it is booked', async () => {
  let isThere = false;
  const fake = watched({}, async () => {
    if (!isThere) throw new Error('the disk of the ledger is full');
    return { kind: 'booked', words: '' };
  });
  put('a.csv', 'a');
  await until(
    () => fake.said.at(-1)?.includes('a.csv waits: the disk of the ledger is full'),
    () => fake.said,
  );
  isThere = true;
  await until(
    () => fake.booked.length === 1,
    () => fake,
  );
  expect(namesOf(fake)).toEqual(['a.csv']);
});

it('says what was refused, what is too large and what was gone, and goes on with the others', async () => {
  const fake = watched({ settle_s: 1 }, async ({ file }) =>
    file === 'bad.csv' ? { kind: 'refused', words: 'it is empty' } : { kind: 'booked', words: '' },
  );
  await until(
    () => fake.said.length > 0,
    () => fake,
  );
  put('short-lived.csv', 'x');
  await new Promise((resolve) => setTimeout(resolve, 500));
  rmSync(join(root, 'short-lived.csv'));
  await until(
    () => fake.said.at(-1) === 'fault: short-lived.csv was gone before it could be read',
    () => fake.said,
  );
  put('bad.csv', ' ');
  put('good.csv', 'good');
  await until(
    () => fake.booked.length === 1,
    () => fake,
  );
  await until(
    () => fake.said.at(-1) === 'fault: bad.csv: it is empty',
    () => fake.said,
  );
  rmSync(join(root, 'bad.csv'));
  writeFileSync(join(root, 'huge.csv'), Buffer.alloc(17 * 2 ** 20));
  await until(
    () => fake.said.at(-1)?.includes('huge.csv: it has 17 MB'),
    () => fake.said,
  );
  expect(namesOf(fake)).toEqual(['good.csv']);
});

it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'says which file or folder the account may not read',
  async () => {
    put('closed.csv', 'x');
    chmodSync(join(root, 'closed.csv'), 0);
    const fake = watched();
    await until(
      () => fake.said.at(-1)?.includes('closed.csv: the account of the server may not read it'),
      () => fake.said,
    );
    chmodSync(join(root, 'closed.csv'), 0o600);
    await until(
      () => fake.booked.length === 1,
      () => fake,
    );
    expect(namesOf(fake)).toEqual(['closed.csv']);
  },
);

it('is tried out without reading anything', async () => {
  put('a.csv', 'a');
  const { port } = fakePort({ driver: 'folder', address: root });
  expect(await folderDriver.tryOut(port, 5000)).toEqual({
    heard: true,
    words: 'the folder has 1 file; the newest is a.csv',
    raw: 'a.csv',
  });
  const none = fakePort({ driver: 'folder', address: join(root, 'none') });
  expect(await folderDriver.tryOut(none.port, 5000)).toMatchObject({
    heard: false,
    words: `there is no folder ${join(root, 'none')}`,
  });
});

it('takes names by patterns, without a difference of capital letters', () => {
  const patterns = patternsOf('*.CSV; run-??.txt');
  expect(
    ['a.csv', 'RUN-01.TXT', 'run-1.txt', 'axcsv', 'a.csv.bak'].map((one) => isMeant(one, patterns)),
  ).toEqual([true, true, false, false, false]);
  expect(isMeant('anything', patternsOf(undefined))).toBe(true);
});
