import { type AdviseInput, type AdviseOutput, adviseInputSchema } from '../faces/formats/advise.ts';
import { parseDocument } from '../faces/formats/common.ts';
import { throwIfCancelled } from '../foundation/errors.ts';
import type { Assumption } from '../foundation/quantity/sourced.ts';
import { type AnalysisMethod, findMethod, uncertaintyOf } from '../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import type { Specification } from '../metal/alloy/specification.ts';
import { correctionFor } from './advise-correction.ts';
import { heatUnderWay, priorOf } from './advise-heat.ts';
import {
  contentBand,
  insideTimes,
  type Judged,
  type JudgedLimit,
  judgedLimits,
  judgeOverTime,
  sureness,
} from './advise-judge.ts';
import { type Members, membersOf } from './advise-members.ts';
import { type Candidate, type Costs, valueOfSample } from './advise-value.ts';
import { adviceWords } from './advise-words.ts';
import { HEATS_NEEDED } from './calibrate-unlocks.ts';
import { breathe } from './control.ts';
import { contentsAt, type HeatModel } from './heat-model.ts';
import { manifestOf } from './manifest.ts';
import type { PlanControl, PlanFacts } from './plan-context.ts';
import { specificationOfTarget } from './plan-problem.ts';
import { DEFAULT_SEED, simulate } from './simulate.ts';
import type { SimulateFacts } from './simulate-facts.ts';

export type { AdviseOutput } from '../faces/formats/advise.ts';

/** What `advise` needs to know: part of the facts. */
export type AdviseFacts = SimulateFacts &
  PlanFacts & { readonly analysisMethods: ReadonlyMap<string, AnalysisMethod> };

/** Members of a heat: chances to 3 %. */
const MEMBERS = 300;
/** Times at which pouring is looked at. */
const TIMES = 40;
const CONFIDENCE = 0.9;
const SAMPLE_DELAY_S = 1200;
/** Costs when the document says nothing [usd]: assumptions, they only rank samples. */
const FURNACE_USD_PER_H = 300;
const SAMPLE_USD = 50;
const MISS_USD_PER_KG = 10;
/** Ways to ask a sample when the document names none: everything by its usual method, or one method alone. */
const METHODS = ['laboratory', 'fusion', 'combustion', 'ICP-MS', 'OES'];

/** `advise` on an unparsed document. Throws InputError with path, value and cure for what is wrong. */
export async function adviseDocument(
  document: unknown,
  facts: AdviseFacts,
  control: PlanControl,
): Promise<AdviseOutput> {
  return advise(parseDocument(adviseInputSchema, document, 'advise'), facts, control);
}

/**
 * What a melter may do now: pour, wait until when, take which sample, add what, and how sure that is
 * (docs/theory/calibration.md, equations 13 to 15). Nothing is written and nothing is moved; without a furnace
 * calibrated on enough heats there is an outlook and no advice. Throws InputError, ValidityError, CancelledError.
 */
export async function advise(
  input: AdviseInput,
  facts: AdviseFacts,
  control: PlanControl,
): Promise<AdviseOutput> {
  const assumed: Assumption[] = [];
  const seed = input.seed ?? DEFAULT_SEED;
  const { heat, latest_s } = heatUnderWay(input, facts);
  const specification = specificationOf(input, facts, assumed);
  const limits = judgedLimits(specification, heat.elements);
  const prior = priorOf(
    heat,
    input.calibrated,
    limits.flatMap(({ elements }) => [...elements]),
  );
  const members = membersOf(heat, prior, { samples: MEMBERS, seed });
  await breathe();
  throwIfCancelled(control.signal);
  control.onProgress?.(0.4, 'members drawn');
  const judged = judgeOverTime(heat, members, { limits, times_s: timesFrom(input.now_s, latest_s) });
  const wanted = input.confidence ?? CONFIDENCE;
  const stop = stopOf(judged, wanted);
  control.onProgress?.(0.7, 'times judged');
  const samples = samplesOf(
    { input, facts, heat, members, judged, scatter: prior.scatter },
    { stop_s: stop.stop_s, latest_s, seed, assumed },
  );
  const lacking = limits.filter(
    ({ side }, k) => side === 'min' && contentBand(judged, k, stop.index).holds < wanted,
  );
  const levers = stop.stop_s === null ? leversOf(input, facts) : new Map<ElementSymbol, string>();
  const standing = input.calibrated?.advice && input.calibrated.heats >= HEATS_NEEDED ? 'advice' : 'outlook';
  const action =
    standing === 'outlook' ? null : actionOf({ sure: stop.sure[0]! >= wanted, lacking, samples, stop });
  const correction =
    action === 'correct' ? await correctionFor(input, { facts, control, judged, index: stop.index }) : null;
  const output = {
    format: 'remelt-advise/1' as const,
    manifest: manifestOf(input, facts, { seed, members: MEMBERS }),
    assumed: [...assumed, ...assumedOf(input, latest_s)],
    warnings:
      members.effective < 30
        ? [`only ${members.effective.toFixed(0)} members agree with the samples: the band is rough`]
        : [],
    heat: input.heat ?? null,
    now_s: input.now_s,
    standing,
    action,
    sure: { now: stop.sure[0]!, atStop: stop.sure[stop.index]!, atLatest: stop.sure.at(-1)!, wanted },
    stop_s: stop.stop_s,
    inside_s: insideTimes(judged),
    limits: limits.map((limit, k) => limitRow(judged, { limit, k, at: stop.index, levers })),
    samples,
    correction,
    effectiveMembers: members.effective,
    acceptance: {
      needed: standing === 'advice',
      words:
        standing === 'advice'
          ? 'a named melter accepts or declines this advice; Remelt moves no furnace'
          : `no advice: the furnace needs ${HEATS_NEEDED} heats of its own without drift (remelt calibrate)`,
    },
  } satisfies Omit<AdviseOutput, 'words'>;
  return { ...output, words: adviceWords(output, latest_s) };
}

