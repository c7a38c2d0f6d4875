import { parseDocument } from '../../documents/common.ts';
import { type CorrectInput, type CorrectOutput, correctInputSchema } from '../../documents/heats/correct.ts';
import type { PlanInput } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import { shortPercent, significant, usd } from '../../foundation/quantity/format.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { meanFractions } from '../../metal/alloy/composition.ts';
import { byElementOrder, type ElementSymbol, elementsIn, entriesOf } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import { contentWithUnit } from '../../models/charge/content-words.ts';
import { lowerLimitOf, type PassCount } from '../../models/charge/judge.ts';
import type { ChargeMaterial } from '../../models/charge/problem.ts';
import { checkBranch } from '../../models/charge/refining.ts';
import { type BathSample, bathOf, type Trim, type TrimOrder } from '../../models/charge/trim/trim.ts';
import { trimDraws } from '../../models/charge/trim/trim-draws.ts';
import {
  contentsAfter,
  type TrimPlan,
  type TrimTrial,
  tryTrim,
} from '../../models/charge/trim/trim-surely.ts';
import { trimWithFew } from '../../models/charge/trim/trim-with-few.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import {
  fadeWhileWaiting,
  RECOURSE_CONFIDENCE,
  ROOM_SHARE,
  SAMPLE_METHOD,
  SAMPLE_MINUTES,
} from '../sample/bath-sample.ts';
import { offersOf, type PlanControl, type PlanFacts } from '../target/context.ts';
import { materialOf } from '../target/material.ts';
import { specificationOfTarget } from '../target/specification.ts';
import { bathContents, readingOf } from './bath.ts';

/** Draws of the search and of the conformance check. */
const SAMPLES = 4000;
/** Adding, dissolving and stirring in one material [min] (assumption). */
export const ADDITION_MINUTES = 5;
/** What one more addition costs in furnace time (assumption: 5 min at 300 usd/h) [usd]. */
const HANDLING_USD = 25;
/** How far dilution is looked for when the furnace has no room for it: times the melt [1]. */
const MOST_DILUTION = 20;

/** `correct` on an unparsed document. Throws InputError with path, value and cure for what is wrong. */
export async function correctDocument(
  document: unknown,
  facts: PlanFacts,
  control: PlanControl,
): Promise<CorrectOutput> {
  return correct(parseDocument(correctInputSchema, document, 'correct'), facts, control);
}

/**
 * The least-cost additions to a melt after a bath sample, with the probability that every limit then holds; that none
 * are needed; or that none do, and what else can be done (docs/theory/charge-recourse.md, equations 1 to 3). Throws
 * InputError.
 */
export async function correct(
  input: CorrectInput,
  facts: PlanFacts,
  control: PlanControl,
): Promise<CorrectOutput> {
  const assumed: Assumption[] = [];
  const stated = statedOf(input, facts, assumed);
  const { bath, order, unknown } = stated;
  const seed = input.seed ?? DEFAULT_SEED;
  const how = {
    solver: control.solver,
    signal: control.signal,
    confidence: input.confidence ?? RECOURSE_CONFIDENCE,
    seed,
    draws: trimDraws(seed, SAMPLES),
    handling_usd: input.handling_usd ?? HANDLING_USD,
  };
  if (input.handling_usd === undefined)
    assumed.push({
      what: 'handling of one addition',
      value: HANDLING_USD,
      unit: 'usd',
      source: 'house default: five minutes of a furnace; an addition that saves less is left out',
    });
  const none: Trim = { lines: [], cost_usd: 0, mass_kg: bath.mass_kg };
  const plan = await trimWithFew(bath, order, how);
  const drawn = { draws: how.draws, branch: plan?.branch ?? checkBranch(1) };
  const asItIs = tryTrim(bath, order, { trim: none, ...drawn });
  const done = plan?.status === 'none-needed' || plan?.status === 'correct';
  const shown: Pick<TrimPlan, 'trim' | 'count' | 'z'> =
    done && plan ? plan : { trim: none, count: asItIs, z: 0 };
  const isRaised = plan !== null && plan.trim.lines.length > 0;
  const verdict = plan && done ? (unknown.length > 0 ? 'undecided' : plan.status) : 'not-possible';
  const ways = done ? [] : await waysOf(input, { stated, plan, asItIs, how, facts });
  const minutes = input.sample.minutes ?? SAMPLE_MINUTES;
  const { trim, count } = shown;
  const certificate = conformanceOf(count, seed);
  const output = {
    additions: additionsOf(trim, order),
    cost_usd: trim.cost_usd,
    mass_kg: { before: bath.mass_kg, after: trim.mass_kg, room: order.headroom_kg },
    time_min: { sample: minutes, additions: ADDITION_MINUTES * trim.lines.length },
    z: shown.z,
    composition: compositionOf(stated, trim, drawn),
    certificate,
    asItIs: conformanceOf(asItIs, seed),
    risks: count.failures.slice(0, 10).map(({ limit, side, fails }) => ({
      words: `${limit.elements.join('+')} ${side === 'max' ? 'above' : 'below'} ${contentWithUnit(limit[side])}`,
      share: fails / Math.max(1, count.samples - count.passes),
    })),
    unknown: [...unknown],
    ways,
  };
  return {
    format: 'remelt-correct/1',
    manifest: manifestOf(input, facts, { seed, solver: 'HiGHS', samples: SAMPLES }),
    assumed,
    verdict,
    words: [
      ...stated.contradictions,
      ...wordsOf(output, { verdict, confidence: how.confidence, stated, isRaised }),
    ],
    ...output,
  };
}

