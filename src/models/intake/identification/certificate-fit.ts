import { shortNumber, shortWtpct } from '../../../foundation/quantity/format.ts';
import { ELEMENTS, type ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Limit } from '../../../metal/alloy/specification.ts';
import type { GradeModel } from './grade-model.ts';
import type { Observation } from './observation.ts';
import { MAIN_CONTENT, type Posterior } from './posterior.ts';

/** An element on which the analysis and the declared grade disagree. */
export interface Disagreement {
  readonly element: ElementSymbol;
  readonly words: string;
}

/** Whether an analysis bears out the grade that the paper declares. */
export interface CertificateFit {
  readonly gradeId: string;
  /** Probability of the declared grade with its equivalents, among the catalogue [1]. */
  readonly probability: number;
  readonly fit: 'fits' | 'doubtful' | 'contradicted';
  readonly disagreements: readonly Disagreement[];
}

/** Declared grades below this probability are contradicted, from the other on they fit [1] (assumption). */
const CONTRADICTED_BELOW = 0.02;
const FITS_FROM = 0.5;
/** A printed window is broken when the result lies outside by more than this many standard uncertainties (k = 2). */
const COVERAGE = 2;
/** Content [kg/kg] from which an element that the grade does not name is a disagreement: ten times DEFAULT_RESIDUAL. */
const STRANGE_CONTENT = 0.005;

/**
 * Judges a declared grade: `contradicted` when it is improbable against the other grades or when the metal is probably
 * outside the catalogue and an element disagrees; `doubtful` when it is not the likeliest or an element lies outside
 * its window; else `fits`. Windows are those of the grade itself, derived ones said so.
 */
export function certificateFit(
  model: GradeModel,
  observation: Observation,
  found: Posterior,
  grade: number,
): CertificateFit {
  const family = model.families.familyOf[grade]!;
  const probability = found.families.find((entry) => entry.family === family)?.probability ?? 0;
  const disagreements = disagreementsOf(model, observation, grade);
  const outside = found.outside > model.settings.unknownFrom;
  const fit =
    probability < CONTRADICTED_BELOW || (outside && disagreements.length > 0)
      ? 'contradicted'
      : probability < FITS_FROM || outside || disagreements.length > 0
        ? 'doubtful'
        : 'fits';
  return { gradeId: model.grades[grade]!.id, probability, fit, disagreements };
}

/** Elements on which an analysis contradicts the windows of a grade, in words. */
export function disagreementsOf(model: GradeModel, observation: Observation, grade: number): Disagreement[] {
  const { limits, balance, nominal } = model.grades[grade]!;
  const out: Disagreement[] = [];
  for (const { e, x, u } of observation.found) {
    const element = ELEMENTS[e]!;
    const limit = limits[element];
    if (element === balance) continue;
    if (!limit) {
      if (x > STRANGE_CONTENT) out.push({ element, words: `${shortWtpct(x)} is not in the grade` });
      continue;
    }
    const { min = 0, max = 1 } = limit;
    if (x > max + COVERAGE * u || x < min - COVERAGE * u)
      out.push({ element, words: `${shortWtpct(x)} is outside ${windowWords(limit)}` });
  }
  if (!observation.complete) return out;
  const listed = new Set([...observation.found, ...observation.below].map(({ e }) => e));
  ELEMENTS.forEach((element, e) => {
    if (element === balance || listed.has(e) || e === observation.balance) return;
    if ((limits[element]?.min ?? 0) > 0 && (nominal[element] ?? 0) >= MAIN_CONTENT)
      out.push({ element, words: `not listed, but the grade has ${windowWords(limits[element]!)}` });
  });
  return out;
}

function windowWords(limit: Limit): string {
  const { max, basis } = limit;
  const min = limit.min ?? 0;
  const range = `${shortNumber(100 * min, 4)} to ${max === undefined ? '100 wt%' : shortWtpct(max)}`;
  return basis === 'derived' ? `the derived window ${range}` : range;
}
