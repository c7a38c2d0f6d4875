import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { keptAnswers } from '../../src/faces/cli/kept/kept-answers.ts';
import { listenLocally } from '../../src/faces/server/wire/local-socket.ts';
import { socketPath } from '../../src/faces/server/wire/socket-place.ts';
import { openOffice } from '../../src/office/open-office.ts';
import { remelt } from '../testing/remelt.ts';

/** An account that owns nothing here (its number on Linux). */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
/** Only root may run a program as another account. */
const asRoot = it.skipIf(!isRoot);

const CACHE = inject('cache');
let folder: string;
let before: number;
beforeEach(() => {
  before = process.umask();
  // as a folder that people share, under a path that all may enter: what lies in it is protected by its own rights alone
  folder = mkdtempSync('/tmp/remelt-shared-');
  chmodSync(folder, 0o777);
});
afterEach(() => {
  process.umask(before);
  rmSync(folder, { recursive: true, force: true });
});

const everything = (path: string): readonly string[] =>
  lstatSync(path).isDirectory()
    ? [path, ...readdirSync(path).flatMap((name) => everything(join(path, name)))]
    : [path];

/** What the group or others have a right to, by its mode. */
const openIn = (path: string): readonly string[] =>
  everything(path).filter((one) => (lstatSync(one).mode & 0o077) !== 0);

/** Paths that another account can read, list or write. */
function reachedByNobody(paths: readonly string[]): readonly string[] {
  const look = 'for p; do if [ -r "$p" ] || [ -w "$p" ]; then echo "$p"; fi; done';
  const { stdout, status } = spawnSync('/bin/sh', ['-c', look, 'sh', ...paths], {
    uid: NOBODY,
    gid: NOBODY,
    encoding: 'utf8',
    cwd: '/',
  });
  expect(status).toBe(0);
  return stdout.split('\n').filter((line) => line !== '');
}

const PERSONS = ['q:Q:quality', 'c:C:certifier', 'r:R:receiver'];
const run = (words: string, data: string) =>
  remelt(folder, words.split(' '), {
    env: { REMELT_FOLDER: data, REMELT_CACHE: join(folder, 'cache'), REMELT_KEYS: join(folder, 'keys') },
  });
const found = (data: string) =>
  run(`init --plant w --name W --person ${PERSONS.join(' --person ')} --json`, data);

describe.each([
  ['000', 0o000],
  ['022', 0o022],
])('under umask %s', { timeout: 300_000 }, (_, umask) => {
  /** A ledger made, copied, restored and opened again, with its office, lock and socket. */
  async function lived(): Promise<readonly string[]> {
    process.umask(umask);
    const [data, other] = [join(folder, 'remelt-data'), join(folder, 'other')];
    expect(await found(data)).toMatchObject({ code: 0 });
    expect(await run('backup one.backup --json', data)).toMatchObject({ code: 0 });
    expect(await run('restore one.backup --json', other)).toMatchObject({ code: 0 });
    keptAnswers(join(folder, 'cache')).put([['asked', 'answered']]);
    const store = await openStore({ dataFolder: data, clock: () => new Date() });
    const office = await openOffice({ folder: join(data, 'office') });
    const local = await listenLocally(socketPath(data), {
      store,
      office: async () => office,
      version: '0',
    } as unknown as Parameters<typeof listenLocally>[1]);
    try {
      const made = [folder, 'remelt-data', 'other', 'remelt-data.lock', 'one.backup', 'cache'].map((name) =>
        join(folder, name),
      );
      return made.slice(1).flatMap(everything);
    } finally {
      expect(openIn(data)).toEqual([]);
      await local?.close();
      await office.close();
      await store.close();
    }
  }

  it('F15: all of a ledger, its office, copy and cache is 0700 or 0600, and another account reaches nothing', async () => {
    const paths = await lived();
    // three databases of some 300 files
    expect(paths.length).toBeGreaterThan(900);
    for (const name of ['remelt-data', 'other', 'one.backup', 'cache'])
      expect(openIn(join(folder, name)), name).toEqual([]);
    // only root may run a program as another account
    if (!isRoot) return;
    expect(reachedByNobody([folder])).toEqual([folder]);
    expect(reachedByNobody(paths)).toEqual([]);
  });
});

/** Opens the ledger of a folder, and closes it; what was said meanwhile. */
async function opened(data: string): Promise<readonly string[]> {
  const words: string[] = [];
  const onProgress = (said: string): void => void words.push(said);
  const store = await openStore({ dataFolder: data, clock: () => new Date(), cache: CACHE, onProgress });
  await store.close();
  return words;
}

it('F15: a ledger that others could read is closed when it is opened, and that is said; a new one without a word', async () => {
  const data = join(folder, 'remelt-data');
  mkdirSync(data);
  chmodSync(data, 0o777);
  writeFileSync(join(data, 'note.txt'), 'mine', { mode: 0o666 });
  expect((await opened(data)).join()).not.toContain('other accounts');
  expect(openIn(data)).toEqual([]);
  for (const path of everything(data)) chmodSync(path, lstatSync(path).isDirectory() ? 0o777 : 0o666);
  expect((await opened(data)).join()).toMatch(
    /other accounts of this computer could read or change \d{3,} of its files and folders/,
  );
  expect(openIn(data)).toEqual([]);
  expect((await opened(data)).join()).not.toContain('other accounts');
});

asRoot('F15: doctor and serve refuse a folder that belongs to another account', async () => {
  const data = join(folder, 'remelt-data');
  await opened(data);
  chownSync(join(data, 'pgdata', 'postgresql.conf'), NOBODY, NOBODY);
  const doctor = await run('doctor', data);
  expect(doctor.code).toBe(5);
  expect(doctor.out).toContain('belongs to account number 65534');
  const serve = await run('serve --no-open --port 0', data);
  expect(serve.err).toContain('postgresql.conf');
  expect(serve.err).toContain('chown -R');
  expect(serve.code).toBe(2);
});