interface Stated {
  readonly bath: BathSample;
  readonly order: TrimOrder;
  /** Limited elements that are neither sampled nor expected: their limits are not judged. */
  readonly unknown: readonly ElementSymbol[];
  /** Where the sample contradicts what was expected. */
  readonly contradictions: readonly string[];
  readonly specification: Specification;
  /** Nobody stated the room of the furnace. */
  readonly isRoomAssumed: boolean;
}

function statedOf(input: CorrectInput, facts: PlanFacts, assumed: Assumption[]): Stated {
  const name = input.id ?? 'the melt';
  const specification = specificationOfTarget(
    { id: name, target: input.target },
    { materials: [meltAsMaterial(input)], grades: facts.grades, path: 'target', assumed },
  );
  const additions = input.additions
    ? input.additions.map((one, k) => materialOf(one, `additions[${k}]`))
    : ownAdditions(facts, specification, assumed);
  const { contents, contradictions } = bathContents(input, {
    specification,
    methods: facts.analysisMethods,
    assumed,
  });
  const known = new Set(Object.keys(contents));
  const unknown = elementsIn(specification.limits)
    .filter((element) => !known.has(element))
    .sort(byElementOrder);
  const minutes = input.sample.minutes ?? SAMPLE_MINUTES;
  const headroom_kg = input.furnaceRoom_kg ?? ROOM_SHARE * input.melt.mass_kg;
  const say = (what: string, value: number | string, unit: string): void =>
    void assumed.push({ what, value, unit, source: 'house default; the document sets it' });
  if (input.sample.minutes === undefined) say('wait for the bath sample', minutes, 'min');
  if (input.furnaceRoom_kg === undefined) say('room of the furnace beyond the melt', headroom_kg, 'kg');
  if (input.confidence === undefined)
    say('probability that all limits hold after the additions', RECOURSE_CONFIDENCE, '1');
  if (input.sample.method === undefined) say('method of the bath sample', SAMPLE_METHOD, '');
  const open = opened(specification, unknown);
  return {
    bath: bathOf(input.melt.mass_kg, contents),
    unknown,
    contradictions,
    specification,
    isRoomAssumed: input.furnaceRoom_kg === undefined,
    order: {
      specification: open,
      additions,
      headroom_kg,
      fade: fadeWhileWaiting({
        keptPerHour: input.keptPerHour,
        minutes,
        specification: open,
        tables: facts.distributionTables,
        assumed,
      }),
    },
  };
}

/** The melt as a material, roughly: what it is made of names the balance of limits that stand alone. */
function meltAsMaterial({ melt, sample }: CorrectInput): PlanInput['materials'][number] {
  const shown = sample.results.flatMap((result, k) => {
    const { operator, value } = readingOf(result, `sample.results[${k}]`);
    return result.unit === 'wt%' && operator === '=' ? [[result.element, value]] : [];
  });
  return {
    id: 'melt',
    composition_wtpct: { ...melt.expected_wtpct, ...Object.fromEntries(shown) },
    balance: 'Ni',
    price_usd_per_kg: 0,
  };
}

/** The specification with the limits of some elements taken away, sums that name them included. */
function opened(specification: Specification, elements: readonly ElementSymbol[]): Specification {
  const gone = new Set(elements);
  const limits = Object.fromEntries(
    entriesOf(specification.limits).map(([element, limit]) => [
      element,
      gone.has(element) ? { basis: limit.basis } : limit,
    ]),
  );
  return {
    ...specification,
    limits,
    sums: specification.sums.filter((sum) => !sum.elements.some((element) => gone.has(element))),
  };
}

/** An element above this content is what a material is added for, or dragged in with it [kg/kg]. */
const NAMED_ABOVE = 0.05;

