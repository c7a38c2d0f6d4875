import { ConflictError } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import type { ProgrammePlan } from './lock-programme.ts';
import { programmeFound } from './programme-found.ts';

export interface ReviseProgramme extends ProgrammePlan, Told {
  readonly type: 'reviseProgramme';
  readonly reason: string;
  /** Items that are asked otherwise than before: their evidence so far does not count any more. */
  readonly reopened: readonly string[];
}

/** M2: a revision has a reason, says how much had been seen, and is not made by who added evidence (W3). */
export const reviseProgramme = defineCommand<ReviseProgramme>({
  type: 'reviseProgramme',
  names: ({ programme }) => ({ subjects: [`programme:${programme}`] }),
  act: 'revise programme',
  decide(desk, command) {
    const { programme, documentSha256, plan, process, processSha256, reason, reopened, by } = command;
    const state = programmeFound(desk, programme);
    if (state.documentSha256 === documentSha256)
      throw new ConflictError(`programme ${programme} is locked with this very content`, {
        path: `${desk.path}documentSha256`,
        value: documentSha256,
        allowed: 'a document that differs from the locked one',
        cure: 'nothing is to be done',
      });
    const values = state.evidence.reduce((sum, { rows }) => sum + rows.length, 0);
    desk.write('programme.revised', state.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      documentSha256,
      processSha256,
      programme: plan,
      process,
      reason,
      valuesSeen: String(values),
      evaluationsSeen: String(state.evaluations.length),
      reopened: [...reopened],
      by,
    });
  },
});
