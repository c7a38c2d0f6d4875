import { calibrateDocument } from '../src/calculations/calibrate.ts';
import { BASELINE_HEATS } from '../src/calculations/calibrate-drift.ts';
import type { Facts } from '../src/calculations/facts.ts';
import { drawTruth, recordedHeat, syntheticHeat } from '../src/calculations/testing/synthetic-furnace.ts';
import { createCompute } from '../src/faces/worker/compute.ts';
import { readFacts } from '../src/faces/worker/data-folder.ts';
import { COVERAGE_CASES, coverageLines, coverageOf } from './support/calibration-coverage.ts';
import { alarmsOf, DRIFTS, HISTORY, LEAVES_AT } from './support/drift-trial.ts';
import { CONFIDENCE, POLICIES, type Stopped, stoppingTrial, trialHistory } from './support/stopping-trial.ts';

/** Furnaces of each case. */
const REPEATS = 200;
/** No furnace that the allowance was found on. */
const COVERAGE_SEED = 'coverage';

/**
 * Calibration on synthetic furnaces whose truth is known: time, stopping, coverage of parameters and of the heat to come.
 * `npm run bench -- calibrate PART ...` runs one of them.
 */
export async function run([part, ...rest]: readonly string[]): Promise<void> {
  const facts = readFacts();
  if (part === undefined || part === 'speed') await speed(facts);
  if (part === undefined || part === 'drift') await drift(facts, rest);
  if (part === undefined || part === 'stopping') await stopping(rest);
  if (part === undefined || part === 'coverage') await coverage(facts, rest);
}

const STOPPING_FURNACES = 20;
const TRIALS = 3;
const SAMPLE_S = 1200;

/** Heats on furnaces calibrated on six heats: when poured, against when first inside, and what that cost. */
async function stopping([
  furnaces = String(STOPPING_FURNACES),
  seed = 'bench/steer',
]: readonly string[]): Promise<void> {
  const compute = createCompute();
  const trials = new Map<string, Stopped[]>();
  for (let f = 0; f < Number(furnaces); f++) {
    const truth = drawTruth(compute.facts(), `${seed}/${f}`);
    const { calibrated } = await compute.calibrate({ furnace: 'F', heats: trialHistory(truth, 6, compute) });
    const granted = { ...calibrated, advice: true };
    for (const binding of ['one', 'two'] as const) {
      for (const policy of POLICIES) {
        const name = `${binding} limit${binding === 'two' ? 's' : ''} binding, ${policy}`;
        for (let k = 0; k < TRIALS; k++) {
          const stopped = await stoppingTrial(truth, 6 + k, {
            compute,
            calibrated: granted,
            binding,
            policy,
          });
          trials.set(name, [...(trials.get(name) ?? []), stopped]);
        }
      }
    }
  }
  await compute.close();
  console.log(
    `pour by advice (${CONFIDENCE} sure) against who knows the melt; within one sample = 20 min of the first time inside`,
  );
  for (const [name, of] of trials) console.log(stoppedWords(name, of));
}

function stoppedWords(name: string, trials: readonly Stopped[]): string {
  const off = trials.map(({ best_s, stopped_s }) => (stopped_s - best_s) / SAMPLE_S);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  const within = off.filter((one) => Math.abs(one) <= 1).length;
  const early = off.filter((one) => one < 0).length;
  const regrets = trials.map(({ regret_usd }) => regret_usd);
  return `  ${name.padEnd(44)} ${within} of ${off.length} within one sample, ${early} before it, ${(20 * mean(off)).toFixed(0)} min after it, ${mean(trials.map(({ samples }) => samples)).toFixed(1)} samples, costs ${mean(regrets).toFixed(0)} usd more`;
}

const DRIFT_FURNACES = 40;

/** Furnaces that stay or leave: how often the charts alarm falsely, and how many heats they need. */
async function drift(
  facts: Facts,
  [furnaces = String(DRIFT_FURNACES), seed = 'bench/drift']: readonly string[],
): Promise<void> {
  for (const [name, change] of Object.entries(DRIFTS)) {
    let early = 0;
    const delays: number[] = [];
    for (let f = 0; f < Number(furnaces); f++) {
      const alarms = await alarmsOf(drawTruth(facts, `${seed}/${f}`), change, facts);
      const quiet = Object.keys(change).length === 0 ? HISTORY : LEAVES_AT - 1;
      if (alarms.some((h) => h < quiet)) early += 1;
      const seen = alarms.find((h) => h >= LEAVES_AT - 1);
      if (seen !== undefined) delays.push(seen - LEAVES_AT + 2);
    }
    const spread = delays.sort((a, b) => a - b);
    const charted = (Object.keys(change).length === 0 ? HISTORY : LEAVES_AT - 1) - BASELINE_HEATS;
    const expected = 100 * (1 - (1 - 1 / 370) ** charted);
    console.log(
      `  ${name.padEnd(38)} false alarm in ${early} of ${furnaces} (${expected.toFixed(1)} % expected in ${charted} heats)${
        Object.keys(change).length === 0
          ? ''
          : `; seen in ${delays.length} within ${HISTORY - LEAVES_AT + 1} heats, half of these by heat ${spread[Math.floor(spread.length / 2)] ?? '-'}`
      }`,
    );
  }
}

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

/** `coverage CASE COUNT FIRST`: furnaces of one case, or every case. */
async function coverage(
  facts: Facts,
  [only, count = String(REPEATS), first = '0']: readonly string[],
): Promise<void> {
  for (const [name, kind] of Object.entries(COVERAGE_CASES)) {
    if (only !== undefined && name !== only) continue;
    const began = process.cpuUsage();
    const found = await coverageOf(kind, {
      facts,
      seed: COVERAGE_SEED,
      first: Number(first),
      count: Number(count),
    });
    const { user, system } = process.cpuUsage(began);
    const each = (user + system) / 1e6 / Number(count);
    console.log(
      `${name}: ${count} furnaces ${kind.what}, ${kind.heats} heats x ${kind.samples} samples: ${each.toFixed(1)} s of processor each, ${found.unsettled} not settled`,
    );
    for (const line of coverageLines('90 % intervals of parameters', found.parameters)) console.log(line);
    for (const line of coverageLines('90 % bands of the heat to come', found.next)) console.log(line);
  }
}
