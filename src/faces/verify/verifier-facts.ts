import type { CheckFacts } from '../../calculations/release/check-analysis.ts';
import type { ReleaseFacts } from '../../calculations/release/release-facts.ts';

/** What a verifier knows by itself: methods and their uncertainty, rules of retests, tolerances. No grade: the bundle brings its limits. */
export type VerifierFacts = Omit<ReleaseFacts, 'grades'> & CheckFacts;
