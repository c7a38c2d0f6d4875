import { fisherFUpperQuantile } from '../../../foundation/numerics/fisher-f.ts';
import { poissonMeanLower, poissonMeanUpper } from '../../../foundation/numerics/poisson.ts';
import { counted, significant } from '../../../foundation/quantity/format.ts';
import { unitsWithFailures } from '../../../foundation/statistics/life/demonstration.ts';
import { failuresOf, type Lives } from '../../../foundation/statistics/life/lives.ts';
import { reliabilityBounds } from '../../../foundation/statistics/life/reliability-clopper-pearson.ts';
import { weibayesReliabilityLower } from '../../../foundation/statistics/life/weibayes.ts';
import type { Verdict } from '../../../metal/alloy/words.ts';
import { type Finding, verdictOf } from './finding.ts';

/** One component on a rig or an engine; lives in the unit of the demonstration. */
export interface TestedUnit {
  readonly serial: string;
  readonly life: number;
  readonly failed: boolean;
  readonly cause?: 'material' | 'other' | undefined;
}

/** A reliability at a life, to be shown at a known Weibull shape. */
export interface LifeDemonstration {
  readonly id: string;
  readonly unit: string;
  readonly shape: number;
  readonly life: number;
  readonly reliability: number;
  /** Lives of the baseline route, and the least ratio of characteristic lives to it. */
  readonly baseline?: Lives | undefined;
  readonly lifeRatioLimit?: number | undefined;
  readonly units: readonly TestedUnit[];
}

/** A share of sound parts, to be shown by pass and fail. */
export interface PassFailDemonstration {
  readonly id: string;
  readonly reliability: number;
  readonly tested: number;
  readonly failures: number;
}

/** Units that a HOLD asks for; each tested as long as those so far, and without another failure. */
export interface MoreUnits {
  readonly units: number;
  readonly each?: number;
}

/** What gate 2 says of one demonstration: bounds of the reliability, and what else was asked. */
export interface Demonstrated {
  readonly verdict: Verdict;
  readonly method: 'weibayes' | 'clopperPearson';
  readonly target: number;
  readonly lower: number;
  readonly upper: number;
  readonly findings: readonly Finding[];
  readonly more?: MoreUnits;
}

/**
 * Reliability at a life with r failures: lower exp(-mu_C(r)/m), upper exp(-mu_{1-C}(r)/m), m = sum (t/life)^shape in
 * missions and mu the exact Poisson bounds (Abernethy 2006, 6). PASS when the lower one meets the target and no failure
 * is the material's or open; FAIL when the upper one lies below the target. The shape is taken as known.
 */
export function judgeLife(asked: LifeDemonstration, confidence: number): Demonstrated {
  const { life, shape, reliability, units } = asked;
  const lives = livesOf(units);
  const failures = failuresOf(lives);
  const missions = units.reduce((sum, unit) => sum + (unit.life / life) ** shape, 0);
  const lower = weibayesReliabilityLower(lives, shape, { life, confidence });
  const upper = Math.exp(-poissonMeanLower(failures, confidence) / missions);
  const wanted = poissonMeanUpper(failures, confidence) / -Math.log(reliability);
  const further = Math.max(1, Math.ceil((wanted - missions) / (missions / units.length)));
  const shown = `${counted(units.length, 'unit')}, ${counted(failures, 'failure')}`;
  const bound = boundFinding({ lower, upper, target: reliability, shown });
  return {
    method: 'weibayes',
    target: reliability,
    lower,
    upper,
    ...judged([bound, ...causeFindings(units), ...ratioFindings(asked, lives, confidence)]),
    ...(bound.verdict === 'HOLD'
      ? { more: { units: further, each: units.reduce((sum, unit) => sum + unit.life, 0) / units.length } }
      : {}),
  };
}

const livesOf = (units: readonly TestedUnit[]): Lives => ({
  time: units.map(({ life }) => life),
  event: units.map(({ failed }) => failed),
});

