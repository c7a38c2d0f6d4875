import { ConflictError } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import type { SpecificationState } from '../specification.ts';

/** What an independent person typed in of the same specification. */
export interface CompareSpecification extends Told {
  readonly type: 'compareSpecification';
  readonly name: string;
  /** Hash of what was typed in again: equal to that of what was entered. */
  readonly documentSha256: string;
  readonly by: string;
}

/** N2: only the same limits are compared, by who did not enter them (W3). */
export const compareSpecification = defineCommand<CompareSpecification>({
  type: 'compareSpecification',
  names: ({ name }) => ({ subjects: [`specification:${name}`] }),
  act: 'compare specification',
  decide(desk, { name, documentSha256, by, happenedAt }) {
    const state = desk.any(`specification:${name}`) as SpecificationState;
    if (state.documentSha256 !== documentSha256)
      throw new ConflictError(`specification ${name} differs from what was entered`, {
        path: `${desk.path}documentSha256`,
        value: documentSha256,
        allowed: state.documentSha256,
        cure: 'correct what was entered, or what was typed in again',
      });
    desk.write('specification.compared', state.subject, {
      happenedAt: whenHappened(desk, happenedAt),
      documentSha256,
      by,
    });
  },
});
