import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { wrongStatus } from './found.ts';
import { giveBack } from './portions.ts';

/** Gives up a planned heat; its reservations become free. */
export interface CancelHeat extends Told {
  readonly type: 'cancelHeat';
  readonly heat: string;
  readonly reason: string;
}

/** H2: only what is not charged yet can be given up. */
export const cancelHeat = defineCommand<CancelHeat>({
  type: 'cancelHeat',
  names: ({ heat }) => ({ subjects: [`heat:${heat}`] }),
  act: 'plan heat',
  decide(desk, command) {
    const heat = desk.heat(command.heat);
    if (heat.status !== 'planned') {
      throw wrongStatus(desk, heat, { act: 'cancelled', allowed: 'a planned heat' });
    }
    const happenedAt = whenHappened(desk, command.happenedAt);
    giveBack(desk, heat, happenedAt);
    desk.write('heat.cancelled', heat.subject, { happenedAt, reason: command.reason, by: command.by });
  },
});