const timesFrom = (now_s: number, latest_s: number): number[] =>
  Array.from({ length: TIMES }, (_, k) => Math.round(now_s + ((latest_s - now_s) * k) / (TIMES - 1)));

function specificationOf(input: AdviseInput, facts: AdviseFacts, assumed: Assumption[]): Specification {
  const { melt, target } = input;
  return specificationOfTarget(
    { id: input.heat ?? 'the melt', target },
    {
      materials: [
        {
          id: 'melt',
          composition_wtpct: melt.composition_wtpct ?? {},
          balance: melt.balance ?? 'Ni',
          price_usd_per_kg: 0,
        },
      ],
      grades: facts.grades,
      path: 'target',
      assumed,
    },
  );
}

interface Stop {
  readonly sure: Float64Array;
  /** The first time that is sure enough, else the surest. */
  readonly index: number;
  readonly stop_s: number | null;
}

function stopOf(judged: Judged, wanted: number): Stop {
  const sure = sureness(judged, judged.weights);
  const first = sure.findIndex((one) => one >= wanted);
  const index = first >= 0 ? first : sure.indexOf(Math.max(...sure));
  return { sure, index, stop_s: first >= 0 ? judged.times_s[first]! : null };
}

function actionOf(of: {
  readonly sure: boolean;
  readonly lacking: readonly JudgedLimit[];
  readonly samples: AdviseOutput['samples'];
  readonly stop: Stop;
}): NonNullable<AdviseOutput['action']> {
  if (of.sure) return 'pour';
  if (of.lacking.length > 0) return 'correct';
  if (of.samples[0]?.worthIt) return 'sample';
  return of.stop.stop_s === null ? 'not-by-waiting' : 'wait';
}

function limitRow(
  judged: Judged,
  of: {
    readonly limit: JudgedLimit;
    readonly k: number;
    readonly at: number;
    readonly levers: ReadonlyMap<ElementSymbol, string>;
  },
): AdviseOutput['limits'][number] {
  const { limit, k, at, levers } = of;
  const { holds: probabilityNow, ...now } = contentBand(judged, k, 0);
  const { holds: probabilityAtStop, ...atStop } = contentBand(judged, k, at);
  return {
    of: limit.elements.join('+'),
    side: limit.side,
    limit_ppm: limit.limit_ppm,
    now,
    atStop,
    probabilityNow,
    probabilityAtStop,
    lever: levers.get(limit.elements[0]!) ?? null,
  };
}

/** What limits each element at the end of the route, and what would move it. */
function leversOf({ melt, route }: AdviseInput, facts: AdviseFacts): Map<ElementSymbol, string> {
  const { limits } = simulate({ melt, route, samples: 1 }, facts);
  return new Map(limits.map(({ element, limitedBy, lever }) => [element, `${limitedBy}; ${lever}`]));
}

interface SampleQuestion {
  readonly input: AdviseInput;
  readonly facts: AdviseFacts;
  readonly heat: HeatModel;
  readonly members: Members;
  readonly judged: Judged;
  readonly scatter: number;
}

