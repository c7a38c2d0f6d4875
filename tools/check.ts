/**
 * The one check, here and in CI: types, lint, imports, sizes, docs, examples, tests. Stops at the first step that
 * fails; the tests come last so that their runner's summary is the last line.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
const node = process.execPath;

const steps: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', node, [join(root, 'node_modules/typescript-7/bin/tsc'), '-p', root]],
  ['lint', bin('biome'), ['check', '.', '--error-on-warnings']],
  [
    'imports',
    bin('depcruise'),
    ['--config', '.dependency-cruiser.mjs', 'src', 'tools', 'test', 'bench', 'examples', 'validation'],
  ],
  ['sizes', node, [join(root, 'tools/measure.ts')]],
  ['docs', node, [join(root, 'tools/docs-blocks.ts')]],
  ...examples().map((file) => [`example ${file}`, node, [join(root, 'examples', file)]] as const),
  ['tests', bin('vitest'), ['run', '--reporter=default']],
];

for (const [name, command, argv] of steps) {
  const started = performance.now();
  if (name === 'tests') console.log('== tests');
  const done = spawnSync(command, argv, {
    cwd: root,
    stdio: name === 'tests' ? 'inherit' : 'pipe',
    encoding: 'utf8',
  });
  if (done.status !== 0) {
    if (name !== 'tests') console.error(`== ${name} failed\n${done.stdout}${done.stderr}`);
    process.exit(done.status ?? 1);
  }
  if (name !== 'tests')
    console.log(
      `== ${name} ok (${((performance.now() - started) / 1000).toFixed(1)} s) ${lastLine(done.stdout)}`,
    );
}

function examples(): string[] {
  const folder = join(root, 'examples');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort();
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
