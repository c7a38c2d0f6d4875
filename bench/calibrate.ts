import { calibrateDocument } from '../src/calculations/calibrate.ts';
import { fitHeats } from '../src/calculations/calibrate-fit.ts';
import { predictHeat } from '../src/calculations/calibrate-predict.ts';
import type { Facts } from '../src/calculations/facts.ts';
import {
  drawTruth,
  recordedHeat,
  syntheticDocument,
  syntheticHeat,
  type Truth,
} from '../src/calculations/testing/synthetic-furnace.ts';
import { createCompute } from '../src/faces/worker/compute.ts';
import { readFacts } from '../src/faces/worker/data-folder.ts';
import { momentsOfMixture } from '../src/foundation/numerics/mixed-effects.ts';
import { summarise } from '../src/metal/alloy/ensemble.ts';
import { CONFIDENCE, type Stopped, stoppingTrial, trialHistory } from './support/stopping-trial.ts';

const Z_95 = 1.6448536269514722;
const REPEATS = 200;
const HEATS = 8;
const SAMPLES = 4;

/** Calibration on synthetic furnaces whose truth is known: coverage of parameters and of the heat to come, and time. */
export async function run([repeats = String(REPEATS)]: readonly string[]): Promise<void> {
  const facts = readFacts();
  await speed(facts);
  await stopping();
  if (Number(repeats) > 0) await coverage(facts, Number(repeats));
}

const FURNACES = 12;
const TRIALS = 5;

/** Heats steered by advice alone on furnaces calibrated on six heats: when poured, against when first inside. */
async function stopping(): Promise<void> {
  const compute = createCompute();
  const trials: Stopped[] = [];
  for (let f = 0; f < FURNACES; f++) {
    const truth = drawTruth(compute.facts(), `bench/stop/${f}`);
    const { calibrated } = await compute.calibrate({ furnace: 'F', heats: trialHistory(truth, 6, compute) });
    const granted = { ...calibrated, advice: true };
    for (let k = 0; k < TRIALS; k++) {
      trials.push(await stoppingTrial(truth, 6 + k, { compute, calibrated: granted }));
    }
  }
  await compute.close();
  const off = trials.map(({ best_s, stopped_s }) => (stopped_s - best_s) / SAMPLE_S);
  const within = off.filter((one) => Math.abs(one) <= 1).length;
  const early = off.filter((one) => one < 0).length;
  const mean = off.reduce((sum, one) => sum + one, 0) / off.length;
  const taken = trials.reduce((sum, { samples }) => sum + samples, 0) / trials.length;
  console.log(
    `${trials.length} heats steered by advice: ${((100 * within) / off.length).toFixed(0)} % poured within one sample (20 min) of the best time, ${((100 * early) / off.length).toFixed(0)} % before it (asked: ${Math.round(100 * (1 - CONFIDENCE))} %), on average ${(mean * 20).toFixed(0)} min after it with ${taken.toFixed(1)} samples`,
  );
}

const SAMPLE_S = 1200;

async function speed(facts: Facts): Promise<void> {
  const truth = drawTruth(facts, 'bench/speed');
  const heats = Array.from({ length: 50 }, (_, h) =>
    recordedHeat(syntheticHeat(truth, h, { facts, samples: 8 })),
  );
  let told = 0;
  const used = process.cpuUsage();
  const began = performance.now();
  const { readings, manifest } = await calibrateDocument({ furnace: 'F', heats }, facts, {
    onProgress: () => {
      told += 1;
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  const processor = ((user + system) / 1e6).toFixed(1);
  console.log(
    `50 heats x 8 samples, ${readings} results: ${seconds.toFixed(1)} s (${processor} s of processor), ${String(manifest.rounds)} rounds, ${told} times progress (target under 60 s)`,
  );
  const stopper = new AbortController();
  let asked = 0;
  const cancelled = calibrateDocument({ furnace: 'F', heats }, facts, {
    signal: stopper.signal,
    onProgress: () => {
      if (asked === 0) asked = performance.now();
      stopper.abort();
    },
  });
  await cancelled.catch(() => undefined);
  console.log(`cancelled ${(performance.now() - asked).toFixed(0)} ms after it was asked`);
}

interface Tally {
  hit: number;
  all: number;
}

/** Truth drawn from the priors, heats made from it, calibrated, and compared with it. */
async function coverage(facts: Facts, repeats: number): Promise<void> {
  const parameters = new Map<string, Tally>();
  const next = new Map<string, Tally>();
  let unsettled = 0;
  const began = performance.now();
  for (let r = 0; r < repeats; r++) {
    const truth = drawTruth(facts, `bench/${r}`);
    unsettled += await once(truth, { facts, seed: r, parameters, next });
  }
  const each = (performance.now() - began) / repeats / 1000;
  console.log(
    `${repeats} furnaces, ${HEATS} heats x ${SAMPLES} samples each: ${each.toFixed(1)} s per calibration, ${unsettled} not settled`,
  );
  report('90 % intervals of parameters', parameters);
  report('90 % bands of the heat to come', next);
}

async function once(
  truth: Truth,
  to: { facts: Facts; seed: number; parameters: Map<string, Tally>; next: Map<string, Tally> },
): Promise<number> {
  const { facts } = to;
  const heats = Array.from({ length: HEATS }, (_, h) => syntheticHeat(truth, h, { facts, samples: SAMPLES }));
  const fit = await fitHeats(heats.map(({ heat }) => heat));
  const { mean, covariance } = momentsOfMixture(fit.components);
  const p = fit.parameters.length;
  fit.parameters.forEach(({ name }, j) => {
    const real = truth.z[truth.parameters.findIndex((one) => one.name === name)]!;
    count(to.parameters, name, Math.abs(real - mean[j]!) <= Z_95 * Math.sqrt(covariance[j * p + j]!));
  });
  const document = syntheticDocument(HEATS, { seed: truth.seed });
  const coming = syntheticHeat(truth, HEATS, { facts, samples: SAMPLES, document });
  const wanted = coming.heat.readings;
  const { contents, samples } = predictHeat(coming.heat, wanted, { fit, seed: to.seed });
  wanted.forEach(({ element }, r) => {
    const { p05, p95 } = summarise(
      Float64Array.from({ length: samples }, (_, s) => contents[s * wanted.length + r]!),
    );
    const real = coming.true_ppm[r]!;
    count(to.next, element, real >= p05 && real <= p95);
  });
  return fit.converged ? 0 : 1;
}

function count(tallies: Map<string, Tally>, name: string, hit: boolean): void {
  const tally = tallies.get(name) ?? { hit: 0, all: 0 };
  tally.all += 1;
  if (hit) tally.hit += 1;
  tallies.set(name, tally);
}

function report(what: string, tallies: ReadonlyMap<string, Tally>): void {
  let hit = 0;
  let all = 0;
  for (const tally of tallies.values()) {
    hit += tally.hit;
    all += tally.all;
  }
  console.log(`${what}: ${((100 * hit) / all).toFixed(1)} % of ${all} hold the truth (target 90 +- 3 %)`);
  for (const [name, tally] of tallies) {
    console.log(`  ${name.padEnd(30)} ${((100 * tally.hit) / tally.all).toFixed(1)} % of ${tally.all}`);
  }
}
