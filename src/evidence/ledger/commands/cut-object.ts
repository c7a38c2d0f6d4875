import { ConflictError } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { drawnGrams, reservedGrams } from '../stock.ts';
import { divide, type NewObject, type NewRevert, subjectsMade } from './division.ts';
import type { Balanced } from './scale-balance.ts';

/** Cuts up a whole object into pieces, revert lots and losses. */
export interface CutObject extends Told, Balanced {
  readonly type: 'cutObject';
  readonly object: string;
  readonly pieces: readonly NewObject[];
  readonly reverts?: readonly NewRevert[];
}

/** H6: an object is cut up whole: pieces, revert lots and losses add up to what was left of it. */
export const cutObject = defineCommand<CutObject>({
  type: 'cutObject',
  names: ({ object, pieces, reverts }) => ({
    subjects: [`object:${object}`, ...subjectsMade(pieces, reverts)],
  }),
  act: 'record heat',
  decide(desk, command) {
    const object = desk.object(command.object);
    const path = `${desk.path}object`;
    if (object.status === 'cut' || object.status === 'shipped' || object.status === 'void')
      throw new ConflictError(
        `object ${object.id} ${object.status === 'void' ? 'was never cast: its record was withdrawn' : `is already ${object.status}`}`,
        {
          path,
          value: object.id,
          allowed: 'an object that is neither cut nor shipped',
        },
      );
    if (reservedGrams(object) > 0) {
      throw new ConflictError(
        `object ${object.id} is reserved for ${Object.keys(object.reserved_g).join(', ')}`,
        {
          path,
          value: object.id,
          cure: 'cancel those heats or plan them again first',
        },
      );
    }
    divide(desk, {
      kind: 'heat.cut',
      source: object,
      heat: object.heat,
      input_g: object.mass_g - drawnGrams(object),
      objects: command.pieces,
      objectsPath: 'pieces',
      command,
    });
  },
});
