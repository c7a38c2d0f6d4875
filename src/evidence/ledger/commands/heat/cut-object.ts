import { ConflictError, ForbiddenError } from '../../../../foundation/errors.ts';
import { defineCommand } from '../../rules/command.ts';
import type { Desk } from '../../rules/desk.ts';
import type { ObjectState } from '../../state.ts';
import { drawnGrams, reservedGrams } from '../../subjects/stock.ts';
import { type Divided, divide, type NewObject, subjectsMade } from './division.ts';

/**
 * H6: an object is cut up whole: pieces, revert lots and losses add up to what was left of it. One that did not pass is
 * decided about first: its pieces go the way of its disposition.
 */
export const cutObject = defineCommand<
  Divided<'cutObject'> & { readonly object: string; readonly pieces: readonly NewObject[] }
>({
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
    refuseUndecided(desk, object);
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

/** Nobody makes pieces without a verdict of an object that has one against it. */
function refuseUndecided(desk: Desk, { id, release, disposition }: ObjectState): void {
  if (release === null || release.verdict === 'PASS' || disposition !== null) return;
  throw new ForbiddenError(`object ${id} is on ${release.verdict} and cannot be cut`, {
    path: `${desk.path}object`,
    value: release.verdict,
    where: `record ${release.seq}`,
    allowed: 'an object that passed, that nobody has judged by itself yet, or that was disposed of',
    cure: 'release it anew when it was shown good, or say what becomes of it; then cut it',
    does: [
      { verb: 'release/release-measured', order: { of: `object:${id}` } },
      { verb: 'release/dispose-metal', order: { of: `object:${id}` } },
    ],
  });
}
