import { ConflictError, cureBy } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';

/** Puts an object on hold: it is neither charged, certified nor shipped until it is released anew. */
export interface HoldObject extends Told {
  readonly type: 'holdObject';
  readonly object: string;
  readonly reason: string;
}

/** L11: one person holds an object that is in the plant; the next release of it, by who may release, decides about it. */
export const holdObject = defineCommand<HoldObject>({
  type: 'holdObject',
  names: ({ object }) => ({ subjects: [`object:${object}`] }),
  act: 'hold lot',
  decide(desk, command) {
    const object = desk.object(command.object);
    if (object.status === 'shipped' || object.status === 'cut' || object.status === 'void')
      throw new ConflictError(`object ${object.id} is ${object.status} and cannot be put on hold`, {
        path: `${desk.path}object`,
        value: object.id,
        allowed: 'an object that is in the plant as itself',
        ...(object.status === 'shipped'
          ? {
              ...cureBy('write to the customer', 'proof/recall-metal', { of: object.subject }),
            }
          : { cure: 'hold its pieces' }),
      });
    desk.write('object.held', object.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      reason: command.reason,
      by: command.by,
    });
  },
});
