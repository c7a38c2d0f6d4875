import { percent, readable } from '../../../foundation/quantity/format.ts';
import type { Baseline } from '../baselines.ts';
import { contentWithUnit } from '../content-words.ts';
import type { PassCount } from '../judge.ts';
import type { ChargeLine, ChargeProblem, Charges } from '../problem.ts';
import { recheck } from '../recheck.ts';

/** Reasons that are told of one charge. */
const TOLD = 3;

/** The rules and limits that charges break with their mean contents, furthest first, in words; empty when they keep all. */
export function brokenRules(problem: ChargeProblem, charges: Charges): string {
  const broken = recheck(problem, charges, { meansOnly: true }).broken.toSorted(
    (a, b) => b.excess - a.excess,
  );
  return [
    ...broken.slice(0, TOLD).map(({ words }) => inFewDigits(words)),
    ...(broken.length > TOLD ? [`${broken.length - TOLD} more`] : []),
  ].join(', ');
}

/** A number of plain arithmetic as people read it. */
const inFewDigits = (words: string): string =>
  words.replace(/\d+\.\d{3,}(?:e-?\d+)?/g, (digits) => readable(Number(digits)));

interface Check {
  readonly problem: ChargeProblem;
  readonly lines: readonly ChargeLine[];
  /** Conformance probability that is required [1]. */
  readonly confidence: number;
}

/**
 * How a charge fails the conformance check: the share of drawn heats that pass beside the required one, and the limits that fail most
 * often, with how often, and with what is expected there.
 */
export function failedCheck(
  { passes, samples, failures }: PassCount,
  { problem, lines, confidence }: Check,
): string {
  const { refined } = recheck(problem, [lines], { meansOnly: true }).heats[0]!;
  const limits = failures.slice(0, TOLD).map(({ limit, side, fails }) => {
    const bound = limit[side];
    const expected = limit.elements.reduce((sum, element) => sum + (refined[element] ?? 0), 0);
    return `${limit.elements.join('+')} ${side === 'max' ? 'above' : 'below'} ${contentWithUnit(bound)} in ${percent(fails / samples)} (expected ${contentWithUnit(expected, bound)})`;
  });
  return `it may not be used, it fails the conformance check: ${passes} of ${samples} drawn heats pass, ${percent(passes / samples)} where ${percent(confidence)} is required; ${limits.join(', ')}`;
}

/** What is not worth a word where another way is cheaper than a plan [usd]. */
const LEAST_SAVING_USD = 0.01;

interface Planned {
  readonly problem: ChargeProblem;
  /** What the plan costs, with its distance from aims [usd]. */
  readonly planned_usd: number;
  /** What is told of first fit already. */
  readonly firstFit?: string;
}

/** Why another way that is cheaper than a plan is not the plan, in words; nothing where it is not cheaper. */
export function whyNotUsed(
  { name, cost_usd, charges }: Baseline,
  { problem, planned_usd, firstFit }: Planned,
): readonly string[] {
  if (cost_usd === null || cost_usd > planned_usd - LEAST_SAVING_USD) return [];
  // what became of it where the plan was looked for says more
  if (name === 'first-fit' && firstFit !== undefined) return [];
  const broken = charges === undefined ? '' : brokenRules(problem, charges);
  if (broken !== '') return [`it may not be used, it breaks what the plan keeps: ${broken}`];
  return [KEEPS_ALL[name]];
}

/** What is told of a cheaper way that keeps every rule with its mean contents. */
const KEEPS_ALL = {
  'first-fit': 'it saves too little to be held against the plan',
  'same revert sold at its best alternative':
    'no limit speaks against it: sold, the revert fetches more than it saves in this heat',
  'all-virgin': 'it keeps every limit with its mean contents, and was not found by the search',
} as const;
