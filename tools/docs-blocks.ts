/**
 * Type-checks and runs every `ts` block of the Markdown pages; a line `// => text` asserts what the expression before
 * it on that line gives. Also fails on dead relative links. Pages with `json` blocks headed by a file name are run by the formats' own tests.
 * `--with-house` checks the types of the house in the same go, which takes half of the time of both.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { typeCheck } from './type-check.ts';

const root = join(import.meta.dirname, '..');
const workshop = join(root, '.tmp', 'docs');
const pages = [...markdown(root)];
const faults: string[] = [];
let blocks = 0;
let links = 0;

rmSync(workshop, { recursive: true, force: true });
mkdirSync(workshop, { recursive: true });
for (const page of pages) {
  const text = readFileSync(page, 'utf8');
  checkLinks(page, text);
  for (const block of text.matchAll(/^```ts\n([\s\S]*?)^```/gm)) writeBlock(page, block[1] ?? '');
}
const house = houseFolders();
if (blocks + house.length > 0) {
  const include = ['*.ts', ...house];
  const tsBuildInfoFile = join(root, 'node_modules/.cache/docs-types.tsbuildinfo');
  writeFileSync(
    join(workshop, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions: { tsBuildInfoFile }, include }),
  );
  const { argv, env } = typeCheck(join(workshop, 'tsconfig.json'));
  run('node', argv, env);
  for (const file of readdirSync(workshop).filter((name) => name.endsWith('.ts')))
    run('node', [join(workshop, file)]);
}
rmSync(workshop, { recursive: true, force: true });
for (const fault of faults) console.error(fault);
console.log(`docs: ${pages.length} pages, ${links} links, ${blocks} code blocks, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

function* markdown(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', '.git', '.tmp', 'remelt-data'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* markdown(path);
    else if (entry.name.endsWith('.md')) yield path;
  }
}

function checkLinks(page: string, text: string): void {
  for (const match of text
    .replaceAll(/```[\s\S]*?```/g, '')
    .matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
    links += 1;
    if (!existsSync(join(dirname(page), match[1]!)))
      faults.push(`${relative(root, page)}: dead link ${match[1]}`);
  }
}

function writeBlock(page: string, code: string): void {
  blocks += 1;
  const asserted = code.replaceAll(/^(.*\S)\s*\/\/ => (.*)$/gm, (_, expression: string, expected: string) => {
    const bare = expression.replace(/;$/, '').trim();
    return `assert.deepStrictEqual(${bare}, ${expected});`;
  });
  const head = `// from ${relative(root, page)}\nimport assert from 'node:assert/strict';\nvoid assert;\n`;
  const resolved = asserted.replaceAll(
    /from 'remelt(\/[^']*)?'/g,
    (_, path = '/index.ts') => `from '../../src${path}'`,
  );
  writeFileSync(
    join(workshop, `${relative(root, page).replaceAll(/[/\\.]/g, '-')}-${blocks}.ts`),
    head + resolved,
  );
}

/** What tsconfig.json of the house includes, seen from the workshop. */
function houseFolders(): string[] {
  if (!process.argv.includes('--with-house')) return [];
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as { include: string[] };
  return include.map((one) => `../../${one}`);
}

function run(command: string, argv: readonly string[], env?: Readonly<Record<string, string>>): void {
  const done = spawnSync(command, argv, { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } });
  if (done.status !== 0)
    faults.push(`${argv.at(-1)?.replace(`${root}/`, '')}:\n${done.stdout}${done.stderr}`);
}
