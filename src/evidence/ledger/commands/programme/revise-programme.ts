import { ConflictError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { PROGRAMME } from '../found.ts';

/** M2: a revision has a reason, says how much had been seen, and is not made by who added evidence (W3). */
export const reviseProgramme = defineRecord({
  type: 'reviseProgramme',
  of: PROGRAMME,
  says: 'programme.revised',
  worked: ['valuesSeen', 'evaluationsSeen'],
  act: 'revise programme',
  work(desk, { programme, documentSha256 }, state) {
    if (state.documentSha256 === documentSha256)
      throw new ConflictError(`programme ${programme} is locked with this very content`, {
        path: `${desk.path}documentSha256`,
        value: documentSha256,
        allowed: 'a document that differs from the locked one',
        cure: 'nothing is to be done',
      });
    const valuesSeen = state.evidence.reduce((sum, { rows }) => sum + rows.length, 0);
    return { valuesSeen, evaluationsSeen: state.evaluations.length };
  },
});
