import { ConflictError, cureBy } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { PROGRAMME } from '../found.ts';

/** M9: what is in service is suspended with a reason; gate 2 is then judged again before it comes back. */
export const suspendService = defineRecord({
  type: 'suspendService',
  of: PROGRAMME,
  says: 'programme.suspended',
  act: 'suspend service',
  rule(desk, { programme }, state) {
    if (state.status !== 'introduced')
      throw new ConflictError(`programme ${programme} is not in service: it is ${state.status}`, {
        path: `${desk.path}programme`,
        value: state.status,
        allowed: 'a programme that was introduced into service',
        ...cureBy('see where it stands', 'qualification/show-programme', { programme }),
      });
  },
});
