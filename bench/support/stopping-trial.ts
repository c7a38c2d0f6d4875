import type { Compute } from '../../src/calculations/compute.ts';
import {
  recordedHeat,
  syntheticDocument,
  syntheticHeat,
  type Truth,
  trueContents,
} from '../../src/calculations/testing/synthetic-furnace.ts';
import type { AdviseOutput } from '../../src/faces/formats/advise.ts';
import type { CalibratedParameters } from '../../src/faces/formats/calibrated-parameters.ts';
import { standardNormal, streamKey, uniform } from '../../src/foundation/numerics/random.ts';

/** Elements that the trial limits, and what the trial laboratory reads of them: relative and constant spread [1, ppm]. */
const LIMITED = [
  ['Pb', 0.1, 0.05],
  ['Mn', 0.01, 2],
] as const;
const LATEST_S = 9000;
/** Sure enough to pour, and a furnace that is worth steering [usd/h]. */
export const CONFIDENCE = 0.8;
const FURNACE_USD_PER_H = 1200;
/** The limit that does not bind is met at this share of the best time. */
const SLACK = 0.8;
/** Most samples of a heat: a policy that asks for more is broken. */
const MOST = 6;
const SAMPLE_S = 1200;
const SAMPLE_USD = 50;
const MISS_USD = 3000;

/** Who decides when to sample: advice, nobody, or a clock. */
export const POLICIES = ['advice', 'no sample', 'a sample every 20 min'] as const;

/** One heat: whose limits are met at the best time, and who decides when to sample. */
export interface StoppingCase {
  readonly binding: 'one' | 'two';
  readonly policy: (typeof POLICIES)[number];
}

export interface Stopped {
  /** The first time at which the melt really was inside [s]. */
  readonly best_s: number;
  readonly stopped_s: number;
  readonly samples: number;
  /** What furnace time, samples and a miss cost beyond pouring at the best time [usd]. */
  readonly regret_usd: number;
}

/**
 * One heat steered by advice alone: told to sample, it samples and waits; told when to pour, it pours then. The limit of
 * the first element is its true content at a random time, the second is met then or before, so that the best time is known.
 */
export async function stoppingTrial(
  truth: Truth,
  h: number,
  of: { readonly compute: Compute; readonly calibrated: CalibratedParameters } & StoppingCase,
): Promise<Stopped> {
  const { compute, calibrated, binding, policy } = of;
  const facts = compute.facts();
  const best_s = Math.round(2400 + 4800 * uniform(streamKey(truth.seed, 'trial/best'), h));
  const document = syntheticDocument(h, { seed: truth.seed, time_s: LATEST_S });
  const at = (at_s: number) =>
    trueContents(truth, h, { facts, document, wanted: LIMITED.map(([element]) => ({ element, at_s })) });
  const met = [at(best_s), at(binding === 'two' ? best_s : Math.round(SLACK * best_s))];
  const limits = LIMITED.map((_, r) => met[r]![r]!);
  const target = {
    limits_wtpct: Object.fromEntries(LIMITED.map(([element], r) => [element, { max: limits[r]! / 1e4 }])),
    residual_wtpct: null,
  };
  const asked = policy === 'advice' ? [{ method: 'laboratory', elements: LIMITED.map(([one]) => one) }] : [];
  const samples: object[] = [];
  let now_s = 0;
  for (;;) {
    const advice = await compute.advise({
      ...document,
      target,
      now_s,
      samples,
      calibrated,
      latest_s: LATEST_S,
      candidates: asked,
      confidence: CONFIDENCE,
      furnace_usd_per_h: FURNACE_USD_PER_H,
      sample_usd: SAMPLE_USD,
      miss_usd: MISS_USD,
      seed: h,
    });
    const take_s = nextSample(advice, policy, now_s);
    if (take_s === null || samples.length === MOST || take_s + SAMPLE_S > LATEST_S) {
      const stopped_s = advice.stop_s ?? LATEST_S;
      const outside = at(stopped_s).some((ppm, r) => ppm > limits[r]! * (1 + 1e-9));
      const regret_usd =
        (FURNACE_USD_PER_H / 3600) * (stopped_s - best_s) +
        SAMPLE_USD * samples.length +
        (outside ? MISS_USD : 0);
      return { best_s, stopped_s, samples: samples.length, regret_usd };
    }
    samples.push(sampleAt(truth, { h, at_s: take_s, contents: at(take_s), n: samples.length }));
    now_s = take_s + SAMPLE_S;
  }
}

/** When the next sample is taken; null: none, pour by the advice. */
function nextSample(
  { action, samples }: AdviseOutput,
  policy: StoppingCase['policy'],
  now_s: number,
): number | null {
  if (policy === 'advice') return action === 'sample' ? samples[0]!.take_s : null;
  return policy === 'no sample' || action === 'pour' ? null : now_s;
}

function sampleAt(
  truth: Truth,
  of: { readonly h: number; readonly at_s: number; readonly contents: Float64Array; readonly n: number },
): object {
  const composition_ppm: Record<string, number> = {};
  const sd_ppm: Record<string, number> = {};
  LIMITED.forEach(([element, relative, constant], r) => {
    const stream = streamKey(truth.seed, `trial/${of.h}/${element}`);
    const real = of.contents[r]! * (1 + truth.delta * standardNormal(stream, 2 * of.n));
    sd_ppm[element] = Math.hypot(relative * real, constant);
    composition_ppm[element] = Math.max(0, real + sd_ppm[element] * standardNormal(stream, 2 * of.n + 1));
  });
  return { id: `S${of.n + 1}`, at_s: of.at_s, composition_ppm, sd_ppm };
}

/** Recorded heats of a furnace that a trial is calibrated on. */
export const trialHistory = (truth: Truth, count: number, compute: Compute) =>
  Array.from({ length: count }, (_, h) =>
    recordedHeat(syntheticHeat(truth, h, { facts: compute.facts(), samples: 3 })),
  );
