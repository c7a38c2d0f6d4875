import type { Reading } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { conformanceProbability, guardedAcceptance } from './conformance.ts';
import {
  contractualVerdict,
  FRACTION,
  type PrintedLimit,
  type Rounding,
  type Verdict,
} from './contractual.ts';
import { type MethodAbility, methodFitness } from './method-fit.ts';

export interface ResultRow {
  readonly element: ElementSymbol;
  readonly reading: Reading;
  readonly unit: 'wt%' | 'ppm';
  readonly origin: 'measured' | 'imputed' | 'predicted';
  readonly ability: MethodAbility | null;
  readonly place?: string;
  readonly specimen?: string;
  /** Failed specimen that this further one answers. */
  readonly replaces?: string;
  /** Average of further specimens; `mixed` = the failed result is in it, or they are of several places. */
  readonly average?: 'plain' | 'mixed';
}

export interface Rule {
  readonly limit: PrintedLimit;
  readonly basis: 'printed' | 'derived' | 'residual';
}

export interface ElementVerdict {
  readonly element: ElementSymbol;
  readonly text: string;
  readonly unit: string;
  readonly limit: string;
  readonly contractual: Verdict;
  readonly probability: number | null;
  readonly methodFit: 'fit' | 'unfit';
  readonly reason: string;
  readonly place?: string;
  readonly specimen?: string;
  readonly replaces?: string;
  readonly average?: 'plain' | 'mixed';
  /** Failed, and further specimens answer for it: decides nothing. */
  readonly replaced?: boolean;
  /** One of several whose average decides: decides nothing by itself. */
  readonly averaged?: boolean;
  readonly superseded?: boolean;
  readonly acceptance?: string;
  readonly risk?: { readonly consumer: number | null; readonly producer: number | null };
  /** What this row does to the verdict on the object: FAIL, HOLD or PASS. */
  readonly outcome: Verdict;
  /** True where the result itself can not decide: unfit method, "<" across the limit, not measured. */
  readonly undecided?: boolean;
}

export interface JudgeOptions {
  readonly rounding: Rounding;
  /** Required probability of conformance; absent = the probability is shown but decides nothing. */
  readonly confidence?: number;
  /** `guarded`: the result must lie inside limits drawn in by a guard band for `confidence`. */
  readonly decisionRule?: 'probability' | 'guarded';
}

/** Words of a window: "17.0 to 21.0 wt%", "at most 0.5 ppm". */
export function limitText(limit: PrintedLimit): string {
  if (limit.min !== undefined && limit.max !== undefined) return `${limit.min} to ${limit.max} ${limit.unit}`;
  if (limit.max !== undefined) return `at most ${limit.max} ${limit.unit}`;
  return limit.min === undefined ? 'none' : `at least ${limit.min} ${limit.unit}`;
}

/**
 * One result against its window: first the contract, then the probability and the method, each shown on its own.
 * FAIL of the contract is FAIL whatever the method. An unfit method, a derived window, an imputed or predicted value,
 * or a probability under the stated confidence turn a contractual PASS into HOLD.
 */
