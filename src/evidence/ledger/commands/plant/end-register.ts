import { ConflictError } from '../../../../foundation/errors.ts';
import { idOf } from '../../../../metal/alloy/words.ts';
import { defineRecord } from '../../rules/command.ts';
import { anew } from '../found.ts';
import { actOfRegister } from './enter-register.ts';

/** N6: only what was entered, and has not ended, ends. */
export const endRegister = defineRecord({
  type: 'endRegister',
  of: anew('register', 'name'),
  says: 'register.ended',
  act: actOfRegister,
  rule(desk, { name }, { subject }) {
    const state = desk.book.stateOf(subject);
    if (state?.type === 'register' && state.status === 'entered') return;
    throw new ConflictError(`${idOf(subject)} is not in use here`, {
      path: `${desk.path}name`,
      value: name,
      allowed: 'what was entered and has not ended',
      cure: 'look at the list for its name',
    });
  },
});
