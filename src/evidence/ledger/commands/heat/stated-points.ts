import { ConflictError, InputError } from '../../../../foundation/errors.ts';
import type { PointStep } from '../../../../metal/alloy/words.ts';
import { mayDo, STAMPING_ROLES, type StampingRole } from '../../../../metal/plant/person.ts';
import type { Desk } from '../../rules/desk.ts';
import type { HeatState, HoldPointState } from '../../state.ts';
import { stampersOf } from '../../subjects/hold-points.ts';

/** A hold or witness point as a planner or quality states it. */
export type StatedPoint = Omit<HoldPointState, 'point' | 'stamps' | 'role'> & {
  /** Whose stamp it takes; absent = an inspector. */
  readonly role?: string;
};

/** Longest agreed time of a witness point: a week [min]. */
const LONGEST_WAIT_MIN = 7 * 24 * 60;

type Point = Omit<HoldPointState, 'stamps'>;

/**
 * H16: all points of a heat, those it has and those that are stated now, each with its name: the step, the second of a step
 * `pour-2`. One that is stated again in the same words is the same one. Throws InputError.
 */
export function statedPoints(
  desk: Desk,
  stated: readonly StatedPoint[],
  { before, path }: { readonly before: HeatState | undefined; readonly path: string },
): readonly Point[] {
  const points: Point[] = (before?.holdPoints ?? []).map(({ stamps: _stamps, ...point }) => point);
  for (const [i, one] of stated.entries()) {
    const point = checked(desk, one, `${path}[${i}]`);
    const same = points.find(({ step, look }) => step === point.step && look === point.look);
    if (same) refuseOther(same, point, `${path}[${i}]`);
    else {
      const at = points.filter(({ step }) => step === point.step).length;
      points.push({ point: at === 0 ? point.step : `${point.step}-${at + 1}`, ...point });
    }
  }
  return points;
}

/** H16: points that a planned heat gets later. Throws ConflictError for a step that is done. */
export function addedPoints(desk: Desk, heat: HeatState, stated: readonly StatedPoint[]): readonly Point[] {
  const path = `${desk.path}values.holdPoints`;
  const added = statedPoints(desk, stated, { before: heat, path }).slice(heat.holdPoints?.length ?? 0);
  if (added.length === 0)
    throw new ConflictError(`heat ${heat.id} has these points already`, {
      path,
      allowed: 'a point that the heat does not have yet',
    });
  for (const { step } of added) {
    if (!isStepDone(heat, step)) continue;
    throw new ConflictError(
      `heat ${heat.id} is ${heat.status}: nothing can be held before ${step} any more`,
      {
        path,
        value: step,
        allowed: 'a step that is still to come',
      },
    );
  }
  return added;
}

/** True for a step of a heat that is over: nothing can be held before it any more. */
export function isStepDone({ status, charges, samples, release }: HeatState, step: PointStep): boolean {
  const poured = status === 'melted' || status === 'cast' || status === 'cancelled';
  switch (step) {
    case 'charge':
      return charges.length > 0;
    case 'power-on':
      return poured || samples.length > 0 || charges.some(({ addition }) => addition !== null);
    case 'cast':
      return status === 'cast' || status === 'cancelled';
    case 'release':
      return status === 'cancelled' || release?.verdict === 'PASS';
    default:
      return poured;
  }
}

function checked(
  desk: Desk,
  { step, kind, look, role = 'inspector', wait_min }: StatedPoint,
  path: string,
): Omit<Point, 'point'> {
  if (look.trim() === '')
    throw new InputError(`the ${kind} point before ${step} does not say what is looked at`, {
      path: `${path}.look`,
      allowed: 'words, such as "mould dry and clean"',
    });
  const whole = wait_min !== undefined && Number.isInteger(wait_min) && wait_min >= 1;
  if (kind === 'witness' && !(whole && wait_min <= LONGEST_WAIT_MIN))
    throw new InputError(`the witness point before ${step} needs the time that the inspector has to come`, {
      path: `${path}.wait_min`,
      value: wait_min ?? null,
      unit: 'min',
      allowed: `whole minutes from 1 to ${LONGEST_WAIT_MIN}`,
    });
  if (kind === 'hold' && wait_min !== undefined)
    throw new InputError(`a hold point has no time after which work goes on`, {
      path: `${path}.wait_min`,
      value: wait_min,
      allowed: 'no time; or a witness point',
    });
  return {
    ...{ step, kind, look, role: stampingRole(desk, role, `${path}.role`) },
    ...(wait_min === undefined ? {} : { wait_min }),
  };
}

/** The role, which somebody of the plant must have: nobody else could ever stamp the point. */
function stampingRole(desk: Desk, named: string, path: string): StampingRole {
  const role = STAMPING_ROLES.find((one) => one === named);
  if (role === undefined)
    throw new InputError(`"${named}" is not a role that stamps a point`, {
      path,
      value: named,
      allowed: STAMPING_ROLES.join(', '),
    });
  const { persons } = desk.roster;
  const on = desk.at.slice(0, 10);
  const able = persons.some(
    (person) =>
      mayDo(person, 'stamp hold point', on) && person.roles.some((one) => stampersOf(role).includes(one)),
  );
  if (able || persons.length === 0) return role;
  throw new InputError(`nobody of this plant has the role ${stampersOf(role).join(' or ')}`, {
    path,
    value: role,
    allowed: 'a role that somebody of the plant has',
    cure: 'name another role, or admit a person with this one',
    does: [{ verb: 'persons/propose-person', order: { roles: role } }],
  });
}

function refuseOther(same: Point, point: Omit<Point, 'point'>, path: string): void {
  if (same.kind === point.kind && same.role === point.role && same.wait_min === point.wait_min) return;
  throw new InputError(`point "${same.point}" of the heat says the same, but otherwise`, {
    path,
    value: point.look,
    allowed: `the ${same.kind} point of the heat as it is (${same.role}), or other words`,
    cure: 'leave it out, or say what else is looked at; quality may waive a point',
  });
}
