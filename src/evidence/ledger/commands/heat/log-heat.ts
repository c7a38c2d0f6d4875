import { ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkName, type Desk } from '../../rules/desk.ts';
import type { HeatState } from '../../state.ts';
import { HEAT } from '../found.ts';
import { refuseBeforePowerOn } from './open-points.ts';

/** E7: a furnace log belongs to a heat that was charged; a later log of the same heat takes its place. */
export const logHeat = defineRecord({
  type: 'logHeat',
  of: HEAT,
  says: 'heat.logged',
  act: 'record heat',
  rule(desk, command, heat) {
    checkName(command.furnace, `${desk.path}furnace`);
    if (heat.status === 'planned') {
      throw new ForbiddenError(`heat ${heat.id} is only planned and has no furnace log yet`, {
        path: `${desk.path}heat`,
        value: heat.status,
        allowed: 'a charged, melted or cast heat',
        cure: 'record the charge first',
      });
    }
    refuseBeforePowerOn(desk, heat, 'logged');
    refuseOtherMass(desk, command.log, heat);
  },
});

/** How far a log may go beyond what the scales say was charged [kg/kg]. */
const SCALE_TOLERANCE = 0.02;

/** E7: more metal than was charged cannot have been in the furnace. What else a log says is read by the tasks, which know the plant. */
function refuseOtherMass(desk: Desk, log: string, { id, input_g }: HeatState): void {
  const kg = massOf(log);
  if (kg === undefined || (kg > 0 && kg * 1000 <= input_g * (1 + SCALE_TOLERANCE))) return;
  throw new InputError(`the log is of ${kg} kg, but ${input_g / 1000} kg were charged into heat ${id}`, {
    path: `${desk.path}log`,
    value: kg,
    unit: 'kg',
    allowed: `above 0 up to ${input_g / 1000} kg`,
    cure: 'give the metal that was in the furnace; book added metal as charge first',
  });
}

/** Mass that a log names [kg]; undefined where it names none. What is not JSON is refused by its record. */
function massOf(log: string): number | undefined {
  try {
    const { melt } = JSON.parse(log) as { readonly melt?: { readonly mass_kg?: unknown } };
    return typeof melt?.mass_kg === 'number' ? melt.mass_kg : undefined;
  } catch {
    return undefined;
  }
}
