import { ConflictError, cureBy, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { ShiftStep } from '../../../metal/alloy/words.ts';
import { gramsToKg } from '../../records/mass.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkGrams, type Desk, whenHappened } from '../desk.ts';
import type { HeatState, WeighedLine } from '../state.ts';
import { aliveHeat, wrongStatus } from './found.ts';

/** A heat that one shift hands over, and the next takes over. */
export interface HandOverHeat extends Told {
  readonly type: 'handOverHeat';
  readonly heat: string;
  readonly step: ShiftStep;
  /** What the next shift must know; needed where it is handed over. */
  readonly note?: string;
  /** Lines of the make-up sheet that were weighed and are not charged yet: the next shift weighs them no second time. */
  readonly weighed?: readonly WeighedLine[];
}

/** H15: a heat that is not cast is handed over with a note, and taken over once by somebody else. */
export const handOverHeat = defineCommand<HandOverHeat>({
  type: 'handOverHeat',
  names: ({ heat }) => ({ subjects: [`heat:${heat}`] }),
  act: 'record heat',
  decide(desk, { heat: id, step, note, weighed = [], by, happenedAt }) {
    const heat = aliveHeat(desk, id);
    if (heat.status === 'cast')
      throw wrongStatus(desk, heat, { act: 'handed over', allowed: 'a heat that is not cast yet' });
    if (step === 'taken-over') refuseTaking(desk, heat, by);
    else if (note === undefined || note.trim() === '')
      throw new InputError(`a hand-over of heat ${id} needs a note`, {
        path: `${desk.path}note`,
        allowed: 'what the next shift must know, in words',
      });
    checkWeighed(desk, heat, weighed);
    desk.write('heat.shift', heat.subject, {
      happenedAt: whenHappened(desk, happenedAt),
      step,
      note: step === 'taken-over' ? undefined : note,
      weighed: step === 'taken-over' || weighed.length === 0 ? undefined : weighed.map(recorded),
      by,
    });
  },
});

const recorded = ({ line, lot, mass_g, readings }: WeighedLine) => ({
  line: String(line),
  lot: `lot:${lot}`,
  kg: gramsToKg(mass_g),
  readings: readings && [...readings],
});

/** Each line stands once, with a lot of the plan and a mass. */
function checkWeighed(
  desk: Desk,
  { id, planned_g }: HeatState,
  weighed: NonNullable<HandOverHeat['weighed']>,
): void {
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
