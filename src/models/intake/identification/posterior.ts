import { heavyCdf } from './density.ts';
import {
  ADDED,
  type GradeModel,
  gradeDensity,
  LOG_OFFSET,
  preparedContent,
  variantDensity,
} from './grade-model.ts';
import type { Observation } from './observation.ts';

/** What the analysis says of one family of equivalent grades. */
export interface FamilyProbability {
  readonly family: number;
  /** Index of its most probable member. */
  readonly best: number;
  /** Given that the metal is in the catalogue [1]. */
  readonly probability: number;
}

export interface Posterior {
  /** Most probable first. */
  readonly families: readonly FamilyProbability[];
  /** Probability that the metal is none of the catalogue's grades [1]. */
  readonly outside: number;
}

/**
 * Posterior over the families of the catalogue (equation 1 of docs/theory/identification.md):
 * P(g | x) ~ prior_g prod_e [(1 - slip) f_ge(x_e) + slip h_e(x_e)], with P(x_e < L) for censored contents and the
 * chance of being listed for complete analyses; h_e is the spread of the whole catalogue. The alternative "outside"
 * has the same product with each f widened to a variant of the grade and averaged over grades with equal weight.
 * `weights` multiplies the default prior by grade index. Deterministic.
 */
export function posterior(model: GradeModel, observation: Observation, weights?: Float64Array): Posterior {
  const count = model.grades.length;
  const logLikelihood = new Float64Array(count);
  const logVariant = new Float64Array(count);
  fillLikelihoods(model, observation, logLikelihood, logVariant);
  const prior = priorOf(model, weights);
  const { mixUp, outside, independence } = model.settings;
  const power = observation.complete ? independence : 1;
  const whole = new Float64Array(count);
  const joint = new Float64Array(count);
  for (let g = 0; g < count; g++) {
    const log = Math.log(prior[g]!);
    whole[g] = logLikelihood[g]! + log;
    joint[g] = power * logLikelihood[g]! + log;
  }
  const logOutside = logSum(logVariant) - Math.log(count) - logSum(whole);
  const inside = logSum(joint);
  const { offset, width } = observation.complete ? outside.laboratory : outside.partial;
  const families = model.families.members
    .map((members, family) => {
      let probability = 0;
      let best = members[0]!;
      for (const g of members) {
        probability += (1 - mixUp) * Math.exp(joint[g]! - inside) + mixUp * prior[g]!;
        if (joint[g]! > joint[best]!) best = g;
      }
      return { family, best, probability };
    })
    .sort((a, b) => b.probability - a.probability);
  return {
    families,
    outside: 1 / (1 + Math.exp(-(logOutside - offset) / width)),
  };
}

/**
 * The hot loop: about 5,000 densities per analysis. Factors are multiplied and the logarithm taken once per grade:
 * a factor lies between 1e-7 (slip x span) and 1e6 (a ppm-level scale), so fifty stay inside a double.
 */
function fillLikelihoods(
  model: GradeModel,
  observation: Observation,
  logLikelihood: Float64Array,
  logVariant: Float64Array,
): void {
  const { width, settings } = model;
  const { slip, variantFree, partialReports } = settings;
  const { found, below, unseen, complete, balance } = observation;
  const contents = found.map(({ e, x, u }) => preparedContent(model, e, x, u));
  const limits = [...below, ...unseen].map(({ e, limit }) => ({
    e,
    limit,
    log: Math.log(limit + LOG_OFFSET[e]!),
  }));
  const listed = [...found, ...below].map(({ e }) => e);
  for (let g = 0; g < logLikelihood.length; g++) {
    const row = g * width;
    let own = 1;
    let variant = 1;
    for (let i = 0; i < contents.length; i++) {
      const content = contents[i]!;
      const k = row + content.e;
      own *= (1 - slip) * gradeDensity(model, k, content) + slip * content.span;
      variant *= (1 - variantFree) * variantDensity(model, k, content) + variantFree * content.span;
    }
    for (let i = 0; i < limits.length; i++) {
      const { e, limit, log } = limits[i]!;
      const k = row + e;
      const chance = heavyCdf(model.law[k]! >= ADDED ? limit : log, model.centre[k]!, model.scale[k]!);
      if (i < below.length) {
        const lost = model.expected[k]! >= MAIN_CONTENT ? slip : CENSORED_SLIP;
        own *= (1 - lost) * chance + lost / 2;
        variant *= (1 - variantFree) * chance + variantFree / 2;
      } else {
        // No evidence for or against "outside": a report may leave out what it likes.
        const hidden = 1 - partialReports * (1 - chance);
        own *= hidden;
        variant *= hidden;
      }
    }
    let logOwn = Math.log(own);
    let logOther = Math.log(variant);
    if (complete) {
      logOwn += model.omittedTotal[g]!;
      logOther += model.omittedTotalVariant[g]!;
      for (let i = 0; i < listed.length; i++) {
        const k = row + listed[i]!;
        logOwn += model.logListed[k]! - model.logOmitted[k]!;
        logOther += model.logListedVariant[k]! - model.logOmittedVariant[k]!;
      }
      if (balance >= 0) {
        logOwn -= model.logOmitted[row + balance]!;
        logOther -= model.logOmittedVariant[row + balance]!;
      }
    }
    logLikelihood[g] = logOwn;
    logVariant[g] = logOther;
  }
}

/** Chance that a "<" on a minor element says nothing of it [1] (assumption: not run, dissolved badly, mistyped limit). */
const CENSORED_SLIP = 0.03;
/** Contents from here on are main elements of a grade [kg/kg]: nobody overlooks them. */
export const MAIN_CONTENT = 0.01;

/** P(content < limit) in the grade of table entry k. */
export function chanceBelow(model: GradeModel, k: number, limit: number): number {
  return model.law[k]! >= ADDED
    ? heavyCdf(limit, model.centre[k]!, model.scale[k]!)
    : heavyCdf(Math.log(limit + LOG_OFFSET[k % model.width]!), model.centre[k]!, model.scale[k]!);
}

/** log of the sum of exponentials. */
function logSum(values: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) top = Math.max(top, values[i]!);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - top);
  return top + Math.log(sum);
}

/** Default weights times the factors given, summing to 1. */
export function priorOf(model: GradeModel, weights?: Float64Array): Float64Array {
  if (!weights) return model.prior;
  const product = model.prior.map((p, g) => p * weights[g]!);
  const total = product.reduce((sum, p) => sum + p, 0);
  return product.map((p) => p / total);
}
