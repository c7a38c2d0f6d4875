import { ConflictError, cureBy } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkId } from '../../rules/desk.ts';
import type { ProgrammeState } from '../../subjects/programme.ts';
import { anew } from '../found.ts';

/** M1: a programme is locked once, before its evidence; afterwards a change is a revision. */
export const lockProgramme = defineRecord({
  type: 'lockProgramme',
  of: anew('programme', 'programme'),
  says: 'programme.locked',
  act: 'lock programme',
  rule(desk, { programme, documentSha256 }) {
    checkId(programme, `${desk.path}programme`);
    const state = desk.book.stateOf(`programme:${programme}`) as ProgrammeState | undefined;
    if (state)
      throw new ConflictError(`programme ${programme} is locked since ${state.lockedAt.slice(0, 10)}`, {
        path: `${desk.path}programme`,
        value: documentSha256,
        allowed: state.documentSha256,
        ...cureBy('a change is a revision with its reason', 'qualification/lock-programme', { reason: null }),
      });
  },
});
