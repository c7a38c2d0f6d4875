import type { AnalysisMethod } from '../../../metal/alloy/analysis-method.ts';
import { ELEMENTS, type ElementSymbol } from '../../../metal/alloy/element.ts';
import { ADDED, type GradeModel, hasMinima } from './grade-model.ts';
import { furthestMisfit, grossMisfits } from './gross-misfit.ts';
import { explainMixture, type MixtureExplanation, singleEvidence } from './mixture.ts';
import { EFFORT, type NextMeasurement, nextMeasurements } from './next-measurement.ts';
import type { Observation } from './observation.ts';
import { MAIN_CONTENT, type Posterior, posterior, priorOf } from './posterior.ts';

export type IdentificationVerdict = 'identified' | 'ambiguous' | 'mixed' | 'unknown';

/** What was found out about one object. */
export interface Judgement {
  readonly verdict: IdentificationVerdict;
  readonly posterior: Posterior;
  /** What to measure next; only where the verdict is ambiguous. */
  readonly next: readonly NextMeasurement[];
  /** Present exactly when the verdict is mixed. */
  readonly mixture: MixtureExplanation | null;
  /** Why the verdict is no better than it is. */
  readonly reasons: readonly string[];
}

export interface JudgeOptions {
  readonly methods: ReadonlyMap<string, AnalysisMethod>;
  /** Factors on the default weights by grade index. */
  readonly weights?: Float64Array;
  /** Share of the metal [1] that a complete analysis leaves without name; 0 = it adds up. */
  readonly unaccounted?: number;
}

/** A complete analysis without balance may miss this much [1]: rounding, and residuals nobody lists. */
const MAX_UNACCOUNTED = 0.03;
/** Candidates below this are not worth a measurement [1]. */
const IN_QUESTION = 0.003;

/**
 * Verdict on one object. `identified`: one family holds at least `identifiedFrom`; `ambiguous`: several candidates;
 * `unknown`: more likely outside the catalogue than in it, or the analysis can not say; `mixed`: unknown as one grade,
 * but a mixture of two explains it by `mixedFrom` better than the best single grade, weights included.
 */
export function judge(model: GradeModel, observation: Observation, options: JudgeOptions): Judgement {
  const { weights, unaccounted = 0 } = options;
  const found = posterior(model, observation, weights);
  const undecided = (verdict: IdentificationVerdict, ...reasons: string[]): Judgement => ({
    verdict,
    posterior: found,
    next: [],
    mixture: null,
    reasons,
  });
  if (observation.found.length === 0)
    return undecided('unknown', 'no content was found above its detection limit');
  if (unaccounted > MAX_UNACCOUNTED) {
    const share = (unaccounted * 100).toFixed(1);
    return undecided('unknown', `${share} wt% is unaccounted for: name the balance or the missing contents`);
  }
  const { unknownFrom, identifiedFrom } = model.settings;
  const top = found.families[0]!;
  const gross = grossMisfits(model, observation, top.best);
  if (found.outside > unknownFrom || gross.length > 0) {
    const mixture = likelyMixture(model, observation, { best: top.best, prior: priorOf(model, weights) });
    if (mixture)
      return {
        verdict: 'mixed',
        posterior: found,
        next: [],
        mixture,
        reasons: ['no single grade explains the analysis, but a mixture does: test the pieces one by one'],
      };
    const why = gross.length > 0 ? gross : furthestMisfit(model, observation, top.best);
    return undecided('unknown', 'no grade of the catalogue explains the analysis', ...why);
  }
  if (!hasMinima(model.grades[top.best]!))
    return undecided('ambiguous', `the catalogue entry ${model.grades[top.best]!.id} no longer has minima`);
  const missing = missingMain(model, observation, top.best);
  if (missing.length > 0) return incomplete(model, { found, missing, methods: options.methods });
  if (top.probability >= identifiedFrom)
    return { verdict: 'identified', posterior: found, next: [], mixture: null, reasons: [] };
  return ambiguous(model, observation, { found, methods: options.methods });
}

/** Main elements of a grade that the analysis should have listed and did not. */
function missingMain(model: GradeModel, observation: Observation, grade: number): ElementSymbol[] {
  const { found, below, unseen, complete, balance } = observation;
  const listed = new Set([...found, ...below].map(({ e }) => e).concat(balance));
  const open = new Set(unseen.map(({ e }) => e));
  return ELEMENTS.filter((_, e) => {
    const k = grade * model.width + e;
    const main = model.law[k] === ADDED && model.expected[k]! >= MAIN_CONTENT;
    return main && !listed.has(e) && (complete || open.has(e));
  });
}

interface Incomplete {
  readonly found: Posterior;
  readonly missing: readonly ElementSymbol[];
  readonly methods: JudgeOptions['methods'];
}

/** Ambiguous until the missing elements are measured: a grade is not identified by what was left out. */
function incomplete(model: GradeModel, { found, missing, methods }: Incomplete): Judgement {
  const { id } = model.grades[found.families[0]!.best]!;
  return {
    verdict: 'ambiguous',
    posterior: found,
    next: missing.flatMap((element) => {
      const method = EFFORT.find((name) => methods.get(name)?.elements.has(element));
      return method === undefined ? [] : [{ element, method, information_bit: 1 }];
    }),
    mixture: null,
    reasons: missing.map((element) => `${element} is not listed, but it is a main element of ${id}`),
  };
}

function ambiguous(
  model: GradeModel,
  observation: Observation,
  { found, methods }: { readonly found: Posterior; readonly methods: JudgeOptions['methods'] },
): Judgement {
  const candidates = found.families
    .filter(({ probability }) => probability >= IN_QUESTION)
    .map(({ best, probability }) => ({ grade: best, probability }));
  const next = nextMeasurements(model, observation, candidates, methods);
  const names = candidates.slice(0, 2).map(({ grade }) => model.grades[grade]!);
  const reasons =
    next.length > 0
      ? []
      : [
          `no further analysis tells ${names.map(({ id }) => id).join(' and ')} apart: ${
            names[0]?.form === names[1]?.form ? 'provenance' : 'the product form'
          } decides`,
        ];
  return { verdict: 'ambiguous', posterior: found, next, mixture: null, reasons };
}

/** The best mixture of two grades when it is likelier than the best single grade by `mixedFrom`; else null. */
function likelyMixture(
  model: GradeModel,
  observation: Observation,
  { best, prior }: { readonly best: number; readonly prior: Float64Array },
): MixtureExplanation | null {
  const single = singleEvidence(model, observation, best) + Math.log(prior[best]!);
  let chosen: MixtureExplanation | null = null;
  let most = single + model.settings.mixedFrom;
  for (const mixture of explainMixture(model, observation, { pool: mixturePool(model) })) {
    const log = mixture.shares.reduce((sum, { grade }) => sum + Math.log(prior[grade]!), mixture.logEvidence);
    if (log <= most || mixture.misfit > model.settings.mixedMisfit) continue;
    most = log;
    chosen = mixture;
  }
  return chosen;
}

const pools = new WeakMap<GradeModel, readonly number[]>();

/** One grade per family, its likeliest; entries without minima would take any share and stay out. */
function mixturePool(model: GradeModel): readonly number[] {
  const known = pools.get(model);
  if (known) return known;
  const pool = model.families.members
    .map((members) => members.reduce((a, b) => (model.prior[b]! > model.prior[a]! ? b : a)))
    .filter((grade) => hasMinima(model.grades[grade]!));
  pools.set(model, pool);
  return pool;
}
