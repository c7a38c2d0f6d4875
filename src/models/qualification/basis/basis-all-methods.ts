import {
  FRACTION,
  POSITIVE,
  requireArguments,
  requireValues,
} from '../../../foundation/statistics/arguments.ts';
import type { WeibullFit } from '../../../foundation/statistics/life/weibull-fit.ts';
import { grouped, momentsOf, requireSpread } from '../../../foundation/statistics/sample.ts';
import { oneWayAnova } from '../../../foundation/statistics/summary/anova-one-way.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { fitDiagnostic } from '../diagnostics/fit.ts';
import { groupsAlikeDiagnostic } from '../diagnostics/groups-alike.ts';
import { outlierDiagnostic } from '../diagnostics/outliers.ts';
import { anovaBasis } from './basis-anova.ts';
import { hansonKoopmansBasis, hasHandbookRanks } from './basis-hanson-koopmans.ts';
import { lognormalBasis, normalBasis } from './basis-normal.ts';
import { type ConditionalModel, conditionalBound, conditionalModel, handbookBound } from './basis-weibull.ts';
import { A_CONTENT, B_CONTENT } from './content.ts';
import { nonparametricBasis, nonparametricRankOf } from './nonparametric-rank.ts';

/** The families in the order MIL-HDBK-17 asks for them; the first that fits is issued. Another order is a policy. */
const ORDER = ['weibull', 'lognormal', 'normal'] as const;

/** A distribution a basis value may rest on. */
export type BasisFamily = (typeof ORDER)[number];

/** Families a sample does not contradict, in the order they are to be tried. */
export function admissibleFamilies(x: readonly number[]): readonly BasisFamily[] {
  return ORDER.filter((family) => fitDiagnostic(x, family).verdict === 'PASS');
}

/** One basis value by every method, in the unit of the data; null where a method has no answer for so few values. */
export interface BasisByMethod {
  readonly normal: number;
  readonly lognormal: number;
  /** Handbook form at a confidence of 0.95, else the conditional one. */
  readonly weibull: number;
  readonly weibullConditional: number;
  readonly hansonKoopmans: number | null;
  readonly nonparametric: number | null;
}

/** Basis values of one sample by every method, and the one to be issued. */
export interface BasisOfSample {
  readonly weibull: Pick<WeibullFit, 'shape' | 'scale'>;
  readonly B: BasisByMethod;
  readonly A: BasisByMethod;
  /** Families that fit; without one the method that needs none. */
  readonly admissible: readonly BasisMethod[];
  /** The first of them; null where it has no value. With heats the lower of it and of the heat-aware basis. */
  readonly issued: { readonly family: BasisMethod; readonly B: number | null; readonly A: number | null };
  /** Heat-aware basis, when heats were given. */
  readonly anova?: { readonly B: number; readonly A: number };
  readonly diagnostics: readonly Diagnostic[];
}

/** What may be issued: a family, or a method without one. */
export type BasisMethod = BasisFamily | 'hansonKoopmans' | 'nonparametric';

/**
 * A- and B-basis of one sample by every method, and which of them are admissible: the families in the order of
 * MIL-HDBK-17, the heat-aware (ANOVA) basis beside them when `heat` names the heat of each value. Passing the k-sample
 * test is weak evidence, so the lower of the two is issued (CMH-17-1G 8.3). Compared with CMH-17 p. 8-87: normal and
 * lognormal 1e-8, Weibull 1e-6. Throws InputError for fewer than three values or a value not above zero, ValidityError
 * without spread.
 */
export function basisOfSample(
  x: readonly number[],
  { confidence = 0.95, heat }: { readonly confidence?: number; readonly heat?: readonly string[] } = {},
): BasisOfSample {
  requireValues('basisAllMethods', 'x', x, 3);
  requireArguments('basisAllMethods', {
    smallest: [Math.min(...x), POSITIVE],
    confidence: [confidence, FRACTION],
  });
  requireSpread('basisAllMethods', x);
  const model = conditionalModel(x);
  const b = byEveryMethod(x, model, { basis: 'B', confidence });
  const a = byEveryMethod(x, model, { basis: 'A', confidence });
  const families = admissibleFamilies(x);
  const free = hasHandbookRanks(x.length, B_CONTENT) ? 'hansonKoopmans' : 'nonparametric';
  const family = families[0] ?? free;
  const single: BasisOfSample = {
    weibull: { shape: model.fit.shape, scale: model.fit.scale },
    B: b,
    A: a,
    admissible: families.length > 0 ? families : [free],
    issued: { family, B: b[family], A: a[family] },
    diagnostics: [outlierDiagnostic([x]), distributionDiagnostic(families)],
  };
  if (heat === undefined) return single;
  const groups = [...grouped(x, heat).values()];
  const anova = oneWayAnova(groups);
  const aware = {
    B: anovaBasis(anova, { content: B_CONTENT, confidence }),
    A: anovaBasis(anova, { content: A_CONTENT, confidence }),
  };
  const lower = (value: number | null, other: number): number => Math.min(value ?? other, other);
  return {
    ...single,
    issued: { family, B: lower(single.issued.B, aware.B), A: lower(single.issued.A, aware.A) },
    anova: aware,
    diagnostics: [...single.diagnostics, groupsAlikeDiagnostic(groups)],
  };
}

function byEveryMethod(
  x: readonly number[],
  model: ConditionalModel,
  { basis, confidence }: { readonly basis: 'A' | 'B'; readonly confidence: number },
): BasisByMethod {
  const n = x.length;
  const coverage = { content: basis === 'B' ? B_CONTENT : A_CONTENT, confidence };
  const normal = normalBasis(momentsOf(x), coverage);
  const lognormal = lognormalBasis(x, coverage);
  const weibullConditional = conditionalBound(model, coverage);
  return {
    normal,
    lognormal,
    weibull: confidence === 0.95 ? handbookBound(model.fit, n, basis) : weibullConditional,
    weibullConditional,
    hansonKoopmans: hasHandbookRanks(n, coverage.content) ? hansonKoopmansBasis(x, coverage) : null,
    nonparametric: nonparametricRankOf(n, coverage) > 0 ? nonparametricBasis(x, coverage).value : null,
  };
}

const distributionDiagnostic = (families: readonly BasisFamily[]): Diagnostic => ({
  name: 'distribution',
  verdict: families.length > 0 ? 'PASS' : 'FAIL',
  reason:
    families.length > 0
      ? `admissible at OSL > 0.05: ${families.join(', ')}; issued in the order ${ORDER.join(', ')}`
      : 'no distribution fits: only the method without one may be issued',
});
