import type { CheckFacts } from '../../calculations/release/check-analysis.ts';
import type { ReleaseFacts } from '../../calculations/release/release-facts.ts';
import { analysisMethods } from '../../metal/alloy/analysis-method.ts';
import { elementFacts } from '../../metal/alloy/element-data.ts';
import { traceLimits } from '../../metal/alloy/trace-limits.ts';
import { releaseProcedures } from '../../models/release/procedures.ts';

/** What a verifier knows by itself: methods and their uncertainty, rules of retests, tolerances. No grade: the bundle brings its limits. */
export type VerifierFacts = Omit<ReleaseFacts, 'grades'> & CheckFacts;

/** The files of `data/` that a page carries, parsed, and their hash. */
export interface VerifierData {
  readonly elements: unknown;
  readonly methods: unknown;
  readonly procedures: unknown;
  readonly traceLimits: unknown;
  readonly version: string;
}

/** Facts of a page. Throws InputError for a file that is not what it should be. */
export const verifierFacts = (data: VerifierData): VerifierFacts => ({
  version: data.version,
  elements: elementFacts(data.elements),
  analysisMethods: analysisMethods(data.methods),
  releaseProcedures: releaseProcedures(data.procedures),
  checkAnalysis: traceLimits(data.traceLimits).checkAnalysis,
});
