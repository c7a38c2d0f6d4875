import { counted } from '../../../foundation/quantity/format.ts';
import type { Verdict } from '../../../metal/alloy/words.ts';
import { A_CONTENT, B_CONTENT } from '../basis/content.ts';
import type { SdRatio } from '../equivalency/sd-ratio-bound.ts';
import type { TostResult } from '../equivalency/tost.ts';
import { acceptanceAlarm, alarmsOf } from './alarms.ts';
import {
  type BoundModel,
  boundModel,
  type ContentBound,
  type LimitSide,
  type StatedDistribution,
} from './bounds.ts';
import { judgeLimit } from './design-limit.ts';
import { type Comparison, judgeEquivalence, judgeScatter } from './equivalence.ts';
import { alarm, type Finding, type MoreSpecimens, mostOf, verdictOf } from './finding.ts';
import { allValues, type HeatValues } from './heat-values.ts';
import {
  FEWEST_HEATS_OF_A_BASIS,
  FEWEST_IN_A_HEAT,
  LEVELS,
  type ProgrammeLevel,
  type Reach,
  reachOf,
  sizesOf,
} from './level.ts';

/** What a programme asks of one property; limits, margin and values in its unit. */
export interface PropertyPlan {
  readonly id: string;
  readonly unit: string;
  readonly side: LimitSide | 'both';
  readonly designMinimum?: number | undefined;
  readonly designMaximum?: number | undefined;
  /** Content that the design limits speak of; that of the level when absent. */
  readonly content?: number | undefined;
  /** Difference of means to the qualified route that does not matter. */
  readonly margin?: number | undefined;
  readonly sdRatioLimit?: number | undefined;
  readonly distribution: StatedDistribution;
  /** Heats, and specimens of each, that are planned. */
  readonly plan?: { readonly heats: number; readonly perHeat: number } | undefined;
  /** Values of the qualified route by heat. */
  readonly baseline: readonly HeatValues[];
}

/** Level, confidence of bounds, and alpha of proofs of equivalence. */
export interface GateTerms {
  readonly level: ProgrammeLevel;
  readonly confidence: number;
  readonly alpha: number;
  /** Verdict alone, for simulations: neither alarms nor how many more. Changes no verdict. */
  readonly brief?: boolean;
}

/** A bound that is issued, and which side it bounds. */
export interface IssuedBound extends ContentBound {
  readonly side: LimitSide;
}

/** What gate 1 says of one property. */
export interface PropertyJudgement {
  readonly verdict: Verdict;
  readonly reach: Reach;
  /** Every bound at 90 % and 99 %, by side. */
  readonly bounds: readonly IssuedBound[];
  readonly issued: readonly IssuedBound[];
  readonly equivalence?: { readonly verdict: Verdict; readonly test: TostResult; readonly margin: number };
  readonly scatter?: { readonly ratio: SdRatio; readonly limit: number };
  readonly findings: readonly Finding[];
  readonly more?: MoreSpecimens | undefined;
}

/**
 * Gate 1 on one property: PASS only if the level is reached, the worse of the pooled and the heat-aware bound meets the
 * design limit, and equivalence and scatter, where asked, are proved. HOLD is the default; what cannot be computed never
 * passes. Simulated in bench/programme.ts: false PASS at most alpha, issued bound above the truth in at most 5 % at 10 x 10.
 */
