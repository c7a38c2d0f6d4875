import { cureBy, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { percent, shortPercent } from '../../../../foundation/quantity/format.ts';
import type { Desk } from '../../rules/desk.ts';
import type { HeatState } from '../../state.ts';

type Below = NonNullable<HeatState['below']>;

/** How far a plan below what was asked comes: "69.4 % of heats pass, 95 % asked (Bi at most 0.3 ppm decides)". */
export const belowWords = ({
  asked,
  reached,
  decides,
}: Pick<Below, 'asked' | 'reached' | 'decides'>): string =>
  `${percent(reached)} of heats pass, ${shortPercent(asked, 6)} asked${decides ? ` (${decides} decides)` : ''}`;

/** Throws InputError for a plan that is told to be below what was asked, and is not, or without a reason. */
export function checkBelow(
  desk: Desk,
  { asked, reached, atLeast, reason }: Pick<Below, 'asked' | 'reached' | 'atLeast' | 'reason'>,
): void {
  const path = `${desk.path}below`;
  const isShare = [asked, reached, atLeast].every((share) => share >= 0 && share <= 1);
  if (!isShare || atLeast >= asked)
    throw new InputError('a plan that reaches what was asked needs no acceptance', {
      path: `${path}.atLeast`,
      value: atLeast,
      allowed: `shares from 0 to 1, the lower limit below ${asked}`,
      cure: 'leave the acceptance out',
    });
  checkReason(reason, `${path}.reason`);
}

/** Throws InputError for an acceptance without a reason. */
export function checkReason(reason: string, path: string): void {
  if (reason.trim() !== '') return;
  throw new InputError('a plan below what was asked is accepted with a reason', {
    path,
    value: reason,
    allowed: 'words, such as "trial heat, measured before it is released"',
  });
}

/** H20: throws ForbiddenError for a heat that quality has not accepted yet. */
export function refuseUnaccepted(desk: Desk, { id, below }: HeatState): void {
  if (below?.accepted !== null) return;
  throw new ForbiddenError(
    `heat ${id} is not charged: ${belowWords(below)}, and quality has not accepted it`,
    {
      path: `${desk.path}heat`,
      value: id,
      allowed: 'a plan that reaches what was asked, or one that planner and quality accepted',
      ...cureBy('let quality accept it, or plan it again', 'heats/accept-plan', { heat: id, reason: null }),
    },
  );
}
