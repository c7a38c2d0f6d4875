import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { aliveLot } from './found.ts';

/** Puts a lot (back) on hold. Its reservations stay, draws are refused. */
export interface HoldLot extends Told {
  readonly type: 'holdLot';
  readonly lot: string;
  readonly reason: string;
}

/** A hold takes the clearance away and says why. */
export const holdLot = defineCommand<HoldLot>({
  type: 'holdLot',
  names: ({ lot }) => ({ subjects: [`lot:${lot}`] }),
  act: 'hold lot',
  decide(desk, command) {
    const lot = aliveLot(desk, command.lot);
    desk.write('lot.held', lot.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      reason: command.reason,
      by: command.by,
    });
  },
});
