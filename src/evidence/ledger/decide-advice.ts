import { ForbiddenError, InputError } from '../../foundation/errors.ts';
import type { AnswerAdvice, LogHeat } from './commands.ts';
import { checkId, type Desk, whenHappened } from './desk.ts';
import type { HeatState } from './state.ts';

/** E7: a furnace log belongs to a heat that was charged; a later log of the same heat takes its place. */
export function logHeat(desk: Desk, command: LogHeat): void {
  const heat = alive(desk, command.heat);
  checkId(command.furnace, `${desk.path}furnace`);
  if (heat.status === 'planned') {
    throw new ForbiddenError(`heat ${heat.id} is only planned: no furnace has run`, {
      path: `${desk.path}heat`,
      value: heat.status,
      allowed: 'charged, melted or cast',
    });
  }
  desk.write('heat.logged', heat.subject, {
    happenedAt: whenHappened(desk, command.happenedAt),
    furnace: command.furnace,
    log: command.log,
    by: command.by,
  });
}

/** E8: advice is answered by a named person, once per document; it changes no balance and no furnace. */
export function answerAdvice(desk: Desk, command: AnswerAdvice): void {
  const heat = alive(desk, command.heat);
  if (command.by.trim() === '') {
    throw new InputError('advice is answered by a named melter', {
      path: `${desk.path}by`,
      allowed: 'the id of a person',
    });
  }
  if (heat.advice?.some(({ documentSha256 }) => documentSha256 === command.documentSha256)) {
    throw new InputError(`this advice on heat ${heat.id} has been answered`, {
      path: `${desk.path}documentSha256`,
      value: command.documentSha256,
      cure: 'ask for advice again with what is known now',
    });
  }
  desk.write('heat.advised', heat.subject, {
    happenedAt: whenHappened(desk, command.happenedAt),
    documentSha256: command.documentSha256,
    decision: command.decision,
    by: command.by,
    advice: command.advice,
    reason: command.reason,
  });
}

function alive(desk: Desk, id: string): HeatState {
  const heat = desk.heat(id);
  if (heat.status !== 'cancelled') return heat;
  throw new ForbiddenError(`heat ${id} is cancelled`, { path: `${desk.path}heat`, value: id });
}
