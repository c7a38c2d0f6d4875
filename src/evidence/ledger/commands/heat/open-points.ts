import { type Cure, type Deed, ForbiddenError } from '../../../../foundation/errors.ts';
import type { PointDecision, PointStep } from '../../../../metal/alloy/words.ts';
import type { Desk } from '../../rules/desk.ts';
import type { HeatState, HoldPointState, MetalState } from '../../state.ts';
import { openPoints, stampersOf, standingOf } from '../../subjects/hold-points.ts';
import { refuseLeak } from './measure-leak.ts';

/** A point and how it stands: `hold point "pour" (mould dry and clean) is open`. */
export function pointWords(point: Pick<HoldPointState, 'point' | 'kind' | 'look' | 'stamps'>): string {
  const { kind, look, stamps } = point;
  const standing = standingOf(point);
  const how =
    standing === 'open'
      ? 'is open'
      : standing === 'called'
        ? 'is open; the inspector was called'
        : `was ${standing === 'absent' ? 'not attended' : standing}`;
  const remark = standing === 'rejected' ? stamps.at(-1)?.remark : null;
  return `${kind} point "${point.point}" (${look}) ${how}${remark ? `: ${remark}` : ''}`;
}

/** Why a heat is not released, certified or shipped: its points that are open or rejected. */
export const pointReasons = (heat: HeatState): readonly string[] =>
  openPoints(heat, 'release').map((point) => `${pointWords(point)} on heat ${heat.id}`);

/** How a point is cleared. */
function pointCure({ id }: HeatState, open: HoldPointState): Cure {
  const { point, role, kind, wait_min } = open;
  const standing = standingOf(open);
  const stamp = (...decisions: readonly PointDecision[]): readonly Deed[] =>
    decisions.map((decision) => ({ verb: 'heats/stamp-heat', order: { heat: id, point, decision } }));
  const who = stampersOf(role).join(' or ');
  const absent = `when nobody comes within ${wait_min} min, book that`;
  if (standing === 'rejected')
    return {
      cure: `put right what was found, then let ${who} stamp it again; quality may waive it with a reason`,
      does: stamp('accepted', 'waived'),
    };
  if (kind === 'hold')
    return {
      cure: `let ${who} stamp it; quality may waive it with a reason`,
      does: stamp('accepted', 'waived'),
    };
  return standing === 'called'
    ? { cure: `let ${who} stamp it; ${absent}`, does: stamp('accepted', 'absent') }
    : { cure: `call the inspector; ${absent}`, does: stamp('called', 'absent') };
}

/** How the first point that keeps a heat from its release is cleared; undefined where none does. */
export function pointsCure(heat: HeatState): Cure | undefined {
  const [point] = openPoints(heat, 'release');
  return point && pointCure(heat, point);
}

/** H16: throws ForbiddenError for a step of a heat that an open or rejected point stands before. */
export function refuseOpenPoints(
  desk: Desk,
  heat: HeatState,
  { step, act }: { readonly step: PointStep; readonly act: string },
): void {
  const [point] = openPoints(heat, step);
  if (!point) return;
  throw new ForbiddenError(`heat ${heat.id} is not ${act}: ${pointWords(point)}`, {
    path: `${desk.path}heat`,
    value: standingOf(point),
    where: `before ${point.step} of heat ${heat.id}`,
    allowed: 'a point that was accepted, or waived by quality',
    ...pointCure(heat, point),
  });
}

/**
 * The same of what shows that the metal of a heat was molten: samples, their analyses, the furnace log. Before the pour and after it alike: a
 * stamp that was taken back is put there again first.
 */
export function refuseBeforePowerOn(desk: Desk, state: MetalState, act: string): void {
  if (state.type !== 'heat') return;
  refuseLeak(desk, state, act);
  refuseOpenPoints(desk, state, { step: 'power-on', act });
}
