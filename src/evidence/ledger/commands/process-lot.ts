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
  act: { act: 'prepare lot' },
  decide(desk, command) {
    const lot = aliveLot(desk, command.lot);
    const { wet_g, clean_g, losses = [] } = command;
    const { path } = desk;
    checkGrams(wet_g, `${path}wet_g`);
    checkGrams(clean_g, `${path}clean_g`);
    for (const [i, { mass_g }] of losses.entries()) checkGrams(mass_g, `${path}losses[${i}].mass_g`);
    const lost = losses.reduce((sum, { mass_g }) => sum + mass_g, 0);
    if (wet_g !== clean_g + lost) {
      throw new InputError(`lot ${lot.id}: ${wet_g} g wet are not ${clean_g} g clean and ${lost} g lost`, {
        path: `${path}losses`,
        value: wet_g - clean_g,
        unit: 'g',
        cure: 'say where every gram went; metal found too much is a new lot',
      });
    }
    const there = lot.mass_g - drawnGrams(lot);
    if (lot.status === 'cleared' || wet_g > there || lost > freeGrams(lot)) {
      const why =
        lot.status === 'cleared' ? 'it is cleared' : `${there} g of it are there, ${freeGrams(lot)} g free`;
      throw new ConflictError(`lot ${lot.id} can not be prepared: ${why}`, {
        path: `${path}wet_g`,
        value: wet_g,
        unit: 'g',
        allowed: 'a lot on hold, no more than lies there',
        cure: lot.status === 'cleared' ? 'hold it first' : 'correct the mass it was booked with',
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
