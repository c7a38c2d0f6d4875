import { ConflictError, cureBy } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { LOT } from '../found.ts';

/** L10: one person puts a lot on hold, two lift it: one proposes, once, and another clears. Nothing is lifted by the proposal. */
export const proposeLift = defineRecord({
  type: 'proposeLift',
  of: LOT,
  says: 'lot.lift-proposed',
  act: 'lift hold',
  rule(desk, _command, lot) {
    if (!lot.held || lot.status !== 'hold')
      throw new ConflictError(`no person has put lot ${lot.id} on hold`, {
        path: `${desk.path}lot`,
        value: lot.id,
        message: `it is ${lot.status}${lot.holdReason === null ? '' : `: ${lot.holdReason}`}`,
        allowed: 'a lot that a person put on hold',
        ...cureBy('clear it when its checks are good', 'yard/clear-lot', { lot: lot.id }),
      });
    const { lift } = lot.held;
    if (lift !== null)
      throw new ConflictError(
        `${lift.by || 'somebody'} has already proposed to lift the hold of lot ${lot.id}`,
        {
          path: `${desk.path}lot`,
          value: lot.id,
          message: `because: ${lift.reason}`,
          allowed: 'a hold that nobody has proposed to lift',
          ...cureBy('another person clears the lot', 'yard/clear-lot', { lot: lot.id }),
        },
      );
  },
});
