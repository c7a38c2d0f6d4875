import { ConflictError, cureBy } from '../../../../foundation/errors.ts';
import { kilograms } from '../../../../foundation/quantity/format.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { type Desk, whenHappened } from '../../rules/desk.ts';
import type { HeatState } from '../../state.ts';
import { freeGrams } from '../../subjects/stock.ts';
import { wrongStatus } from '../found.ts';
import { type Portion, usable } from './portions.ts';
import { checkReason } from './unaccepted-plan.ts';

/** H20: quality accepts a plan below what was asked, by other hands than planned it; only then its metal is reserved. */
export const acceptPlan = defineCommand<
  Asks<'acceptPlan', 'heat.plan-accepted', 'reservations'> & { readonly heat: string }
>({
  type: 'acceptPlan',
  names: ({ heat }) => ({ subjects: [`heat:${heat}`] }),
  act: 'accept plan',
  decide(desk, command) {
    const heat = desk.heat(command.heat);
    if (heat.status !== 'planned')
      throw wrongStatus(desk, heat, { act: 'accepted', allowed: 'a planned heat' });
    refuseWithoutNeed(desk, heat);
    checkReason(command.reason, `${desk.path}reason`);
    const happenedAt = whenHappened(desk, command.happenedAt);
    const reservations = Object.entries(heat.planned_g).map(
      ([from, mass_g]): Portion => ({ from: from as Subject, mass_g }),
    );
    desk.write('heat.plan-accepted', heat.subject, { ...command, reservations });
    for (const { from, mass_g } of reservations) {
      const stock = usable(desk, from, heat, `${desk.path}heat`);
      if (mass_g > freeGrams(stock))
        throw new ConflictError(
          `the plan of heat ${heat.id} takes ${kilograms(mass_g)} of ${stock.id}, and ${kilograms(freeGrams(stock))} are free`,
          {
            path: `${desk.path}heat`,
            value: heat.id,
            where: stock.subject,
            allowed: 'a plan whose metal is still free',
            ...cureBy('let the planner plan it again', 'heats/plan-heat', { heat: heat.id }),
          },
        );
      desk.write(`${stock.type}.reserved`, stock.subject, { happenedAt, heat: heat.id, mass_g });
    }
  },
});

/** Only what is below what was asked is accepted, and once. */
function refuseWithoutNeed(desk: Desk, { id, below }: HeatState): void {
  if (below?.accepted === null) return;
  throw new ConflictError(
    below
      ? `the plan of heat ${id} was accepted at ${below.accepted?.happenedAt}`
      : `the plan of heat ${id} reaches what was asked`,
    {
      path: `${desk.path}heat`,
      value: id,
      allowed: 'a plan below what was asked that waits for its acceptance',
      cure: 'go on with the heat',
    },
  );
}
