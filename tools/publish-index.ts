/**
 * Writes src/tasks/index.ts, the list of the verbs of the trade, from their folders: src/tasks/<group>/<verb>/ with contract.ts, the file
 * that does it, page.ts and a test. A verb that lacks one, or whose contract leaves a field without words, is named and nothing is written.
 * Writes src/calculations/index.ts from the contract.ts of each calculation, and the list of statistics from their methods.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyContract } from '../src/documents/contract/contract.ts';
import { fieldsOf } from '../src/documents/contract/fields-of.ts';

const TASKS = join(import.meta.dirname, '..', 'src', 'tasks');
const CALCULATIONS = join(import.meta.dirname, '..', 'src', 'calculations');
/** The list. */
export const INDEX = join(TASKS, 'index.ts');
/** The list of calculations. */
export const CALCULATIONS_INDEX = join(CALCULATIONS, 'index.ts');
const STATISTICS = join(CALCULATIONS, 'statistics');
/** The list of statistics. */
export const STATISTICS_INDEX = join(STATISTICS, 'methods.ts');

/** How a terminal types a verb, as source text. */
const typedAs = ({ verb, verbs }: AnyContract): string =>
  verbs ? `[${verbs.map((one) => `'${one.verb}'`).join(', ')}]` : verb === undefined ? 'null' : `'${verb}'`;

interface Found {
  readonly group: string;
  readonly name: string;
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

/** Every folder that holds a contract, group by group. */
export const verbFolders = (tasks = TASKS): Found[] =>
  foldersIn(tasks).flatMap((group) =>
    foldersIn(join(tasks, group))
      .filter((name) => existsSync(join(tasks, group, name, 'contract.ts')))
      .map((name) => ({ group, name })),
  );

const camel = (name: string): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What is wrong with the folder of a verb, one sentence each. */
export function faultsOf({ group, name }: Found, contract: AnyContract, tasks = TASKS): string[] {
  const folder = join(tasks, group, name);
  const files = readdirSync(folder);
  const run = files.includes(`${name}.ts`) ? readFileSync(join(folder, `${name}.ts`), 'utf8') : '';
  const faults = [
    ...(contract.group === group && contract.name === name
      ? []
      : [`its contract says ${contract.group}/${contract.name}`]),
    ...(run.includes(`export const ${camel(name)} = defineVerb(`)
      ? []
      : [`${name}.ts does not export ${camel(name)}`]),
    ...(files.includes('page.ts') ? [] : ['page.ts is missing']),
    ...(files.some((file) => file.endsWith('.test.ts')) ? [] : ['it has no test']),
    ...(contract.examples.length > 0 || contract.verb === undefined ? [] : ['its contract has no example']),
    ...wordless(contract),
  ];
  return faults.map((fault) => `src/tasks/${group}/${name}: ${fault}`);
}

function wordless({ order }: AnyContract): string[] {
  try {
    fieldsOf(order);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Text of the list. Throws Error naming every fault of every verb. */
export async function indexText(tasks = TASKS): Promise<string> {
  const found = await Promise.all(
    verbFolders(tasks).map(async (one) => {
      const { contract } = (await import(join(tasks, one.group, one.name, 'contract.ts'))) as {
        readonly contract: AnyContract;
      };
      return { ...one, contract, faults: faultsOf(one, contract, tasks) };
    }),
  );
  const faults = found.flatMap((one) => one.faults);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const entries = found.map(
    ({ group, name, contract }) => `  verb('${group}/${name}', ${typedAs(contract)}, {
    contract: () => import('./${group}/${name}/contract.ts'),
    task: async () => (await import('./${group}/${name}/${name}.ts')).${camel(name)},
    shown: () => import('./${group}/${name}/page.ts'),
  }),`,
  );
  return `// Written by \`node tools/publish-index.ts\` from the folders of the verbs; do not edit.
import { type Verb, verb } from './verbs.ts';

export const VERBS: readonly Verb[] = [
${entries.join('\n')}
];
`;
}

/** Text of the list of calculations: what each contract exports. */
export async function calculationsText(): Promise<string> {
  const contracts = foldersIn(CALCULATIONS).map((name) => `./${name}/contract.ts`);
  const found = await exportsOf(
    CALCULATIONS,
    contracts.filter((file) => existsSync(join(CALCULATIONS, file))),
  );
  return `${head('the contracts of the calculations')}
${importsOf(found, "import type { Registry } from './calculation.ts';")}

export const CALCULATIONS = {
${namesOf(found)}
} satisfies Registry;
`;
}

/** Text of the list of statistics: the methods that the files of each family export. */
export async function statisticsText(): Promise<string> {
  const files = foldersIn(join(STATISTICS, 'methods')).flatMap((family) =>
    readdirSync(join(STATISTICS, 'methods', family))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => `./methods/${family}/${name}`),
  );
  const found = await exportsOf(STATISTICS, files);
  return `${head('the methods of each family')}
${importsOf(found, "import type { StatisticMethod } from './method.ts';")}

/** Every statistic, by family. */
export const METHODS: readonly StatisticMethod[] = [
${namesOf(found)}
];
`;
}

interface Exported {
  readonly file: string;
  readonly names: readonly string[];
}

/** What files export that stands in a list: each has a title. Files without such a thing are left out. */
async function exportsOf(room: string, files: readonly string[]): Promise<Exported[]> {
  const found = await Promise.all(
    files.map(async (file) => ({
      file,
      names: Object.entries((await import(join(room, file))) as Readonly<Record<string, unknown>>).flatMap(
        ([name, value]) => (typeof value === 'object' && value !== null && 'title' in value ? [name] : []),
      ),
    })),
  );
  return found.filter(({ names }) => names.length > 0);
}

const head = (from: string): string =>
  `// Written by \`node tools/publish-index.ts\` from ${from}; do not edit.`;

/** Import lines in the order of the formatter: by path. */
const importsOf = (found: readonly Exported[], type: string): string =>
  [type, ...found.map(({ file, names }) => `import { ${names.join(', ')} } from '${file}';`)]
    .toSorted((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))
    .join('\n');

const pathOf = (line: string): string => line.slice(line.indexOf("'"), -".ts';".length);

const namesOf = (found: readonly Exported[]): string =>
  found.flatMap(({ names }) => names.map((name) => `  ${name},`)).join('\n');

if (import.meta.main) {
  writeFileSync(INDEX, await indexText());
  writeFileSync(CALCULATIONS_INDEX, await calculationsText());
  writeFileSync(STATISTICS_INDEX, await statisticsText());
  const biome = join(import.meta.dirname, '../node_modules/.bin/biome');
  execFileSync(biome, ['format', '--write', INDEX, CALCULATIONS_INDEX, STATISTICS_INDEX]);
}
