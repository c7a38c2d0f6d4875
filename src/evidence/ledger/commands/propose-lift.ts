import { ConflictError, cureBy } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { aliveLot } from './found.ts';

/** One person says that a hold which a person set may be lifted; another one then clears the lot. */
export interface ProposeLift extends Told {
  readonly type: 'proposeLift';
  readonly lot: string;
  readonly reason: string;
}

/** L10: one person puts a lot on hold, two lift it: one proposes, once, and another clears. Nothing is lifted by the proposal. */
export const proposeLift = defineCommand<ProposeLift>({
  type: 'proposeLift',
  names: ({ lot }) => ({ subjects: [`lot:${lot}`] }),
  act: 'lift hold',
  decide(desk, command) {
    const lot = aliveLot(desk, command.lot);
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
    desk.write('lot.lift-proposed', lot.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      reason: command.reason,
      by: command.by,
    });
  },
});
