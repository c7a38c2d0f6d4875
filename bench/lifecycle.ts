/** Life cycle: vectors by file, cohorts on two threads, inventory with a large background. `--quick` for a tenth of the draws. */
import { readdirSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type Case, faultsOf } from '../src/calculations/lifecycle/testing/vectors.ts';
import { fillUniform, streamKey, uniform } from '../src/foundation/numerics/random.ts';
import type { Entry } from '../src/foundation/numerics/sparse/sparse-matrix.ts';
import { backgroundBurdens, foregroundScores } from '../src/models/lifecycle/inventory/foreground.ts';
import { solverOf } from '../src/models/lifecycle/inventory/inventory.ts';
import { askPython } from './support/beside-python.ts';

const SEED = 20261128;
const FIXTURES = new URL('../src/calculations/lifecycle/__fixtures__/', import.meta.url);

export async function run(argv: string[]): Promise<void> {
  const share = argv.includes('--quick') ? 0.1 : 1;
  vectors();
  await cohorts(Math.round(1000 * share));
  inventory(Math.round(1000 * share));
}

function vectors(): void {
  console.log('-- open vectors with a command, within tolerance');
  for (const name of readdirSync(FIXTURES)) {
    const { cases } = JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8')) as {
      readonly cases: readonly Case[];
    };
    const asked = cases.filter(({ command }) => command !== undefined);
    const bad = asked.filter((one) => faultsOf(one).length > 0);
    console.log(
      `${name.padEnd(48)} ${asked.length - bad.length} of ${asked.length} (${cases.length} cases in the file)`,
    );
  }
}

/** 100 years x 1,000 series x the draws, streamed to quantiles, the series shared between two threads. */
async function cohorts(draws: number): Promise<void> {
  const [years, series] = [100, 1000];
  let before: number | undefined;
  for (const count of [Math.round(draws / 4), Math.round(draws / 2), draws]) {
    const started = performance.now();
    const parts = await Promise.all(
      [0, 1].map((part) =>
        partOf({ years, draws: count, from: (part * series) / 2, to: ((part + 1) * series) / 2 }),
      ),
    );
    const seconds = (performance.now() - started) / 1000;
    const cpu_s = parts.reduce((sum, one) => sum + one.cpu_s, 0);
    const ratio = before === undefined ? '' : `, ${(cpu_s / before).toFixed(2)} times that of half the draws`;
    before = cpu_s;
    console.log(
      `\n-- cohorts: ${years} years x ${series} series x ${count} draws: ${seconds.toFixed(2)} s on two threads; ${cpu_s.toFixed(2)} s of processor${ratio}; at most ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`,
    );
    console.log(
      `   stock of series 0 in the last year: ${parts[0]!.last.map((one) => one.toFixed(2)).join(' / ')} (5, 50, 95 %)`,
    );
    besideNumPy(seconds, { years, series, draws: count });
  }
}

/** Classes of parts of the cohort bench; as many as the worker has. */
const CLASSES = 10;

/** The same series and draws by vectorised NumPy. */
function besideNumPy(
  seconds: number,
  { years, series, draws }: { readonly years: number; readonly series: number; readonly draws: number },
): void {
  const uniforms = new Float64Array(CLASSES * draws);
  for (let k = 0; k < CLASSES; k++)
    uniforms.set(fillUniform(streamKey(SEED, `lifetime ${k}`), new Float64Array(draws)), k * draws);
  const found = askPython('cohorts-numpy.py', uniforms, [years, series, draws, CLASSES].map(String));
  if (!found) {
    console.log('   no python3 with NumPy: no ratio');
    return;
  }
  const [theirs = 0, memory = 0, ...last] = found;
  console.log(
    `   NumPy, vectorised: ${theirs.toFixed(2)} s, ${memory.toFixed(0)} MB, ${last.map((one) => one.toFixed(2)).join(' / ')}; ratio ${(seconds / theirs).toFixed(2)}`,
  );
}

interface Part {
  readonly years: number;
  readonly draws: number;
  readonly from: number;
  readonly to: number;
}

const partOf = (part: Part): Promise<{ readonly last: readonly number[]; readonly cpu_s: number }> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./support/cohort-worker.ts', import.meta.url), {
      workerData: { ...part, seed: SEED },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

/** Twenty thousand background processes like those of a data base: a few hubs, neighbours, some far links. */
function inventory(draws: number): void {
  const n = 20_000;
  const key = streamKey(SEED, 'background');
  let at = 0;
  const next = (): number => uniform(key, at++);
  const entries: Entry[] = [];
  for (let j = 0; j < n; j++) {
    entries.push([j, j, 1]);
    const used = [0, 0, 0].map(() => Math.floor(100 * next()));
    const near = [0, 0, 0, 0].map(() => Math.min(n - 1, Math.max(0, j + Math.round(100 * (next() - 0.5)))));
    for (const i of [...used, ...near, Math.floor(n * next())])
      if (i !== j) entries.push([i, j, -0.1 * next()]);
  }
  const names = Array.from({ length: n }, (_, i) => String(i));
  const background = { products: names, processes: names, entries };
  const direct = [0, 1, 2].map(() => Float64Array.from({ length: n }, next));
  const started = performance.now();
  const burdens = backgroundBurdens(background, direct);
  const solved = performance.now();
  const size = 20;
  const scores = Array.from({ length: draws }, () =>
    foregroundScores(
      {
        size,
        entries: Array.from({ length: size }, (_, j): Entry[] => [
          [j, j, 1],
          ...(j > 0 ? [[j - 1, j, -next()] as const] : []),
        ]).flat(),
        uses: Array.from({ length: 200 }, (_, k): Entry => [(97 * k) % n, k % size, next()]),
        direct: [0, 1, 2].map(() => Float64Array.from({ length: size }, next)),
        demand: Float64Array.from({ length: size }, (_, j) => (j === size - 1 ? 1 : 0)),
      },
      burdens,
    ),
  );
  const done = performance.now();
  console.log(
    `\n-- inventory: ${n} background processes (largest loop ${solverOf(background).largestLoop}), 3 methods solved once in ${(solved - started).toFixed(0)} ms`,
  );
  besideSciPy((solved - started) / 1000, { n, entries, direct, burden: burdens[0]!.at(-1)! });
  console.log(
    `   ${draws} draws of a foreground of ${size}: ${(done - solved).toFixed(0)} ms; first score ${scores[0]![0]!.toPrecision(6)}`,
  );
}

/** The same background by SciPy's sparse solver. */
function besideSciPy(
  seconds: number,
  {
    n,
    entries,
    direct,
    burden,
  }: {
    readonly n: number;
    readonly entries: readonly Entry[];
    readonly direct: readonly Float64Array[];
    readonly burden: number;
  },
): void {
  const columns = [0, 1, 2].map((at) => entries.map((entry) => entry[at]!));
  const data = Float64Array.from([
    n,
    entries.length,
    direct.length,
    ...columns.flat(),
    ...direct.flatMap((one) => [...one]),
  ]);
  const found = askPython('inventory-scipy.py', data, []);
  if (!found) {
    console.log('   no python3 with SciPy: no ratio');
    return;
  }
  const [theirs = 0, last = 0] = found;
  console.log(
    `   SciPy, BiCGSTAB: ${theirs.toFixed(2)} s; ratio ${(seconds / theirs).toFixed(2)}; burden of the last product ${burden.toPrecision(8)} and ${last.toPrecision(8)}`,
  );
}
