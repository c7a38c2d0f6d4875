/**
 * How many small changes of a room its own tests notice: npm run mutate -- PATH... [--count 100] [--seed 1] [--workers 2]
 * [--tests FOLDER]. Each mutant is made in a copy of the house, and the tests of its room that reach the changed file run, or those
 * of FOLDER where a room has several folders; a room without tests has those beside it, in the folder above. They run once before,
 * unchanged, and must pass. Left out are tests of the stores on a database, which take half a minute. What no program could tell
 * apart is listed in tools/mutants-equivalent.json as "file: change", and left out. Prints each mutant that lives.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { chosen, type Mutant, mutantsOf, mutated } from './mutants.ts';

const ROOT = join(import.meta.dirname, '..');
const { values, positionals: rooms } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    tests: { type: 'string' },
  },
});
const NO_SOURCE = /\.test\.tsx?$|\/(testing|__fixtures__)\//;
/** A mutant that takes so many times as long as all tests of its room, and at least so long, loops for ever: that is noticed [1], [ms]. */
const SILENCE = { times: 3, least_ms: 30_000 } as const;
/** Tests of the stores on a database. */
const ON_DATABASE = /\/(pglite-store|postgres-store|projection)\.test\.ts$/;

interface Placed extends Mutant {
  readonly file: string;
}

const equivalent = new Set(
  JSON.parse(readFileSync(join(import.meta.dirname, 'mutants-equivalent.json'), 'utf8')) as string[],
);
const nameOf = ({ file, says }: Placed): string => `${file}: ${says}`;

/** The mutants that are tried of a room. */
function mutantsIn(room: string): readonly Placed[] {
  const files =
    room.endsWith('.ts') || room.endsWith('.tsx') ? [room] : globSync(`${room}/**/*.{ts,tsx}`, { cwd: ROOT });
  const all = files
    .filter((file) => !NO_SOURCE.test(file))
    .sort()
    .flatMap((file) =>
      mutantsOf(file, readFileSync(join(ROOT, file), 'utf8')).map((one) => ({ ...one, file })),
    );
  return chosen(
    all.filter((one) => !equivalent.has(nameOf(one))),
    Number(values.count),
    Number(values.seed),
  );
}

/** A copy of the house to break. */
function copied(): string {
  const copy = mkdtempSync(join(tmpdir(), 'remelt-mutants-'));
  const isLeftOut = /^(node_modules|\.git|dist)$/;
  cpSync(ROOT, copy, {
    recursive: true,
    filter: (from) => !isLeftOut.test(from.slice(ROOT.length + 1).split(sep)[0]!),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

const IMPORT = /(?:from\s+|import\s*\(\s*)'(\.{1,2}\/[^']+)'/g;

/** The files that a file leads to, itself included. */
function reachedFrom(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file) || !existsSync(join(ROOT, file))) return known;
  known.add(file);
  for (const [, to = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT))
    if (/\.tsx?$/.test(to)) reachedFrom(join(dirname(file), to), known);
  return known;
}

/** The tests of a room: those in it, else those that stand beside it. */
function testsIn(room: string): readonly string[] {
  const folder = values.tests ?? (isFile(room) ? dirname(room) : room);
  const own = globSync(`${folder}/**/*.test.ts`, { cwd: ROOT });
  return own.length > 0 ? own : globSync(`${dirname(folder)}/*.test.ts`, { cwd: ROOT });
}

const isFile = (room: string): boolean => /\.tsx?$/.test(room);

interface Ended {
  readonly passes: boolean;
  readonly took_ms: number;
}

/** Runs some tests in a copy, and ends them after a time. */
const runTests = (copy: string, tests: readonly string[], limit_ms?: number) =>
  new Promise<Ended>((resolve) => {
    const began = performance.now();
    const run = spawn(
      join(ROOT, 'node_modules', '.bin', 'vitest'),
      ['run', ...tests, '--bail', '1', '--reporter', 'dot', '--maxWorkers', '1'],
      { cwd: copy, stdio: 'ignore', detached: true },
    );
    const end = limit_ms && setTimeout(() => process.kill(-run.pid!, 'SIGKILL'), limit_ms);
    run.on('exit', (code) => {
      clearTimeout(end || undefined);
      resolve({ passes: code === 0, took_ms: performance.now() - began });
    });
  });

interface Judges {
  /** Each test with the files that it leads to. */
  readonly tests: ReadonlyMap<string, ReadonlySet<string>>;
  /** How long a mutant may take [ms]. */
  readonly limit_ms: number;
}

/** The tests that judge the mutants of a room. Throws where one of them fails without a change: it would notice everything. */
async function judgesOf(room: string, copy: string): Promise<Judges> {
  const all = testsIn(room).filter((test) => !ON_DATABASE.test(test));
  if (all.length === 0) return { tests: new Map(), limit_ms: SILENCE.least_ms };
  const { passes, took_ms } = await runTests(copy, all);
  if (!passes) throw new Error(`the tests of ${room} do not pass as they are: npm run unit -- ${room}`);
  return {
    tests: new Map(all.map((test) => [test, reachedFrom(test)])),
    limit_ms: Math.max(SILENCE.least_ms, SILENCE.times * took_ms),
  };
}

/** True where one of the tests that reach the file notices, those beside it first; where none reaches it, nothing is noticed. */
async function isNoticed(copy: string, { file }: Placed, { tests, limit_ms }: Judges): Promise<boolean> {
  const own = [...tests].flatMap(([test, reached]) => (reached.has(file) ? [test] : []));
  const { beside = [], others = [] } = Object.groupBy(own, (test) =>
    dirname(test) === dirname(file) ? 'beside' : 'others',
  );
  for (const some of [beside, others])
    if (some.length > 0 && !(await runTests(copy, some, limit_ms)).passes) return true;
  return false;
}

/** The mutants of a room that live, with how many were tried. */
async function livingIn(
  room: string,
  copies: readonly string[],
): Promise<{ tried: number; living: readonly Placed[] }> {
  const waiting = [...mutantsIn(room)];
  const judges = await judgesOf(room, copies[0]!);
  const tried = waiting.length;
  const living: Placed[] = [];
  await Promise.all(
    copies.map(async (copy) => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        const path = join(copy, one.file);
        const text = readFileSync(path, 'utf8');
        writeFileSync(path, mutated(text, one));
        if (!(await isNoticed(copy, one, judges))) {
          living.push(one);
          console.log(`  lives: ${one.file}:${one.line} ${one.says}`);
        }
        writeFileSync(path, text);
      }
    }),
  );
  return { tried, living };
}

const unknown = rooms.filter((room) => !existsSync(join(ROOT, room)));
if (rooms.length === 0 || unknown.length > 0) {
  console.error(
    `name a room or file to change, such as src/models/release${unknown.length > 0 ? `; there is no ${unknown.join(', ')}` : ''}`,
  );
  process.exitCode = 2;
} else {
  const copies = Array.from({ length: Number(values.workers) }, copied);
  try {
    for (const room of rooms) {
      console.log(room);
      const { tried, living } = await livingIn(room, copies);
      const share = tried === 0 ? 0 : (tried - living.length) / tried;
      console.log(
        `${room}: ${tried - living.length} of ${tried} noticed (${(share * 100).toFixed(0)} %), seed ${values.seed}`,
      );
    }
  } finally {
    for (const copy of copies) rmSync(copy, { recursive: true, force: true });
  }
}
