import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import type { Sources } from '../../src/documents/links/sources.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import type { ArrivalState } from '../../src/evidence/ledger/subjects/arrival.ts';
import { freshFolder, remelt } from '../testing/remelt.ts';

/** Files and power cuts: 10,000 and 100 with `npm run campaign -- --only links`. */
const FILES = Number(process.env.REMELT_FILES ?? 12);
const CUTS = Number(process.env.REMELT_CUTS ?? 2);
const TIMEOUT_MS = 120_000 + CUTS * 60_000 + FILES * 500;
const MAIN = join(import.meta.dirname, '../../src/faces/cli/main.ts');
const SEED = 43;

const folder = freshFolder();
const results = join(folder.path, 'results');
let server: ChildProcess | undefined;
afterAll(async () => {
  if (server && server.exitCode === null && server.signalCode === null) {
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  }
  folder.remove();
});

/** Numbers in [0, 1) from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = randomFrom(SEED);

const textOf = (file: number): string => `Sample;Cr;Ni\nB-${file};${(18 + file / 1e5).toFixed(5)};52.5\n`;
const nameOf = (file: number): string => `run-${file}.csv`;

/** Writes a file as instruments do: at once, under another name first, or bit by bit. */
async function write(file: number): Promise<void> {
  const [text, path] = [textOf(file), join(results, nameOf(file))];
  const way = random();
  if (way < 0.6) writeFileSync(path, text);
  else if (way < 0.9) {
    writeFileSync(`${path}.tmp`, text);
    renameSync(`${path}.tmp`, path);
  } else {
    writeFileSync(path, '');
    await sleep(5);
    writeFileSync(path, text);
  }
}

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--no-warnings', MAIN, 'serve', '--no-open', '--port', '0'], {
    cwd: folder.path,
    env: { ...process.env, REMELT_CONFIG: join(folder.path, 'config') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server = child;
  await new Promise<void>((resolve, reject) => {
    let told = '';
    const read = (chunk: Buffer): void => {
      told += String(chunk);
      if (told.includes('http://127.0.0.1:')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(told)));
  });
  child.removeAllListeners('exit');
  return child;
}

/** The processes that a process has started. */
const childrenOf = ({ pid }: ChildProcess): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** How the source is, asked of the server that runs. */
async function stateOf(): Promise<string> {
  const asked = await remelt(folder.path, ['source', 'list', '--json']);
  return asked.code === 0 ? (asked.json() as Sources).sources[0]!.words : asked.err;
}

it.runIf(process.platform === 'linux')(
  `${FILES} files through ${CUTS} power cuts: none lost, none twice, none on another sample`,
  async () => {
    mkdirSync(results);
    const entered = await remelt(folder.path, [
      ...[
        'source',
        'enter',
        'oes-1',
        'folder',
        results,
        '--method',
        'OES',
        '--settle',
        '0.2',
        '--by',
        'p-qual',
      ],
    ]);
    expect(entered.code).toBe(0);
    let child = await start();
    let cut = 0;
    for (let file = 0; file < FILES; file += 1) {
      await write(file);
      if (file % Math.ceil(FILES / CUTS) !== Math.ceil(FILES / CUTS) - 1) continue;
      cut += 1;
      await sleep(800 + 2500 * random());
      if (cut % 2 === 0) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
        child = await start();
      } else for (const pid of childrenOf(child)) process.kill(pid, 'SIGKILL');
    }
    const all = `all ${FILES} files of the folder are read`;
    for (let words = ''; words !== all; words = await stateOf()) await sleep(200);
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;

    const store = await openStore({
      dataFolder: join(folder.path, 'remelt-data'),
      clock: () => new Date(),
      demonstration: true,
    });
    try {
      expect((await store.verify()).ok).toBe(true);
      const states = (await store.subjects('arrival')).map(({ state }) => state as ArrivalState);
      const hashes = Array.from({ length: FILES }, (_, file) =>
        createHash('sha256').update(textOf(file)).digest('hex'),
      );
      // every content once, under the name that it had, with its own sample
      expect(states.map(({ sha256 }) => sha256).sort()).toEqual([...hashes].sort());
      const wrong = states.filter(({ file, sha256, samples }) => {
        const number = hashes.indexOf(sha256);
        return file !== nameOf(number) || samples.length !== 1 || samples[0] !== `B-${number}`;
      });
      expect(wrong).toEqual([]);
    } finally {
      await store.close();
    }
  },
  TIMEOUT_MS,
);
