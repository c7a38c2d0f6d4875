import { gramsToKg } from '../../records/mass.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkGrams, whenHappened } from '../desk.ts';
import { wrongStatus } from './found.ts';
import { markMelted } from './mark-recalled.ts';
import { refuseLeak } from './measure-leak.ts';
import { refuseOpenPoints } from './open-points.ts';
import { giveBack, portions } from './portions.ts';
import { type Balanced, balanceOf } from './scale-balance.ts';
import { takenBack } from './taken-back.ts';
import { lossName, POURED, type Weighed, weighingsOf } from './weighings.ts';

/** Closes the charge. What is not explained within the tolerance marks the heat unbalanced; it is never dropped. */
export interface MeltHeat extends Told, Balanced, Weighed {
  readonly type: 'meltHeat';
  readonly heat: string;
  /** VIM, EBCHM, ESR, VAR ... */
  readonly process: string;
  readonly output_g: number;
  /** SHA-256 of the furnace log or the simulate document. */
  readonly documentSha256?: string;
}

/** H4: melting closes the charge, names every input, and gives back what was reserved and not drawn. */
export const meltHeat = defineCommand<MeltHeat>({
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
    refuseLeak(desk, heat);
    refuseOpenPoints(desk, heat, { step: 'pour', act: 'poured' });
    checkGrams(command.output_g, `${desk.path}output_g`);
    const happenedAt = whenHappened(desk, command.happenedAt);
    const balance = balanceOf(desk, heat.input_g, command.output_g, command);
    const weighings = weighingsOf(desk, command, [
      { of: POURED, mass_g: command.output_g },
      ...(command.losses ?? []).map(({ to, mass_g }) => ({ of: lossName(to), mass_g })),
    ]);
    giveBack(desk, heat, happenedAt);
    desk.write('heat.melted', heat.subject, {
      happenedAt,
      process: command.process,
      nInputs: String(heat.inputs.length),
      inputKg: gramsToKg(heat.input_g),
      outputKg: gramsToKg(command.output_g),
      inputs: portions(heat.inputs),
      ...balance,
      weighings,
      documentSha256: command.documentSha256,
      by: command.by,
    });
    markMelted(desk, heat);
  },
});
