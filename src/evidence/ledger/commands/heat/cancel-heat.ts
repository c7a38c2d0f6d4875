import { defineRecord } from '../../rules/command.ts';
import { whenHappened } from '../../rules/desk.ts';
import { ANY_HEAT, wrongStatus } from '../found.ts';
import { giveBack } from './portions.ts';

/** H2: only what is not charged yet can be given up. */
export const cancelHeat = defineRecord({
  type: 'cancelHeat',
  of: ANY_HEAT,
  says: 'heat.cancelled',
  act: 'plan heat',
  rule(desk, command, heat) {
    if (heat.status !== 'planned') {
      throw wrongStatus(desk, heat, { act: 'cancelled', allowed: 'a planned heat' });
    }
    giveBack(desk, heat, whenHappened(desk, command.happenedAt));
  },
});
