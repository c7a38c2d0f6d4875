/**
 * Who imports whom: the rules of `.dependency-cruiser.mjs`, cycles, and what must not be reached even through others. The latter two are
 * asked here, by one walk from each end: the cruiser would look for a path of every pair of files, which takes most of its time.
 * Prints one line per violation. `node tools/imports.ts [FOLDER…]`, in the folder of the house.
 */
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { ONLY_FOR_TESTS, UNREACHABLE } from './architecture.mjs';

/** Where this house keeps its sources. */
const FOLDERS = ['src', 'web', 'tools', 'test', 'bench', 'examples', 'validation'];

const folders = process.argv.slice(2);
const options = await extractDepcruiseOptions('./.dependency-cruiser.mjs');
const tsConfig: unknown = extractTSConfig('./tsconfig.json');
const { output } = await cruise(folders.length > 0 ? folders : FOLDERS, options, undefined, { tsConfig });
const { modules, summary } = output as ICruiseResult;
const imports = new Map(modules.map((one) => [one.source, one.dependencies.map((to) => to.resolved)]));
const faults = [
  ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  ...circular(imports),
  ...reached(imports),
];
for (const fault of faults) console.error(fault);
console.log(
  `imports: ${summary.totalCruised} files, ${summary.totalDependenciesCruised} imports, ${faults.length} faults`,
);
process.exitCode = faults.length > 0 ? 1 : 0;

/** One sentence for each file that reaches what it must not: the way to the first one found. `imports` holds by file what it imports. */
function reached(imports: ReadonlyMap<string, readonly string[]>): string[] {
  return UNREACHABLE.flatMap(({ from, to }, i) => {
    const ends = [...imports.keys()].filter((file) => new RegExp(to).test(file));
    const next = towards(imports, new Set(ends));
    const starts = [...imports.keys()].filter(
      (file) => new RegExp(from).test(file) && !new RegExp(ONLY_FOR_TESTS).test(file) && next.has(file),
    );
    return starts.map((file) => `unreachable-${i}: ${wayFrom(file, next).join(' → ')}`);
  });
}

/** One sentence for each file that imports itself, directly or through others: the shortest way round. */
function circular(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Map(imports);
  // what imports nothing that is left is on no cycle
  for (let before = 0; before !== left.size; ) {
    before = left.size;
    for (const [file, all] of left) if (!all.some((one) => left.has(one))) left.delete(file);
  }
  return [...left].flatMap(([file, all]) => {
    const next = towards(left, new Set([file]));
    const ways = all.filter((one) => one === file || next.has(one)).map((one) => wayFrom(one, next));
    const [shortest] = ways.sort((a, b) => a.length - b.length);
    return shortest ? [`no-circular: ${[file, ...shortest].join(' → ')}`] : [];
  });
}

/** By file the import that leads it to one of the ends, by the shortest way; a file without such a way is not in it. */
function towards(
  imports: ReadonlyMap<string, readonly string[]>,
  ends: ReadonlySet<string>,
): Map<string, string> {
  const importers = new Map<string, string[]>();
  for (const [file, all] of imports)
    for (const one of all) {
      const known = importers.get(one);
      if (known) known.push(file);
      else importers.set(one, [file]);
    }
  const next = new Map<string, string>();
  const ring = [...ends];
  // Grows while it is walked: what imports a file stands behind it.
  for (const file of ring)
    for (const importer of importers.get(file) ?? []) {
      if (next.has(importer) || ends.has(importer)) continue;
      next.set(importer, file);
      ring.push(importer);
    }
  return next;
}

/** The files on the way that `next` tells, `file` first; it ends at the first that was to be reached. */
function wayFrom(file: string, next: ReadonlyMap<string, string>): string[] {
  const way = [file];
  for (let at = next.get(file); at; at = next.get(at)) way.push(at);
  return way;
}
