/**
 * Runs the tests that a change is likeliest to break: of what differs from `main` (or from the branch that is named) and of what is not
 * committed, the tests in the same folder and those that import it, the nearest first. `node tools/related.ts [BRANCH]`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** Most test files that are run: about a minute of two cores. */
const MOST = 60;
const FOLDERS = '{src,web,test,tools,validation}';
const RELATIVE = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

const git = (...argv: readonly string[]): string[] =>
  execFileSync('git', argv, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

const [branch = 'main'] = process.argv.slice(2);
const changed = [
  ...git('diff', '--name-only', git('merge-base', branch, 'HEAD')[0]!),
  ...git('ls-files', '--others', '--exclude-standard'),
].filter((file) => existsSync(join(root, file)));
const near = nearest(changed);
const chosen = near.slice(0, MOST);
console.log(`${changed.length} files differ from ${branch}; ${near.length} tests reach them`);
if (near.length > MOST)
  console.log(`the nearest ${MOST} are run; for the other ${near.length - MOST}: npm test`);
if (chosen.length > 0) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const argv = [vitest, 'run', ...chosen];
  process.exitCode = spawnSync(process.execPath, argv, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

/** Test files that reach what was changed: the changed ones and those beside it, then by the number of imports between. */
function nearest(files: readonly string[]): string[] {
  const importers = importersOf();
  const rooms = new Set(files.map(dirname));
  const beside = [...importers.keys()].filter((file) => rooms.has(dirname(file)) && dirname(file) !== 'test');
  const ring = new Set(files);
  // grows while it is walked: what imports a file stands behind it
  for (const file of ring) for (const importer of importers.get(file) ?? []) ring.add(importer);
  const isTest = (file: string): boolean => file.endsWith('.test.ts');
  const direct = files.filter(isTest);
  return [...new Set([...direct, ...beside.filter(isTest), ...[...ring].filter(isTest)])];
}

/** By file who imports it; who is imported by nobody is there too. */
function importersOf(): Map<string, string[]> {
  const files = globSync(`${FOLDERS}/**/*.{ts,tsx}`, { cwd: root });
  const importers = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const file of files)
    for (const [, path] of readFileSync(join(root, file), 'utf8').matchAll(RELATIVE))
      importers.get(join(dirname(file), path!))?.push(file);
  return importers;
}
