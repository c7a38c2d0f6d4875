import { ConflictError, cureBy } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkId, whenHappened } from '../desk.ts';
import type { ProgrammeState } from '../programme.ts';

/** What a programme asks, by which its evidence will be judged. */
export interface ProgrammePlan {
  readonly programme: string;
  /** SHA-256 of the whole canonical document: plan and process. */
  readonly documentSha256: string;
  /** Canonical JSON of the plan without its process. */
  readonly plan: string;
  /** Canonical JSON of the frozen process, and its SHA-256. */
  readonly process?: string;
  readonly processSha256?: string;
}

export interface LockProgramme extends ProgrammePlan, Told {
  readonly type: 'lockProgramme';
}

/** M1: a programme is locked once, before its evidence; afterwards a change is a revision. */
export const lockProgramme = defineCommand<LockProgramme>({
  type: 'lockProgramme',
  names: ({ programme }) => ({ subjects: [`programme:${programme}`] }),
  act: 'lock programme',
  decide(desk, { programme, documentSha256, plan, process, processSha256, by, happenedAt }) {
    checkId(programme, `${desk.path}programme`);
    const state = desk.book.stateOf(`programme:${programme}`) as ProgrammeState | undefined;
    if (state)
      throw new ConflictError(`programme ${programme} is locked since ${state.lockedAt.slice(0, 10)}`, {
        path: `${desk.path}programme`,
        value: documentSha256,
        allowed: state.documentSha256,
        ...cureBy('a change is a revision with its reason', 'qualification/lock-programme', { reason: null }),
      });
    desk.write('programme.locked', `programme:${programme}`, {
      happenedAt: whenHappened(desk, happenedAt),
      documentSha256,
      processSha256,
      programme: plan,
      process,
      by,
    });
  },
});
