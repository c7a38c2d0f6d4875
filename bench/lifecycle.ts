/**
 * Life cycle: vectors by file, cohorts and an inventory with a large background, each beside Python on one thread, in processor time.
 * `--quick` for a tenth of the draws.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { type Case, faultsOf } from '../src/calculations/lifecycle/testing/vectors.ts';
import { fillUniform, streamKey, uniform } from '../src/foundation/numerics/random.ts';
import {
  type Entry,
  sparseOf,
  timesSparse,
  transposed,
} from '../src/foundation/numerics/sparse/sparse-matrix.ts';
import { backgroundBurdens, foregroundScores } from '../src/models/lifecycle/inventory/foreground.ts';
import { solverOf, type Technosphere } from '../src/models/lifecycle/inventory/inventory.ts';
import { stockQuantiles } from '../src/models/lifecycle/stock/many-stocks.ts';
import { askPython } from './support/beside-python.ts';
import { median, processorRounds, processorSeconds } from './support/processor.ts';

const SEED = 20261128;
const FIXTURES = new URL('../src/calculations/lifecycle/__fixtures__/', import.meta.url);

export async function run(argv: string[]): Promise<void> {
  const share = argv.includes('--quick') ? 0.1 : 1;
  vectors();
  await cohorts(Math.round(1000 * share));
  await inventory(Math.round(1000 * share));
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

const YEARS = 100;
const SERIES = 1000;
/** Classes of parts: each has lifetimes of its own, drawn once for all its series. */
const CLASSES = 10;

/**
 * What is drawn of a Weibull life: its length, as the scenario's bands do, or its shape too. Draws of a length are nested, so that only
 * the quantiles asked for are summed; lives that cross show the time of every draw summed and ranked, which NumPy does in both.
 */
const DRAWN = { 'length drawn': [2.5, 2.5], 'length and shape drawn': [1.5, 3.5] } as const;

/** 100 years x 1,000 series x the draws, streamed to quantiles on one thread beside NumPy on one thread. */
async function cohorts(most: number): Promise<void> {
  for (const [what, [least, largest]] of Object.entries(DRAWN))
    for (const draws of [Math.round(most / 4), most]) {
      const uniforms = (name: string): Float64Array[] =>
        Array.from({ length: CLASSES }, (_, k) =>
          fillUniform(streamKey(SEED, `${name} ${k}`), new Float64Array(draws)),
        );
      const shapes = uniforms('shape').map((row) => row.map((u) => least + (largest - least) * u));
      const scales = uniforms('lifetime').map((row, k) => row.map((u) => 8 + k + 6 * u));
      let last: readonly number[] = [];
      const times = await processorRounds(3, () => {
        last = quantilesOf(shapes, scales);
      });
      const own_s = Math.min(...times);
      console.log(
        `\n-- cohorts, ${what}: ${YEARS} years x ${SERIES} series x ${draws} draws: ${own_s.toFixed(2)} s of processor, at most ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB; stock of series 0 in the last year ${inWords(last)} (5, 50, 95 %)`,
      );
      const data = Float64Array.from([...shapes, ...scales].flatMap((row) => [...row]));
      const found = askPython('cohorts-numpy.py', data, [YEARS, SERIES, draws, CLASSES].map(String));
      if (!found) {
        console.log('   no python3 with NumPy: no ratio');
        continue;
      }
      const [theirs = 0, memory = 0, ...same] = found;
      console.log(
        `   NumPy, vectorised, one thread: ${theirs.toFixed(2)} s of processor, ${memory.toFixed(0)} MB, ${inWords(same)}; here ${(own_s / theirs).toFixed(2)} times NumPy, target 1.0`,
      );
    }
}

const inWords = (quantiles: readonly number[]): string => quantiles.map((one) => one.toFixed(2)).join(' / ');

/** Quantiles of every series; those of series 0 in the last year are answered. */
function quantilesOf(shapes: readonly Float64Array[], scales: readonly Float64Array[]): number[] {
  const classes = shapes.map((row, k) =>
    Array.from(row, (shape, d) => ({ kind: 'weibull' as const, shape, scale: scales[k]![d]! })),
  );
  let first: number[] = [];
  for (let s = 0; s < SERIES; s++) {
    const inflow = Float64Array.from({ length: YEARS }, (_, t) => 10 + (s % 7) + 0.1 * t);
    const quantiles = stockQuantiles(inflow, classes[s % CLASSES]!, [0.05, 0.5, 0.95]);
    if (s === 0) first = quantiles.map((row) => row[YEARS - 1]!);
  }
  return first;
}

/** Twenty thousand background processes like those of a data base: a few hubs, neighbours, some far links. */
async function inventory(draws: number): Promise<void> {
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
  let burdens: readonly Float64Array[] = [];
  const solve = (): void => {
    burdens = backgroundBurdens(background, direct);
  };
  const first_s = await processorSeconds(solve);
  const warm_s = median(await processorRounds(5, solve));
  const size = 20;
  let score = 0;
  const drawn_s = await processorSeconds(() => {
    for (let draw = 0; draw < draws; draw++) {
      const scores = foregroundScores(
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
      );
      if (draw === 0) score = scores[0]!;
    }
  });
  console.log(
    `\n-- inventory: ${n} background processes (largest loop ${solverOf(background).largestLoop}), burdens of 3 impact methods: ${inMs(first_s)} of processor at first, ${inMs(warm_s)} warm; residual ${residualOf(background, direct, burdens).toExponential(1)} of the right-hand side`,
  );
  besideSciPy([first_s, warm_s], { n, entries, direct, burden: burdens[0]!.at(-1)! });
  console.log(
    `   ${draws} draws of a foreground of ${size}: ${inMs(drawn_s)} of processor; first score ${score.toPrecision(6)}`,
  );
}

const inMs = (seconds: number): string => `${(1000 * seconds).toFixed(0)} ms`;

/** Largest |A^T x - b| / |b| of the methods. */
function residualOf(
  { products, entries }: Technosphere,
  direct: readonly Float64Array[],
  burdens: readonly Float64Array[],
): number {
  const matrix = transposed(sparseOf(products.length, entries));
  const norm = (row: Float64Array): number => Math.hypot(...row);
  return Math.max(
    ...burdens.map((x, m) => {
      const product = timesSparse(matrix, x);
      return norm(direct[m]!.map((value, i) => value - product[i]!)) / norm(direct[m]!);
    }),
  );
}

/** The same background by SciPy's sparse solver. */
function besideSciPy(
  [first_s, warm_s]: readonly [number, number],
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
  const [first = 0, warm = 0, left = 0, last = 0] = found;
  console.log(
    `   SciPy, BiCGSTAB, one thread: ${inMs(first)} of processor at first, ${inMs(warm)} warm; here ${(first_s / first).toFixed(1)} and ${(warm_s / warm).toFixed(1)} times SciPy; residual ${left.toExponential(1)}; burden of the last product ${burden.toPrecision(8)} and ${last.toPrecision(8)}`,
  );
}
