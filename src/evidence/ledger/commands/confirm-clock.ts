import { CLOCK } from '../clock.ts';
import { defineCommand, type Told } from '../command.ts';

/** A person says that the clock is right, although the last record is long ago. */
export interface ConfirmClock extends Told {
  readonly type: 'confirmClock';
  readonly reason: string;
}

/** S23: afterwards records are dated by that clock. */
export const confirmClock = defineCommand<ConfirmClock>({
  type: 'confirmClock',
  names: () => ({ subjects: [CLOCK] }),
  act: 'correct record',
  decide(desk, { reason, by }) {
    desk.write('clock.confirmed', CLOCK, { happenedAt: desk.at, reason, by });
  },
});
