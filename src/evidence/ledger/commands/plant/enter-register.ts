import { ownValue } from '../../../../foundation/quantity/own-value.ts';
import type { Act } from '../../../../metal/plant/person.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkName } from '../../rules/desk.ts';
import { anew } from '../found.ts';

/** Registers that not everybody keeps who keeps registers: quality sets rules of taking, who measures teaches lessons. */
const OWN_ACTS: Readonly<Record<string, Act>> = {
  'taking-rule': 'set taking rule',
  lesson: 'teach lesson',
};

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

/** What one does who enters or ends something under this name. */
export function actOfRegister({ name }: { readonly name: string }): Act {
  return ownValue(OWN_ACTS, name.split('/')[0]!) ?? 'keep register';
}
