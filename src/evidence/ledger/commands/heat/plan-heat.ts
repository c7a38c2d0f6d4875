import type { Subject } from '../../../../metal/alloy/words.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkGrams, checkId, checkNames, whenHappened } from '../../rules/desk.ts';
import type { HeatState } from '../../state.ts';
import { freeGrams } from '../../subjects/stock.ts';
import { wrongStatus } from '../found.ts';
import { checkPortions, giveBack, type Portion, portions, refuseTooMuch, usable } from './portions.ts';
import { type StatedPoint, statedPoints } from './stated-points.ts';
import { checkBelow } from './unaccepted-plan.ts';

/**
 * H1: a heat is planned from cleared metal of one owner, and reserves free grams only. Planning it again before the
 * first charge gives back what it had reserved. H20: below what was asked it reserves nothing yet.
 */
export const planHeat = defineCommand<
  Asks<'planHeat', 'heat.planned', 'reservations' | 'holdPoints' | 'proposal'> & {
    readonly heat: string;
    readonly reservations: readonly Portion[];
    /** Hold and witness points; those of an earlier plan of the heat stay. */
    readonly holdPoints?: readonly StatedPoint[];
  }
>({
  type: 'planHeat',
  names: ({ heat, reservations }) => ({
    subjects: [`heat:${heat}`, ...reservations.map(({ from }) => from)],
  }),
  act: 'plan heat',
  decide(desk, command) {
    const subject: Subject = `heat:${command.heat}`;
    const before = desk.book.stateOf(subject) as HeatState | undefined;
    if (!before) checkId(command.heat, `${desk.path}heat`);
    checkNames({ owner: command.owner }, desk.path);
    if (before && before.status !== 'planned') {
      throw wrongStatus(desk, before, {
        act: 'planned',
        allowed: 'a new number, or a heat that is not charged yet',
        cure: 'give the plan a new heat number',
      });
    }
    if (command.target.mass_g !== undefined) checkGrams(command.target.mass_g, `${desk.path}target.mass_g`);
    const happenedAt = whenHappened(desk, command.happenedAt);
    const points = statedPoints(desk, command.holdPoints ?? [], { before, path: `${desk.path}holdPoints` });
    if (before) giveBack(desk, before, happenedAt);
    checkPortions(command.reservations, `${desk.path}reservations`);
    if (command.below) checkBelow(desk, command.below);
    const taken = portions(command.reservations);
    desk.write('heat.planned', subject, {
      ...command,
      contract: command.contract ?? before?.contract,
      ...(command.below ? { reservations: [], proposal: taken } : { reservations: taken }),
      holdPoints: points,
    });
    const heat = desk.heat(command.heat);
    for (const [i, { from, mass_g }] of command.reservations.entries()) {
      const stock = usable(desk, from, heat, `${desk.path}reservations[${i}]`);
      refuseTooMuch(stock, mass_g, freeGrams(stock), `${desk.path}reservations[${i}]`);
      if (command.below) continue;
      desk.write(`${stock.type}.reserved`, stock.subject, {
        happenedAt,
        heat: heat.id,
        mass_g,
      });
    }
  },
});
