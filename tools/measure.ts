/**
 * Sizes of files and functions under src/: reports the spread, fails on the hard limits of docs/decisions/0001, on exports
 * that no production code uses, and on functions with more than three positional parameters. What stood before these two
 * rules is listed in measure-baseline.json, which may only shrink (`node tools/measure.ts --shrink`).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { faultsBeyond, stillWrong } from './baseline.ts';
import { longSignatures } from './parameters.ts';
import { verbFolders } from './publish-index.ts';
import { unusedExports } from './unused-exports.ts';

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
/** Every file of the project: path from its root -> text. */
const texts = new Map<string, string>();
let casts = 0;
let total = 0;

for (const folder of ['src', 'web', 'test', 'bench', 'validation', 'examples', 'tools'])
  for (const file of sources(join(root, folder), () => true))
    texts.set(relative(root, file), readFileSync(file, 'utf8'));
for (const file of sources(join(root, 'src'), isMeasured)) measureFile(file);
const baselineFile = join(root, 'tools', 'measure-baseline.json');
const found = {
  unusedExports: unusedExports(texts),
  longSignatures: [...longSignatures(texts)].map(
    ([name, count]) => `${name} has ${count} parameters, at most 3`,
  ),
};
let known = JSON.parse(readFileSync(baselineFile, 'utf8')) as Readonly<Record<keyof typeof found, string[]>>;
// `--shrink` takes what is mended out of the list; nothing adds to it.
if (process.argv.includes('--shrink')) {
  known = {
    unusedExports: stillWrong(known.unusedExports, found.unusedExports),
    longSignatures: stillWrong(known.longSignatures, found.longSignatures),
  };
  writeFileSync(baselineFile, `${JSON.stringify(known, null, 2)}\n`);
}
faults.push(...faultsBeyond(known.unusedExports, found.unusedExports));
faults.push(...faultsBeyond(known.longSignatures, found.longSignatures));

report('files', files);
report('functions', functions);
console.log(`casts ${((casts / total) * 1000).toFixed(1)} per 1,000 lines of ${total}`);
const old = [...texts].filter(
  ([path, text]) => path.startsWith('src/tasks/') && text.includes('= defineTask({'),
);
console.log(`verbs: ${verbFolders().length} from contracts, ${old.length - 1} of the old kind`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

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
