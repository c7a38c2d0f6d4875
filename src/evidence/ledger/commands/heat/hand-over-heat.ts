import { ConflictError, cureBy, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { ownValue } from '../../../../foundation/quantity/own-value.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkGrams, type Desk } from '../../rules/desk.ts';
import type { HeatState, WeighedLine } from '../../state.ts';
import { HEAT, wrongStatus } from '../found.ts';

/** H15: a heat that is not cast is handed over with a note, and taken over once by somebody else. */
export const handOverHeat = defineRecord({
  type: 'handOverHeat',
  of: HEAT,
  says: 'heat.shift',
  act: 'record heat',
  work(desk, { heat: id, step, note, weighed = [], by }, heat) {
    if (heat.status === 'cast')
      throw wrongStatus(desk, heat, { act: 'handed over', allowed: 'a heat that is not cast yet' });
    if (step === 'taken-over') refuseTaking(desk, heat, by);
    else if (note === undefined || note.trim() === '')
      throw new InputError(`a hand-over of heat ${id} needs a note`, {
        path: `${desk.path}note`,
        allowed: 'what the next shift must know, in words',
      });
    checkWeighed(desk, heat, weighed);
    return step === 'taken-over' ? { note: undefined, weighed: undefined } : {};
  },
});

/** Each line stands once, with a lot of the plan and a mass. */
function checkWeighed(desk: Desk, { id, planned_g }: HeatState, weighed: readonly WeighedLine[]): void {
  const lines = new Set<number>();
  for (const [i, { line, lot, mass_g }] of weighed.entries()) {
    const path = `${desk.path}weighed[${i}]`;
    checkGrams(mass_g, `${path}.mass_g`);
    if (lines.has(line))
      throw new InputError(`line ${line} of the sheet of heat ${id} is named twice`, {
        path: `${path}.line`,
        value: line,
        allowed: 'each line once',
        cure: 'name it once, with what the scale showed',
      });
    lines.add(line);
    if (ownValue(planned_g, `lot:${lot}`) === undefined)
      throw new ConflictError(`the plan of heat ${id} holds no lot ${lot}`, {
        path: `${path}.lot`,
        value: lot,
        allowed: 'a lot of the plan',
        cure: 'leave it out: it was weighed for another heat, or the heat was planned again',
      });
  }
}

/** Only what was handed over is taken over, by somebody else than who handed it over. */
function refuseTaking(desk: Desk, { id, shifts = [] }: HeatState, by: string | undefined): void {
  const last = shifts.at(-1);
  if (last?.step !== 'handed-over')
    throw new ConflictError(`heat ${id} was ${last ? 'already taken over' : 'not handed over'}`, {
      path: `${desk.path}heat`,
      value: id,
      allowed: 'a heat that was handed over',
      ...cureBy('hand it over first', 'heats/hand-over-heat', { heat: id }),
    });
  if (by === undefined || by !== last.by) return;
  throw new ForbiddenError(`"${by}" handed heat ${id} over, and does not take it over`, {
    path: `${desk.path}by`,
    value: by,
    allowed: 'the melter of the next shift',
  });
}
