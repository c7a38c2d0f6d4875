import { parseDocument } from '../../documents/common.ts';
import { type AdviseInput, type AdviseOutput, adviseInputSchema } from '../../documents/heats/advise.ts';
import { unitOf } from '../../documents/shown-unit.ts';
import { throwIfCancelled } from '../../foundation/errors.ts';
import { contentText } from '../../foundation/quantity/format.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { AnalysisMethod } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import { breathe } from '../control.ts';
import type { ParametricHeat } from '../furnace/parametric-heat.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import type { SimulateFacts } from '../route/facts.ts';
import { simulate } from '../simulate/simulate.ts';
import type { PlanControl, PlanFacts } from '../target/context.ts';
import { specificationOfTarget } from '../target/specification.ts';
import { type ContentsOverTime, contentsOnGrid, timeGrid } from './contents-over-time.ts';
import { courseOf } from './course.ts';
import { heatUnderWay, priorOf } from './heat.ts';
import {
  chanceToHold,
  contentBand,
  insideTimes,
  type Judged,
  type JudgedLimit,
  judgedLimits,
  judgeOverTime,
  onTimeAt,
} from './judge.ts';
import { type HeatPrior, type Members, membersOf } from './members.ts';
import {
  type HeldSample,
  type PendingSample,
  pendingSamples,
  type Waiting,
  waitingBefore,
  waitingWorth,
} from './pending.ts';
import { SAMPLES_TOGETHER, type SampleQuestion, SOME_CHANCE, samplesWorth } from './samples.ts';
import { acceptanceOf, locksOf, warningsOf } from './standing.ts';
import { type Costs, type Stop, stopOf } from './stop.ts';
import { type JudgeBy, judgedToPour, withTrim } from './trim.ts';
import { adviceWords } from './words.ts';

/** What `advise` needs to know: part of the facts. */
export type AdviseFacts = SimulateFacts &
  PlanFacts & { readonly analysisMethods: ReadonlyMap<string, AnalysisMethod> };

/** Members of a heat when the caller does not say: chances to 2 %. */
const MEMBERS = 600;

/** `members` = ways in which the heat may be that are looked at; chances come to 1/(2 sqrt(members)). */
export type AdviseControl = PlanControl & { readonly members?: number };

const CONFIDENCE = 0.9;
const SAMPLE_DELAY_S = 1200;
/** Costs when the document says nothing [usd]: assumptions. */
const FURNACE_USD_PER_H = 300;
const SAMPLE_USD = 50;
const MISS_USD_PER_KG = 10;
/** A late pour costs its slot: the furnace for so long [h]. */
const LATE_HOURS = 1;

/** `advise` on an unparsed document. Throws InputError with path, value and cure for what is wrong. */
export async function adviseDocument(
  document: unknown,
  facts: AdviseFacts,
  control: AdviseControl,
): Promise<AdviseOutput> {
  return advise(parseDocument(adviseInputSchema, document, 'advise'), facts, control);
}

/**
 * What a melter may do now: pour, wait until when, take which sample, add what, and how sure that is
 * (docs/theory/calibration.md, equations 13 to 19). Nothing is written and nothing is moved; without a furnace
 * calibrated on enough heats there is an outlook and no advice. Throws InputError, ValidityError, CancelledError.
 */
