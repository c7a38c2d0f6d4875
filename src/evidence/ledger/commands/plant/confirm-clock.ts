import { defineRecord } from '../../rules/command.ts';
import { CLOCK } from '../../subjects/clock.ts';
import { the } from '../found.ts';

/** S23: afterwards records are dated by that clock. */
export const confirmClock = defineRecord({
  type: 'confirmClock',
  of: the(CLOCK),
  says: 'clock.confirmed',
  act: 'correct record',
  work: ({ at: happenedAt }) => ({ happenedAt }),
});
