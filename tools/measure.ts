/**
 * Sizes of files and functions under src/: reports the spread, fails on the hard limits of docs/decisions/0001 and on
 * functions and constants that are exported and stand in no other file.
 */
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
/** In how many files of the project a name stands. */
const named = new Map<string, number>();
let casts = 0;
let total = 0;

for (const folder of ['src', 'test', 'bench', 'validation', 'examples', 'tools'])
  for (const file of sources(join(root, folder), () => true)) countNames(file);
for (const file of sources(join(root, 'src'), isMeasured)) measureFile(file);

report('files', files);
report('functions', functions);
console.log(`casts ${((casts / total) * 1000).toFixed(1)} per 1,000 lines of ${total}`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function* sources(folder: string, wanted: (path: string) => boolean): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path, wanted);
    else if (entry.name.endsWith('.ts') && wanted(path)) yield path;
  }
}

function isMeasured(path: string): boolean {
  return !path.endsWith('.test.ts') && !path.includes('/__fixtures__/');
}

function countNames(path: string): void {
  for (const name of new Set(readFileSync(path, 'utf8').match(/[A-Za-z_$][\w$]*/g)))
    named.set(name, (named.get(name) ?? 0) + 1);
}

function measureFile(path: string): void {
  const text = readFileSync(path, 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const where = relative(root, path);
  const lines = text.split('\n').length - 1;
  total += lines;
  files.push({ where, lines });
  if (lines > HARD_FILE_LINES) faults.push(`${where}: ${lines} lines, at most ${HARD_FILE_LINES}`);
  for (const name of exportedValues(tree))
    if (named.get(name) === 1) faults.push(`${where}: ${name} is exported and used nowhere else`);
  visit(tree, tree, where);
}

/** Names of the functions, classes and constants that a file exports. */
function exportedValues(tree: ts.SourceFile): string[] {
  return tree.statements.flatMap((node) => {
    const isExported =
      ts.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(node))
      return node.declarationList.declarations.map(({ name }) => name.getText(tree));
    return (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name
      ? [node.name.text]
      : [];
  });
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
