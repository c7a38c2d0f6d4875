import {
  CLEARING_DECISIONS,
  POINT_STEPS,
  type PointDecision,
  type PointStep,
  STAMPED_BY,
} from '../../../metal/alloy/words.ts';
import type { Act, Role, StampingRole } from '../../../metal/plant/person.ts';
import type { HeatState, HoldPointState } from '../state.ts';

/** What each decision at a point is in the words of the roles. */
export const POINT_ACTS: Readonly<Record<PointDecision, Act>> = {
  called: 'record heat',
  absent: 'record heat',
  accepted: 'stamp hold point',
  rejected: 'stamp hold point',
  waived: 'waive hold point',
};

/** The last decision at a point; `open` before the first. */
export const standingOf = ({ stamps }: Pick<HoldPointState, 'stamps'>): PointDecision | 'open' =>
  stamps.at(-1)?.decision ?? 'open';

/** True once work may go on after a point. */
export const isCleared = (point: Pick<HoldPointState, 'stamps'>): boolean =>
  CLEARING_DECISIONS.some((one) => one === standingOf(point));

/** Roles that stamp a point of that role. */
export const stampersOf = (role: StampingRole): readonly Role[] => STAMPED_BY[role];

/** Points that keep a heat from a step, in the order of the steps: those before it, and before the steps on the way to it. */
export const openPoints = (
  { holdPoints = [], charges }: Pick<HeatState, 'holdPoints' | 'charges'>,
  step: PointStep,
): readonly HoldPointState[] => {
  // a point before additions keeps nothing where nothing was added
  const added = step === 'addition' || charges.some(({ addition }) => addition !== null);
  return POINT_STEPS.slice(0, POINT_STEPS.indexOf(step) + 1)
    .filter((one) => one !== 'addition' || added)
    .flatMap((one) => holdPoints.filter((point) => point.step === one && !isCleared(point)));
};
