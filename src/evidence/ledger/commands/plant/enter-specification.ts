import { ConflictError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkName } from '../../rules/desk.ts';
import { anew } from '../found.ts';

/** N1: entered again until an independent person has compared it; afterwards a change is a new revision. */
export const enterSpecification = defineRecord({
  type: 'enterSpecification',
  of: anew('specification', 'name'),
  says: 'specification.entered',
  act: 'enter specification',
  rule(desk, { name, customer }, { subject }) {
    checkName(name, `${desk.path}name`);
    checkName(customer, `${desk.path}customer`);
    if (desk.book.stateOf(subject)?.status === 'compared')
      throw new ConflictError(`specification ${name} was compared and is in use`, {
        path: `${desk.path}name`,
        value: name,
        allowed: 'a revision that was not compared yet',
        cure: 'enter the change as a new revision',
      });
  },
});
