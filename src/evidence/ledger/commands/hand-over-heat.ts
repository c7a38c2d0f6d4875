import { ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import type { ShiftStep } from '../../../metal/alloy/words.ts';
import { defineCommand, type Told } from '../command.ts';
import { type Desk, whenHappened } from '../desk.ts';
import type { HeatState } from '../state.ts';
import { aliveHeat, wrongStatus } from './found.ts';

/** A heat that one shift hands over, and the next takes over. */
export interface HandOverHeat extends Told {
  readonly type: 'handOverHeat';
  readonly heat: string;
  readonly step: ShiftStep;
  /** What the next shift must know; needed where it is handed over. */
  readonly note?: string;
}

/** H15: a heat that is not cast is handed over with a note, and taken over once by somebody else. */
export const handOverHeat = defineCommand<HandOverHeat>({
  type: 'handOverHeat',
  names: ({ heat }) => ({ subjects: [`heat:${heat}`] }),
  act: 'record heat',
  decide(desk, { heat: id, step, note, by, happenedAt }) {
    const heat = aliveHeat(desk, id);
    if (heat.status === 'cast')
      throw wrongStatus(desk, heat, { act: 'handed over', allowed: 'a heat that is not cast yet' });
    if (step === 'taken-over') refuseTaking(desk, heat, by);
    else if (note === undefined || note.trim() === '')
      throw new InputError(`a hand-over of heat ${id} needs a note`, {
        path: `${desk.path}note`,
        allowed: 'what the next shift must know, in words',
      });
    desk.write('heat.shift', heat.subject, {
      happenedAt: whenHappened(desk, happenedAt),
      step,
      note: step === 'taken-over' ? undefined : note,
      by,
    });
  },
});

/** Only what was handed over is taken over, by somebody else than who handed it over. */
function refuseTaking(desk: Desk, { id, shifts = [] }: HeatState, by: string | undefined): void {
  const last = shifts.at(-1);
  if (last?.step !== 'handed-over')
    throw new ConflictError(`heat ${id} was ${last ? 'already taken over' : 'not handed over'}`, {
      path: `${desk.path}heat`,
      value: id,
      allowed: 'a heat that was handed over',
      cure: `hand it over first: remelt heat hand-over ${id} --note WORDS`,
    });
  if (by === undefined || by !== last.by) return;
  throw new ForbiddenError(`"${by}" handed heat ${id} over, and does not take it over`, {
    path: `${desk.path}by`,
    value: by,
    allowed: 'the melter of the next shift',
  });
}