const judged = (findings: readonly Finding[]): Pick<Demonstrated, 'verdict' | 'findings'> => ({
  verdict: verdictOf(findings),
  findings,
});

interface Bounded {
  readonly lower: number;
  readonly upper: number;
  readonly target: number;
  readonly shown: string;
}

function boundFinding({ lower, upper, target, shown }: Bounded): Finding {
  const words = `${shown}: reliability at least ${significant(lower)}, at most ${significant(upper)}, target ${target}.`;
  if (lower >= target) return { code: 'reliability-shown', verdict: 'PASS', words };
  return upper < target
    ? { code: 'reliability-missed', verdict: 'FAIL', words }
    : { code: 'reliability-not-shown', verdict: 'HOLD', words };
}

/** A failure of the material, or one without a cause, keeps the gate open whatever the numbers say. */
function causeFindings(units: readonly TestedUnit[]): Finding[] {
  const failed = units.filter((unit) => unit.failed);
  const named = (some: readonly TestedUnit[]): string => some.map(({ serial }) => serial).join(', ');
  const material = failed.filter(({ cause }) => cause === 'material');
  const open = failed.filter(({ cause }) => cause === undefined);
  return [
    ...(material.length > 0
      ? [
          hold(
            'material-failure',
            `Failed because of the material: ${named(material)}. The cause has to be removed first.`,
          ),
        ]
      : []),
    ...(open.length > 0 ? [hold('cause-open', `Failed without a stated cause: ${named(open)}.`)] : []),
  ];
}

const hold = (code: string, words: string): Finding => ({ code, verdict: 'HOLD', words });

/**
 * Lower bound of the ratio of characteristic lives, candidate to baseline:
 * [ (S_c/(r_c+1)) / (S_b/r_b) / F_C(2 r_c + 2, 2 r_b) ]^(1/shape), S = sum t^shape. Exact for tests that end at a
 * failure, on the safe side for tests that end in time.
 */
function ratioFindings(asked: LifeDemonstration, lives: Lives, confidence: number): Finding[] {
  const { baseline, lifeRatioLimit, shape } = asked;
  if (lifeRatioLimit === undefined) return [];
  const before = baseline ? failuresOf(baseline) : 0;
  if (!baseline || before === 0)
    return [hold('no-baseline-failure', 'The life ratio needs at least one failure of the baseline route.')];
  const sum = ({ time }: Lives): number => time.reduce((total, t) => total + t ** shape, 0);
  const after = failuresOf(lives) + 1;
  const f = fisherFUpperQuantile(1 - confidence, [2 * after, 2 * before]);
  const lower = (sum(lives) / after / (sum(baseline) / before) / f) ** (1 / shape);
  const words = `Ratio of characteristic lives to the baseline route: at least ${significant(lower)}, limit ${lifeRatioLimit}.`;
  return [
    lower >= lifeRatioLimit
      ? { code: 'life-ratio-shown', verdict: 'PASS', words }
      : hold('life-ratio-not-shown', words),
  ];
}

/** Share of sound parts by exact binomial bounds (Clopper and Pearson 1934). */
export function judgePassFail(
  { reliability, tested, failures }: PassFailDemonstration,
  confidence: number,
): Demonstrated {
  const { lower, upper } =
    tested > 0 ? reliabilityBounds(tested, failures, confidence) : { lower: 0, upper: 1 };
  const shown = `${counted(tested, 'part')}, ${counted(failures, 'failure')}`;
  const bound = boundFinding({ lower, upper, target: reliability, shown });
  return {
    method: 'clopperPearson',
    target: reliability,
    lower,
    upper,
    ...judged([bound]),
    ...(bound.verdict === 'HOLD'
      ? { more: { units: Math.max(1, unitsWithFailures(reliability, failures, confidence) - tested) } }
      : {}),
  };
}
