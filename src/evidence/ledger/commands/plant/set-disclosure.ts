import { InputError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkName } from '../../rules/desk.ts';
import { DISCLOSURE } from '../../subjects/disclosure-state.ts';
import { the } from '../found.ts';

/** V6: what goes to a customer is a record of who may decide it; the latest counts. */
export const setDisclosure = defineRecord({
  type: 'setDisclosure',
  of: the(DISCLOSURE),
  says: 'disclosure.set',
  act: 'set disclosure',
  rule(desk, { customer, opens = [] }) {
    checkName(customer, `${desk.path}customer`);
    for (const [i, word] of opens.entries())
      if (opens.indexOf(word) !== i)
        throw new InputError(`"${word}" is there twice`, {
          path: `${desk.path}opens[${i}]`,
          value: word,
          allowed: 'each group of fields once',
        });
  },
});
