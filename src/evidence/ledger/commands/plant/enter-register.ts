import { defineRecord } from '../../rules/command.ts';
import { checkName } from '../../rules/desk.ts';
import { anew } from '../found.ts';

/** N5: the latest entry of a name counts; heats already planned keep what they were planned with. */
export const enterRegister = defineRecord({
  type: 'enterRegister',
  of: anew('register', 'name'),
  says: 'register.entered',
  act: 'keep register',
  rule(desk, { name }) {
    checkName(name, `${desk.path}name`);
  },
});
