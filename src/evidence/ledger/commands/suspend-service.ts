import { ConflictError, cureBy } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { programmeFound } from './programme-found.ts';

export interface SuspendService extends Told {
  readonly type: 'suspendService';
  readonly programme: string;
  readonly reason: string;
}

/** M9: what is in service is suspended with a reason; gate 2 is then judged again before it comes back. */
export const suspendService = defineCommand<SuspendService>({
  type: 'suspendService',
  names: ({ programme }) => ({ subjects: [`programme:${programme}`] }),
  act: 'suspend service',
  decide(desk, { programme, reason, by, happenedAt }) {
    const state = programmeFound(desk, programme);
    if (state.status !== 'introduced')
      throw new ConflictError(`programme ${programme} is not in service: it is ${state.status}`, {
        path: `${desk.path}programme`,
        value: state.status,
        allowed: 'a programme that was introduced into service',
        ...cureBy('see where it stands', 'qualification/show-programme', { programme }),
      });
    desk.write('programme.suspended', state.subject, {
      happenedAt: whenHappened(desk, happenedAt),
      reason,
      by,
    });
  },
});
