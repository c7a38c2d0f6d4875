import type { Compute } from '../../src/calculations/compute.ts';
import {
  recordedHeat,
  syntheticDocument,
  syntheticHeat,
  type Truth,
  trueContents,
} from '../../src/calculations/testing/synthetic-furnace.ts';
import type { AdviseOutput } from '../../src/documents/heats/advise.ts';
import type { CalibratedParameters } from '../../src/documents/heats/calibrated-parameters.ts';
import {
  INVERSE_SQRT_TWO_PI,
  normalCdf,
  normalQuantile,
  normalUpper,
} from '../../src/foundation/numerics/normal.ts';
import { standardNormal, streamKey, uniform } from '../../src/foundation/numerics/random.ts';

/** Elements that the trial limits, and what the trial laboratory reads of them: relative and constant spread [1, ppm]. */
const LIMITED = [
  ['Pb', 0.1, 0.05],
  ['Mn', 0.01, 2],
] as const;
/** The trial laboratory as a plant states it. */
const LABORATORY = {
  method: 'laboratory',
  elements: LIMITED.map(([element]) => element),
  spread: Object.fromEntries(
    LIMITED.map(([element, relative, constant_ppm]) => [element, { relative, constant_ppm }]),
  ),
};
const LATEST_S = 9000;
/** Sure enough to pour, and a furnace that is worth steering [usd/h]. */
export const CONFIDENCE = 0.8;
const FURNACE_USD_PER_H = 1200;
/** The limit that does not bind is met at this share of the best time. */
const SLACK = 0.8;
/** Most samples of a heat: a policy that asks for more is broken. */
const MOST = 6;
export const SAMPLE_S = 1200;
const SAMPLE_USD = 50;
const MISS_USD = 3000;

/** Who decides when to sample, and what coming late costs. */
export interface Policy {
  readonly name: string;
  readonly decides: 'advice' | 'nobody' | 'a clock';
  /** Poured more than one wait for a result after the melt was first inside [usd]. */
  readonly late_usd: number;
  /** Most samples that are taken in one go. */
  readonly together?: number;
  /** Advice is asked again when a sample was taken, not only when its result is there. */
  readonly asksMeanwhile?: true;
}

export const NO_SAMPLE: Policy = { name: 'no sample', decides: 'nobody', late_usd: MISS_USD };

/** The rule as `remelt advise` has it by default: up to three samples together, a late pour as dear as a miss. */
export const ADVICE: Policy = {
  name: 'advice, up to 3 together',
  decides: 'advice',
  late_usd: MISS_USD,
  together: 3,
};

/** Advice, with one sample at a time, or with a late pour at furnace time alone; nobody; a clock. */
export const POLICIES: readonly Policy[] = [
  ADVICE,
  { ...ADVICE, name: 'advice, one sample at a time', together: 1 },
  { ...ADVICE, name: 'advice, late costs furnace time alone', late_usd: 0 },
  NO_SAMPLE,
  { name: 'a sample every 20 min', decides: 'a clock', late_usd: MISS_USD },
];

/** Advice by what a late pour costs, in hours of the furnace: the default is chosen among these. */
export const LATE_POLICIES: readonly Policy[] = [0.5, 1, 2].map((hours) => ({
  ...ADVICE,
  name: `advice, late costs ${hours} h of the furnace`,
  late_usd: hours * FURNACE_USD_PER_H,
}));

/** Advice that sleeps while a sample is at the laboratory, and advice that may pour before its result or draw another. */
export const PENDING_POLICIES: readonly Policy[] = [
  ADVICE,
  { ...ADVICE, name: 'advice, asked again meanwhile', asksMeanwhile: true },
];

/** One heat: whose limits are met at the best time, and who decides when to sample. */
export interface StoppingCase {
  readonly binding: 'one' | 'two';
  readonly policy: Policy;
}

export interface Stopped {
  readonly heat: string;
  /** The first time at which the melt really was inside [s]: the best stop of who knows the melt. */
  readonly best_s: number;
  readonly stopped_s: number;
  /** Poured outside a limit. */
  readonly outside: boolean;
  /** When samples were taken [s]. */
  readonly taken_s: readonly number[];
  /** How sure the advice was to pour inside and within one sample. */
  readonly onTime: number;
  /** What furnace time, samples and a miss cost beyond pouring at the best time [usd]. */
  readonly regret_usd: number;
  /** When the advice to pour held the melt most likely first inside [s]; null: not by the latest time. */
  readonly believed_s: number | null;
  readonly allowed: Allowed;
}