/** What the data offer and the alloy asks for, with the recoveries of their stage: nothing that is only tolerated. */
function ownAdditions(
  facts: PlanFacts,
  { balance, limits, sums }: Specification,
  assumed: Assumption[],
): ChargeMaterial[] {
  if (!facts.chargeMaterials)
    throw new InputError('the document names nothing that could be added', {
      path: 'additions',
      allowed: 'at least one material',
      cure: 'list materials with their contents and prices',
    });
  assumed.push({
    what: 'what may be added',
    value: 'virgin metals and addition alloys of elements that the target asks for, in any quantity',
    unit: '',
    source: 'data/charge-materials.json; additions names others',
  });
  const isAskedFor = (element: ElementSymbol): boolean =>
    element === balance ||
    (limits[element]?.min ?? 0) > 0 ||
    sums.some(({ elements, min = 0 }) => min > 0 && elements.includes(element));
  const sensible = offersOf(facts).filter(({ composition }) =>
    entriesOf(meanFractions(composition)).every(
      ([element, content]) => content < NAMED_ABOVE || isAskedFor(element),
    ),
  );
  return sensible.map((offer) => ({
    ...offer,
    recovery: facts.chargeMaterials!.get(offer.id)!.recovery,
  }));
}

const conformanceOf = (count: PassCount, seed: number | string): CorrectOutput['certificate'] => ({
  passRate: count.passes / count.samples,
  lowerLimit: lowerLimitOf(count),
  samples: count.samples,
  seed,
});

const additionsOf = ({ lines }: Trim, { additions }: TrimOrder): CorrectOutput['additions'] =>
  lines
    .map(({ material, mass_kg }) => {
      const { id, price_usd_per_kg, recovery = {} } = additions[material]!;
      return {
        id,
        mass_kg,
        cost_usd: mass_kg * price_usd_per_kg,
        recovery: Object.fromEntries(
          Object.entries(recovery).map(([element, { mean, spread }]) => [element, { mean, sd: spread }]),
        ),
      };
    })
    .sort((a, b) => b.mass_kg - a.mass_kg);

/** A residual that additions bring is shown above this share of its limit [1]. */
const WORTH_A_ROW = 0.1;

/** Contents before and after, with the band of the draws of the conformance check. */
function compositionOf(
  { bath, order, specification }: Stated,
  trim: Trim,
  drawn: Omit<TrimTrial, 'trim'>,
): CorrectOutput['composition'] {
  const columns = contentsAfter(bath, order, { trim, ...drawn });
  const isWorthARow = (element: ElementSymbol): boolean =>
    specification.limits[element] !== undefined ||
    (bath.mean[element] ?? 0) > 0 ||
    columns.get(element)!.some((content) => content > WORTH_A_ROW * (specification.residual ?? 1));
  return [...columns.keys()]
    .filter(isWorthARow)
    .sort(byElementOrder)
    .map((element) => {
      const sorted = Float64Array.from(columns.get(element)!).sort();
      const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]! * 100;
      const limit = specification.limits[element];
      return {
        element,
        before_wtpct: (bath.mean[element] ?? 0) * 100,
        beforeSd_wtpct: (bath.spread[element] ?? 0) * 100,
        after_wtpct: (sorted.reduce((sum, content) => sum + content, 0) / sorted.length) * 100,
        p05_wtpct: at(0.05),
        p95_wtpct: at(0.95),
        min_wtpct: limit?.min === undefined ? null : limit.min * 100,
        max_wtpct:
          limit === undefined
            ? specification.residual === null
              ? null
              : specification.residual * 100
            : limit.max === undefined
              ? null
              : limit.max * 100,
      };
    });
}

