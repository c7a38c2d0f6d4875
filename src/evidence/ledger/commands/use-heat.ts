import { ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { HEAT_USES, type HeatUse, type UsedAmounts } from '../../../foundation/quantity/heat-use.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { aliveHeat } from './found.ts';

/** What a heat used beside metal; of each item the latest record counts. */
export interface UseHeat extends Told {
  readonly type: 'useHeat';
  readonly heat: string;
  readonly used: UsedAmounts;
}

/** H13: what a heat used is read from meters and sheets once it is charged; recorded again, an item is put right. */
export const useHeat = defineCommand<UseHeat>({
  type: 'useHeat',
  names: ({ heat }) => ({ subjects: [`heat:${heat}`] }),
  act: 'record heat',
  decide(desk, { heat: id, used, happenedAt, by }) {
    const heat = aliveHeat(desk, id);
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
    desk.write('heat.used', heat.subject, {
      happenedAt: whenHappened(desk, happenedAt),
      uses: items.map(([item, amount]) => ({ item, amount: String(amount) })),
      by,
    });
  },
});
