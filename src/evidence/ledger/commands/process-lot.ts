import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { gramsToKg } from '../../records/mass.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkGrams, whenHappened } from '../desk.ts';
import { drawnGrams, freeGrams } from '../stock.ts';
import { aliveLot } from './found.ts';
import type { Loss } from './scale-balance.ts';

/**
 * A lot on hold was prepared (washed, stripped, shredded): `wet_g` of it on the scale before, `clean_g` after. The
 * losses say where every gram between the two went; they leave the lot for good.
 */
export interface ProcessLot extends Told {
  readonly type: 'processLot';
  readonly lot: string;
  readonly treatment: string;
  readonly wet_g: number;
  readonly clean_g: number;
  readonly losses?: readonly Loss[];
}

/**
 * L5: preparing a lot takes grams away and says where to, wet = clean + losses; never from a cleared lot, never more
 * than lies there free.
 */
export const processLot = defineCommand<ProcessLot>({
  type: 'processLot',
  names: ({ lot }) => ({ subjects: [`lot:${lot}`] }),
  act: 'prepare lot',
  decide(desk, command) {
    const lot = aliveLot(desk, command.lot);
    const { wet_g, clean_g, losses = [] } = command;
    const { path } = desk;
    checkGrams(wet_g, `${path}wet_g`);
    checkGrams(clean_g, `${path}clean_g`);
    for (const [i, { mass_g }] of losses.entries()) checkGrams(mass_g, `${path}losses[${i}].mass_g`);
    const lost = losses.reduce((sum, { mass_g }) => sum + mass_g, 0);
    if (wet_g !== clean_g + lost) {
      throw new InputError(
        `lot ${lot.id}: ${clean_g} g clean and ${lost} g lost do not add up to ${wet_g} g wet`,
        {
          path: `${path}losses`,
          value: wet_g - clean_g,
          unit: 'g',
          cure: 'list every loss; book surplus metal as a new lot',
        },
      );
    }
    const there = lot.mass_g - drawnGrams(lot);
    if (lot.status === 'cleared' || wet_g > there || lost > freeGrams(lot)) {
      const why =
        lot.status === 'cleared'
          ? 'it is cleared'
          : `the plant holds ${there} g of it, of which ${freeGrams(lot)} g are free`;
      throw new ConflictError(`lot ${lot.id} cannot be prepared: ${why}`, {
        path: `${path}wet_g`,
        value: wet_g,
        unit: 'g',
        allowed: 'a lot on hold, and no more than the plant holds of it',
        cure: lot.status === 'cleared' ? 'put it on hold first' : 'correct the booked mass',
      });
    }
    desk.write('lot.processed', lot.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      treatment: command.treatment,
      wetKg: gramsToKg(wet_g),
      cleanKg: gramsToKg(clean_g),
      losses:
        losses.length === 0 ? undefined : losses.map(({ to, mass_g }) => ({ to, kg: gramsToKg(mass_g) })),
      by: command.by,
    });
  },
});
