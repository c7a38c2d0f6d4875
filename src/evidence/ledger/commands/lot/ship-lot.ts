import { ConflictError, ForbiddenError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkGrams, checkName } from '../../rules/desk.ts';
import type { LotState } from '../../state.ts';
import { freeGrams } from '../../subjects/stock.ts';
import { LOT } from '../found.ts';
import { refuseTooMuch } from '../heat/portions.ts';

/** L12: what leaves of a lot is free, and of a lot that is cleared or is to be sold or given back; of any other, or of one that was recalled, for a stated reason. */
export const shipLot = defineRecord({
  type: 'shipLot',
  of: LOT,
  says: 'lot.shipped',
  act: 'ship metal',
  rule(desk, { to, mass_g, accepted }, lot) {
    checkName(to, `${desk.path}to`);
    checkGrams(mass_g, `${desk.path}mass_g`);
    const path = `${desk.path}accepted`;
    const recalled = lot.recalled?.at(-1);
    if (recalled && accepted === undefined)
      throw new ConflictError(
        `lot ${lot.id} was recalled by record ${recalled.seq} (recall ${recalled.recall})`,
        {
          path,
          value: null,
          where: `record ${recalled.seq}`,
          allowed: 'the reason, where it is shipped all the same',
        },
      );
    if (!mayLeave(lot) && accepted === undefined)
      throw new ForbiddenError(`lot ${lot.id} is not cleared (${lot.holdReason ?? lot.status})`, {
        path,
        value: null,
        allowed:
          'a cleared lot, one whose disposition is "sell" or "return-to-supplier", or the reason why it is shipped all the same',
        cure: 'quality clears the lot, or say why it leaves as it is',
      });
    refuseTooMuch(lot, mass_g, freeGrams(lot), `${desk.path}mass_g`);
  },
});

const mayLeave = ({ status, disposition }: LotState): boolean =>
  disposition === null
    ? status === 'cleared'
    : disposition === 'sell' || disposition === 'return-to-supplier';
