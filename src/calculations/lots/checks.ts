import { InputError } from '../../foundation/errors.ts';
import { shortPercent } from '../../foundation/quantity/format.ts';
import { findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Grade } from '../../metal/alloy/grade.ts';
import { DEFAULT_RESIDUAL } from '../../metal/alloy/specification.ts';
import { samplingPlan } from '../../models/intake/sampling-plan.ts';
import {
  chanceAtMost,
  type PieceResult,
  type StrayShare,
  strayShare,
} from '../../models/intake/stray-share.ts';
import {
  type ButtonResult,
  fixtureAlloyCheck,
  magnetCheck,
  toolChipCheck,
} from '../../models/intake/turnings-checks.ts';
import type { Facts } from '../facts.ts';
import type { LotAnalysis } from './contents.ts';
import type { LotCheck } from './findings.ts';

export { type SamplingPlan, type SamplingQuestion, samplingPlan } from '../../models/intake/sampling-plan.ts';
export type { PieceResult, StrayShare } from '../../models/intake/stray-share.ts';
export { buttonSampleMass } from '../../models/intake/turnings-checks.ts';

/** What was done to a sample of turnings. */
export interface TurningsSample {
  /** Analysis of the melted button of a riffled sample. */
  readonly button?: LotAnalysis;
  readonly magnet?: { readonly lifted_kg: number; readonly sample_kg: number };
}

type TurningsFacts = Pick<Facts, 'analysisMethods' | 'gradeStatistics' | 'traceLimits'>;

/** Rows on turnings of a grade: magnet, tool chips and fixture alloy, of what was done. Throws InputError for nothing. */
export function turningsChecks(sample: TurningsSample, grade: Grade, facts: TurningsFacts): LotCheck[] {
  const { button, magnet } = sample;
  if (magnet && !(magnet.sample_kg > 0 && magnet.lifted_kg >= 0 && magnet.lifted_kg <= magnet.sample_kg))
    throw new InputError(
      `the magnet lifted ${magnet.lifted_kg} kg out of a sample of ${magnet.sample_kg} kg`,
      {
        path: 'magnet',
        value: magnet.lifted_kg,
        unit: 'kg',
        allowed: `0 to ${magnet.sample_kg} kg`,
        cure: 'correct the weights',
      },
    );
  const rows = [
    ...(magnet ? [magnetCheck(magnet.lifted_kg, magnet.sample_kg, isMagnetic(grade))] : []),
    ...(button
      ? [
          toolChipCheck(buttonResult(button, grade, facts)),
          fixtureAlloyCheck(tracesOf(button, grade, facts), traceLimitsOf(grade, facts)),
        ]
      : []),
  ];
  if (rows.length === 0)
    throw new InputError('the check states neither a magnet test nor a button analysis', {
      path: 'sample',
      allowed: 'at least one of the two',
      cure: 'state what the magnet lifted, or the analysis of the button',
    });
  return rows.map((row) => ({ ...row }));
}

/** Iron-nickel-cobalt alloys for low expansion hold next to no Cr and are magnetic when cold (assumption: below 5 %). */
const MAGNETIC_BELOW_CR = 0.05;
const isMagnetic = ({ nominal, base }: Grade): boolean =>
  (nominal.Cr ?? 0) < MAGNETIC_BELOW_CR && (base === 'Fe' || base === 'Fe-Ni' || (nominal.Fe ?? 0) > 0.2);

const TOOL_ELEMENTS = ['W', 'Co', 'Mo'] as const;
const FIXTURE_ELEMENTS = ['Bi', 'Pb', 'Sn'] as const;

/** Button against the grade: published median or nominal; scatter of its heats and of the method in quadrature. */
function buttonResult(button: LotAnalysis, grade: Grade, facts: TurningsFacts): ButtonResult {
  const method = findMethod(facts.analysisMethods, button.method);
  const expected: Partial<Record<ElementSymbol, number>> = {};
  const found: Partial<Record<ElementSymbol, number>> = {};
  const uncertainty: Partial<Record<ElementSymbol, number>> = {};
  for (const element of TOOL_ELEMENTS) {
    const value = button.values[element];
    if (value === undefined) continue;
    const usual = usualContent(grade, element, facts);
    found[element] = value / 100;
    expected[element] = usual.mean;
    uncertainty[element] = Math.hypot(usual.spread, uncertaintyOf(method, element, value / 100).sd);
  }
  return { expected, found, uncertainty };
}

