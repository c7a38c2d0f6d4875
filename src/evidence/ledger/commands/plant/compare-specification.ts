import { ConflictError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import type { SpecificationState } from '../../subjects/specification.ts';
import { anew } from '../found.ts';

/** N2: only the same limits are compared, by who did not enter them (W3). */
export const compareSpecification = defineRecord({
  type: 'compareSpecification',
  of: anew('specification', 'name'),
  says: 'specification.compared',
  act: 'compare specification',
  rule(desk, { name, documentSha256 }) {
    const state = desk.any(`specification:${name}`) as SpecificationState;
    if (state.documentSha256 !== documentSha256)
      throw new ConflictError(`specification ${name} differs from what was entered`, {
        path: `${desk.path}documentSha256`,
        value: documentSha256,
        allowed: state.documentSha256,
        cure: 'correct what was entered, or what was typed in again',
      });
  },
});
