import { loadavg } from 'node:os';
import { calibrateDocument } from '../src/calculations/calibrate/calibrate.ts';
import { BASELINE_HEATS } from '../src/calculations/calibrate/drift.ts';
import type { Facts } from '../src/calculations/facts.ts';
import { historyDocument } from '../src/calculations/history/history.ts';
import { recordedOther } from '../src/calculations/testing/other-furnace.ts';
import { drawTruth, recordedHeat, syntheticHeat } from '../src/calculations/testing/synthetic-furnace.ts';
import { createCompute } from '../src/engine/compute.ts';
import { readFacts } from '../src/engine/data-folder.ts';
import { COVERAGE_CASES, coverageLines, coverageOf } from './support/calibration-coverage.ts';
import { alarmsOf, DRIFTS, HISTORY, LEAVES_AT } from './support/drift-trial.ts';
import {
  type Calibrated,
  calibratedOn,
  type Foretold,
  otherFurnaces,
  STRUCTURES,
} from './support/other-structures.ts';
import { boundWords, missedWords, stoppedWords } from './support/stopping-table.ts';
import {
  ADVICE,
  CONFIDENCE,
  LATE_POLICIES,
  NO_SAMPLE,
  PENDING_POLICIES,
  POLICIES,
  type Policy,
  type Stopped,
  stoppingTrial,
  trialHistory,
} from './support/stopping-trial.ts';

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
  if (part === undefined || part === 'stopping') await stopping(POLICIES, STOPPING_SEED, rest);
  if (part === 'late') await stopping(LATE_POLICIES, OTHER_SEED, rest);
  if (part === 'pending') await stopping(PENDING_POLICIES, OTHER_SEED, rest);
  if (part === undefined || part === 'coverage') await coverage(facts, rest);
  if (part === undefined || part === 'history') await pastHeats(facts);
  if (part === undefined || part === 'structures') await structures(facts, rest);
}

/** Furnaces of each structure; each is calibrated once, on as many heats as its turn says. */
const PER_STRUCTURE = 24;
const COUNTS = [3, 5, 10, 15] as const;
/** A seed that nothing was chosen on. */
const STRUCTURES_SEED = 303;
/** Furnaces of each structure that grow slower by this, from this heat on, and the heats that are looked at. */
const SLOWER = { perStructure: 6, factor: 1.5, from: 9, heats: 16, seed: 404 };

/** Furnaces of another physics: coverage of the heat to come, false alarms, and how soon a lasting change is seen. */
async function structures(
  facts: Facts,
  [count = String(PER_STRUCTURE), seed = String(STRUCTURES_SEED)]: readonly string[],
): Promise<void> {
  const all: Calibrated[] = [];
  let seen = 0;
  for (const structure of STRUCTURES) {
    const made = otherFurnaces({ structure, seed: Number(seed), furnaces: Number(count), heats: 17 });
    for (const [i, furnace] of made.entries()) {
      all.push(await calibratedOn(structure, furnace, { count: COUNTS[i % COUNTS.length]!, facts }));
    }
    const { perStructure, factor, from, heats, seed: own } = SLOWER;
    const lasting = { factor, from };
    for (const furnace of otherFurnaces({ structure, seed: own, furnaces: perStructure, heats, lasting })) {
      const { signal } = await calibratedOn(structure, furnace, { count: heats, facts });
      if (signal !== undefined && signal >= from - 1) seen += 1;
    }
    console.log(
      heldWords(
        `structure ${structure}`,
        all.filter((one) => one.structure === structure),
      ),
    );
  }
  for (const heats of COUNTS)
    console.log(
      heldWords(
        `${heats} heats`,
        all.filter((one) => one.heats === heats),
      ),
    );
  console.log(heldWords('all', all));
  const slower = SLOWER.perStructure * STRUCTURES.length;
  console.log(
    `  slower by ${SLOWER.factor} for ${SLOWER.heats - SLOWER.from + 1} heats: seen in ${seen} of ${slower}`,
  );
}

/** Past heats of one furnace: the time that their calibration, learning curve and judgement take together. */
async function pastHeats(facts: Facts): Promise<void> {
  const [furnace] = otherFurnaces({ structure: 'c', seed: STRUCTURES_SEED, furnaces: 1, heats: PAST_HEATS });
  const heats = furnace!.heats.map((heat, h) => ({
    ...recordedOther(heat),
    furnace: 'F',
    at: new Date(Date.UTC(2026, 0, 1 + h)).toISOString().slice(0, 10),
  }));
  const used = process.cpuUsage();
  const began = performance.now();
  const { furnaces } = await historyDocument({ heats }, facts);
  const { user, system } = process.cpuUsage(used);
  console.log(
    `${PAST_HEATS} past heats of 3 samples: ${((performance.now() - began) / 1e3).toFixed(0)} s by the clock, ${((user + system) / 1e6).toFixed(0)} s of processor, ${furnaces.length} furnace (target under 300 s)`,
  );
}

