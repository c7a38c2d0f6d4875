/**
 * What a person waits for before a short command answers: processor seconds (user and system, of all threads of a fresh process, up to
 * its exit) and the most memory it held. `npm run bench -- start [rounds] [OTHER CHECKOUT]`: the built package as it is installed and the
 * sources of this clone; with the folder of another checkout, its package beside them, in turn. Targets of the package:
 * `--version` 0.08 s, `lots` 0.7 s, a first ledger 1 s, an import of 1,000 lots with an analysis each 2.5 s.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { manyLots } from './support/many-lots.ts';

const root = join(import.meta.dirname, '..');

/** Written by the process itself when it ends: a parent is not told what its child took. */
const METER = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeFileSync(process.env.REMELT_METER, JSON.stringify({ cpu_s: (userCPUTime + systemCPUTime) / 1e6, most_MB: maxRSS / 1024 }));
});`;

interface Usage {
  readonly cpu_s: number;
  readonly most_MB: number;
}

/** What is measured: its words, the command, and whether each round has a folder of its own. */
const CASES = [
  ['--help', ['--help'], false],
  ['--version', ['--version'], false],
  ['lots, 22 in the yard', ['lots'], false],
  ['init, a first ledger', ['init'], true],
  ['import of 1,000 lots', ['import', 'many.csv', '--yes', '--as-typed'], true],
] as const;

export async function run([rounds = '5', other]: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
  try {
    writeFileSync(join(folder, 'meter.cjs'), METER);
    const programs: readonly (readonly [string, string])[] = [
      ...(other === undefined
        ? []
        : [['other package', installed(resolve(other), join(folder, 'other'))] as const]),
      ['package', installed(root, join(folder, 'own'))],
      ['clone', join(root, 'src/faces/cli/main.ts')],
    ];
    for (const [what, argv, isFirst] of CASES)
      for (const [name, usages] of inTurn(programs, Number(rounds), (one) =>
        usageOf(one, argv, { folder, isFirst }),
      ))
        console.log(`${what.padEnd(22)} ${name.padEnd(14)} ${words(usages)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Program of a checkout's package, put together as npm installs it: built code, data, and the packages it names. */
function installed(checkout: string, to: string): string {
  const home = join(to, 'node_modules', 'remelt');
  mkdirSync(home, { recursive: true });
  execFileSync(
    process.execPath,
    [join(checkout, 'tools/build.ts'), '--no-types', '--to', join(home, 'dist')],
    {
      stdio: 'ignore',
    },
  );
  for (const name of ['package.json', 'bin', 'data'])
    cpSync(join(checkout, name), join(home, name), { recursive: true });
  const { dependencies } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  for (const name of Object.keys(dependencies)) {
    const link = join(to, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(checkout, 'node_modules', name), link, 'junction');
  }
  return join(home, 'bin', 'remelt.cjs');
}

/** Each program once a round, one after the other, after a round that fills the caches of compiled code. */
function inTurn(
  programs: readonly (readonly [name: string, program: string])[],
  rounds: number,
  measure: (program: readonly [name: string, program: string]) => Usage,
): ReadonlyMap<string, readonly Usage[]> {
  const usages = new Map<string, Usage[]>(programs.map(([name]) => [name, []]));
  for (let round = -1; round < rounds; round++)
    for (const one of programs) {
      const usage = measure(one);
      if (round >= 0) usages.get(one[0])!.push(usage);
    }
  return usages;
}

let made = 0;

/** One command in a process of its own; in a new folder, or in one whose yard holds the lots of the demo. */
function usageOf(
  [name, program]: readonly [name: string, program: string],
  argv: readonly string[],
  { folder, isFirst }: { readonly folder: string; readonly isFirst: boolean },
): Usage {
  // what another version wrote is not its own
  const place = join(folder, isFirst ? `place-${made++}` : name);
  mkdirSync(place, { recursive: true });
  const meter = join(folder, 'usage.json');
  const ran = (command: readonly string[]): void => {
    const done = spawnSync(process.execPath, ['-r', join(folder, 'meter.cjs'), program, ...command], {
      cwd: place,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...{ REMELT_METER: meter, DATABASE_URL: '', HOME: folder },
        ...{ REMELT_FOLDER: join(place, 'ledger'), REMELT_CACHE: join(place, 'cache') },
      },
    });
    if (done.status !== 0)
      throw new Error(`remelt ${command.join(' ')} exited ${done.status}: ${done.stderr}`);
  };
  if (argv.includes('many.csv')) {
    writeFileSync(join(place, 'many.csv'), manyLots(1000));
    ran(['init']);
  }
  if (argv[0] === 'lots' && !begun.has(program)) {
    ran(['import', join(root, 'examples/demo/lots.csv'), '--yes', '--as-typed']);
    begun.add(program);
  }
  ran(argv);
  const usage = JSON.parse(readFileSync(meter, 'utf8')) as Usage;
  if (isFirst) rmSync(place, { recursive: true, force: true });
  return usage;
}

/** Programs that have a yard. */
const begun = new Set<string>();

function words(usages: readonly Usage[]): string {
  const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)]!;
  const cpu_s = usages.map((one) => one.cpu_s);
  const most_MB = median(usages.map((one) => one.most_MB));
  return `median ${median(cpu_s).toFixed(3)} s, least ${Math.min(...cpu_s).toFixed(3)} s of processor, ${most_MB.toFixed(0)} MB`;
}