/** Samples that could be taken, now or so that the result comes when the melt is to be poured, best first. */
function samplesOf(
  question: SampleQuestion,
  of: {
    readonly stop_s: number | null;
    readonly latest_s: number;
    readonly seed: number | string;
    readonly assumed: Assumption[];
  },
): AdviseOutput['samples'] {
  const { input, heat, members, judged, scatter } = question;
  const delay = input.sampleDelay_s ?? SAMPLE_DELAY_S;
  const likely_s = insideTimes(judged).p50;
  // now, and so that the result comes when the melt is most likely inside, or is to be poured
  const takes = [likely_s, of.stop_s ?? of.latest_s].map((due) =>
    Math.max(input.now_s, (due ?? of.latest_s) - delay),
  );
  const times = [...new Set([input.now_s, ...takes])];
  const candidates = askable(question).flatMap((one) =>
    times
      .filter((take_s) => take_s + delay <= of.latest_s)
      .map((take_s): Candidate => ({ ...one, take_s, result_s: take_s + delay })),
  );
  const costs = costsOf(input);
  const held = heldByMembers(heat, members, candidates);
  const rows = candidates.map((candidate) => {
    const value_usd = valueOfSample(candidate, {
      weights: members.weights,
      contents: held(candidate),
      judged,
      costs,
      scatter,
      sure: input.confidence ?? CONFIDENCE,
      seed: of.seed,
    });
    const { method, elements, take_s, result_s } = candidate;
    return {
      method: method.id,
      elements: [...elements],
      take_s,
      result_s,
      value_usd,
      worthIt: value_usd > 0,
      words:
        value_usd > 0
          ? `worth its ${Math.round(delay / 60)} min: saves ${value_usd.toFixed(0)} usd on average`
          : `not worth its ${Math.round(delay / 60)} min (${value_usd.toFixed(0)} usd)`,
    };
  });
  return rows.sort((a, b) => b.value_usd - a.value_usd);
}

/** What the members hold when a candidate is taken [ppm], all candidates out of one run. */
function heldByMembers(
  heat: HeatModel,
  { points }: Members,
  candidates: readonly Candidate[],
): (candidate: Candidate) => Float64Array {
  const wanted = candidates.flatMap(({ elements, take_s }) =>
    elements.map((element) => ({ element, at_s: take_s })),
  );
  const all = wanted.length === 0 ? new Float64Array(0) : contentsAt(heat, points, wanted);
  return ({ elements, take_s }) => {
    const places = elements.map((element) =>
      wanted.findIndex((one) => one.element === element && one.at_s === take_s),
    );
    return Float64Array.from(
      { length: points.samples * places.length },
      (_, i) => all[Math.floor(i / places.length) * wanted.length + places[i % places.length]!]!,
    );
  };
}

/** Methods and elements that can be asked: those of the document, else what is least sure, alone and together. */
function askable({ input, facts, judged }: SampleQuestion): Omit<Candidate, 'take_s' | 'result_s'>[] {
  const limited = uncertainLimits(judged);
  const given: NonNullable<AdviseInput['candidates']> =
    input.candidates ?? METHODS.map((method) => ({ method }));
  return given.flatMap((one) => {
    const method = findMethod(facts.analysisMethods, one.method);
    const asked = one.elements ?? limited;
    const elements = asked.filter(
      (element) => judgedHolds(judged, element) && uncertaintyOf(method, element, 1e-6).measured,
    );
    return elements.length > 0 ? [{ method, elements }] : [];
  });
}

const judgedHolds = (judged: Judged, element: ElementSymbol): boolean =>
  judged.limits.some(({ elements }) => elements.includes(element));

/** A chance between these is worth asking about [1]. */
const SETTLED = 0.995;

/** Elements of limits that are neither sure to hold nor sure to fail over the whole time. */
function uncertainLimits(judged: Judged): ElementSymbol[] {
  const open = judged.limits.filter((_, k) =>
    judged.times_s.some((__, t) => {
      const { holds } = contentBand(judged, k, t);
      return holds < SETTLED && holds > 1 - SETTLED;
    }),
  );
  return [...new Set(open.flatMap(({ elements }) => elements))];
}

const costsOf = ({ furnace_usd_per_h, sample_usd, miss_usd, melt }: AdviseInput): Costs => ({
  furnace_usd_per_s: (furnace_usd_per_h ?? FURNACE_USD_PER_H) / 3600,
  sample_usd: sample_usd ?? SAMPLE_USD,
  miss_usd: miss_usd ?? MISS_USD_PER_KG * melt.mass_kg,
});

function assumedOf(input: AdviseInput, latest_s: number): Assumption[] {
  const source = 'default of advise';
  const costs = costsOf(input);
  const rows: (readonly [keyof AdviseInput, number, string])[] = [
    ['latest_s', latest_s, 's'],
    ['confidence', CONFIDENCE, '1'],
    ['sampleDelay_s', SAMPLE_DELAY_S, 's'],
    ['furnace_usd_per_h', FURNACE_USD_PER_H, 'usd/h'],
    ['sample_usd', SAMPLE_USD, 'usd'],
    ['miss_usd', costs.miss_usd, 'usd'],
  ];
  return [
    ...rows
      .filter(([what]) => input[what] === undefined)
      .map(([what, value, unit]) => ({ what, value, unit, source })),
    ...(input.calibrated
      ? []
      : [{ what: 'parameters', value: 'literature', unit: '', source: 'no calibrated furnace given' }]),
  ];
}