/** Coverage behind a limit on what a grade does not name [1]: k = 3. */
const COVERAGE = 3;

/**
 * What heats of the grade usually hold (kg/kg): published where the grade asks for the element; where it only allows it,
 * or nothing is published, the window as a uniform distribution.
 */
function usualContent(
  grade: Grade,
  element: ElementSymbol,
  { gradeStatistics }: Pick<Facts, 'gradeStatistics'>,
): { readonly mean: number; readonly spread: number } {
  const known = gradeStatistics.get(grade.id)?.elements[element];
  const limit = grade.limits[element];
  const nominal = grade.nominal[element] ?? 0;
  const floor = DEFAULT_RESIDUAL / COVERAGE;
  if (known && (!limit || limit.min !== undefined))
    return { mean: known.median, spread: Math.max(known.robustSd, floor) };
  if (!limit) return { mean: nominal, spread: floor };
  const { min = 0, max = 2 * nominal } = limit;
  return { mean: nominal || (min + max) / 2, spread: Math.max((max - min) / Math.sqrt(12), floor) };
}

/** Traces of fixture alloy in the button (kg/kg); "<" counts as nothing below the limit, as not measured above it. */
function tracesOf(button: LotAnalysis, grade: Grade, facts: TurningsFacts) {
  const limits = traceLimitsOf(grade, facts);
  const out: Partial<Record<ElementSymbol, number>> = {};
  for (const element of FIXTURE_ELEMENTS) {
    const value = button.values[element];
    const below = button.below[element];
    if (value !== undefined) out[element] = value / 100;
    else if (below !== undefined && below / 100 <= limits[element]) out[element] = 0;
  }
  return out;
}

/** Limits [kg/kg]: the grade's own row, else the median of the handbook for its form, else the default residual. */
function traceLimitsOf(
  grade: Grade,
  { traceLimits }: Pick<Facts, 'traceLimits'>,
): Readonly<Record<(typeof FIXTURE_ELEMENTS)[number], number>> {
  const limitOf = (element: (typeof FIXTURE_ELEMENTS)[number]): number =>
    grade.limits[element]?.max ??
    traceLimits.envelope.get(grade.form)?.get(element)?.median ??
    DEFAULT_RESIDUAL;
  return { Bi: limitOf('Bi'), Pb: limitOf('Pb'), Sn: limitOf('Sn') };
}

export interface PiecesQuestion {
  /** Share of strays that the lot may hold [1 by pieces]. */
  readonly allowed: number;
  /** Pieces in the lot, when they were counted. */
  readonly pieces?: number;
}

/** Row `pieces`: PASS when no piece was a stray and the share is below `allowed` with 95 %; the posterior in words. */
export function piecesCheck(
  results: readonly PieceResult[],
  { allowed, pieces }: PiecesQuestion,
): { readonly row: LotCheck; readonly share: StrayShare } {
  const share = strayShare(results);
  const rest = pieces === undefined ? null : pieces - share.tested;
  if (rest !== null && rest < 0)
    throw new InputError(`${share.tested} pieces were tested, but the lot has only ${pieces}`, {
      path: 'pieces',
      value: pieces ?? null,
      allowed: `at least ${share.tested}`,
      cure: 'correct the number of pieces in the lot',
    });
  const pure =
    rest === null
      ? ''
      : `; the other ${rest} all pure with ${shortPercent(chanceAtMost(0, rest, share.shape))}`;
  const more =
    share.upper95 <= allowed ? '' : `; ${samplingPlan({ strayShare: allowed, missProbability: 0.05 }).words}`;
  const passed = share.strays === 0 && (share.upper95 <= allowed || rest === 0);
  return {
    share,
    row: {
      check: 'pieces',
      verdict: passed ? 'PASS' : 'HOLD',
      reason: `${share.strays} of ${share.tested} pieces are strays: ${shortPercent(share.mean)} of the lot, below ${shortPercent(share.upper95)} with 95 %${pure}${share.strays > 0 ? '; sort it piece by piece' : passed ? '' : more}`,
    },
  };
}
