import { defineRecord } from '../../rules/command.ts';
import { LOT } from '../found.ts';

/** Puts a lot (back) on hold: that takes its clearance away and says why. Its reservations stay, draws are refused. */
export const holdLot = defineRecord({ type: 'holdLot', of: LOT, says: 'lot.held', act: 'hold lot' });
