/** Sizes of files and functions under src/, web/ and tools/: reports the spread, fails on the hard limits of docs/decisions/0001. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const HARD_FILE_LINES = 800;
const HARD_FUNCTION_LINES = 80;
const REASON = /long because|reason:/i;
const root = join(import.meta.dirname, '..');

interface Sized {
  readonly where: string;
  readonly lines: number;
}

const files: Sized[] = [];
const functions: Sized[] = [];
const faults: string[] = [];
let casts = 0;
let total = 0;

for (const file of sources(join(root, 'src'))) measureFile(file);

report('files', files);
report('functions', functions);
console.log(`casts ${((casts / total) * 1000).toFixed(1)} per 1,000 lines of ${total}`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('__')) yield* sources(path);
    } else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts')) yield path;
  }
}

function measureFile(path: string): void {
  const text = readFileSync(path, 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const where = relative(root, path);
  const lines = text.split('\n').length - 1;
  total += lines;
  files.push({ where, lines });
  if (lines > HARD_FILE_LINES) faults.push(`${where}: ${lines} lines, at most ${HARD_FILE_LINES}`);
  visit(tree, tree, where);
}

function visit(node: ts.Node, tree: ts.SourceFile, where: string): void {
  if (ts.isAsExpression(node) && node.type.getText(tree) !== 'const') casts += 1;
  if (ts.isFunctionLike(node) && 'body' in node && node.body) {
    const from = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    const to = tree.getLineAndCharacterOfPosition(node.end).line + 1;
    const lines = to - from + 1;
    functions.push({ where: `${where}:${from}`, lines });
    if (lines > HARD_FUNCTION_LINES && !REASON.test(node.getFullText(tree))) {
      faults.push(`${where}:${from}: a function of ${lines} lines needs a comment "long because ..."`);
    }
  }
  node.forEachChild((child) => visit(child, tree, where));
}

function report(name: string, sized: Sized[]): void {
  const sorted = [...sized].sort((a, b) => a.lines - b.lines);
  const at = (p: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]?.lines ?? 0;
  const longest = sorted.at(-1);
  console.log(
    `${name} ${sorted.length}: median ${at(0.5)}, p90 ${at(0.9)} lines; longest ${longest?.lines} (${longest?.where})`,
  );
}