/**
 * One heat steered by advice alone: told to sample, it samples and waits, or asks again meanwhile; told when to pour, it
 * pours then. The limit of the first element is its true content at a random time, the second is met then or before, so that the best time is known.
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
  const samples: ReturnType<typeof sampleAt>[] = [];
  let first: AdviseOutput | undefined;
  let now_s = 0;
  for (;;) {
    const isKnown = ({ at_s }: { readonly at_s: number }): boolean => at_s + SAMPLE_S <= now_s;
    const pending = samples.filter((one) => !isKnown(one)).map(({ id, at_s }) => ({ id, at_s }));
    const advice = await compute.advise({
      ...document,
      target,
      now_s,
      samples: samples.filter(isKnown),
      pending: pending.map((one) => ({ ...one, method: LABORATORY.method })),
      calibrated,
      latest_s: LATEST_S,
      candidates: policy.decides === 'advice' ? [LABORATORY] : [],
      samplesTogether: policy.together ?? 1,
      confidence: CONFIDENCE,
      furnace_usd_per_h: FURNACE_USD_PER_H,
      sample_usd: SAMPLE_USD,
      miss_usd: MISS_USD,
      late_usd: policy.late_usd,
      seed: h,
    });
    first ??= advice;
    const next = nextSamples(advice, policy, now_s);
    if (next !== null && samples.length < MOST && next.take_s + SAMPLE_S < LATEST_S) {
      const { take_s } = next;
      for (let k = 0; k < next.count; k++) {
        samples.push(sampleAt(truth, { h, at_s: take_s, contents: at(take_s), n: samples.length }));
      }
      now_s = policy.asksMeanwhile ? take_s : take_s + SAMPLE_S;
    } else if (advice.pending.some(({ worthIt }) => worthIt)) {
      now_s = Math.min(...pending.map(({ at_s }) => at_s)) + SAMPLE_S;
    } else {
      const stopped_s = advice.stop_s ?? LATEST_S;
      const outside = at(stopped_s).some((ppm, r) => ppm > limits[r]! * (1 + 1e-9));
      const lost_usd = (FURNACE_USD_PER_H / 3600) * (stopped_s - best_s) + (outside ? MISS_USD : 0);
      return {
        heat: `${truth.seed} heat ${h + 1}`,
        best_s,
        stopped_s,
        outside,
        onTime: advice.sure.onTime,
        taken_s: samples.map(({ at_s }) => at_s),
        regret_usd: lost_usd + SAMPLE_USD * samples.length,
        believed_s: advice.inside_s.p50,
        allowed: allowedBy({
          before_s: spreadBefore(first),
          single_s: spreadOfOne(truth, { at, best_s, binding }),
        }),
      };
    }
  }
}

/** The next samples; null: none, pour by the advice. */
function nextSamples(
  { action, samples }: AdviseOutput,
  { decides }: Policy,
  now_s: number,
): { readonly take_s: number; readonly count: number } | null {
  if (decides === 'advice') return action === 'sample' ? samples[0]! : null;
  return decides === 'nobody' || action === 'pour' ? null : { take_s: now_s, count: 1 };
}

function sampleAt(
  truth: Truth,
  of: { readonly h: number; readonly at_s: number; readonly contents: Float64Array; readonly n: number },
) {
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

/** Standard deviation of the best time before any sample [s], as the first advice has it. */
function spreadBefore({ inside_s: { p05, p50, p95 } }: AdviseOutput): number {
  const from_s = p05 ?? LATEST_S;
  return p95 === null ? ((p50 ?? LATEST_S) - from_s) / 1.645 : (p95 - from_s) / 3.29;
}

/** Standard deviation of the best time by one sample alone [s]: spread over slope of the limit that is told worst. */
function spreadOfOne(
  truth: Truth,
  of: { readonly at: (at_s: number) => Float64Array; readonly best_s: number } & Pick<
    StoppingCase,
    'binding'
  >,
): number {
  const [here, later] = [of.at(of.best_s), of.at(of.best_s + 60)];
  const binding = LIMITED.slice(0, of.binding === 'two' ? 2 : 1);
  return Math.max(
    ...binding.map(([, relative, constant], r) => {
      const ppm = here[r]!;
      return (60 * Math.hypot(truth.delta * ppm, relative * ppm, constant)) / Math.max(1e-9, ppm - later[r]!);
    }),
  );
}

/** Estimate of what the same prior and laboratory allow. */
export interface Allowed {
  readonly regret_usd: number;
  /** Chance to pour inside, within one sample of the best time. */
  readonly within: number;
}

/**
 * The least expected cost when results came at once and only the limit that is told worst counted: the best time normal
 * with variance 1/(1/before^2 + n/single^2) after n samples, poured z standard deviations after its mean, where
 * c sd = miss phi(z); the cheapest n. No bound: what other elements tell about the same stirring is left out.
 */
function allowedBy(of: { readonly before_s: number; readonly single_s: number }): Allowed {
  const costs = Array.from({ length: MOST + 1 }, (_, n): Allowed => {
    const sd_s = 1 / Math.sqrt(1 / of.before_s ** 2 + n / of.single_s ** 2);
    const density = ((FURNACE_USD_PER_H / 3600) * sd_s) / MISS_USD;
    const z = Math.max(
      normalQuantile(CONFIDENCE),
      Math.sqrt(Math.max(0, -2 * Math.log(density / INVERSE_SQRT_TWO_PI))),
    );
    const waiting_usd = (FURNACE_USD_PER_H / 3600) * z * sd_s;
    return {
      regret_usd: waiting_usd + MISS_USD * normalUpper(z) + n * SAMPLE_USD,
      within: normalCdf(SAMPLE_S / sd_s - z) - normalCdf(-z),
    };
  });
  return costs.reduce((a, b) => (b.regret_usd < a.regret_usd ? b : a));
}

/** Recorded heats of a furnace that a trial is calibrated on. */
export const trialHistory = (truth: Truth, count: number, compute: Compute) =>
  Array.from({ length: count }, (_, h) =>
    recordedHeat(syntheticHeat(truth, h, { facts: compute.facts(), samples: 3 })),
  );
