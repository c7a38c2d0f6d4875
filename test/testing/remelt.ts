import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { withFewDraws } from '../../src/calculations/testing/few-draws.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { borrowSolver } from '../../src/engine/highs-solver.ts';
import { type Answer, type Cli, createCli } from '../../src/faces/cli/cli.ts';
import { runCli } from '../../src/faces/cli/program.ts';
import { copyEmptyLedger } from './empty-ledger.ts';
import { closeKept, keptEngine } from './kept-engine.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'src', 'faces', 'cli', 'main.ts');
const PROGRAM = join(ROOT, 'bin', 'remelt.cjs');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output parsed: with --json exactly one document. */
  readonly json: () => unknown;
}

interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Width of the terminal [characters]; default so wide that every sentence stays on its line. */
  readonly columns?: number;
  /** Told what the command answers before it is printed: to look at it in another width too. */
  readonly onAnswer?: (answer: Answer) => void;
  /** True: furnaces are drawn as often as a user's are. Default: few times, which the numbers of an answer may show. */
  readonly allDraws?: boolean;
}

/**
 * Runs one command line in `folder`, in this process: what it prints, reads and answers is that of the real one, without
 * the second that a process and its database take to start. The ledger is the folder's own. One runs after the other.
 */
export function remelt(folder: string, argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const ran = running.then(() => runHere(folder, argv, options));
  running = ran.catch(() => undefined);
  return ran;
}

let running: Promise<unknown> = Promise.resolve();

// the solver stays warm from one command line to the next
borrowSolver();

async function runHere(folder: string, argv: readonly string[], options: RunOptions): Promise<Ran> {
  const [here, { exitCode }] = [process.cwd(), process];
  let out = '';
  let err = '';
  process.chdir(folder);
  try {
    const cli = createCli({
      environment: { ...surroundings(), ...options.env },
      writeOut: (text) => {
        out += text;
      },
      writeError: (text) => {
        err += text;
      },
      columns: options.columns ?? 10_000,
      readInput: () => Buffer.from(options.input ?? ''),
      signal: new AbortController().signal,
      openEngine: keptEngine,
      makeCompute: options.allDraws ? createCompute : (set) => withFewDraws(createCompute(set)),
    });
    const code = await runCli(argv, options.onAnswer ? overheard(cli, options.onAnswer) : cli);
    await cli.close();
    return { code, out, err, json: () => JSON.parse(out) };
  } finally {
    process.chdir(here);
    process.exitCode = exitCode;
  }
}

const overheard = (cli: Cli, onAnswer: (answer: Answer) => void): Cli => ({
  ...cli,
  run: (options, body) =>
    cli.run(options, async () => {
      const answer = await body();
      onAnswer(answer);
      return answer;
    }),
});

/** Nothing of who runs the tests: settings and caches are those of the run. */
const surroundings = () => ({
  ...process.env,
  DATABASE_URL: '',
  REMELT_CACHE: inject('cache'),
  REMELT_CONFIG: `${inject('cache')}-config`,
});

/** Runs the command line in a process of its own, as a user would: for exit codes, streams, threads. */
export const remeltProcess = (
  folder: string,
  argv: readonly string[],
  options: RunOptions = {},
): Promise<Ran> => run(folder, [process.execPath, MAIN, ...argv], options);

/** Runs the program that is installed, as `remelt` on a user's path does. */
export const remeltProgram = (
  folder: string,
  argv: readonly string[],
  options: RunOptions = {},
): Promise<Ran> => run(folder, [PROGRAM, ...argv], options);

/** Runs `remelt WORDS` in a shell: for what happens around it, such as `> file` and `| head`. */
export const remeltInShell = (folder: string, words: string): Promise<Ran> =>
  run(folder, ['bash', '-c', `"$NODE" "$MAIN" ${words}`], { env: { NODE: process.execPath, MAIN } });

async function run(
  folder: string,
  [program, ...argv]: readonly [string, ...string[]],
  options: RunOptions,
): Promise<Ran> {
  await closeKept();
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, {
      cwd: folder,
      env: { ...surroundings(), ...options.env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err, json: () => JSON.parse(out) }));
    child.stdin.end(options.input ?? '');
  });
}

/** A fresh empty folder and its removal. */
export function freshFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'remelt-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A fresh folder with an empty ledger in it: a copy takes a tenth of the time of making one. */
export async function freshYard(): Promise<ReturnType<typeof freshFolder>> {
  const folder = freshFolder();
  await copyEmptyLedger(join(folder.path, 'remelt-data'));
  return folder;
}
