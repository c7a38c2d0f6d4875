import type { Act } from '../../../../metal/plant/person.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkName } from '../../rules/desk.ts';
import { anew } from '../found.ts';

/** N5: the latest entry of a name counts; heats already planned keep what they were planned with. */
export const enterRegister = defineRecord({
  type: 'enterRegister',
  of: anew('register', 'name'),
  says: 'register.entered',
  act: actOfRegister,
  rule(desk, { name }) {
    checkName(name, `${desk.path}name`);
  },
});

/** A rule by which results are taken is set by quality. */
export function actOfRegister({ name }: { readonly name: string }): Act {
  return name.startsWith(TAKING_RULES) ? 'set taking rule' : 'keep register';
}

/** Where rules are kept by which results are taken without a person. */
const TAKING_RULES = 'taking-rule/';