export async function advise(
  input: AdviseInput,
  facts: AdviseFacts,
  control: AdviseControl,
): Promise<AdviseOutput> {
  // What must hold when the melt is poured.
  const assumed: Assumption[] = [];
  const { heat, latest_s } = heatUnderWay(input, facts);
  const specification = specificationOf(input, facts, assumed);
  const limits = judgedLimits(specification, heat.elements);
  const limited = [...new Set(limits.flatMap(({ elements }) => elements))];

  // What the melt may hold, now and at the times to come: what the furnace's own heats leave open, weighed by the results.
  const seed = input.seed ?? DEFAULT_SEED;
  const delay_s = input.sampleDelay_s ?? SAMPLE_DELAY_S;
  const { analysisMethods: methods } = facts;
  const prior = priorOf(heat, input.calibrated, limited);
  const taken = pendingSamples(input, { methods, limited, delay_s, latest_s });
  const drawn = control.members ?? MEMBERS;
  const over = { elements: limited, now_s: input.now_s, latest_s, delay_s, seed, taken, drawn };
  const { members, future, past, pending } = membersOverTime(heat, prior, over);
  await breathe();
  throwIfCancelled(control.signal);
  control.onProgress?.(0.4, 'members drawn');

  // When to pour by what is known: the limits at each time; those that only an addition can meet are set aside as lacking.
  const { weights } = members;
  const wanted = input.confidence ?? CONFIDENCE;
  const asked = { wanted, costs: costsOf(input), from_s: input.now_s };
  const judge: JudgeBy = (by) => judgeOverTime(future, { limits: by, weights, delay_s, past });
  const { whole, asItIs, lacking, judged, rule, known } = judgedToPour(limits, judge, asked);
  control.onProgress?.(0.7, 'times judged');

  // What a further sample would tell, and when to pour if its result is waited for.
  const doubted = doubtedElements(members, limits);
  const { scatter } = prior;
  const unsure = !known.enough;
  const question = {
    ...{ input, methods, future, judged, scatter, rule, delay_s, unsure, doubted, seed },
    lacking: lacking.flatMap(({ elements }) => elements),
  };
  const { samples, waiting, from, stop } = samplingOf(question, { pending, known });

  // What to do: without a furnace that is known well enough there is an outlook and no advice.
  const locks = locksOf(input, { members, knowsFurnace: prior.knowsFurnace });
  const standing = locks.length > 0 ? 'outlook' : 'advice';
  const wants = standing === 'outlook' ? null : actionOf({ doubted, lacking, samples, stop, waiting });
  const pouring = { judged, lacking, judge, stop, rule: from, facts, control, future };
  const { action, correction, index } = await withTrim(wants, input, pouring);
  const stop_s = stop.enough && lacking.length === 0 ? judged.times_s[index]! : null;
  const levers = stop_s === null ? leversOf(input, facts) : new Map<ElementSymbol, string>();
  const output = {
    format: 'remelt-advise/1' as const,
    manifest: manifestOf(input, facts, { seed, members: drawn }),
    assumed: [...assumed, ...assumedOf(input, latest_s), ...untoldRows(prior.untold)],
    warnings: warningsOf(members, [...unknownWords(limits, heat), ...residualWords(whole, index)]),
    heat: input.heat ?? null,
    now_s: input.now_s,
    standing,
    action,
    sure: surenessOf(asItIs.sure, { judged: whole, index, wanted }),
    stop_s,
    inside_s: insideTimes(whole),
    limits: limits.map((limit, k) => limitRow(whole, { limit, k, at: index, levers })),
    pending: [...waiting.rows],
    samples,
    correction,
    course: courseOf({ past, future }, { whole, sure: asItIs.sure, heat }),
    effectiveMembers: members.effective,
    acceptance: acceptanceOf(locks, action),
  } satisfies Omit<AdviseOutput, 'words'>;
  return {
    ...output,
    words: adviceWords(output, { latest_s, delay_s, shown_s: judged.times_s[index]! }),
  };
}

/**
 * What waiting for the results at the laboratory is worth, then further samples, which are worth only what those leave
 * open, and when to pour with what is waited for.
 */
function samplingOf(
  question: Omit<SampleQuestion, 'waiting' | 'pending'>,
  { pending, known }: { readonly pending: readonly HeldSample[]; readonly known: Stop },
) {
  const { input, judged, rule, unsure, doubted } = question;
  const alone = waitingWorth(question, { pending, stop: known });
  const samples = samplesWorth({ ...question, pending: alone.counted, waiting: alone });
  const next = nextOf(samples, unsure);
  const waiting =
    next && doubted.length === 0 ? waitingBefore(alone, { ...next, now_s: input.now_s }) : alone;
  const from = { ...rule, from_s: waiting.from_s };
  const stop = waiting.waits ? stopOf(judged, judged.weights, from) : known;
  return { samples, waiting, from, stop };
}

/** The members of a heat from now to the latest time, over one wait for a result before now, and where samples were taken. */
function membersOverTime(
  heat: ParametricHeat,
  prior: HeatPrior,
  of: {
    readonly elements: readonly ElementSymbol[];
    readonly now_s: number;
    readonly latest_s: number;
    readonly delay_s: number;
    readonly seed: number | string;
    readonly taken: readonly PendingSample[];
    /** Members to draw. */
    readonly drawn: number;
  },
): {
  readonly members: Members;
  readonly future: ContentsOverTime;
  readonly past: ContentsOverTime;
  readonly pending: readonly HeldSample[];
} {
  const { elements, now_s, latest_s, delay_s, seed, taken, drawn } = of;
  const ahead = timeGrid({ elements, now_s, latest_s });
  const behind = timeGrid({ elements, now_s: Math.max(0, now_s - delay_s), latest_s: now_s });
  const read = taken.map((one) => (one.silent === null ? one.elements : []));
  const then = taken.flatMap(({ at_s }, i) => read[i]!.map((element) => ({ element, at_s })));
  const wanted = [...ahead.wanted, ...behind.wanted, ...then];
  const members = membersOf(heat, prior, { samples: drawn, seed, wanted });
  const columns = (from: number, to: number): Float64Array =>
    members.seen.filter((_, at) => at % wanted.length >= from && at % wanted.length < to);
  const past = ahead.wanted.length + behind.wanted.length;
  let at = past;
  const pending = taken.map((one, i) => {
    const held = read[i]!.map((element) => [element, columns(at, ++at)] as const);
    return { ...one, held: new Map(held) };
  });
  return {
    members,
    future: contentsOnGrid(ahead, columns(0, ahead.wanted.length)),
    past: contentsOnGrid(behind, columns(ahead.wanted.length, past)),
    pending,
  };
}

