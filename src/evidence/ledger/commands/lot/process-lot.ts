import { ConflictError, InputError } from '../../../../foundation/errors.ts';
import { kilograms } from '../../../../foundation/quantity/format.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkGrams } from '../../rules/desk.ts';
import { drawnGrams, freeGrams } from '../../subjects/stock.ts';
import { LOT } from '../found.ts';

/**
 * L5: preparing a lot takes grams away and says where to, wet = clean + losses; never from a cleared lot, never more
 * than lies there free.
 */
export const processLot = defineRecord({
  type: 'processLot',
  of: LOT,
  says: 'lot.processed',
  act: 'prepare lot',
  rule(desk, { wet_g, clean_g, losses = [] }, lot) {
    const { path } = desk;
    checkGrams(wet_g, `${path}wet_g`);
    checkGrams(clean_g, `${path}clean_g`);
    for (const [i, { mass_g }] of losses.entries()) checkGrams(mass_g, `${path}losses[${i}].mass_g`);
    const lost = losses.reduce((sum, { mass_g }) => sum + mass_g, 0);
    if (wet_g !== clean_g + lost) {
      throw new InputError(
        `lot ${lot.id}: ${kilograms(clean_g)} clean and ${kilograms(lost)} lost do not add up to ${kilograms(wet_g)} wet`,
        {
          path: `${path}losses`,
          value: wet_g - clean_g,
          unit: 'g',
          cure: 'list every loss; book surplus metal as a new lot',
        },
      );
    }
    const there = lot.mass_g - drawnGrams(lot);
    const reserved = there - freeGrams(lot);
    const refused =
      lot.status === 'cleared'
        ? { why: 'it is cleared', cure: 'put it on hold first' }
        : wet_g > there
          ? { why: `the plant holds ${kilograms(there)} of it`, cure: 'correct the booked mass' }
          : lost > there - reserved
            ? {
                why: `${kilograms(reserved)} of it is reserved`,
                cure: 'take it out of the heats that it is reserved for first',
              }
            : null;
    if (refused === null) return;
    throw new ConflictError(`lot ${lot.id} cannot be prepared: ${refused.why}`, {
      path: `${path}wet_g`,
      value: wet_g,
      unit: 'g',
      allowed: 'a lot on hold, and no more than the plant holds of it',
      cure: refused.cure,
    });
  },
});
