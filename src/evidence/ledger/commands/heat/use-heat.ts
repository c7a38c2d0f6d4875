import { ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { HEAT_USES, type HeatUse } from '../../../../foundation/quantity/heat-use.ts';
import { defineRecord } from '../../rules/command.ts';
import { HEAT } from '../found.ts';

/** H13: what a heat used is read from meters and sheets once it is charged; recorded again, an item is put right. */
export const useHeat = defineRecord({
  type: 'useHeat',
  of: HEAT,
  says: 'heat.used',
  act: 'record heat',
  rule(desk, { heat: id, used }, heat) {
    if (heat.status === 'planned')
      throw new ForbiddenError(`heat ${id} is only planned and has used nothing yet`, {
        path: `${desk.path}heat`,
        value: heat.status,
        allowed: 'a charged, melted or cast heat',
        cure: 'record the charge first',
      });
    const items = Object.entries(used) as [HeatUse, number][];
    if (items.length === 0)
      throw new InputError('nothing is said to be used', {
        path: `${desk.path}used`,
        allowed: Object.keys(HEAT_USES).join(', '),
      });
    for (const [item, amount] of items)
      if (!(amount >= 0 && Number.isFinite(amount)))
        throw new InputError(`${amount} is no amount of ${item}`, {
          path: `${desk.path}used.${item}`,
          value: amount,
          unit: HEAT_USES[item],
          allowed: 'from 0 on',
        });
  },
});
