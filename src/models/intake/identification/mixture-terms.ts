import type { GradeModel } from './grade-model.ts';
import type { Observation } from './observation.ts';

/** One content that a mixture must explain: x with standard uncertainty u [kg/kg]. */
export interface MixtureTerm {
  readonly e: number;
  readonly x: number;
  readonly u: number;
  /** False for a content that the analysis does not list. */
  readonly found: boolean;
}

/** Standard uncertainty of "next to nothing" for an element that a complete analysis does not list [kg/kg] (assumption). */
const UNLISTED_SD = 5e-4;

/**
 * Contents found, and alloying elements that were not: a complete analysis that does not list rhenium holds none to
 * speak of, and neither does a partial one by a method that sees it. A "<" is half its limit with that uncertainty.
 */
export function mixtureTerms(model: GradeModel, observation: Observation): MixtureTerm[] {
  const { found, below, unseen, complete, balance } = observation;
  const terms: MixtureTerm[] = found.map((content) => ({ ...content, found: true }));
  const known = new Set([...found.map(({ e }) => e), balance]);
  for (const { e, limit } of [...below, ...unseen]) {
    known.add(e);
    if (model.telling[e]) terms.push({ e, x: limit / 2, u: limit / 2, found: false });
  }
  if (complete)
    for (let e = 0; e < model.width; e++)
      if (!known.has(e) && model.telling[e]) terms.push({ e, x: 0, u: UNLISTED_SD, found: false });
  return terms;
}
