import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkGrams, whenHappened } from '../../rules/desk.ts';
import { wrongStatus } from '../found.ts';
import { markMelted } from '../log/mark-recalled.ts';
import { takenBack } from '../taken-back.ts';
import { refuseLeak } from './measure-leak.ts';
import { refuseOpenPoints } from './open-points.ts';
import { giveBack, portions } from './portions.ts';
import { balanceOf } from './scale-balance.ts';
import { checkWeighings, lossName, POURED } from './weighings.ts';

/** H4: melting closes the charge, names every input, and gives back what was reserved and not drawn. */
export const meltHeat = defineCommand<
  Asks<'meltHeat', 'heat.melted', 'nInputs' | 'inputs' | 'input_g' | 'loss_g' | 'unbalanced_g'> & {
    readonly heat: string;
  }
>({
  type: 'meltHeat',
  names: ({ heat }) => ({ subjects: [`heat:${heat}`] }),
  act: 'record heat',
  decide(desk, command) {
    const heat = desk.heat(command.heat);
    if (heat.status !== 'charged') {
      throw wrongStatus(desk, heat, {
        act: 'melted',
        allowed: 'a charged heat',
        ...(heat.status === 'planned'
          ? { cure: 'record the charge first' }
          : takenBack('to book it anew, take back what is booked', heat.subject, 'melting')),
      });
    }
    refuseLeak(desk, heat, 'poured');
    refuseOpenPoints(desk, heat, { step: 'pour', act: 'poured' });
    checkGrams(command.output_g, `${desk.path}output_g`);
    const happenedAt = whenHappened(desk, command.happenedAt);
    const balance = balanceOf(desk, heat.input_g, command.output_g, command);
    checkWeighings(desk, command, [
      { of: POURED, mass_g: command.output_g },
      ...(command.losses ?? []).map(({ to, mass_g }) => ({ of: lossName(to), mass_g })),
    ]);
    giveBack(desk, heat, happenedAt);
    desk.write('heat.melted', heat.subject, {
      ...command,
      nInputs: heat.inputs.length,
      input_g: heat.input_g,
      inputs: portions(heat.inputs),
      ...balance,
    });
    markMelted(desk, heat);
  },
});