const PAST_HEATS = 200;

function heldWords(what: string, some: readonly Calibrated[]): string {
  const rows = some.flatMap(({ foretold }) => foretold);
  const percent = (is: (row: Foretold) => boolean): string =>
    `${((100 * rows.filter(is).length) / rows.length).toFixed(1)} %`;
  const alarms = some.filter(({ alarm }) => alarm).length;
  return `  ${what.padEnd(14)} ${percent(({ true_ppm, p05_ppm, p95_ppm }) => p05_ppm <= true_ppm && true_ppm <= p95_ppm)} of ${rows.length} inside, ${percent(({ true_ppm, p95_ppm }) => true_ppm > p95_ppm)} above; ${alarms} of ${some.length} furnaces alarm falsely`;
}

const STOPPING_FURNACES = 10;
const TRIALS = 3;
/** Furnaces that no rule was found on. */
const STOPPING_SEED = 'bench/held-out';
/** Furnaces that rules are compared and chosen on: none of those above. */
const OTHER_SEED = 'bench/late';

/** Heats on furnaces calibrated on six heats: when poured, against when first inside, and what that cost. */
async function stopping(
  policies: readonly Policy[],
  ownSeed: string,
  [furnaces = String(STOPPING_FURNACES), seed = ownSeed, first = '0']: readonly string[],
): Promise<void> {
  const compute = createCompute();
  const trials = { one: new Map<string, Stopped[]>(), two: new Map<string, Stopped[]>() };
  const used = process.cpuUsage();
  for (let f = Number(first); f < Number(first) + Number(furnaces); f++) {
    const truth = drawTruth(compute.facts(), `${seed}/${f}`);
    const { calibrated } = await compute.calibrate({ furnace: 'F', heats: trialHistory(truth, 6, compute) });
    const known = { compute, calibrated: { ...calibrated, advice: true } };
    for (const binding of ['one', 'two'] as const) {
      for (const policy of policies) {
        for (let k = 0; k < TRIALS; k++) {
          const stopped = await stoppingTrial(truth, 6 + k, { ...known, binding, policy });
          trials[binding].set(policy.name, [...(trials[binding].get(policy.name) ?? []), stopped]);
        }
      }
    }
  }
  await compute.close();
  const { user, system } = process.cpuUsage(used);
  console.log(
    `furnaces ${seed}/${first} on, ${((user + system) / 1e6).toFixed(0)} s of processor: pour by advice (${CONFIDENCE} sure) against who knows the melt; within one sample = inside, at most 20 min after the first time inside; regret counts furnace time, samples and misses, not the price of coming late`,
  );
  for (const [binding, of] of Object.entries(trials)) {
    const besides = of.get(NO_SAMPLE.name);
    console.log(
      binding === 'one'
        ? '  one limit binding'
        : '  two limits met at the same moment, of which advice is not told: it expects the later of two times to lie behind either',
    );
    for (const [policy, stopped] of of) console.log(stoppedWords(policy, stopped, besides));
    for (const line of boundWords([...of.values()][0]!)) console.log(line);
    for (const line of missedWords(of.get(ADVICE.name) ?? [])) console.log(line);
  }
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
  const { readings, manifest } = await calibrateDocument({ furnace: 'F', heats }, facts, {
    onProgress: () => {
      told += 1;
    },
  });
  const { user, system } = process.cpuUsage(used);
  const processor = ((user + system) / 1e6).toFixed(1);
  console.log(
    `50 heats x 8 samples, ${readings} results: ${processor} s of processor, ${String(manifest.rounds)} rounds, ${told} times progress (target under 60 s)`,
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
  console.log(
    `cancelled ${(performance.now() - asked).toFixed(0)} ms by the clock after it was asked, at load ${loadavg()[0]!.toFixed(0)}`,
  );
}

/** `coverage CASE COUNT FIRST`: furnaces of one case, or every case. */
async function coverage(
  facts: Facts,
  [only, count = String(REPEATS), first = '0']: readonly string[],
): Promise<void> {
  if (only !== undefined && !(only in COVERAGE_CASES))
    console.log(`no case ${only}; there are: ${Object.keys(COVERAGE_CASES).join(', ')}`);
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
      `${name}: ${count} furnaces ${kind.what}, ${kind.heats} heats x ${kind.samples} samples: ${each.toFixed(1)} s of processor each, ${found.unconverged} not converged`,
    );
    for (const line of coverageLines('90 % intervals of parameters', found.parameters)) console.log(line);
    for (const line of coverageLines('90 % bands of the heat to come', found.next)) console.log(line);
  }
}
