import { defineCommand } from '../../rules/command.ts';
import { wrongStatus } from '../found.ts';
import { takenBack } from '../taken-back.ts';
import { type Divided, divide, type NewObject, subjectsMade } from './division.ts';
import { refuseOpenPoints } from './open-points.ts';

/** H5: a melted heat becomes objects and revert lots, once; both start held. */
export const castHeat = defineCommand<
  Divided<'castHeat'> & { readonly heat: string; readonly objects: readonly NewObject[] }
>({
  type: 'castHeat',
  names: ({ heat, objects, reverts }) => ({ subjects: [`heat:${heat}`, ...subjectsMade(objects, reverts)] }),
  act: 'record heat',
  decide(desk, command) {
    const heat = desk.heat(command.heat);
    if (heat.status !== 'melted' || heat.output_g === null) {
      throw wrongStatus(desk, heat, {
        act: 'cast',
        allowed: 'a melted heat with its mass out',
        ...(heat.status === 'cast'
          ? takenBack('to cast it otherwise, take the casting back first', heat.subject, 'casting')
          : { cure: 'record the melting first' }),
      });
    }
    refuseOpenPoints(desk, heat, { step: 'cast', act: 'cast' });
    divide(desk, {
      kind: 'heat.cast',
      source: heat,
      heat: heat.id,
      input_g: heat.output_g,
      objects: command.objects,
      objectsPath: 'objects',
      command,
    });
  },
});
