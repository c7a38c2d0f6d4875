import { ConflictError, cureBy } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { OBJECT } from '../found.ts';

/** L11: one person holds an object that is in the plant; the next release of it, by who may release, decides about it. */
export const holdObject = defineRecord({
  type: 'holdObject',
  of: OBJECT,
  says: 'object.held',
  act: 'hold lot',
  rule(desk, _command, object) {
    if (object.status === 'shipped' || object.status === 'cut' || object.status === 'void')
      throw new ConflictError(`object ${object.id} is ${object.status} and cannot be put on hold`, {
        path: `${desk.path}object`,
        value: object.id,
        allowed: 'an object that is in the plant as itself',
        ...(object.status === 'shipped'
          ? cureBy('write to the customer', 'proof/recall-metal', { of: object.subject })
          : { cure: 'hold its pieces' }),
      });
  },
});
