import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'faces', 'cli', 'main.ts');

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
}

/** Runs the real command line in `folder`, as a user would; the ledger is the folder's own. */
export const remelt = (folder: string, argv: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  run(folder, [process.execPath, MAIN, ...argv], options);

/** Runs `remelt WORDS` in a shell: for what happens around it, such as `> file` and `| head`. */
export const remeltInShell = (folder: string, words: string): Promise<Ran> =>
  run(folder, ['bash', '-c', `"$NODE" "$MAIN" ${words}`], { env: { NODE: process.execPath, MAIN } });

function run(
  folder: string,
  [program, ...argv]: readonly [string, ...string[]],
  options: RunOptions,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, {
      cwd: folder,
      env: { ...process.env, DATABASE_URL: '', ...options.env },
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
