/** One thread's series of the cohort bench: each draw scales a Weibull lifetime, and quantiles are kept by series and year. */
import { parentPort, workerData } from 'node:worker_threads';
import { fillUniform, streamKey } from '../../src/foundation/numerics/random.ts';
import { stockQuantiles } from '../../src/models/lifecycle/stock/many-stocks.ts';

const { years, draws, from, to, seed } = workerData as Record<
  'years' | 'draws' | 'from' | 'to' | 'seed',
  number
>;
const CLASSES = 10;
const classes = Array.from({ length: CLASSES }, (_, k) => {
  const u = fillUniform(streamKey(seed, `lifetime ${k}`), new Float64Array(draws));
  return Array.from({ length: draws }, (__, d) => ({
    kind: 'weibull' as const,
    shape: 2.5,
    scale: 8 + k + 6 * u[d]!,
  }));
});
let last: readonly number[] = [];
for (let s = from; s < to; s++) {
  const inflow = Float64Array.from({ length: years }, (_, t) => 10 + (s % 7) + 0.1 * t);
  const quantiles = stockQuantiles(inflow, classes[s % CLASSES]!, [0.05, 0.5, 0.95]);
  if (s === from) last = quantiles.map((row) => row[years - 1]!);
}
parentPort!.postMessage({
  last,
  cpu_s: process.threadCpuUsage().user / 1e6,
});