function surenessOf(
  sure: Float64Array,
  of: { readonly judged: Judged; readonly index: number; readonly wanted: number },
): AdviseOutput['sure'] {
  const { judged, index, wanted } = of;
  const from_s = judged.times_s[sure.findIndex((one) => one >= wanted)] ?? null;
  return {
    now: sure[0]!,
    atStop: sure[index]!,
    atLatest: sure.at(-1)!,
    wanted,
    from_s,
    onTime: onTimeAt(judged, index),
  };
}

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

/** Elements of limits with a result that nothing else agrees with. */
const doubtedElements = ({ strangers }: Members, limits: readonly JudgedLimit[]): ElementSymbol[] =>
  [...new Set(strangers.map(({ reading }) => reading.element))].filter((element) =>
    limits.some(({ elements }) => elements.includes(element)),
  );

/** null: a result is doubted and there is no time to read it again. */
function actionOf(of: {
  readonly doubted: readonly ElementSymbol[];
  readonly lacking: readonly JudgedLimit[];
  readonly samples: AdviseOutput['samples'];
  readonly stop: Stop;
  readonly waiting: Waiting;
}): AdviseOutput['action'] {
  const { doubted, lacking, samples, stop, waiting } = of;
  if (doubted.length > 0) return waiting.waits ? 'wait' : samples.length > 0 ? 'sample' : null;
  const next = nextOf(samples, !stop.enough);
  if (next?.worthIt && next.take_s < (waiting.counted[0]?.due_s ?? Number.POSITIVE_INFINITY)) return 'sample';
  if (waiting.waits) return 'wait';
  if (lacking.length > 0) return 'correct';
  if (stop.enough) return stop.index === 0 ? 'pour' : 'wait';
  return next ? 'sample' : 'not-by-waiting';
}

/** The sample that is to be taken next: one that saves something, or, where no time is sure enough, may make one so. */
const nextOf = (
  [best]: AdviseOutput['samples'],
  unsure: boolean,
): AdviseOutput['samples'][number] | undefined =>
  best && (best.worthIt || (unsure && best.becomesSure >= SOME_CHANCE)) ? best : undefined;

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

const untoldRows = (elements: readonly string[]): Assumption[] =>
  elements.map((element) => ({
    what: `evaporation of ${element}`,
    value: 'literature',
    unit: '',
    source: 'no heat of the calibrated furnace shows it',
  }));

/** Limited elements that nobody has said anything of: they pass at nothing, which a melter has to know. */
const unknownWords = (limits: readonly JudgedLimit[], { elements }: ParametricHeat): string[] =>
  [...new Set(limits.flatMap((limit) => limit.elements))]
    .filter((element) => !elements.includes(element))
    .map(
      (element) =>
        `${element} has a limit, but the melt states no content of it: taken as 0. State what was charged: a content, or below_ppm`,
    );

/** More likely not than so [1]. */
const EVEN = 0.5;

/** Elements that are only limited because the target says nothing of them, and cannot keep that: mostly alloying elements. */
function residualWords(judged: Judged, at: number): string[] {
  const broken = judged.limits.filter(
    ({ residual }, k) => residual && [0, at].every((t) => chanceToHold(judged, k, t) < EVEN),
  );
  if (broken.length === 0) return [];
  const { unit, scale } = unitOf(broken[0]!.elements.join('+'));
  return [
    `${broken.flatMap(({ elements }) => elements).join(', ')} above the residual limit of ${contentText(broken[0]!.limit_ppm * scale)} ${unit}: the target has no row for them. Add a row for each, or set residual_wtpct to null`,
  ];
}

function costsOf({ furnace_usd_per_h, sample_usd, miss_usd, late_usd, melt }: AdviseInput): Costs {
  const hour = furnace_usd_per_h ?? FURNACE_USD_PER_H;
  return {
    furnace_usd_per_s: hour / 3600,
    sample_usd: sample_usd ?? SAMPLE_USD,
    miss_usd: miss_usd ?? MISS_USD_PER_KG * melt.mass_kg,
    late_usd: late_usd ?? LATE_HOURS * hour,
  };
}

function assumedOf(input: AdviseInput, latest_s: number): Assumption[] {
  const source = 'default of advise';
  const costs = costsOf(input);
  const rows: (readonly [keyof AdviseInput, number, string])[] = [
    ['latest_s', latest_s, 's'],
    ['confidence', CONFIDENCE, '1'],
    ['sampleDelay_s', SAMPLE_DELAY_S, 's'],
    ['samplesTogether', SAMPLES_TOGETHER, '1'],
    ['furnace_usd_per_h', FURNACE_USD_PER_H, 'usd/h'],
    ['sample_usd', SAMPLE_USD, 'usd'],
    ['miss_usd', costs.miss_usd, 'usd'],
    ['late_usd', costs.late_usd, 'usd'],
  ];
  return [
    ...rows
      .filter(([what]) => input[what] === undefined)
      .map(([what, value, unit]) => ({ what, value, unit, source })),
    ...(input.calibrated
      ? []
      : [{ what: 'parameters', value: 'literature', unit: '', source: 'no calibrated furnace is given' }]),
  ];
}
