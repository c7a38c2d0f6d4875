import type { Cure } from '../../../foundation/errors.ts';

/** What to do about a record that stands in the way: it is taken back. null: whoever does it says which one. */
export const takenBack = (cure: string, of: string, record: string | null): Cure => ({
  cure,
  does: [{ verb: 'proof/correct-record', order: { of, record } }],
});
