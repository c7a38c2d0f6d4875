import { ConflictError, cureBy, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import type { PointStep } from '../../../../metal/alloy/words.ts';
import type { Act } from '../../../../metal/plant/person.ts';
import { defineRecord } from '../../rules/command.ts';
import { type Desk, type Earlier, whenHappened } from '../../rules/desk.ts';
import type { HeatState, HoldPointState } from '../../state.ts';
import { isCleared, POINT_ACTS, stampersOf, standingOf } from '../../subjects/hold-points.ts';
import { HEAT } from '../found.ts';
import { takenBack } from '../taken-back.ts';
import { pointWords } from './open-points.ts';

interface Stamping {
  readonly heat: HeatState;
  readonly point: HoldPointState;
}

/** H17, H18: a point is stamped by its role, by hands that do not make the heat, once there is something to look at. */
export const stampHeat = defineRecord({
  type: 'stampHeat',
  of: HEAT,
  says: 'heat.inspected',
  act: ({ decision }) => POINT_ACTS[decision],
  work(desk, command, heat) {
    const point = pointOf(desk, heat, command.point);
    const { decision, remark, by } = command;
    if (isCleared(point)) refuseCleared(desk, heat, point);
    const happenedAt = whenHappened(desk, command.happenedAt);
    if (decision === 'called') refuseSecondCall(desk, heat, point);
    if (decision === 'absent') refuseWithoutCall(desk, { heat, point, happenedAt });
    if (decision === 'accepted' || decision === 'rejected') {
      refuseOtherRole(desk, { heat, point, by });
      refuseTooEarly(desk, heat, point);
    }
    if ((decision === 'rejected' || decision === 'waived') && (remark ?? '').trim() === '')
      throw new InputError(
        decision === 'rejected' ? 'a rejected point needs what was found' : 'a waived point needs its reason',
        {
          path: `${desk.path}remark`,
          value: remark ?? null,
          allowed: 'words, such as "mould wet at the base"',
        },
      );
    return { remark: remark?.trim() === '' ? undefined : remark };
  },
});

/** The act of a stamp that is to be taken back: who may put it there may take it back. */
export function actOfStamp(desk: Desk, { seq, subject }: Earlier): Act {
  const state = desk.any(subject);
  const points = state.type === 'heat' ? (state.holdPoints ?? []) : [];
  const stamp = points.flatMap(({ stamps }) => stamps).find((one) => one.seq === seq);
  return stamp ? POINT_ACTS[stamp.decision] : 'stamp hold point';
}

function pointOf(desk: Desk, { id, holdPoints = [] }: HeatState, named: string): HoldPointState {
  const point = holdPoints.find((one) => one.point === named);
  if (point) return point;
  throw new InputError(`heat ${id} has no point "${named}"`, {
    path: `${desk.path}point`,
    value: named,
    allowed: holdPoints.map((one) => one.point).join(', ') || 'none: the heat has no hold or witness points',
    ...(holdPoints.length > 0
      ? {}
      : {
          ...cureBy('add one', 'proof/correct-record', { of: `heat:${id}`, holdPoints: null }),
        }),
  });
}

function refuseCleared(desk: Desk, { id }: HeatState, point: HoldPointState): never {
  throw new ConflictError(`heat ${id}: ${pointWords(point)} in record ${point.stamps.at(-1)!.seq}`, {
    path: `${desk.path}point`,
    value: standingOf(point),
    allowed: 'a point that is open or rejected',
    ...takenBack('if that was wrong, take it back', `heat:${id}`, `stamp:${point.point}`),
  });
}

function refuseSecondCall(desk: Desk, { id }: HeatState, point: HoldPointState): void {
  if (standingOf(point) !== 'called') return;
  const { happenedAt, seq } = point.stamps.at(-1)!;
  throw new ConflictError(
    `the inspector was called to point "${point.point}" of heat ${id} at ${happenedAt}`,
    {
      path: `${desk.path}point`,
      value: 'called',
      where: `record ${seq}`,
      allowed: 'one call',
      cure: 'wait for the inspector',
    },
  );
}

/** H18: only at a witness point, and only when the agreed time after the call is over. */
function refuseWithoutCall(
  desk: Desk,
  { heat, point, happenedAt }: Stamping & { readonly happenedAt: string },
): void {
  const path = `${desk.path}decision`;
  if (point.kind === 'hold' || standingOf(point) === 'rejected')
    throw new ForbiddenError(`heat ${heat.id} waits for the stamp: ${pointWords(point)}`, {
      path,
      value: 'absent',
      allowed:
        point.kind === 'hold'
          ? 'a witness point: nobody passes a hold point'
          : 'a point that was not rejected',
      cure: 'let it be stamped; quality may waive it with a reason',
    });
  const call = point.stamps.at(-1);
  if (!call)
    throw new ConflictError(`the inspector was not called to point "${point.point}" of heat ${heat.id}`, {
      path,
      value: 'absent',
      allowed: 'a point that the inspector was called to',
      ...cureBy('call first', 'heats/stamp-heat', { heat: heat.id, point: point.point, decision: 'called' }),
    });
  const until = new Date(Date.parse(call.happenedAt) + (point.wait_min ?? 0) * 60_000).toISOString();
  if (happenedAt >= until) return;
  throw new ForbiddenError(
    `the inspector has until ${until} to come to point "${point.point}" of heat ${heat.id}`,
    {
      path,
      value: happenedAt,
      allowed: `from ${until} on: ${point.wait_min} min after the call`,
      cure: 'wait until then, or let the inspector stamp it',
    },
  );
}

/** H17: the point names the role whose stamp it takes. */
function refuseOtherRole(desk: Desk, { heat, point, by }: Stamping & { readonly by: string }): void {
  const { persons } = desk.roster;
  const needed = stampersOf(point.role);
  const person = persons.find(({ id }) => id === by);
  if (persons.length === 0 || person?.roles.some((role) => needed.includes(role))) return;
  const able = persons.filter(({ roles }) => roles.some((role) => needed.includes(role)));
  throw new ForbiddenError(`${person?.name ?? by} may not stamp point "${point.point}" of heat ${heat.id}`, {
    path: `${desk.path}by`,
    value: `${by}: ${person?.roles.join(', ') ?? ''}`,
    allowed: `${able.map(({ id }) => id).join(', ') || 'nobody today'}: the role ${needed.join(' or ')}`,
    cure: 'let a person with that role stamp it',
  });
}

/** What stands before a step cannot be looked at before the heat is in the furnace; ingots not before they are poured. */
function refuseTooEarly(desk: Desk, { id, status }: HeatState, { point, step }: HoldPointState): void {
  const poured = status === 'melted' || status === 'cast';
  const early = step === 'release' ? !poured : status === 'planned' && AFTER_CHARGING.includes(step);
  if (!early) return;
  throw new ConflictError(`heat ${id} is ${status}: there is nothing to look at for point "${point}" yet`, {
    path: `${desk.path}point`,
    value: status,
    allowed: step === 'release' ? 'a heat that was poured' : 'a heat that was charged',
    cure: 'check the number of the heat, or stamp it when the heat is that far',
  });
}

const AFTER_CHARGING: readonly PointStep[] = ['power-on', 'addition', 'pour', 'cast'];