export function judgeProperty(
  plan: PropertyPlan,
  samples: readonly HeatValues[],
  terms: GateTerms,
): PropertyJudgement {
  const sizes = sizesOf(terms.level, plan.plan);
  const reach = reachOf(samples, sizes);
  const empty = unjudgeable(plan, samples, terms.level);
  if (empty) return judgement({ reach, findings: [...levelFindings(reach, sizes, terms.level), ...empty] });
  const sides: readonly LimitSide[] = plan.side === 'both' ? ['lower', 'upper'] : [plan.side];
  const models = sides.map((side) => boundModel(samples, { side, distribution: plan.distribution }));
  const compared = comparisonFindings(plan, samples, terms);
  const findings = [
    ...levelFindings(reach, sizes, terms.level),
    ...models.flatMap((model) => limitFindings(model, { plan, terms, reach })),
    ...compared.findings,
    ...(terms.brief ? [] : alarmsOf(samples)),
    ...(models.some(({ statedRejected }) => statedRejected)
      ? [
          alarm(
            'distribution-rejected',
            `The ${plan.distribution} distribution does not fit: the worst of it and of one that fits counts.`,
          ),
        ]
      : []),
  ];
  return judgement({
    reach,
    findings: findings.some(({ verdict }) => verdict !== 'ALARM')
      ? findings
      : [nothingAsked(plan), ...findings],
    bounds: terms.brief ? [] : models.flatMap((model) => everyBound(model, terms.confidence)),
    issued: models.flatMap((model) => issuedBound(model, { plan, terms, reach })),
    equivalence: compared.equivalence,
    scatter: compared.scatter,
  });
}

type Parts = Pick<PropertyJudgement, 'reach' | 'findings'> & {
  readonly [K in 'bounds' | 'issued' | 'equivalence' | 'scatter']?: PropertyJudgement[K] | undefined;
};

const judgement = ({
  reach,
  findings,
  bounds = [],
  issued = [],
  equivalence,
  scatter,
}: Parts): PropertyJudgement => ({
  verdict: verdictOf(findings),
  reach,
  bounds,
  issued,
  ...(equivalence ? { equivalence } : {}),
  ...(scatter ? { scatter } : {}),
  findings,
  more: mostOf(findings),
});

const nothingAsked = ({ id }: PropertyPlan): Finding => ({
  code: 'nothing-asked',
  verdict: 'HOLD',
  words: `${id} has neither a design limit nor a margin against a baseline: there is nothing to prove at this level.`,
});

/** Why the values cannot be judged at all; undefined when they can. */
function unjudgeable(
  { id }: PropertyPlan,
  samples: readonly HeatValues[],
  level: ProgrammeLevel,
): readonly Finding[] | undefined {
  const x = allValues(samples);
  const hold = (code: string, words: string): Finding[] => [{ code, verdict: 'HOLD', words }];
  if (x.length === 0) return hold('no-evidence', `There is no value of ${id}.`);
  if (x.length === 1)
    return hold('one-specimen', `One specimen of ${id} has no scatter: nothing can be said of ${level}.`);
  const constant = samples
    .filter(({ values }) => values.length > 1)
    .every(({ values }) => values.every((value) => value === values[0]));
  if (!constant) return undefined;
  return hold(
    'zero-variance',
    `The values of ${id} do not scatter within any heat: check the rounding and the origin of the readings.`,
  );
}

/** Whether the level is reached, and what is missing: heats before bars. */
function levelFindings(
  reach: Reach,
  rule: ReturnType<typeof sizesOf>,
  level: ProgrammeLevel,
): readonly Finding[] {
  if (reach.reached) return [];
  const heats = Math.max(0, rule.heats - reach.heats);
  const values = Math.max(0, rule.values - reach.values);
  const further = Math.max(heats, Math.ceil(values / rule.perHeat));
  return [
    {
      code: heats > 0 ? 'too-few-heats' : 'too-few-values',
      verdict: 'HOLD',
      words: `${level} with this plan asks for ${rule.heats} heats and ${rule.values} values; there are ${counted(reach.heats, 'heat')} of ${FEWEST_IN_A_HEAT} or more and ${counted(reach.values, 'value')}. More bars of the same heats do not help.`,
      more: { heats: further, perHeat: rule.perHeat },
    },
  ];
}

interface Judged {
  readonly plan: PropertyPlan;
  readonly terms: GateTerms;
  readonly reach: Reach;
}

const contentOf = ({ plan, terms }: Judged): number => plan.content ?? LEVELS[terms.level].content;

