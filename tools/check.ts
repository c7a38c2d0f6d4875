/**
 * The one check, here and in CI: types, lint, imports, sizes, docs, prose, examples, tests. Everything before the tests runs two
 * at a time, each reporting in one line when it is done; the first that fails ends the check. The tests come last so that
 * their runner's summary is the last line.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typeCheck } from './type-check.ts';

type Step = readonly [
  name: string,
  command: string,
  argv: readonly string[],
  env?: Readonly<Record<string, string>>,
];

/** How many steps run beside each other: as many as there are workers for the tests. */
const BESIDE = 2;
const COMPILED = join(tmpdir(), 'node-compile-cache');
const root = join(import.meta.dirname, '..');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
const node = process.execPath;

/** What `npm run check:all` runs; a test runs the second in the same way. */
const LATER: ReadonlySet<string> = new Set(['four-plans.ts', 'recompute-certificate.ts']);

const web = typeCheck(join(root, 'web'));

/** The longest first, so that the last of them does not wait alone. */
const steps: readonly Step[] = [
  ...examples().map((file): Step => [`example ${file}`, node, [join(root, 'examples', file)]]),
  ['types and docs', node, [join(root, 'tools/docs-blocks.ts'), '--with-house']],
  ['types of the web', node, web.argv, web.env],
  ['sizes and prose', node, [join(root, 'tools/sizes-and-prose.ts')]],
  ['lint', bin('biome'), ['check', '.', '--error-on-warnings']],
  ['imports', node, [join(root, 'tools/imports.ts')]],
  ['own keys', node, [join(root, 'tools/own-keys.ts')]],
];

const running = new Set<ChildProcess>();
const waiting = [...steps];
await Promise.all(
  Array.from({ length: BESIDE }, async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await report(step);
  }),
);
console.log('== tests');
console.log(
  'not run here: journeys but one a role, the full demo, repeated PostgreSQL runs, the package, experiments anew, long forms: npm run check:all',
);
const tests = spawn(bin('vitest'), ['run', '--reporter=default'], { cwd: root, stdio: 'inherit' });
tests.on('close', (code) => process.exit(code ?? 1));

/** Runs one step and prints how it went; a failure stops the others and ends the check. */
async function report([name, command, argv, env]: Step): Promise<void> {
  const started = performance.now();
  const { code, text } = await run(command, argv, env);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code === 0) {
    console.log(`== ${name} ok (${seconds} s) ${text.trim().split('\n').at(-1) ?? ''}`);
    return;
  }
  for (const other of running) other.kill();
  console.error(`== ${name} failed\n${text}`);
  process.exit(code ?? 1);
}

function run(
  command: string,
  argv: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, argv, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // the steps share sources: what one has compiled the next takes over
      env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...env },
    });
    running.add(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code, text });
    });
  });
}

function examples(): string[] {
  const folder = join(root, 'examples');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !LATER.has(name))
    .sort();
}