/** What can be done with a melt that no trim saves, surest first; it can always be scrapped. */
async function waysOf(
  input: CorrectInput,
  of: {
    stated: Stated;
    plan: TrimPlan | null;
    asItIs: PassCount;
    how: Parameters<typeof trimWithFew>[2];
    facts: PlanFacts;
  },
): Promise<CorrectOutput['ways']> {
  const { stated, plan, how, facts } = of;
  const { bath, order } = stated;
  const ways: CorrectOutput['ways'] = [];
  if (plan && plan.trim.lines.length > 0)
    ways.push({
      way: 'accept',
      words: `the surest trim has conformance probability ${shortPercent(plan.count.passes / plan.count.samples)}: ${additionWords(plan.trim, order)}`,
      passRate: plan.count.passes / plan.count.samples,
      cost_usd: plan.trim.cost_usd,
    });
  const wide = await trimWithFew(bath, { ...order, headroom_kg: MOST_DILUTION * bath.mass_kg }, how);
  if (wide?.status === 'correct') {
    const more = wide.trim.mass_kg - bath.mass_kg;
    ways.push({
      way: 'dilute',
      words: `a furnace with room for ${significant(more)} kg more (${significant(order.headroom_kg)} kg are ${stated.isRoomAssumed ? 'assumed' : 'left'} in this one): ${additionWords(wide.trim, order)}`,
      passRate: wide.count.passes / wide.count.samples,
      cost_usd: wide.trim.cost_usd,
    });
  }
  for (const [k, target] of (input.divert ?? []).entries()) {
    const name = target.gradeId ?? `grade ${k + 1}`;
    const specification = opened(
      specificationOfTarget(
        { id: name, target },
        {
          materials: [meltAsMaterial(input)],
          grades: facts.grades,
          path: `divert[${k}]`,
          assumed: [],
        },
      ),
      stated.unknown,
    );
    const other = await trimWithFew(bath, { ...order, specification }, how);
    if (!other || other.status === 'not-possible') continue;
    ways.push({
      way: 'divert',
      words: `pour it as ${name}${other.trim.lines.length > 0 ? ` after ${additionWords(other.trim, { ...order, specification })}` : ' as it is'}`,
      passRate: other.count.passes / other.count.samples,
      cost_usd: other.trim.cost_usd,
    });
  }
  return [
    ...ways,
    {
      way: 'scrap',
      words: 'pour it as revert: a lot on hold with its own analysis',
      passRate: null,
      cost_usd: null,
    },
  ];
}

const additionWords = ({ lines }: Trim, { additions }: TrimOrder): string =>
  lines.map(({ material, mass_kg }) => `${significant(mass_kg)} kg ${additions[material]!.id}`).join(', ') ||
  'nothing added';

/** Conformance probability from which a melt that no addition helps is poured as what it was made for [1] (assumption: more likely than not). */
const EVEN = 0.5;

function wordsOf(
  output: Pick<
    CorrectOutput,
    'additions' | 'asItIs' | 'certificate' | 'cost_usd' | 'mass_kg' | 'risks' | 'time_min'
  >,
  of: {
    verdict: CorrectOutput['verdict'];
    confidence: number;
    stated: Stated;
    /** Additions do not reach the confidence and make the melt surer all the same. */
    isRaised: boolean;
  },
): string[] {
  const { verdict, confidence, stated } = of;
  const { additions, asItIs, certificate, cost_usd, mass_kg, time_min, risks } = output;
  const name = 'the melt';
  const unknown =
    stated.unknown.length > 0
      ? [
          `not judged: ${stated.unknown.join(', ')} ${stated.unknown.length === 1 ? 'has a limit' : 'have limits'}, but neither a result nor an expected content is stated`,
        ]
      : [];
  const risk = risks[0] ? `; most failures are ${risks[0].words}` : '';
  const within = `within ${significant(mass_kg.room)} kg${stated.isRoomAssumed ? ` (assumed: ${shortPercent(ROOM_SHARE)} of the melt, as the room of the furnace is not stated)` : ''}`;
  const isFull = mass_kg.room === 0;
  if (verdict === 'not-possible' && !of.isRaised && asItIs.passRate >= EVEN)
    return [
      `pour it as it is: it has conformance probability ${shortPercent(asItIs.passRate)} (${shortPercent(confidence)} is required), and ${isFull ? 'the furnace has no room for an addition' : `nothing that can be added ${within} makes it surer`}${risk}`,
      ...unknown,
    ];
  if (verdict === 'not-possible')
    return [
      `${isFull ? 'the furnace has no room for an addition, and the melt does not have' : `no addition ${within} gives ${name}`} the required conformance probability of ${shortPercent(confidence)}; poured as it is, it has ${shortPercent(asItIs.passRate)}${risk}`,
      ...unknown,
    ];
  if (additions.length === 0)
    return [
      `no trim is needed: poured as it is, ${name} has conformance probability ${shortPercent(certificate.passRate)} (at least ${shortPercent(certificate.lowerLimit)})`,
      ...unknown,
    ];
  const list = additions.map(({ id, mass_kg: kg }) => `${significant(kg)} kg ${id}`).join(', ');
  return [
    `add ${list}: ${usd(cost_usd)}, ${significant(mass_kg.before)} kg become ${significant(mass_kg.after)} kg, about ${time_min.additions} min`,
    `conformance probability then ${shortPercent(certificate.passRate)} (at least ${shortPercent(certificate.lowerLimit)}); as it is, ${shortPercent(asItIs.passRate)}${risk}`,
    ...unknown,
  ];
}