function limitFindings(model: BoundModel, judged: Judged): readonly Finding[] {
  const { plan, terms, reach } = judged;
  const limit = model.side === 'lower' ? plan.designMinimum : plan.designMaximum;
  const coverage = { content: contentOf(judged), confidence: terms.confidence };
  if (limit !== undefined)
    return [
      judgeLimit(model, {
        limit,
        unit: plan.unit,
        coverage,
        reach,
        perHeat: sizesOf(terms.level, plan.plan).perHeat,
        brief: terms.brief,
      }),
    ];
  if (!LEVELS[terms.level].issues) return [];
  // Without a limit the level still asks for a bound that can be issued.
  const issued = issuedBound(model, judged).length > 0;
  return [
    issued
      ? {
          code: 'bound-issued',
          verdict: 'PASS',
          words: `A ${model.side} bound is issued; no design limit was stated.`,
        }
      : { code: 'no-bound', verdict: 'HOLD', words: `No ${model.side} bound can be issued.` },
  ];
}

function everyBound(model: BoundModel, confidence: number): readonly IssuedBound[] {
  return [B_CONTENT, A_CONTENT].flatMap((content) =>
    model.bounds({ content, confidence }).all.map((bound) => ({ ...bound, side: model.side })),
  );
}

/** The bound that counts, where the level is reached and issues any; an A- or B-basis needs five heats. */
function issuedBound(model: BoundModel, judged: Judged): readonly IssuedBound[] {
  const { terms, reach } = judged;
  if (!LEVELS[terms.level].issues || !reach.reached) return [];
  if (terms.level === '1A' && reach.heats < FEWEST_HEATS_OF_A_BASIS) return [];
  const { counts } = model.bounds({ content: contentOf(judged), confidence: terms.confidence });
  return counts ? [{ ...counts, side: model.side }] : [];
}

interface Compared extends Pick<PropertyJudgement, 'equivalence' | 'scatter'> {
  readonly findings: readonly Finding[];
}

/** Equivalence and scatter against the baseline, where they are asked for. */
function comparisonFindings(
  plan: PropertyPlan,
  candidate: readonly HeatValues[],
  terms: GateTerms,
): Compared {
  const { margin, sdRatioLimit, baseline, unit } = plan;
  if (margin === undefined && sdRatioLimit === undefined) return { findings: [] };
  const values = allValues(baseline);
  if (values.length < 2 || values.every((value) => value === values[0])) {
    const words = `The baseline of ${plan.id} has ${counted(values.length, 'value')}${values.length < 2 ? '' : ' that do not differ'}: nothing can be compared with it.`;
    return { findings: [{ code: 'no-baseline', verdict: 'HOLD', words }] };
  }
  const comparison: Comparison = {
    candidate,
    baseline,
    unit,
    reach: reachOf(candidate, sizesOf(terms.level, plan.plan)),
    perHeat: sizesOf(terms.level, plan.plan).perHeat,
    brief: terms.brief,
  };
  const means =
    margin === undefined ? undefined : judgeEquivalence(comparison, { margin, alpha: terms.alpha });
  const scatter =
    sdRatioLimit === undefined
      ? undefined
      : judgeScatter(comparison, { limit: sdRatioLimit, confidence: terms.confidence });
  const sides: readonly LimitSide[] = plan.side === 'both' ? ['lower', 'upper'] : [plan.side];
  return {
    findings: [
      ...(means ? [means.finding] : []),
      ...(scatter ? [scatter.finding] : []),
      ...(terms.brief ? [] : sides).flatMap((side) =>
        acceptanceAlarm(candidate, baseline, { side, alpha: terms.alpha }),
      ),
    ],
    ...(means && margin !== undefined
      ? { equivalence: { verdict: verdictOf([means.finding]), test: means.test, margin } }
      : {}),
    ...(scatter && sdRatioLimit !== undefined
      ? { scatter: { ratio: scatter.ratio, limit: sdRatioLimit } }
      : {}),
  };
}