export function judgeResult(row: ResultRow, rule: Rule, options: JudgeOptions): ElementVerdict {
  const { reading, unit } = row;
  const contract = contractualVerdict(reading, unit, { limit: rule.limit, rounding: options.rounding });
  const window = fractions(rule.limit);
  const value = reading.value * FRACTION[unit];
  const fitness = methodFitness(row.ability, reading, { value, ...window });
  const uncertainty = row.ability?.standardUncertainty ?? null;
  const probability = conformanceProbability({ ...reading, value }, window, uncertainty);
  const asked = askedConfidence(
    {
      probability,
      value,
      window,
      uncertainty: reading.operator === '=' ? uncertainty : null,
      unit: rule.limit.unit,
    },
    options,
  );
  const holds = [
    fitness.fit || row.origin !== 'measured' ? null : fitness.reason,
    rule.basis === 'derived' ? 'the window is derived; no document states it' : null,
    row.origin === 'measured' ? null : `the value is ${row.origin}, not measured`,
    asked.hold,
  ].filter((hold) => hold !== null);
  const outcome = contract.verdict === 'PASS' && holds.length > 0 ? 'HOLD' : contract.verdict;
  return {
    element: row.element,
    text: reading.text,
    unit,
    limit: limitText(rule.limit),
    contractual: contract.verdict,
    probability,
    methodFit: fitness.fit ? 'fit' : 'unfit',
    reason: [contract.reason, ...holds].join('; '),
    ...(row.place === undefined ? {} : { place: row.place }),
    ...(row.specimen === undefined ? {} : { specimen: row.specimen }),
    ...(row.replaces === undefined ? {} : { replaces: row.replaces }),
    ...(row.average === undefined ? {} : { average: row.average }),
    ...(asked.acceptance === undefined ? {} : { acceptance: asked.acceptance }),
    // Specific risks (equation 4): of accepting this result, and of refusing it; the other one does not arise.
    risk: {
      consumer: contract.verdict === 'PASS' && probability !== null ? 1 - probability : null,
      producer: contract.verdict === 'FAIL' ? probability : null,
    },
    outcome,
    ...(!fitness.fit || row.origin !== 'measured' || contract.verdict === 'HOLD' ? { undecided: true } : {}),
  };
}

interface Asked {
  readonly probability: number | null;
  /** Content and window [kg/kg]. */
  readonly value: number;
  readonly window: { readonly min?: number; readonly max?: number };
  /** Standard uncertainty [kg/kg]; null where a guard band can not be drawn. */
  readonly uncertainty: number | null;
  readonly unit: PrintedLimit['unit'];
}

/** What a stated confidence adds to the contract: a reason to hold, and the limits that a guard band leaves. */
export function askedConfidence(
  { probability, value, window, uncertainty, unit }: Asked,
  { confidence, decisionRule = 'probability' }: JudgeOptions,
): { readonly hold: string | null; readonly acceptance?: string } {
  if (confidence === undefined) return { hold: null };
  if (probability === null)
    return { hold: 'the uncertainty is unknown, so the required confidence cannot be shown' };
  const guarded = uncertainty === null ? null : guardedAcceptance(window, uncertainty, confidence);
  const acceptance = guarded ? acceptanceText(guarded, unit) : undefined;
  const shown = acceptance === undefined ? {} : { acceptance };
  if (decisionRule === 'guarded' && guarded) {
    const inside =
      (guarded.min === undefined || value >= guarded.min) &&
      (guarded.max === undefined || value <= guarded.max);
    return { ...shown, hold: inside ? null : `outside the limits with guard band, ${acceptance}` };
  }
  return {
    ...shown,
    hold:
      probability < confidence
        ? `conformance probability ${probability.toFixed(4)}; required ${confidence}`
        : null,
  };
}

function acceptanceText(
  { min, max }: { readonly min?: number; readonly max?: number },
  unit: 'wt%' | 'ppm',
): string {
  const text = (fraction: number): string => String(Number((fraction / FRACTION[unit]).toPrecision(5)));
  if (min !== undefined && max !== undefined)
    return min > max ? 'empty, because the method is too uncertain' : `${text(min)} to ${text(max)} ${unit}`;
  return max === undefined ? `at least ${text(min ?? 0)} ${unit}` : `at most ${text(max)} ${unit}`;
}

/** The row of an element that the specification limits and nobody measured: HOLD, never silence. */
export function missingResult(element: ElementSymbol, rule: Rule): ElementVerdict {
  return {
    element,
    text: '',
    unit: rule.limit.unit,
    limit: limitText(rule.limit),
    contractual: 'HOLD',
    probability: null,
    methodFit: 'unfit',
    reason: 'missing: the specification limits it, but no result is given',
    outcome: 'HOLD',
  };
}

/** The ends of a window [kg/kg]. */
export function fractions(limit: PrintedLimit): { readonly min?: number; readonly max?: number } {
  const scale = FRACTION[limit.unit];
  return {
    ...(limit.min === undefined ? {} : { min: Number(limit.min) * scale }),
    ...(limit.max === undefined ? {} : { max: Number(limit.max) * scale }),
  };
}
