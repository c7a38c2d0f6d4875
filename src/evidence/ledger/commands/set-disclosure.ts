import { InputError } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkName, whenHappened } from '../desk.ts';
import { DISCLOSURE } from '../disclosure-state.ts';

/** Says what a customer is shown of their metal. */
export interface SetDisclosure extends Told {
  readonly type: 'setDisclosure';
  readonly customer: string;
  /** Groups of fields; none: nothing is opened. */
  readonly opens: readonly string[];
  readonly reason?: string;
}

/** V6: what goes to a customer is a record of who may decide it; the latest counts. */
export const setDisclosure = defineCommand<SetDisclosure>({
  type: 'setDisclosure',
  names: () => ({ subjects: [DISCLOSURE] }),
  act: 'set disclosure',
  decide(desk, { customer, opens, reason, by, happenedAt }) {
    checkName(customer, `${desk.path}customer`);
    for (const [i, word] of opens.entries())
      if (opens.indexOf(word) !== i)
        throw new InputError(`"${word}" is there twice`, {
          path: `${desk.path}opens[${i}]`,
          value: word,
          allowed: 'each group of fields once',
        });
    desk.write('disclosure.set', DISCLOSURE, {
      happenedAt: whenHappened(desk, happenedAt),
      customer,
      opens: opens.length === 0 ? undefined : [...opens],
      reason,
      by,
    });
  },
});
