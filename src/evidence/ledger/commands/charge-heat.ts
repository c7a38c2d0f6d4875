import { InputError } from '../../../foundation/errors.ts';
import { gramsToKg } from '../../records/mass.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { freeGrams } from '../stock.ts';
import { wrongStatus } from './found.ts';
import { checkPortions, type Portion, portions, refuseTooMuch, usable } from './portions.ts';

/** Draws metal into the furnace; may be repeated (additions) until the heat is melted. Uses the heat's reservations first. */
export interface ChargeHeat extends Told {
  readonly type: 'chargeHeat';
  readonly heat: string;
  readonly draws: readonly Portion[];
}

/** H3: metal is drawn from the heat's own reservation and from free grams, never from what another plan holds. */
export const chargeHeat = defineCommand<ChargeHeat>({
  type: 'chargeHeat',
  names: ({ heat, draws }) => ({ subjects: [`heat:${heat}`, ...draws.map(({ from }) => from)] }),
  act: { act: 'charge heat', needed: true },
  decide(desk, command) {
    const heat = desk.heat(command.heat);
    if (heat.status !== 'planned' && heat.status !== 'charged') {
      throw wrongStatus(desk, heat, { act: 'charged', allowed: 'a planned or charged heat' });
    }
    if (command.draws.length === 0)
      throw new InputError('a charge needs at least one lot', {
        path: `${desk.path}draws`,
        allowed: 'at least one lot or object with its mass',
      });
    checkPortions(command.draws, `${desk.path}draws`);
    const happenedAt = whenHappened(desk, command.happenedAt);
    for (const [i, { from, mass_g }] of command.draws.entries()) {
      const stock = usable(desk, from, heat, `${desk.path}draws[${i}]`);
      const available = freeGrams(stock) + (stock.reserved_g[heat.id] ?? 0);
      refuseTooMuch(stock, mass_g, available, `${desk.path}draws[${i}]`);
      desk.write(`${stock.type}.drawn`, stock.subject, { happenedAt, heat: heat.id, kg: gramsToKg(mass_g) });
    }
    desk.write('heat.charged', heat.subject, {
      happenedAt,
      nInputs: String(command.draws.length),
      inputKg: gramsToKg(command.draws.reduce((sum, { mass_g }) => sum + mass_g, 0)),
      inputs: portions(command.draws),
      by: command.by,
    });
  },
});
