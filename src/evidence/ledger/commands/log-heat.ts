import { ForbiddenError } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkName, whenHappened } from '../desk.ts';
import { aliveHeat } from './found.ts';

/** How the furnace ran on a heat; the latest log counts. */
export interface LogHeat extends Told {
  readonly type: 'logHeat';
  readonly heat: string;
  readonly furnace: string;
  /** Canonical JSON: settings as they ran, melt, sample times. */
  readonly log: string;
}

/** E7: a furnace log belongs to a heat that was charged; a later log of the same heat takes its place. */
export const logHeat = defineCommand<LogHeat>({
  type: 'logHeat',
  names: ({ heat }) => ({ subjects: [`heat:${heat}`] }),
  act: 'record heat',
  decide(desk, command) {
    const heat = aliveHeat(desk, command.heat);
    checkName(command.furnace, `${desk.path}furnace`);
    if (heat.status === 'planned') {
      throw new ForbiddenError(`heat ${heat.id} is only planned and has no furnace log yet`, {
        path: `${desk.path}heat`,
        value: heat.status,
        allowed: 'a charged, melted or cast heat',
        cure: 'record the charge first',
      });
    }
    desk.write('heat.logged', heat.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      furnace: command.furnace,
      log: command.log,
      by: command.by,
    });
  },
});
