import { BalanceError, ConflictError } from '../../../../foundation/errors.ts';
import { footprintTotal } from '../../../records/footprint-record.ts';
import { defineRecord } from '../../rules/command.ts';
import { ANY_HEAT, wrongStatus } from '../found.ts';

/** C2: the parts add up to the total, exactly, and the footprint is that of the metal that came out. */
export const recordFootprint = defineRecord({
  type: 'recordFootprint',
  of: ANY_HEAT,
  says: 'footprint.recorded',
  worked: ['nParts'],
  act: 'record footprint',
  work(desk, command, heat) {
    if (heat.status !== 'melted' && heat.status !== 'cast')
      throw wrongStatus(desk, heat, {
        act: 'given a footprint',
        allowed: 'a melted or cast heat',
        cure: 'record what came out first',
      });
    if (heat.output_g !== command.product_g)
      throw new ConflictError(`${heat.output_g} g came out of heat ${heat.id}, not ${command.product_g} g`, {
        path: `${desk.path}product_g`,
        value: command.product_g,
        unit: 'g',
        allowed: `${heat.output_g}`,
        cure: 'work the footprint out again',
      });
    const sum = footprintTotal(command.parts);
    if (sum !== command.total)
      throw new BalanceError(`the parts of the footprint add up to ${sum}, not ${command.total}`, {
        path: `${desk.path}total`,
        value: command.total,
        unit: command.unit,
        allowed: String(sum),
      });
    return { nParts: command.parts.length };
  },
});
