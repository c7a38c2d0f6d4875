import type { Facts } from '../facts.ts';

/** What a verdict needs of the facts: small enough to travel with a verifier. */
export type ReleaseFacts = Pick<
  Facts,
  'grades' | 'analysisMethods' | 'releaseProcedures' | 'elements' | 'version'
>;
