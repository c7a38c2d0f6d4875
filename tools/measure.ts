/**
 * Sizes of files and functions under src/ and web/: reports the spread, fails on the hard limits of docs/decisions/0001, on exports
 * that no production code uses, and on functions with more than three positional parameters. What stood before these
 * rules is listed in measure-baseline.json, which may only shrink (`node tools/measure.ts --shrink`).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { faultsBeyond, stillWrong } from './baseline.ts';
import { longSignatures } from './parameters.ts';
import { parsed } from './parsed.ts';
import { verbFolders } from './publish-index.ts';
import { unusedExports } from './unused-exports.ts';

const HARD_FILE_LINES = 800;
const HARD_FUNCTION_LINES = 80;
/** Tables of data and written lists, which may be of any length. */
const DATA = new Set(['web/words.ts', 'web/page-words.ts', 'src/tasks/index.ts']);
const REASON = /long because|reason:/i;
const root = join(import.meta.dirname, '..');

interface Sized {
  readonly where: string;
  readonly lines: number;
}

/** What a folder holds. */
interface Measured {
  readonly files: Sized[];
  readonly functions: Sized[];
  casts: number;
  total: number;
}

const measured = { src: nothing(), web: nothing() };
const faults: string[] = [];
const longFunctions: string[] = [];
/** Every file of the project: path from its root -> text. */
const texts = new Map<string, string>();

for (const folder of ['src', 'web', 'test', 'bench', 'validation', 'examples', 'tools'])
  for (const file of sources(join(root, folder), () => true))
    texts.set(relative(root, file), readFileSync(file, 'utf8'));
for (const folder of ['src', 'web'] as const)
  for (const file of sources(join(root, folder), isMeasured)) measureFile(file, measured[folder]);
const baselineFile = join(root, 'tools', 'measure-baseline.json');
const found = {
  unusedExports: unusedExports(texts),
  longSignatures: [...longSignatures(texts)].map(
    ([name, count]) => `${name} has ${count} parameters, at most 3`,
  ),
  longFunctions,
};
let known = JSON.parse(readFileSync(baselineFile, 'utf8')) as Readonly<Record<keyof typeof found, string[]>>;
// `--shrink` takes what is mended out of the list; nothing adds to it.
if (process.argv.includes('--shrink')) {
  known = {
    unusedExports: stillWrong(known.unusedExports, found.unusedExports),
    longSignatures: stillWrong(known.longSignatures, found.longSignatures),
    longFunctions: stillWrong(known.longFunctions, found.longFunctions),
  };
  writeFileSync(baselineFile, `${JSON.stringify(known, null, 2)}\n`);
}
faults.push(...faultsBeyond(known.unusedExports, found.unusedExports));
faults.push(...faultsBeyond(known.longSignatures, found.longSignatures));
faults.push(...faultsBeyond(known.longFunctions, found.longFunctions));

for (const [folder, { files, functions, casts, total }] of Object.entries(measured)) {
  report(`${folder}: files`, files);
  report(`${folder}: functions`, functions);
  console.log(`${folder}: casts ${((casts / total) * 1000).toFixed(1)} per 1,000 lines of ${total}`);
}
console.log(`verbs: ${verbFolders().length} from contracts`);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

function* sources(folder: string, wanted: (path: string) => boolean): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path, wanted);
    else if (/\.tsx?$/.test(entry.name) && wanted(path)) yield path;
  }
}

function isMeasured(path: string): boolean {
  return !path.endsWith('.test.ts') && !path.includes('/__fixtures__/');
}

function nothing(): Measured {
  return { files: [], functions: [], casts: 0, total: 0 };
}

function measureFile(path: string, of: Measured): void {
  const where = relative(root, path);
  const text = texts.get(where)!;
  const tree = parsed(where, text);
  const lines = text.split('\n').length - 1;
  of.total += lines;
  of.files.push({ where, lines });
  if (lines > HARD_FILE_LINES && !DATA.has(where))
    faults.push(`${where}: ${lines} lines, at most ${HARD_FILE_LINES}`);
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node) && node.type.getText(tree) !== 'const') of.casts += 1;
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const length = lengthOf(node, tree);
      of.functions.push({ where: `${where}:${lineOf(node, tree)}`, lines: length });
      if (length > HARD_FUNCTION_LINES && !REASON.test(node.getFullText(tree)))
        longFunctions.push(
          `${where}: ${nameOf(node, tree)} has ${length} lines: shorten it, or say why in a comment "long because ..."`,
        );
    }
    node.forEachChild(visit);
  };
  visit(tree);
}

function lineOf(node: ts.Node, tree: ts.SourceFile): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

function lengthOf(node: ts.Node, tree: ts.SourceFile): number {
  return tree.getLineAndCharacterOfPosition(node.end).line + 2 - lineOf(node, tree);
}

/** The name of a function, or of the constant that holds it; its line where it has neither. */
function nameOf(node: ts.SignatureDeclaration, tree: ts.SourceFile): string {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return named?.getText(tree) ?? `line ${lineOf(node, tree)}`;
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
